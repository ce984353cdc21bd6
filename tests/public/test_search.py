"""Finding locations in whatever spelling."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.desk.publication.edition_content import CONTENT, ORUM, SCREEN, large_content

from akkoord.desk.publication.folder import write_edition
from akkoord.engine.disclosure.edition_folder import SEARCH_INDEX
from akkoord.public.narrowing import Choice
from akkoord.public.search import LONGEST_QUERY, Answer, Hit, SearchIndex, what_is_asked


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    """The two known locations among a thousand others."""
    rows = [*large_content(1000).locations, *CONTENT.locations]
    rows.sort(key=lambda row: (row.country, row.town, row.name, row.location_id))
    return _index_of(tmp_path_factory.mktemp("index") / "3", replace(CONTENT, locations=tuple(rows)))


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
@settings(deadline=None)
def test_search_never_fails(text):
    assert isinstance(_small().search(text), Answer)


def test_search_counts_countries_without_the_filter(index):
    everywhere = index.search("star knit")
    in_turkey = index.search("star knit", choice=Choice("TR"))

    assert in_turkey.countries == everywhere.countries
    assert in_turkey.total == everywhere.countries["TR"]
    assert {hit.location.country for hit in in_turkey.hits} == {"TR"}


def test_search_without_text_walks_the_list_in_its_order(index):
    first, second = index.search("", size=10), index.search("", first=10, size=10)

    assert first.total == 1003
    assert len({hit.location.location_id for hit in (*first.hits, *second.hits)}) == 20
    assert index.search("", choice=Choice("VN")).total == first.countries["VN"]
    assert index.search("", choice=Choice("XX")).total == 0


def test_search_says_what_is_only_similar(index):
    assert index.search("orum tekstyl").hits[0] == Hit(ORUM, is_similar=True)


def test_search_tells_the_name_by_which_it_found(index):
    assert index.search("print house").hits[0] == Hit(SCREEN, is_similar=False, other_name="ST Print House")


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("orum tekstyl", "orum tekstil"),
        ("orum tekstil", ""),
        ("zzzzzz", ""),
        ("screan mirpor", "screen mirpur"),
    ],
)
def test_search_tells_what_may_have_been_meant(index, text, guess):
    assert index.search(text).guess == guess


@pytest.mark.parametrize(
    "text", ["o", "or", "oru", "orum", "orum t", "orum tek", "orum tekstil", "orum tekstil b"]
)
def test_search_finds_while_somebody_types(text):
    assert _small().search(text).hits[0].location == ORUM


def test_search_narrows_by_region_of_a_country(index):
    everywhere = index.search("screen")
    in_country = index.search("screen", choice=Choice("BD"))
    in_region = index.search("screen", choice=Choice("BD", "Dhaka Division"))

    assert everywhere.counts.regions == {}
    assert in_country.counts.regions == {"Dhaka Division": in_region.total}
    assert 0 < in_region.total <= in_country.total < everywhere.total
    assert index.search("screen", choice=Choice(region="Dhaka Division")).total == 0
    assert index.search("screen", choice=Choice("BD", "nowhere")).total == 0


def test_an_edition_of_an_earlier_release_is_searched_too(tmp_path, caplog):
    write_edition(CONTENT, tmp_path / "3")
    (tmp_path / "3" / SEARCH_INDEX).unlink()

    index = SearchIndex(tmp_path / "3" / SEARCH_INDEX)

    assert index.search("orum tekstyl").hits[0].location == ORUM
    assert index.search("BD0000000XX").hits[0].location == SCREEN
    assert [record.msg for record in caplog.records] == ["index made"]


def test_pages_of_a_search_hold_every_hit_once(index):
    pages = [index.search("knit", first=first, size=20) for first in range(0, 200, 20)]
    seen = [hit.location.location_id for page in pages for hit in page.hits]

    assert len(seen) == len(set(seen)) == min(200, pages[0].total)


def test_successor_of_a_merged_identifier(index):
    assert index.successor("BD0000000XX") == SCREEN.location_id
    assert index.successor("BD1111111XX") is None


_MADE: dict[str, SearchIndex] = {}


def _small() -> SearchIndex:
    if "index" not in _MADE:
        _MADE["index"] = _index_of(Path(tempfile.mkdtemp()) / "3", CONTENT)
    return _MADE["index"]


def _index_of(folder, content):
    write_edition(content, folder)
    return SearchIndex(folder / SEARCH_INDEX)
