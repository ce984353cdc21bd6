"""The year after: what is kept, retold, gone and new, and that it is always the same."""

from pathlib import Path

import pytest

from akkoord.engine.intake import read_list
from akkoord.engine.sample import next_year


@pytest.fixture(scope="module")
def year_after(small_sample):
    return next_year(small_sample)


def sites(entry):
    return {placed.mention.location_id for placed in entry.placed}


def test_next_year_of_a_sample_is_always_the_same(small_sample, year_after):
    assert next_year(small_sample) == year_after
    assert year_after.cycle.year == small_sample.year.cycles[0].year + 1


def test_everybody_hands_in_again_under_the_name_of_the_new_year(small_sample, year_after):
    before = [each for each in small_sample.year.cycles[0].submissions if each.file]
    assert [each.organisation for each in year_after.cycle.submissions] == [
        each.organisation for each in before
    ]
    assert {each.state for each in year_after.cycle.submissions} == {"accepted"}
    assert not {each.path for each in year_after.lists} & {each.path for each in small_sample.lists}


def test_most_sites_are_there_again_some_are_gone_some_new(small_sample, year_after):
    pairs = list(zip(small_sample.lists, year_after.lists, strict=True))
    before = sum(len(sites(old)) for old, _ in pairs)
    again = sum(len(sites(old) & sites(new)) for old, new in pairs)
    new = sum(len(sites(new) - sites(old)) for old, new in pairs)
    assert 0.8 < again / before < 0.9
    assert 0.1 < new / before < 0.25
    known = {place.location_id for place in small_sample.locations}
    assert any(sites(new) - known for _, new in pairs)


def test_most_rows_are_word_for_word_the_same(small_sample, year_after):
    for old, new in zip(small_sample.lists, year_after.lists, strict=True):
        before = {id(placed.mention) for placed in old.placed}
        same = sum(id(placed.mention) in before for placed in new.placed)
        assert same >= len(old.placed) / 2


def test_lists_of_the_next_year_are_read(year_after):
    for entry in year_after.lists:
        result = read_list(entry.content, filename=Path(entry.path).name)
        assert (result.is_acceptable, result.rows.num_rows) == (True, len(entry.placed)), entry.path
