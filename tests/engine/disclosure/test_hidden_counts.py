"""Where only counts are published, nobody reckons a number of fewer than k companies from all editions."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.disclosure.counting_attacker import found_numbers, publish_all_counts, publish_counts

FOUNDERS = frozenset("abcdef")
COUNTRIES = ("BD", "CN", "TR", "VN")


def places(**more):
    """Two locations in Bangladesh of each company, and what is said otherwise."""
    return {name: {"BD": 2} for name in "abcdefghij"} | more


def test_number_of_a_country_in_which_enough_companies_are_is_shown():
    world = places(a={"BD": 2, "TR": 1}, b={"TR": 1}, c={"TR": 4})

    assert publish_counts([FOUNDERS], world).counts == [{"BD": 8, "TR": 6}]


def test_number_of_few_companies_is_not_shown_and_another_hides_it():
    world = places(a={"BD": 2, "TR": 1}, b={"CN": 2}, c={"CN": 1}, d={"CN": 1, "BD": 1})

    assert publish_counts([FOUNDERS], world).counts == [{"BD": 7, "CN": None, "TR": None}]
    assert found_numbers(publish_all_counts([FOUNDERS], world), world) == {("TR", frozenset("a"))}


def test_number_is_not_shown_when_the_edition_before_would_tell_what_came():
    """Three companies come in, one of them in Turkey: the more in Turkey would be its own."""
    world = places(**{name: {"BD": 2, "TR": 1} for name in "abch"})
    years = [FOUNDERS, FOUNDERS | frozenset("ghi")]

    assert publish_counts(years, world).counts == [{"BD": 12, "TR": 3}, {"BD": None, "TR": None}]
    assert found_numbers(publish_all_counts(years, world), world) == {("TR", frozenset("h"))}


def test_number_that_was_not_shown_is_not_shown_later():
    """In the second year enough are in China; the number would tell what was hidden with it before."""
    world = places(a={"BD": 2, "TR": 1}, b={"CN": 2}, c={"CN": 1}, d={"CN": 1, "BD": 1})
    world |= {name: {"BD": 1, "CN": 1} for name in "ghi"}
    years = [FOUNDERS, FOUNDERS | frozenset("ghi")]

    assert [counts["CN"] for counts in publish_counts(years, world).counts] == [None, None]


def test_country_that_few_left_stays_on_the_list_without_a_number():
    world = places(a={"BD": 2, "TR": 1}, b={"BD": 1, "TR": 1}, g={"TR": 3})
    years = [FOUNDERS | frozenset("ghi"), frozenset("defghi")]
    counts = publish_counts(years, world).counts

    assert counts[0]["TR"] == 5
    assert counts[1]["TR"] is None
    assert found_numbers(publish_all_counts(years, world), world) >= {("TR", frozenset("ab"))}


@st.composite
def worlds(draw):
    """Companies come and go; where they produce stays the same, which is the best case for an attacker."""
    names = "abcdefghij"
    somewhere = st.dictionaries(st.sampled_from(COUNTRIES), st.integers(1, 3), min_size=1, max_size=3)
    years = draw(st.lists(st.frozensets(st.sampled_from(names), min_size=4), min_size=1, max_size=4))
    return years, {name: draw(somewhere) for name in names}


@given(worlds())
@settings(max_examples=150, deadline=None)
def test_attacker_who_solves_linear_systems_reckons_no_number_of_few_companies(world):
    years, where = world
    assert found_numbers(publish_counts(years, where), where) == set()
