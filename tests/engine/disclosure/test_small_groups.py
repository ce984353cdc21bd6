"""Numbers of small groups stay hidden, also from somebody who reckons with what is shown."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.disclosure.small_groups import (
    Breakdown,
    Hidden,
    anonymous,
    companies,
    hidden_numbers,
    shown_share,
)


def table(**numbers):
    """A total with its parts."""
    parts = tuple(anonymous(key, number) for key, number in numbers.items())
    return companies("total", [name for part in parts for name in part.contributions], parts=parts)


def test_numbers_of_the_minutes_are_shown():
    assert hidden_numbers(table(handed_in=58, never=7)) == {}


def test_small_number_takes_the_next_smallest_along():
    assert hidden_numbers(table(on_time=50, late=12, never=3)) == {
        "never": Hidden.SMALL,
        "late": Hidden.COMPUTABLE,
    }


def test_two_small_numbers_hide_each_other_only_where_their_sum_is_no_small_group():
    assert hidden_numbers(table(on_time=50, late=4, never=3)) == {"late": Hidden.SMALL, "never": Hidden.SMALL}
    assert hidden_numbers(table(on_time=50, late=2, never=2)).keys() == {"on_time", "late", "never"}


def test_total_of_a_small_group_hides_everything():
    assert hidden_numbers(table(handed_in=3, never=1)).keys() == {"total", "handed_in", "never"}


def test_nobody_is_a_number_that_may_be_shown():
    assert hidden_numbers(table(handed_in=65, never=0)) == {}


def test_dominant_company_hides_its_number():
    rows = {"a": 90, "b": 10, "c": 10, "d": 10, "e": 10}
    assert hidden_numbers(Breakdown("rows", 130, rows)) == {"rows": Hidden.DOMINANT}
    assert hidden_numbers(Breakdown("rows", 130, rows | {"a": 60, "f": 30})) == {}


def test_hidden_numbers_of_one_company_do_not_add_up_to_what_is_its_own():
    others = dict.fromkeys("bcdefg", 40)
    one, two = Breakdown("IN", 30, {"a": 30}), Breakdown("TR", 50, {"a": 50})
    third = Breakdown("CN", 240, others)
    whole = Breakdown("all", 320, {"a": 80} | others, (one, two, third))
    assert hidden_numbers(whole).keys() == {"IN", "TR", "CN"}


def test_table_that_does_not_add_up_is_refused():
    with pytest.raises(ValueError, match="parts"):
        Breakdown("all", 5, {}, (anonymous("a", 4),))
    with pytest.raises(ValueError, match="same key"):
        hidden_numbers(table(total=20, other=30))


@pytest.mark.parametrize(
    ("part", "whole", "share"), [(8, 24, "33"), (58, 65, "89.2"), (1, 8, "13"), (0, 9, "0")]
)
def test_share_of_few_is_a_whole_per_cent(part, whole, share):
    assert shown_share(part, whole) == Decimal(share)


@st.composite
def tables(draw):
    """A total of at most three parts, some of which fall apart again."""
    numbers = st.integers(0, 9)
    parts = []
    for number in range(draw(st.integers(1, 3))):
        leaves = [anonymous(f"{number}.{each}", draw(numbers)) for each in range(draw(st.integers(0, 2)))]
        if leaves:
            names = [name for leaf in leaves for name in leaf.contributions]
            parts.append(companies(str(number), names, parts=tuple(leaves)))
        else:
            parts.append(anonymous(str(number), draw(numbers)))
    names = [name for part in parts for name in part.contributions]
    return companies("total", names, parts=tuple(parts))


@given(tables())
def test_attacker_with_the_total_computes_no_hidden_number(whole):
    hidden = hidden_numbers(whole)
    numbers = {each.key: each.value for each in whole.all()}
    if "total" in hidden:
        assert hidden.keys() == numbers.keys()
        return
    assert all(number == 0 or number >= 5 for key, number in numbers.items() if key not in hidden)
    leaves = [each for each in whole.all() if not each.parts]
    if not hidden or len(leaves) == 1:
        return
    ranges = reachable(whole, hidden, numbers)
    for key in hidden:
        if hidden[key] is Hidden.COMPUTABLE:
            continue  # it may be known itself: it is hidden for the sake of the others
        assert len(ranges[key]) > 1, (key, numbers, hidden)
        if hidden[key] is Hidden.SMALL:
            assert max(ranges[key]) - min(ranges[key]) >= 5


def reachable(whole, hidden, numbers):
    """Hidden key → every number it can be for somebody who knows the total and what is shown."""
    worlds = list(consistent(whole, hidden, numbers))
    return {key: {world[key] for world in worlds} for key in hidden}


def consistent(whole, hidden, numbers):
    """Every assignment of leaves that agrees with the shown numbers and the total."""
    leaves = [each for each in whole.all() if not each.parts]
    free = [each.key for each in leaves if each.key in hidden]
    fixed = {each.key: each.value for each in leaves if each.key not in hidden}
    rest = numbers["total"] - sum(fixed.values())
    for chosen in splits(rest, len(free)):
        world = fixed | dict(zip(free, chosen, strict=True))
        for each in reversed([each for each in whole.all() if each.parts]):
            world[each.key] = sum(world[part.key] for part in each.parts)
        if all(world[key] == number for key, number in numbers.items() if key not in hidden):
            yield world


def splits(number, parts):
    """Every way to write a number as that many ordered numbers from zero."""
    if parts == 0:
        return [()] if number == 0 else []
    if parts == 1:
        return [(number,)]
    return [(first, *others) for first in range(number + 1) for others in splits(number - first, parts - 1)]
