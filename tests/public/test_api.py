"""The read-only JSON interface."""

from dataclasses import asdict

import pytest
from tests.desk.publication.edition_content import ORUM, SCREEN

from akkoord.engine.disclosure import PublicLocation


def shown(row: PublicLocation):
    return asdict(row) | {
        "other_names": list(row.other_names),
        "processes": list(row.processes),
        "products": list(row.products),
    }


def test_locations_finds_another_spelling(site, edition):
    answer = site.get("/api/v1/locations", {"q": "orum tekstil"})

    assert answer.json() == {
        "edition": 3,
        "total": 1,
        "page": 1,
        "page_size": 50,
        "countries": {"TR": 1},
        "locations": [shown(ORUM) | {"is_similar": False}],
    }


def test_location_has_the_public_fields(site, edition):
    assert site.get(f"/api/v1/locations/{SCREEN.location_id}").json() == shown(SCREEN)


def test_merged_identifier_leads_to_its_successor(site, edition):
    answer = site.get("/api/v1/locations/BD0000000XX")

    assert (answer.status_code, answer["Location"]) == (301, f"/api/v1/locations/{SCREEN.location_id}")


def test_editions_lists_files_with_checksums(site, edition):
    (found,) = site.get("/api/v1/editions").json()

    assert (found["number"], found["dated"], found["locations"]) == (3, "2018-02-16", 3)
    assert [file["name"] for file in found["files"]] == [
        "locations.csv",
        "locations.geojson",
        "locations.parquet",
        "locations.pmtiles",
        "locations.sqlite",
        "cells.csv",
        "countries.csv",
        "datapackage.json",
        "redirects.csv",
        "SHA256SUMS",
    ]
    assert {len(file["sha256"]) for file in found["files"]} == {64}
    assert found["files"][0]["url"].startswith("http://testserver/editions/textile/3/")


@pytest.mark.parametrize("path", ["/api/v1/locations/XX", "/api/v1/locations/BD9999999ZZ"])
def test_what_is_not_here_answers_alike(site, edition, path):
    answer = site.get(path)

    assert (answer.status_code, answer.json()) == (404, {"detail": "not on this list"})


def test_nothing_published_is_no_list(site):
    assert site.get("/api/v1/locations").status_code == 404
    assert site.get("/api/v1/editions").json() == []


@pytest.mark.parametrize(
    "query", [{"page": "0"}, {"page_size": "1000"}, {"country": "Bangladesh"}, {"q": "x" * 500}]
)
def test_wrong_parameters_are_refused(site, edition, query):
    assert site.get("/api/v1/locations", query).status_code == 422


def test_interface_describes_itself(site, edition):
    description = site.get("/api/v1/openapi.json").json()

    assert set(description["paths"]) == {
        "/api/v1/locations",
        "/api/v1/locations/{location_id}",
        "/api/v1/editions",
        "/api/v1/participants",
    }
    assert all(set(methods) == {"get"} for methods in description["paths"].values())


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_interface_is_read_only(site, edition, method):
    assert getattr(site, method)("/api/v1/locations").status_code == 405


def test_participants_are_given_by_name(site, edition):
    answer = site.get("/api/v1/participants").json()

    assert [each["name"] for each in answer] == ["Brand One", "Union of Weavers"]
    assert answer[0] == {
        "name": "Brand One",
        "role": "participating company",
        "group": "company",
        "since": "2016-07-04",
        "brands": ["Bloem", "Zon & Zee"],
        "statement": "https://www.example.com/chain",
    }
