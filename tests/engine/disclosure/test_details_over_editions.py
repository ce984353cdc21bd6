"""What rows showed once, and show no more, points at no company and gathers the rows of none."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.disclosure.details_attacker import (
    found_by_changes,
    gathered_over_editions,
    publish_details,
)

from akkoord.engine.disclosure import given_details
from akkoord.engine.disclosure.shown_before import ShownBefore

OS_ID = {"os_id": "BD2019083TYR92F"}
OTHERWISE = {"name": "Dhaka Screen House"}


def own_places(names, **said):
    """Each company with two places of its own."""
    return {name: {f"BD{name}{number}": said for number in range(2)} for name in names}


def test_other_name_stays_while_the_company_is_kept_that_made_it_usual():
    """Of the three that write it so one leaves, alone: nobody but it can be why the name went."""
    first = own_places("abcdefg")
    for company in "abcdefg":
        first[company] = first[company] | {"BDx": OTHERWISE if company in "abc" else {}}
    years = [first, {name: places for name, places in first.items() if name != "a"}]
    out = publish_details(years)

    assert [rows["BDx"].other_names for rows in out.rows] == [("Dhaka Screen House",)] * 2
    assert found_by_changes(publish_details(years, hears_left=False)) == {("BDx", "a")}
    assert found_by_changes(out) == set()


def test_reader_gathers_the_rows_of_the_one_list_that_was_written_anew_where_none_waits(monkeypatch):
    years = [own_places("abcd"), own_places("bcd") | own_places("a", address="12 Long Road Dhaka 1207")]
    out = publish_details(years)

    assert {row.address for row in out.rows[1].values()} == {"12 Long Road, Dhaka"}
    assert gathered_over_editions(out) == set()
    monkeypatch.setattr(given_details, "blended", lambda rows, *_, **__: {row[0]: row[1] for row in rows})
    assert gathered_over_editions(publish_details(years)) == {(1, frozenset("a"))}


def test_reader_gathers_rows_by_what_they_gave_once_where_each_edition_is_judged_alone(monkeypatch):
    """Enough lists give it each year; of those that gave it last year one does not any more."""
    years = [
        own_places("abcd", **OS_ID) | own_places("efg"),
        own_places("bcde", **OS_ID) | own_places("afg"),
    ]
    assert gathered_over_editions(publish_details(years)) == set()
    monkeypatch.setattr(ShownBefore, "way", lambda *_: ())
    assert (1, frozenset("a")) in gathered_over_editions(publish_details(years))


def test_text_that_enough_lists_write_anew_is_shown():
    new = {"address": "12 Long Road Dhaka 1207"}
    out = publish_details([own_places("abcdef"), own_places("abc", **new) | own_places("def")])

    assert [out.rows[1][f"BD{name}0"].address for name in "ad"] == [new["address"], "12 Long Road, Dhaka"]


said = st.fixed_dictionaries(
    {"address": st.sampled_from(["12 Long Road, Dhaka", "Long Road 12, Dhaka"])},
    optional={
        "name": st.sampled_from(["Dhaka Screen House", "Screen House Ltd."]),
        "processes": st.sampled_from([("MK1",), ("FB1",), ("MK1", "FB1")]),
    },
)


details = st.fixed_dictionaries(
    {},
    optional={"os_id": st.just("BD2019083TYR92F"), "local_name": st.just("কারখানা")},
)


@st.composite
def years_of_same_lists(draw):
    """Companies go, and hand in the same list as long as they are there."""
    lists = {
        f"c{number}": {
            f"BD{place}": draw(said) for place in draw(st.frozensets(st.integers(0, 4), min_size=1))
        }
        for number in range(8)
    }
    last = {name: draw(st.sampled_from([0, 1, 2, 3, 5, 5])) for name in lists}
    return [{name: said for name, said in lists.items() if last[name] >= year} for year in range(6)]


@given(years_of_same_lists())
@settings(max_examples=60, deadline=None)
def test_who_knows_that_lists_stay_the_same_finds_no_link_by_what_changed(years):
    assert found_by_changes(publish_details(years)) == set()


@st.composite
def years_of_habits(draw):
    """Each company writes all its rows in one way, which changes from year to year."""
    places = {
        f"c{number}": draw(st.frozensets(st.integers(0, 11), min_size=1, max_size=4)) for number in range(7)
    }
    return [
        {
            name: dict.fromkeys([f"BD{at}" for at in own], draw(said) | draw(details))
            for name, own in places.items()
        }
        for _ in range(draw(st.integers(2, 6)))
    ]


@given(years_of_habits())
@settings(max_examples=60, deadline=None)
def test_rows_that_changed_together_are_of_no_fewer_than_k_companies(years):
    assert gathered_over_editions(publish_details(years)) == set()
