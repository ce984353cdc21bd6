"""The addresses of the interface for programs."""

from dataclasses import replace
from datetime import date

import pytest
from tests.desk.publication.edition_content import CONTENT, COUNTS, NO_POINT, ORUM, SCREEN, large_content

from akkoord.desk.publication.folder import take_away, write_edition
from akkoord.engine.taxonomy import name_of_code

EDITION = "/api/v1/editions/textile/3"
LOCATIONS = f"{EDITION}/production-locations"
NAME = {"agreement": "textile", "number": 3, "dated": "2018-02-16"}
SCREEN_FIELDS = {
    "location_id": SCREEN.location_id,
    "os_id": "BD2019083XA3M0V",
    "name": "S.T. Screen Printing Ltd.",
    "local_name": SCREEN.local_name,
    "other_names": ["ST Print House"],
    "address": "Plot 12, Mirpur Road, Dhaka 1216",
    "town": "Dhaka",
    "region": "Dhaka Division",
    "country": {"name": "Bangladesh", "alpha_2": "BD", "alpha_3": "BGD", "numeric": "050"},
    "coordinates_precision": "site",
    "status": "active",
    "processing_type": ["printing on pieces", "making the product"],
    "process_codes": ["DF3", "S1"],
    "product_type": [name_of_code("PG02", language="en")],
    "product_codes": ["PG02"],
}
ORUM_FIELDS = {
    "location_id": ORUM.location_id,
    "os_id": None,
    "name": ORUM.name,
    "local_name": None,
    "other_names": [],
    "address": ORUM.address,
    "town": "Istanbul",
    "region": None,
    "country": {"name": "Türkiye", "alpha_2": "TR", "alpha_3": "TUR", "numeric": "792"},
    "coordinates_precision": "town",
    "status": "active",
    "processing_type": [],
    "process_codes": [],
    "product_type": [],
    "product_codes": [],
}


def every_page(site, address, **query):
    """All answers from `address` on, by following `next`."""
    answers = [site.get(address, query)]
    while following := answers[-1].json()["next"]:
        answers.append(site.get(following))
    return answers


def test_locations_finds_another_spelling(site, edition):
    assert site.get(LOCATIONS, {"q": "orum tekstil"}).json() == {
        "edition": NAME,
        "count": 1,
        "counts": {"countries": {"TR": 1}, "regions": {}, "processes": {}, "products": {}},
        "data": [ORUM_FIELDS | {"coordinates": {"lat": 41.01, "lng": 28.95}, "is_similar": False}],
        "next": None,
    }


def test_location_has_the_public_fields(site, edition):
    found = site.get(f"{LOCATIONS}/{SCREEN.location_id}").json()

    assert found == SCREEN_FIELDS | {"coordinates": {"lat": 23.811, "lng": 90.411}}


@pytest.mark.parametrize(
    ("address", "headers"),
    [(f"{LOCATIONS}.geojson", {}), (LOCATIONS, {"accept": "application/geo+json"})],
)
def test_locations_are_given_as_geojson(site, edition, address, headers):
    answer = site.get(address, {"size": "1"}, headers=headers)
    found = answer.json()

    assert answer["Content-Type"] == "application/geo+json"
    assert found.pop("next").startswith(f"http://testserver{address}?size=1&cursor=")
    assert found == {
        "type": "FeatureCollection",
        "edition": NAME,
        "numberMatched": 3,
        "numberReturned": 1,
        "features": [
            {
                "type": "Feature",
                "id": SCREEN.location_id,
                "geometry": {"type": "Point", "coordinates": [90.411, 23.811]},
                "properties": SCREEN_FIELDS,
            }
        ],
    }


def test_location_without_a_point_has_no_geometry(site, edition):
    address = f"{LOCATIONS}/{NO_POINT.location_id}"
    found = site.get(address, headers={"accept": "application/geo+json"}).json()

    assert found["geometry"] is None
    assert found["properties"]["coordinates_precision"] is None
    assert site.get(address).json()["coordinates"] is None


def test_pages_follow_one_another_and_hold_everything_once(site, editions_dir):
    content = large_content(23)
    write_edition(content, editions_dir / "textile" / "3")
    pages = every_page(site, LOCATIONS, size=5)

    assert [len(page.json()["data"]) for page in pages] == [5, 5, 5, 5, 3]
    assert {page.json()["count"] for page in pages} == {23}
    found = [row["location_id"] for page in pages for row in page.json()["data"]]
    assert found == [row.location_id for row in content.locations]


