"""Finding locations in whatever spelling."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.desk.publication.edition_content import CONTENT, ORUM, SCREEN, large_content

from akkoord.desk.publication.folder.search_index import write_search_index
from akkoord.public.search import LONGEST_QUERY, Answer, Hit, SearchIndex, what_is_asked


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    """The two known locations among a thousand others."""
    rows = [*large_content(1000).locations, *CONTENT.locations]
    rows.sort(key=lambda row: (row.country, row.town, row.name, row.location_id))
    path = tmp_path_factory.mktemp("index") / "locations.sqlite"
    write_search_index(path, replace(CONTENT, locations=tuple(rows)))
    return SearchIndex(path)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("S.T. Screen", SCREEN),
        ("ST Screen", SCREEN),
        ("s t screen", SCREEN),
        ("STScreen", SCREEN),
        ("screen st printing", SCREEN),
        ("ST Screen Printing Limited", SCREEN),
        ("st screan prnting", SCREEN),
        ("ST Print House", SCREEN),
        ("এস টি স্ক্রিন", SCREEN),
        ("st screen mirpur", SCREEN),
        ("bd2019083xa3m0v", SCREEN),
        ("BD7K2M9PQ4A", SCREEN),
        ("bd 7k2m 9pq4-a", SCREEN),
        ("BD0000000XX", SCREEN),
        ("orum tekstil", ORUM),
        ("ÖRÜM TEKSTİL", ORUM),
        ("örüm tekstil san. ve tic. ltd. şti.", ORUM),
        ("orumtekstil", ORUM),
        ("oerum textil", ORUM),
        ("tekstil orum istanbul", ORUM),
        ("orum turkey", ORUM),
        ("orum turkiye", ORUM),
    ],
)
def test_search_finds_the_location_first(index, text, expected):
    assert index.search(text).hits[0].location == expected


@pytest.mark.parametrize(
    "text", ["zzzz", "Ltd", '"', "*", "' OR 1=1 --", "NEAR(", "a" * 500, "\ud83d\ude00", "()"]
)
def test_search_answers_nonsense_quietly(index, text):
    assert isinstance(index.search(text), Answer)


def test_what_is_asked_stays_short_when_characters_stand_for_many():
    assert len(what_is_asked("\ufdfa" * 200)) == LONGEST_QUERY
    assert what_is_asked(" \ud800S.T.\0Screen ") == "S.T. Screen"


@given(st.text(max_size=60))
def test_search_never_fails(text):
    assert isinstance(_small().search(text), Answer)


def test_search_counts_countries_without_the_filter(index):
    everywhere = index.search("star knit")
    in_turkey = index.search("star knit", country="TR")

    assert in_turkey.countries == everywhere.countries
    assert in_turkey.total == everywhere.countries["TR"]
    assert {hit.location.country for hit in in_turkey.hits} == {"TR"}


def test_search_without_text_walks_the_list_in_its_order(index):
    first, second = index.search("", size=10), index.search("", first=10, size=10)

    assert first.total == 1003
    assert len({hit.location.location_id for hit in (*first.hits, *second.hits)}) == 20
    assert index.search("", country="VN").total == first.countries["VN"]
    assert index.search("", country="XX").total == 0


def test_search_says_what_is_only_similar(index):
    assert index.search("orum tekstyl").hits[0] == Hit(ORUM, is_similar=True)


def test_pages_of_a_search_hold_every_hit_once(index):
    pages = [index.search("knit", first=first, size=20) for first in range(0, 200, 20)]
    seen = [hit.location.location_id for page in pages for hit in page.hits]

    assert len(seen) == len(set(seen)) == min(200, pages[0].total)


def test_successor_of_a_merged_identifier(index):
    assert index.successor("BD0000000XX") == SCREEN.location_id
    assert index.successor("BD1111111XX") is None


_MADE: dict[str, SearchIndex] = {}


def _small() -> SearchIndex:
    import tempfile  # noqa: PLC0415 - only for the property test
    from pathlib import Path  # noqa: PLC0415 - only for the property test

    if "index" not in _MADE:
        path = Path(tempfile.mkdtemp()) / "locations.sqlite"
        write_search_index(path, CONTENT)
        _MADE["index"] = SearchIndex(path)
    return _MADE["index"]
