"""The description of the interface: what it says is so, whatever somebody asks."""

import os
import re
from datetime import date

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from tests.desk.publication.edition_content import SCREEN
from tests.engine.disclosure.told import STORY_OF_RIMA

from akkoord.desk.publication.folder import take_away
from akkoord.public.api import problems

MANY = int(os.environ.get("AKKOORD_TEST_REQUESTS", "20"))
"""Requests of each kind to each address; a long run asks for more, and for others each time."""
EDITION = "/editions/{agreement}/{number}"
AS_IT_IS = {"Accept-Encoding": "identity"}
"""What reads the answers does not unpack them."""
PATHS = [
    "/editions",
    EDITION,
    f"{EDITION}/countries",
    f"{EDITION}/production-locations",
    f"{EDITION}/production-locations.geojson",
    f"{EDITION}/production-locations/{{location_id}}",
    "/production-locations",
    "/production-locations.geojson",
    "/production-locations/{location_id}",
    "/participants",
    "/stories",
    "/stories/{code}",
]


@pytest.fixture
def described(site, edition, settings):
    """The description as it is served, with the application behind it."""
    settings.API_REQUESTS_PER_MINUTE = 0
    settings.ALLOWED_HOSTS = ["localhost"]
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())


def often(test):
    """Run the test with many requests."""
    is_short = "AKKOORD_TEST_REQUESTS" not in os.environ
    bounds = {"max_examples": MANY, "deadline": None, "derandomize": is_short, "database": None}
    return settings(**bounds, suppress_health_check=list(HealthCheck), phases=[Phase.generate])(test)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.parametrize("path", PATHS)
def test_whatever_is_asked_the_answer_is_as_described(described, path, mode):
    operation = described[path]["GET"]
    if mode is GenerationMode.NEGATIVE and not len(operation.query):
        pytest.skip("nothing can be asked wrongly")

    @often
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case):
        case.call_and_validate(headers=AS_IT_IS)

    ask()


@pytest.mark.parametrize("path", PATHS)
def test_real_things_are_asked_for_too(described, path):
    """What stands in the edition, with every parameter that goes with it."""
    parts = {
        "agreement": "textile",
        "number": 3,
        "location_id": SCREEN.location_id,
        "code": STORY_OF_RIMA.code,
    }
    parts = {name: value for name, value in parts.items() if f"{{{name}}}" in path}
    operation = described[path]["GET"]
    queries = st.fixed_dictionaries(
        {},
        optional={
            "q": st.text(max_size=200),
            "country": st.sampled_from(["", "BD", "tr", "XX"]),
            "process": st.sampled_from(["", "DF3", "S1", "X9"]),
            "product": st.sampled_from(["", "PG02", "X9"]),
            "region": st.sampled_from(["", "BD Dhaka Division", "TR é\0 %"]),
            "cursor": st.sampled_from(["", "_aqqaOZpn0SxP0cmfRVzbVHv8Td"]),
            "size": st.integers(1, 500),
        },
    )

    @often
    @given(query=queries)
    def ask(query):
        case = operation.Case(path_parameters=parts, query=query if len(operation.query) else {})
        case.call_and_validate(headers=AS_IT_IS)

    ask()


@pytest.mark.parametrize("path", [path for path in PATHS if EDITION in path])
def test_a_withdrawn_edition_is_answered_as_described(described, editions_dir, path):
    take_away(editions_dir / "textile" / "2", reason="A home stood on it.", on=date(2018, 3, 1))
    parts = {"agreement": "textile", "number": 2, "location_id": SCREEN.location_id}
    case = described[path]["GET"].Case(
        path_parameters={name: value for name, value in parts.items() if f"{{{name}}}" in path}
    )

    assert case.call_and_validate(headers=AS_IT_IS).status_code == 410


@pytest.fixture
def document(site, edition):
    return site.get("/api/v1/openapi.json").json()


def operations(document):
    return [operation for methods in document["paths"].values() for operation in methods.values()]


def test_description_names_every_address(document):
    assert document["openapi"] == "3.1.0"
    assert document["servers"] == [{"url": "/api/v1"}]
    assert set(document["paths"]) == set(PATHS)
    assert {method for methods in document["paths"].values() for method in methods} == {"get"}


def test_description_keeps_the_dutch_design_rules(document):
    """What the linter of those rules looks at."""
    assert re.fullmatch(r"\d+\.\d+\.\d+", document["info"]["version"])
    assert set(document["info"]["contact"]) == {"name", "email", "url"}
    assert not any(path.endswith("/") for path in document["paths"])
    segments = {part for path in document["paths"] for part in path.split("/") if not part.startswith("{")}
    assert all(re.fullmatch(r"[a-z0-9.-]*", part) for part in segments)
    names = [operation["operationId"] for operation in operations(document)]
    assert len(names) == len(set(names))
    for operation in operations(document):
        query = [each["name"] for each in operation["parameters"] if each["in"] == "query"]
        assert all(re.fullmatch(r"[a-z][a-zA-Z0-9]*", name) for name in query)
        for status, answer in operation["responses"].items():
            assert "API-Version" in answer["headers"]
            if status >= "400":
                assert set(answer["content"]) == {"application/problem+json"}


def test_every_problem_is_described_and_explained(site, document):
    page = site.get("/en/api/").content.decode()

    assert {status for each in operations(document) for status in each["responses"] if status >= "400"} == {
        str(kind.status) for kind in problems.KINDS
    }
    assert all(f'id="{kind.code}"' in page for kind in problems.KINDS)


def test_every_shape_says_all_that_it_can_hold(document):
    for name, shape in document["components"]["schemas"].items():
        if shape["type"] == "object":
            assert shape.get("additionalProperties") is False, name


@pytest.mark.parametrize("language", ["en", "nl", "de", "fr"])
def test_page_of_the_interface_shows_every_address(site, edition, language):
    page = site.get(f"/{language}/api/").content.decode()

    assert "/api/v1/editions/{agreement}/{number}/production-locations/{location_id}" in page
    assert "coordinates.lat" in page
    assert "&quot;full_list&quot;" in page
    assert 'lang="en">' in page
    assert len(page) < 100_000