def test_next_page_stands_in_the_header_too(site, edition):
    first, second, last = every_page(site, LOCATIONS, size=1)

    assert f'<{first.json()["next"]}>; rel="next"' in first["Link"]
    assert 'rel="next"' in second["Link"]
    assert 'rel="next"' not in last["Link"]


def test_pages_keep_their_filters(site, editions_dir):
    write_edition(large_content(400), editions_dir / "textile" / "3")
    pages = every_page(site, LOCATIONS, q="dhaka", country="BD", size=5)

    rows = [row for page in pages for row in page.json()["data"]]
    assert len(rows) == pages[0].json()["count"] > 1
    assert {row["country"]["alpha_2"] for row in rows} == {"BD"}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"process": "DF3"}, [SCREEN.location_id]),
        ({"process": "S1", "product": "PG02", "country": "BD"}, [SCREEN.location_id]),
        ({"country": "BD", "region": "BD Dhaka Division"}, [SCREEN.location_id]),
        ({"region": "BD Dhaka Division"}, [SCREEN.location_id]),
        ({"country": "TR", "region": "BD Dhaka Division"}, []),
        ({"country": "TR", "process": "DF3"}, []),
        ({"country": "bd", "region": "BD Nowhere"}, []),
    ],
)
def test_locations_are_narrowed(site, edition, query, found):
    assert [row["location_id"] for row in site.get(LOCATIONS, query).json()["data"]] == found


def test_every_choice_says_how_many_it_would_leave(site, edition):
    assert site.get(LOCATIONS, {"country": "BD"}).json()["counts"] == {
        "countries": {"BD": 1, "TR": 1, "VN": 1},
        "regions": {"BD Dhaka Division": 1},
        "processes": {"DF3": 1, "S1": 1, "S2": 1},
        "products": {"PG02": 1},
    }


def test_cursor_of_another_edition_is_refused_and_says_where_it_goes_on(site, edition, editions_dir):
    cursor = site.get(LOCATIONS, {"size": "1"}).json()["next"].rsplit("=", 1)[1]
    write_edition(replace(CONTENT, number=4, correction="again"), editions_dir / "textile" / "4")
    answer = site.get("/api/v1/editions/textile/4/production-locations", {"cursor": cursor})

    assert (answer.status_code, answer["Content-Type"]) == (409, "application/problem+json")
    assert answer.json() == {
        "type": "http://localhost:8001/en/api/#cursor-of-another-edition",
        "title": "This cursor belongs to another edition",
        "status": 409,
        "detail": f"It goes on in edition 3 of textile: {LOCATIONS}. "
        "For this edition begin again without it.",
    }


@pytest.mark.parametrize("other", [{"country": "BD"}, {"q": "screen"}, {"process": "DF3"}])
def test_cursor_of_another_question_is_refused(site, edition, other):
    cursor = site.get(LOCATIONS, {"size": "1"}).json()["next"].rsplit("=", 1)[1]
    answer = site.get(LOCATIONS, other | {"cursor": cursor})

    assert (answer.status_code, answer.json()["type"].rsplit("#")[1]) == (409, "cursor-of-another-question")


@pytest.mark.parametrize(
    "address", ["production-locations?q=screen&size=2", f"production-locations/{SCREEN.location_id}"]
)
def test_address_without_an_edition_leads_to_the_newest(site, edition, address):
    answer = site.get(f"/api/v1/{address}")

    assert (answer.status_code, answer["Location"]) == (307, f"http://testserver{EDITION}/{address}")
    assert answer["Cache-Control"] == "private, no-cache"


def test_merged_identifier_leads_to_its_successor(site, edition):
    answer = site.get(f"{LOCATIONS}/BD0000000XX")

    assert (answer.status_code, answer["Location"]) == (
        308,
        f"http://testserver{LOCATIONS}/{SCREEN.location_id}",
    )


def test_editions_lists_files_with_checksums(site, edition):
    (found,) = site.get("/api/v1/editions").json()["data"]

    assert (found["number"], found["dated"], found["locations"]) == (3, "2018-02-16", 3)
    assert "locations.csv" in [file["name"] for file in found["files"]]
    assert {len(file["sha256"]) for file in found["files"]} == {64}
    assert all(file["url"].startswith("http://testserver/editions/textile/3/") for file in found["files"])
    assert site.get(found["url"]).json() == found
    assert site.get(found["locations_url"]).json()["count"] == 3
    assert b"BEGIN SSH SIGNATURE" in site.get(found["signature_url"]).content
    assert b"ssh-ed25519" in site.get(found["keys_url"]).content
    assert found["files"][-1]["name"] == "SHA256SUMS"


