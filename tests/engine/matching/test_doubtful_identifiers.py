import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.matching.rows import row, table
from tests.real_data import real_data, real_files

from akkoord.engine.intake import read_list, to_matching_rows
from akkoord.engine.matching import shipped_model
from akkoord.engine.matching.deciding.scoring import NOWHERE, Scorer
from akkoord.engine.matching.describing import describe
from akkoord.engine.matching.doubtful_identifiers import (
    DoubtfulIdentifiers,
    believed_identifiers,
    doubtful_identifiers,
    shared_identifiers,
)
from akkoord.engine.rows import ROW_SCHEMA

FITS, AGAINST = 900_000, 10_000


def lists(*shifts, size=40, scheme="os_id"):
    """As many lists of the same places, their identifiers shifted by so many rows."""
    return table(
        *(
            row(
                f"list{name}:{at:03}",
                name=f"Firm {at}",
                identifiers=[f"{scheme}:{(at + shift) % size}"] if shift is not None else [],
            )
            for name, shift in enumerate(shifts)
            for at in range(size)
        )
    )


def found_in(rows):
    """Findings where two rows are likely to be one place exactly when they have the same name."""
    names = np.array(rows["name"].to_pylist())
    shared = shared_identifiers(rows)
    left, right = shared.pairs.T
    return doubtful_identifiers(shared, np.where(names[left] == names[right], FITS, AGAINST))


def test_doubtful_identifiers_of_lists_that_agree_are_none():
    assert found_in(lists(0, 0, 0)) == []


def test_doubtful_identifiers_of_lists_that_share_none_are_none():
    assert found_in(lists(None, 0)) == []
    assert found_in(table(row("a:1", identifiers=["os_id:1"]))) == []


def test_doubtful_identifiers_of_a_list_shifted_by_a_row_are_found_in_that_list_alone():
    assert found_in(lists(0, 1, 0)) == [
        DoubtfulIdentifiers("list1", "os_id", rows=40, share=1.0, examples=((40, 1), (41, 2), (42, 3)))
    ]


def test_doubtful_identifiers_of_one_scheme_say_nothing_of_another():
    rows = pa.concat_tables([lists(0, 1, 0), lists(0, 0, 0, scheme="gln")])
    keys = pa.array([f"{key}:{at}" for at, key in enumerate(rows["row_key"].to_pylist())])

    found = found_in(rows.set_column(0, ROW_SCHEMA.field("row_key"), keys))

    assert [(each.list, each.scheme) for each in found] == [("list1", "os_id")]


def test_doubtful_identifiers_of_lists_that_all_disagree_leave_one_list():
    assert {each.list for each in found_in(lists(0, 1, 2))} < {"list0", "list1", "list2"}


def test_doubtful_identifiers_of_few_rows_are_not_judged():
    assert found_in(lists(0, 1, size=4)) == []


@pytest.mark.parametrize(("wrong", "is_found"), [(5, False), (25, True)])
def test_doubtful_identifiers_count_how_many_rows_speak_against_them(wrong, is_found):
    given_rows = lists(0, 0, 0).to_pylist()
    for at in range(40, 40 + wrong):
        given_rows[at]["name"] = "Another Firm"

    assert bool(found_in(table(*given_rows))) is is_found


@given(st.lists(st.sampled_from([None, 0, 0, 1]), min_size=1, max_size=4), st.integers(5, 300))
def test_shared_identifiers_look_at_rows_of_each_list_evenly(shifts, size):
    rows = lists(*shifts, size=size)
    shared = shared_identifiers(rows)
    names = rows["list"].to_pylist()

    assert all(names[left] != names[right] for left, right in shared.pairs.tolist())
    assert np.array_equal(shared.pairs[shared.pair], np.sort(np.stack([shared.row, shared.other], axis=1)))
    for name in set(names):
        looked_at = {at for at in shared.row.tolist() if names[at] == name}
        others = sum(shift is not None for shift in shifts)
        is_compared = others > 1 and shifts[int(name.removeprefix("list"))] is not None
        assert len(looked_at) == (min(size, 100) if is_compared else 0)


def test_believed_identifiers_are_all_but_the_doubtful():
    rows = table(
        row("a:1", identifiers=["os_id:1", "gln:2"]), row("b:1", identifiers=["os_id:1"]), row("c:1")
    )
    doubt = DoubtfulIdentifiers("a", "os_id", rows=9, share=1.0, examples=())

    assert believed_identifiers(rows, [])["identifiers"].to_pylist() == rows["identifiers"].to_pylist()
    assert believed_identifiers(rows, [doubt])["identifiers"].to_pylist() == [["gln:2"], ["os_id:1"], []]


def mills(shifted):
    """The real lists of mills with the published identifier of each, in one list that of the row before."""
    truth = {}
    for line in real_data("mills/truth.csv").read_text(encoding="utf-8").splitlines()[1:]:
        list_name, number, uml_id, _ = line.split(",")
        truth[list_name, number] = uml_id
    tables = []
    for path in real_files("mills/lists/*.csv"):
        rows = to_matching_rows(read_list(path, filename=path.name), path.stem)
        identifiers = [truth.get((path.stem, number), "") for number in rows["row"].to_pylist()]
        if path.stem == shifted:
            identifiers = identifiers[-1:] + identifiers[:-1]
        column = pa.array([[f"uml_id:{each}"] if each else [] for each in identifiers])
        at = ROW_SCHEMA.get_field_index("identifiers")
        tables.append(rows.set_column(at, ROW_SCHEMA.field(at), column.cast(ROW_SCHEMA.field(at).type)))
    return pa.concat_tables(tables).sort_by("row_key")


@pytest.mark.parametrize("shifted", ["", "ferrero_2020H2", "general-mills_2021H1"])
def test_doubtful_identifiers_of_real_lists_are_those_of_the_shifted_one(shifted):
    rows = mills(shifted)
    shared = shared_identifiers(rows)
    at = ROW_SCHEMA.get_field_index("identifiers")
    plain = rows.set_column(at, ROW_SCHEMA.field(at), pa.array([[]] * len(rows), ROW_SCHEMA.field(at).type))
    scorer = Scorer(describe(plain), shipped_model(), np.full(len(rows), NOWHERE, dtype=np.int32))

    found = doubtful_identifiers(shared, scorer.score(shared.pairs, keep_from=0.0).probability)

    assert [(each.list, each.scheme) for each in found] == ([(shifted, "uml_id")] if shifted else [])
