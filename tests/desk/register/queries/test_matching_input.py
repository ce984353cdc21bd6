"""Which list does the comparison see a mention in, and where does the place of a mention lead?"""

import pytest

from akkoord.desk.register.models import Location, Mention
from akkoord.desk.register.queries.matching_input import MentionFacts, matching_rows, placed_mentions


def mention(fingerprint, *, handed_in, is_repeated=False):
    return MentionFacts(
        fingerprint=fingerprint,
        handed_in=handed_in,
        is_repeated=is_repeated,
        name="Orum Textile",
        address="12 Sea Road",
        country="TR",
        lat=None,
        lng=None,
        identifiers=(),
        rows=1 + is_repeated,
    )


def test_matching_rows_stand_in_the_list_that_named_them_first():
    rows = matching_rows([mention("a", handed_in=3), mention("b", handed_in=3), mention("c", handed_in=4)])
    assert rows["list"].to_pylist() == ["3", "3", "4"]


def test_matching_rows_of_a_list_that_repeats_its_rows_stand_for_themselves():
    once = [mention(str(at), handed_in=3) for at in range(9)]
    careful = [mention(f"c{at}", handed_in=4) for at in range(38)] + [
        mention("c", handed_in=4, is_repeated=True)
    ]
    rows = matching_rows([*once, mention("twice", handed_in=3, is_repeated=True), *careful])
    assert rows["list"].to_pylist() == [*map(str, range(9)), "twice", *["4"] * 39]


@pytest.mark.parametrize("asked", [None, ["a", "d", "f"]])
def test_placed_mentions_follow_every_location_that_gave_way_to_its_end(db, asked):
    """Some gave way more often than others."""
    for place, target in (("C", None), ("B", "C"), ("A", "B"), ("E", None), ("D", "E"), ("F", None)):
        Location.objects.create(location_id=place, name=place, redirects_to_id=target)
    for place in ("A", "D", "F"):
        Mention.objects.create(fingerprint=place.lower(), name=place, location_id=place)
    assert placed_mentions(asked) == {"a": "C", "d": "E", "f": "F"}