def test_withdrawn_edition_is_gone_with_its_day_and_reason(site, edition, editions_dir):
    take_away(editions_dir / "textile" / "3", reason="A home stood on it.", on=date(2018, 3, 1))
    (editions_dir / "textile" / "withdrawn-2.json").write_text("{")

    assert site.get("/api/v1/editions").json() == {
        "data": [],
        "withdrawn": [
            {
                "agreement": "textile",
                "number": 3,
                "withdrawn_on": "2018-03-01",
                "reason": "A home stood on it.",
            }
        ],
    }
    for address in (EDITION, f"{EDITION}/countries", LOCATIONS, f"{LOCATIONS}/{SCREEN.location_id}"):
        answer = site.get(address)
        assert (answer.status_code, answer["Content-Type"]) == (410, "application/problem+json")
        assert answer.json() | {"type": ""} == {
            "type": "",
            "title": "This edition was withdrawn",
            "status": 410,
            "detail": "A home stood on it.",
            "withdrawn_on": "2018-03-01",
        }
    assert site.get("/api/v1/editions/textile/2").status_code == 404


def test_countries_are_counted(site, edition):
    found = site.get(f"{EDITION}/countries").json()

    assert found["edition"] == NAME
    assert [(each["country"]["alpha_2"], each["locations"]) for each in found["data"]] == [
        ("BD", 1),
        ("TR", 1),
        ("VN", 1),
    ]


def test_edition_of_counts_gives_no_location(site, editions_dir):
    write_edition(COUNTS, editions_dir / "textile" / "3")

    assert site.get(EDITION).json()["locations_url"] is None
    assert [each["locations"] for each in site.get(f"{EDITION}/countries").json()["data"]] == [12, None]
    for address in (LOCATIONS, f"{LOCATIONS}.geojson", f"{LOCATIONS}/{SCREEN.location_id}"):
        assert site.get(address).status_code == 404
    assert site.get("/api/v1/production-locations").status_code == 404


def test_edition_that_is_not_whole_is_not_answered_from(site, edition, editions_dir):
    folder = editions_dir / "textile" / "4"
    write_edition(replace(CONTENT, number=4), folder)
    (folder / "locations.csv").write_text("tampered")

    assert site.get("/api/v1/editions/textile/4").status_code == 404
    assert site.get("/api/v1/editions/textile/4/production-locations").status_code == 404


def test_nothing_published_is_no_list(site):
    assert site.get("/api/v1/production-locations").status_code == 404
    assert site.get("/api/v1/editions").json() == {"data": [], "withdrawn": []}
    assert site.get("/api/v1/participants").json() == {"data": []}


def test_participants_are_given_by_name(site, edition):
    answer = site.get("/api/v1/participants").json()["data"]

    assert [each["name"] for each in answer] == ["Brand One", "Union of Weavers"]
    assert answer[0] == {
        "name": "Brand One",
        "role": "participating company",
        "group": "company",
        "since": "2016-07-04",
        "brands": ["Bloem", "Zon & Zee"],
        "statement": "https://www.example.com/chain",
    }


def test_every_fault_of_the_parameters_is_named_at_once(site, edition):
    answer = site.get(LOCATIONS + "?company=7&size=0&country=BD&country=TR")
    errors = {each["name"]: each["code"] for each in answer.json()["errors"]}

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert errors == {"company": "unknown", "size": "greater_than_equal", "country": "repeated"}


@pytest.mark.parametrize(
    "query",
    [
        {"size": "501"},
        {"size": "x"},
        {"country": "Bangladesh"},
        {"q": "x" * 201},
        {"cursor": "x"},
        {"page": "2"},
        {"region": "Dhaka Division"},
    ],
)
def test_parameter_that_cannot_be_used_is_refused(site, edition, query):
    for address in (LOCATIONS, f"{LOCATIONS}.geojson", "/api/v1/production-locations"):
        answer = site.get(address, query)

        assert answer.status_code == 400
        assert [each["name"] for each in answer.json()["errors"]] == list(query)


@pytest.mark.parametrize(
    "address", ["/api/v1/editions", EDITION, f"{EDITION}/countries", "/api/v1/participants"]
)
def test_what_takes_no_parameter_refuses_every_one(site, edition, address):
    assert site.get(address, {"q": "x"}).status_code == 400
