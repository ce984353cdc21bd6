"""Rows that too few companies stand behind show the same as others."""

from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.disclosure.look_alike import LookAlike, in_common, without_known_stages
from akkoord.engine.taxonomy import with_stages

K = 3
CODES = ("MK1", "MK2", "DF4", "FB1", "S1", "PG02", "PG10")


def rows_of(*shown):
    return [(f"L{at}", frozenset(codes), frozenset(companies)) for at, (codes, companies) in enumerate(shown)]


def blended(*shown):
    return LookAlike(rows_of(*shown)).blend(k=K)


def test_rows_of_enough_companies_stay():
    assert blended(({"MK1"}, "abc"), ({"FB1"}, "def")) == {"L0": {"MK1"}, "L1": {"FB1"}}


def test_rows_of_one_company_join_those_that_lose_least():
    assert blended(({"MK1", "PG02"}, "a"), ({"MK2", "PG02"}, "bcd"), ({"FB1"}, "efg")) == {
        "L0": {"S1", "PG02"},
        "L1": {"S1", "PG02"},
        "L2": {"FB1"},
    }


def test_rows_that_no_company_stands_behind_stay():
    assert blended(({"MK1"}, ""), ({"FB1"}, "def")) == {"L0": {"MK1"}, "L1": {"FB1"}}


def test_rows_that_all_look_alike_stay_though_they_are_of_few():
    assert blended(({"MK1"}, "a"), ({"MK1"}, "b")) == {"L0": {"MK1"}, "L1": {"MK1"}}


shown = st.tuples(st.frozensets(st.sampled_from(CODES), max_size=3), st.frozensets(st.sampled_from("abcde")))


@given(st.lists(shown, min_size=1, max_size=12))
def test_rows_become_what_looking_through_all_of_them_at_each_step_makes_of_them(many):
    rows = rows_of(*((without_known_stages(codes), companies) for codes, companies in many))
    assert LookAlike(rows).blend(k=K) == _step_by_step(rows)


def _step_by_step(rows):
    """The same, counted anew for each step."""
    told = {place: codes for place, codes, _ in rows}
    while len(set(told.values())) > 1:
        behind = {codes: _behind(codes, told, rows) for codes in told.values()}
        few = [codes for codes, companies in behind.items() if 0 < len(companies) < K]
        if not few:
            break
        one = min(few, key=lambda codes: (len(behind[codes]), sorted(codes)))
        other = min(behind.keys() - {one}, key=lambda codes: (_loss(one, codes, told), sorted(codes)))
        together = in_common(one, other)
        told = {place: together if codes in (one, other) else codes for place, codes in told.items()}
    return told


def _behind(codes, told, rows):
    return frozenset().union(*(companies for place, _, companies in rows if told[place] == codes))


def _loss(one, other, told):
    fewer = with_stages(in_common(one, other))
    number = list(told.values()).count
    return sum(len(with_stages(codes) - fewer) * number(codes) for codes in (one, other))
