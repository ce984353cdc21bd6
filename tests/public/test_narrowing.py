"""Narrowing hits, and what each choice would leave."""

from dataclasses import replace

import pytest
from tests.desk.publication.edition_content import CONTENT, NO_POINT, ORUM, SCREEN

from akkoord.desk.publication.folder import write_edition
from akkoord.engine.disclosure.edition_folder import SEARCH_INDEX
from akkoord.public.narrowing import Choice, Counts
from akkoord.public.search import SearchIndex

ROWS = (
    replace(SCREEN, processes=("S1",), products=()),
    replace(ORUM, region="Marmara", processes=("MK1", "MK2")),
    replace(NO_POINT, country="TR", location_id="TR5T6W7RY2C", region="Marmara", processes=("MK1",)),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    folder = tmp_path_factory.mktemp("index") / "3"
    write_edition(replace(CONTENT, locations=ROWS), folder)
    return SearchIndex(folder / SEARCH_INDEX)


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (Choice(), {0, 1, 2}),
        (Choice(country="TR"), {1, 2}),
        (Choice("TR", "Marmara"), {1, 2}),
        (Choice("BD", "Marmara"), set()),
        (Choice(process="S1"), {0, 1, 2}),
        (Choice(process="MK2"), {1}),
        (Choice(country="TR", process="MK1", product="zz"), set()),
        (Choice(country="XX"), set()),
    ],
)
def test_only_what_was_chosen_is_found(index, choice, expected):
    found = index.search("", choice=choice)

    assert {hit.location for hit in found.hits} == {ROWS[at] for at in expected}
    assert found.total == len(expected)


def test_counts_tell_what_another_choice_of_the_kind_would_leave(index):
    assert index.search("", choice=Choice("TR", "Marmara", process="MK2")).counts == Counts(
        countries={"TR": 1}, regions={"Marmara": 1}, processes={"MK1": 2, "MK2": 1, "S1": 2}, products={}
    )


def test_every_count_is_that_of_rows_that_everybody_can_count(index):
    counts = index.search("").counts

    assert counts == Counts(
        countries={"TR": 2, "BD": 1}, regions={}, processes={"S1": 3, "MK1": 2, "MK2": 1}, products={}
    )
