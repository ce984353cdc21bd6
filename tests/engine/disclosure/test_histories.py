"""Companies come and go in groups, so that each shares its history with k - 1 others."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.disclosure.fewest_rows import fewest_rows, greedily_few_rows
from akkoord.engine.disclosure.histories import Apart, Behind, companies_behind

K = 3
FOUNDERS = frozenset("abcdef")
NONE = frozenset()


def behind(here, *earlier, rows=None, **more):
    known = set(here).union(*earlier, *more.get("sisters", ()))
    last = {each: frozenset((rows or {}).get(each, ())) for each in known}
    return companies_behind(frozenset(here), [frozenset(each) for each in earlier], k=K, rows=last, **more)


@pytest.mark.parametrize(
    ("here", "earlier", "shown", "waiting", "kept"),
    [
        pytest.param("abc", [], "abc", "", "", id="first edition"),
        pytest.param("ab", [], "", "ab", "", id="too few for a first edition"),
        pytest.param("abcdefx", ["abcdef"], "abcdef", "x", "", id="one newcomer waits"),
        pytest.param("abcdefxyz", ["abcdef", "abcdef"], "abcdefxyz", "", "", id="three come together"),
        pytest.param("bcdef", ["abcdef"], "abcdef", "", "a", id="one that left is kept"),
        pytest.param("def", ["abcdef"], "def", "", "", id="three go and three stay"),
        pytest.param("", ["abc"], "", "", "", id="all of a group go"),
        pytest.param("bc", ["abc"], "abc", "", "a", id="the others of a small group would be alone"),
        pytest.param("abcyz", ["abc", "abcxyz"], "abcxyz", "", "x", id="one of a group that came later"),
        pytest.param("defxyz", ["abcdef", "abcdef"], "defxyz", "", "", id="three come as three go"),
    ],
)
def test_companies_come_and_go_in_groups(here, earlier, shown, waiting, kept):
    expected = Behind(frozenset(shown), frozenset(waiting), frozenset(kept), NONE)
    assert behind(here, *earlier) == expected


def test_of_those_that_are_gone_the_ones_with_the_fewest_rows_are_kept():
    rows = {"a": {"1", "2", "3"}, "b": {"4"}, "c": {"5", "6"}, "d": {"7"}}
    assert behind("ef", "abcdef", rows=rows).kept in ({"b"}, {"d"})


def test_company_that_opened_all_its_links_hides_nobody_and_what_it_had_in_confidence_may_come_out():
    found = behind("abc", "abcd", apart=Apart(opened=frozenset("d")))
    assert found == Behind(frozenset("abc"), NONE, NONE, frozenset("d"))
    assert behind("ab", "abc", apart=Apart(opened=frozenset("c"))).exposed == {"a", "b", "c"}


def test_decision_lets_a_company_come_or_go_and_tells_who_is_exposed():
    assert behind("abcdefx", FOUNDERS, apart=Apart(decided=frozenset("x"))) == Behind(
        FOUNDERS | {"x"}, NONE, NONE, frozenset("x")
    )
    assert behind("bcdef", FOUNDERS, apart=Apart(decided=frozenset("a"))) == Behind(
        frozenset("bcdef"), NONE, NONE, frozenset("a")
    )


years = st.lists(st.frozensets(st.sampled_from("abcdefghij")), min_size=1, max_size=6)


@given(years)
def test_every_history_is_shared_by_k(lists):
    shown = []
    for here in lists:
        found = behind(here, *shown)
        assert found.exposed == NONE
        assert found.shown - found.kept == here - found.waiting
        shown.append(found.shown)
    histories = {each: tuple(each in edition for edition in shown) for each in "abcdefghij"}
    for history in {each for each in histories.values() if any(each)}:
        assert list(histories.values()).count(history) >= K


groups = st.lists(st.frozensets(st.integers(0, 9), max_size=5), min_size=3, max_size=6)


@given(groups, groups, st.integers(1, 2), st.integers(1, 2))
def test_no_choice_keeps_fewer_rows_than_the_one_that_is_made(left, right, of_left, of_right):
    names = ([f"l{n}" for n in range(len(left))], [f"r{n}" for n in range(len(right))])
    rows = dict(zip([*names[0], *names[1]], [*left, *right], strict=True))
    choices = [(frozenset(names[0]), of_left), (frozenset(names[1]), of_right)]

    def kept(companies):
        return len(frozenset().union(*(rows[each] for each in companies)))

    best = min(
        kept({*first, *second})
        for first in combinations(names[0], of_left)
        for second in combinations(names[1], of_right)
    )
    assert kept(fewest_rows(choices, rows)) == best <= kept(greedily_few_rows(choices, rows))


@pytest.mark.parametrize(
    ("here", "sister", "shown", "waiting"),
    [
        pytest.param("abcdef", "xyz", "abcdef", "", id="nobody is in both"),
        pytest.param("abcx", "xyz", "abc", "x", id="one of another list waits"),
        pytest.param("abcxyz", "xyz", "abcxyz", "", id="all of another list come"),
        pytest.param("abcuvw", "uvwxyz", "abcuvw", "", id="three come and three stay out"),
        pytest.param("abcuvwx", "uvwxy", "abc", "uvwx", id="one would be left alone on the other list"),
        pytest.param("abx", "xyz", "", "abx", id="too few of either kind"),
    ],
)
def test_companies_of_another_list_come_in_groups(here, sister, shown, waiting):
    expected = Behind(frozenset(shown), frozenset(waiting), NONE, NONE)
    assert behind(here, sisters=[frozenset(sister)], rows={}) == expected


def test_of_newcomers_that_hide_who_stays_out_the_ones_with_the_fewest_rows_wait():
    rows = {each: {each} for each in "uvwx"} | {"u": {"1", "2", "3"}, "w": {"1", "4"}, "v": {"5", "6"}}
    found = behind("abcuvwx", sisters=[frozenset("uvwxyz")], rows=rows)
    assert (found.shown, found.waiting) == (frozenset("abcuvw"), frozenset("x"))


def test_decision_for_one_of_another_list_tells_how_many_it_exposes_there():
    apart = Apart(decided=frozenset("x"))
    assert behind("abcx", sisters=[frozenset("xyz")], apart=apart) == Behind(
        frozenset("abcx"), NONE, NONE, frozenset("x"), frozenset("yz")
    )
