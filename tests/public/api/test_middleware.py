"""What all answers of the interface have in common."""

import pytest
from tests.desk.publication.edition_content import SCREEN

from akkoord.public.api import routes

EDITION = "/api/v1/editions/textile/3"
LOCATIONS = f"{EDITION}/production-locations"
LASTING = [
    EDITION,
    f"{EDITION}/countries",
    LOCATIONS,
    f"{LOCATIONS}.geojson",
    f"{LOCATIONS}/{SCREEN.location_id}",
]
PASSING = ["/api/v1/editions", "/api/v1/participants", "/api/v1/openapi.json"]
NOT_HERE = [
    "/api/v1/",
    "/api/v1/editions/",
    "/api/v1/nothing",
    "/api/v2/editions",
    "/api/v1/editions/textile/9",
    "/api/v1/editions/gold/3",
    "/api/v1/editions/TEXTILE/3",
    "/api/v1/editions/textile/0",
    f"{LOCATIONS}/XX",
    f"{LOCATIONS}/BD9999999ZZ",
    f"{LOCATIONS}/secret",
]


def told(answer):
    """Everything of an answer that may not differ."""
    return (
        answer.status_code,
        {name: value for name, value in answer.headers.items() if name != "RateLimit"},
        answer.content,
    )


@pytest.mark.parametrize("address", NOT_HERE)
def test_what_is_not_here_answers_alike(site, edition, address):
    answer = site.get(address)

    assert told(answer) == told(site.get("/api/v1/no-such-thing"))
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer.json()["title"] == "There is nothing here"


@pytest.mark.parametrize("address", [*LASTING, *PASSING, "/api/v1/production-locations", "/api/v1/nothing"])
def test_every_answer_names_version_limit_and_description(site, edition, address):
    answer = site.get(address)

    assert answer["API-Version"] == "1.2.0"
    assert answer["RateLimit-Policy"] == '"per-address";q=600;w=60'
    assert '</api/v1/openapi.json>; rel="service-desc"' in answer["Link"]
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert answer["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert "Accept-Language" not in answer["Vary"]
    assert not answer.cookies


@pytest.mark.parametrize("address", LASTING)
def test_answer_of_an_edition_is_kept_for_ever_and_asked_for_once(site, edition, address):
    answer = site.get(address)

    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    again = site.get(address, headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", answer["ETag"])
    assert site.get(address, headers={"if-none-match": '"other", *'}).status_code == 200
    assert site.get(address, headers={"if-none-match": "*"}).status_code == 304


@pytest.mark.parametrize("address", PASSING)
def test_answer_that_may_change_is_asked_for_again(site, edition, address):
    answer = site.get(address)

    assert answer["Cache-Control"] == "public, max-age=60"
    assert site.get(address, headers={"if-none-match": answer["ETag"]}).status_code == 304


def test_participants_are_given_anew_when_they_change(site, edition, editions_dir):
    tag = site.get("/api/v1/participants")["ETag"]
    path = editions_dir / "textile" / "participants.csv"
    path.write_text(path.read_text().replace("Brand One", "Brand Two"))

    assert site.get("/api/v1/participants", headers={"if-none-match": tag}).status_code == 200


def test_search_is_not_kept_by_others(site, edition):
    assert site.get(LOCATIONS, {"q": "screen"})["Cache-Control"].startswith("private")


def test_forms_have_names_of_their_own(site, edition):
    geojson = site.get(LOCATIONS, headers={"accept": "application/geo+json"})

    assert geojson["ETag"] != site.get(LOCATIONS)["ETag"]
    assert "Accept" in geojson["Vary"]


@pytest.mark.parametrize("address", [*LASTING, *PASSING])
def test_head_is_answered_like_get_without_the_content(site, edition, address):
    got, head = site.get(address), site.head(address)

    assert (head.status_code, head.content) == (200, b"")
    kept = {"ETag", "Cache-Control", "Content-Type", "Content-Length"}
    assert {name: head[name] for name in kept} == {name: got[name] for name in kept}


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
@pytest.mark.parametrize("address", [*LASTING, *PASSING])
def test_interface_is_read_only(site, edition, method, address):
    answer = getattr(site, method)(address)

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert answer.json()["type"] == "http://localhost:8001/en/api/#read-only"


@pytest.mark.parametrize("address", [*LASTING, "/editions/textile/3/locations.csv"])
def test_pages_of_others_may_ask(site, edition, address):
    answer = site.options(address, headers={"origin": "https://example.org"})

    assert (answer.status_code, answer.content) == (204, b"")
    assert answer["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in answer["Access-Control-Allow-Headers"]
    assert answer["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("address", "accept"),
    [(EDITION, "text/html"), (EDITION, "application/geo+json"), (f"{LOCATIONS}.geojson", "application/json")],
)
def test_form_that_does_not_exist_is_refused(site, edition, address, accept):
    answer = site.get(address, headers={"accept": accept})

    assert (answer.status_code, answer["Content-Type"]) == (406, "application/problem+json")


def test_browser_is_answered(site, edition):
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    assert site.get(LOCATIONS, headers={"accept": accept})["Content-Type"] == "application/json"


def test_request_for_another_site_is_refused(site, edition):
    answer = site.get("/api/v1/editions", headers={"host": "elsewhere.example"})

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert b"elsewhere" not in answer.content


def test_fault_is_told_without_its_reason(site, edition, monkeypatch):
    def broken(*_: object) -> None:
        raise RuntimeError("very private words")

    monkeypatch.setattr(routes, "open_index", broken)
    answer = site.get(LOCATIONS, {"q": "private"})

    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert answer.has_header("X-Request-Number")
    assert b"private" not in answer.content


@pytest.mark.parametrize(("accept", "page"), [("nl", "/nl/api/"), ("en", "/en/api/")])
def test_people_who_look_for_the_interface_find_its_page(site, edition, accept, page):
    answer = site.get("/api/", headers={"accept-language": accept})

    assert (answer.status_code, answer["Location"]) == (302, page)
