import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.matching.identifiers import location_id
from akkoord.engine.matching.naming import name_groups

ROWS = "abcdef"


def mint(row_key, attempt):
    return location_id("TR", row_key, attempt=attempt)


A, B, C = (mint(row, 0) for row in "abc")


def named(groups, current, drawn_from=None):
    """Row → identifier, and the redirects, for groups of rows."""
    smallest = {row: min(group) for group in groups for row in group}
    rows = sorted(smallest)
    naming = name_groups(
        np.array([rows.index(smallest[row]) for row in rows], dtype=np.int32),
        pa.array(rows),
        pa.array([current.get(row) for row in rows], pa.string()),
        mint,
        drawn_from=drawn_from or {},
    )
    names = naming.location_ids.take(pa.array(naming.place)).to_pylist()
    return dict(zip(rows, names, strict=True)), naming.redirects


@st.composite
def divisions(draw):
    """The rows in groups."""
    labels = draw(st.lists(st.integers(0, 3), min_size=len(ROWS), max_size=len(ROWS)))
    groups = [[row for row, label in zip(ROWS, labels, strict=True) if label == each] for each in range(4)]
    return sorted(group for group in groups if group)


def test_name_groups_without_identifiers_draws_them_from_the_first_row():
    assert named([["a", "b"], ["c"]], {}) == ({"a": A, "b": A, "c": C}, {})


def test_name_groups_merged_takes_the_identifier_drawn_from_the_first_row():
    assert named([["a", "b", "c"]], {"a": A, "b": B, "c": B}) == (dict.fromkeys("abc", A), {B: A})


def test_name_groups_merged_takes_else_the_identifier_of_most_rows():
    current = {"a": None, "b": B, "c": C, "d": C}

    assert named([["a", "b", "c", "d"]], current) == (dict.fromkeys("abcd", C), {B: C})


def test_name_groups_split_leaves_the_identifier_with_the_row_it_was_drawn_from():
    assert named([["a"], ["b", "c"]], dict.fromkeys("abc", A)) == ({"a": A, "b": B, "c": B}, {})


def test_name_groups_split_without_that_row_leaves_it_with_most_rows():
    other = mint("elsewhere", 0)

    assert named([["a"], ["b", "c"]], dict.fromkeys("abc", other))[0] == {"a": A, "b": other, "c": other}


def test_name_groups_gives_an_identifier_that_is_not_in_use_to_the_row_it_was_drawn_from_only():
    second = mint("a", 1)

    assert named([["a"]], {}, {A: "a"}) == ({"a": A}, {})
    assert named([["a"]], {}, {A: "elsewhere"}) == ({"a": second}, {})
    assert named([["a"]], {}, {A: "elsewhere", second: "gone"}) == ({"a": mint("a", 2)}, {})


def test_name_groups_split_leaves_an_identifier_with_the_row_that_is_remembered():
    current = dict.fromkeys("abc", A)

    assert named([["a"], ["b", "c"]], current, {A: "c"})[0] == {"a": mint("a", 1), "b": A, "c": A}


def test_name_groups_tells_which_identifiers_are_new_and_from_which_row():
    naming = name_groups(
        np.array([0, 0, 2], dtype=np.int32), pa.array(["a", "b", "c"]), pa.array([None, B, None]), mint
    )

    assert (naming.location_ids.to_pylist(), naming.is_new.tolist()) == ([B, C], [False, True])
    assert naming.drawn == {C: "c"}


@given(divisions(), divisions())
def test_name_groups_gives_every_place_its_own_identifier(before, after):
    current, _ = named(before, {})
    assignments, redirects = named(after, current)

    names = [{assignments[row] for row in group} for group in after]
    assert all(len(each) == 1 for each in names)
    assert len(set().union(*names)) == len(after)
    assert not set(redirects) & set(assignments.values())


@given(divisions(), st.data())
def test_name_groups_after_a_merge_that_is_undone_restores_the_identifiers(before, data):
    one, other = data.draw(st.lists(st.sampled_from(before), min_size=2, max_size=2))
    joined = sorted([sorted({*one, *other}), *(group for group in before if group not in (one, other))])
    current, _ = named(before, {})
    changed, _ = named(joined, current)

    assert named(before, changed)[0] == current


@given(divisions(), st.data())
def test_name_groups_after_a_split_that_is_undone_restores_the_identifiers(before, data):
    chosen = data.draw(st.sampled_from(before))
    part = data.draw(st.sets(st.sampled_from(chosen)))
    parts = [sorted(part), sorted(set(chosen) - part), *(group for group in before if group != chosen)]
    current, _ = named(before, {})
    changed, _ = named(sorted(filter(None, parts)), current)

    assert named(before, changed)[0] == current


@given(divisions())
def test_name_groups_again_changes_nothing(groups):
    current, _ = named(groups, {})

    assert named(groups, current) == (current, {})
