from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.matching.identifiers import location_id
from akkoord.engine.matching.naming import Naming, name_places

ROWS = "abcdef"


def mint(row_key, attempt):
    return location_id("TR", row_key, attempt=attempt)


A, B, C = (mint(row, 0) for row in "abc")


@st.composite
def divisions(draw):
    """The rows in groups."""
    labels = draw(st.lists(st.integers(0, 3), min_size=len(ROWS), max_size=len(ROWS)))
    groups = [[row for row, label in zip(ROWS, labels, strict=True) if label == each] for each in range(4)]
    return sorted(group for group in groups if group)


def test_name_places_without_identifiers_draws_them_from_the_first_row():
    assert name_places([["a", "b"], ["c"]], {}, mint) == Naming({"a": A, "b": A, "c": C})


def test_name_places_merged_takes_the_identifier_drawn_from_the_first_row():
    current = {"a": A, "b": B, "c": B}

    assert name_places([["a", "b", "c"]], current, mint) == Naming(dict.fromkeys("abc", A), {B: A})


def test_name_places_merged_takes_else_the_identifier_of_most_rows():
    current = {"a": None, "b": B, "c": C, "d": C}

    assert name_places([["a", "b", "c", "d"]], current, mint) == Naming(dict.fromkeys("abcd", C), {B: C})


def test_name_places_split_leaves_the_identifier_with_the_row_it_was_drawn_from():
    current = dict.fromkeys("abc", A)

    assert name_places([["a"], ["b", "c"]], current, mint) == Naming({"a": A, "b": B, "c": B})


def test_name_places_split_without_that_row_leaves_it_with_most_rows():
    other = mint("elsewhere", 0)

    assert name_places([["a"], ["b", "c"]], dict.fromkeys("abc", other), mint).assignments == {
        "a": A,
        "b": other,
        "c": other,
    }


@given(divisions(), divisions())
def test_name_places_gives_every_place_its_own_identifier(before, after):
    current = name_places(before, {}, mint).assignments
    naming = name_places(after, current, mint)

    named = [{naming.assignments[row] for row in group} for group in after]
    assert all(len(each) == 1 for each in named)
    assert len(set().union(*named)) == len(after)
    assert not set(naming.redirects) & set(naming.assignments.values())


@given(divisions(), st.data())
def test_name_places_after_a_merge_that_is_undone_restores_the_identifiers(before, data):
    one, other = data.draw(st.lists(st.sampled_from(before), min_size=2, max_size=2))
    joined = sorted([sorted({*one, *other}), *(group for group in before if group not in (one, other))])
    current = name_places(before, {}, mint).assignments
    changed = name_places(joined, current, mint).assignments

    assert name_places(before, changed, mint).assignments == current


@given(divisions(), st.data())
def test_name_places_after_a_split_that_is_undone_restores_the_identifiers(before, data):
    chosen = data.draw(st.sampled_from(before))
    part = data.draw(st.sets(st.sampled_from(chosen)))
    parts = [sorted(part), sorted(set(chosen) - part), *(group for group in before if group != chosen)]
    current = name_places(before, {}, mint).assignments
    changed = name_places(sorted(filter(None, parts)), current, mint).assignments

    assert name_places(before, changed, mint).assignments == current


@given(divisions())
def test_name_places_again_changes_nothing(groups):
    current = name_places(groups, {}, mint).assignments

    assert name_places(groups, current, mint) == Naming(current)
