"""The catalogue of figures, and numbers that were entered by hand."""

import pytest

from akkoord.desk.progress.rules import LANGUAGES, PartsTooLarge, catalogue, hidden_by_hand

DEFINITIONS = {
    "companies": "11e0d82d",
    "brands": "14fcb942",
    "market_share": "f191d973",
    "locations": "e4d020ff",
    "countries": "584c996a",
    "rows": "c885b149",
    "handed_in_locations": "b22ad1e1",
    "handed_in_self_evaluation": "ba8f7786",
    "handed_in_materials": "91fcdd46",
    "handed_in_plan": "73040ccb",
    "handed_in_progress": "f3b81150",
    "handed_in_statement": "5ed986e3",
    "questions": "40f03994",
    "talks": "ec857c25",
    "trainings": "452300fd",
    "attendance": "4e53fc99",
    "promises": "d5568a83",
    "company_promises": "7bb5830c",
    "decisions": "39d90852",
    "recommendations": "d96781ca",
    "stories": "49c00025",
}
"""Series → beginning of the hash of each version: what is counted changes with a new version only."""


def test_every_series_and_part_has_words_in_all_languages():
    for series in catalogue().series.values():
        for each in series.definitions:
            assert set(each.name) == set(each.means) == set(LANGUAGES), series.code
        assert [each.version for each in series.definitions] == list(range(1, len(series.definitions) + 1))
    assert all(set(words) == set(LANGUAGES) for words in catalogue().cells.values())


def test_definition_changes_only_with_a_new_version():
    found = {
        code: " ".join(each.hash[:8] for each in series.definitions)
        for code, series in catalogue().series.items()
    }
    assert found == DEFINITIONS


def test_parts_are_called_by_their_last_piece_and_countries_by_name():
    assert catalogue().words_of("handed_in.late")["nl"] == "te laat"
    assert catalogue().words_of("BD")["de"] == "Bangladesch"


def test_numbers_by_hand_hide_what_remains_when_it_is_small():
    assert hidden_by_hand({"": 65, "handed_in": 58}) == {}
    assert hidden_by_hand({"": 65, "handed_in": 62}).keys() == {"handed_in"}
    assert hidden_by_hand({"": 3}).keys() == {""}


def test_parts_by_hand_that_are_more_than_the_whole_are_refused():
    with pytest.raises(PartsTooLarge):
        hidden_by_hand({"": 65, "handed_in": 66})
