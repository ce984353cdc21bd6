import tempfile
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.matching.rows import row, table

from akkoord.engine.matching.candidates import candidate_pairs
from akkoord.engine.matching.candidates.kinds import CAPS
from akkoord.engine.matching.careful_lists import repeating_lists
from akkoord.engine.matching.describing import describe
from akkoord.engine.matching.index import IndexDamaged, IndexOutdated, open_index, write_index
from akkoord.engine.matching.index.array_files import MANIFEST

ROW = st.fixed_dictionaries(
    {
        "name": st.sampled_from(("Orum Textile", "ORUM TEKSTIL Unit 4", "Deniz Shoes", "Wei Li", "")),
        "address": st.sampled_from(("Plot 35, Sector 4, Bursa", "12 Baris Road, Bursa", "Bursa", "")),
        "country": st.sampled_from(("TR", "BG", "")),
        "other_names": st.sampled_from(([], ["Deniz Holding"], ["Orum Group", "Deniz Shoes"])),
        "identifiers": st.sampled_from(([], ["gln:1"], ["gln:2", "os_id:3"])),
        "lat": st.sampled_from((None, 40.0, 40.001)),
        "lng": st.just(29.0),
    }
)
ROWS = st.lists(ROW, max_size=8)


def rows_of(given_rows, lists):
    """Rows as ROW_SCHEMA, by turns of the lists, so that old and new row keys alternate."""
    return table(
        *(
            row(f"{lists[at % len(lists)]}:{at:03}", **{"other_names": [], **each})
            for at, each in enumerate(given_rows)
        )
    )


def pairs_by_key(rows, pairs):
    keys = rows["row_key"].to_pylist()
    return {tuple(sorted((keys[left], keys[right]))) for left, right in pairs.tolist()}


def pairs_with_new(register, new):
    """What a search among all rows finds, of that the pairs in which a new row stands."""
    rows = pa.concat_tables([register, new])
    rows = rows.take(pc.sort_indices(rows["row_key"]))
    new_keys = set(new["row_key"].to_pylist())
    return {pair for pair in pairs_by_key(rows, candidate_pairs(describe(rows))) if new_keys & set(pair)}


def written(rows, folder):
    write_index(rows, folder)
    return open_index(folder)


def found_in(index, new):
    return pairs_by_key(pa.concat_tables([index.rows, new]), index.candidates(describe(new)))


@settings(deadline=None, max_examples=12)
@given(ROWS, ROWS)
def test_new_rows_meet_whom_they_meet_in_a_full_run(old, new):
    register, added = rows_of(old, ("b", "d")), rows_of(new, ("a", "c", "e"))
    with tempfile.TemporaryDirectory() as folder:
        index = written(register, Path(folder) / "index")
        assert found_in(index, added) == pairs_with_new(register, added)


@pytest.mark.parametrize("more", [-2, -1, 0, 1, 2])
def test_the_cap_of_a_key_counts_old_and_new_rows(tmp_path, more):
    count = min(CAPS.values()) + more
    register = rows_of([{"name": "Orum", "address": f"{at} Way"} for at in range(count)], "b")
    added = rows_of([{"name": "Orum", "address": "500 Way"}, {"name": "Orum", "address": "501 Way"}], "ac")
    index = written(register, tmp_path / "index")
    assert found_in(index, added) == pairs_with_new(register, added)


def test_rows_and_their_descriptions_are_taken_in_order(tmp_path):
    register = rows_of(
        [{"name": "Orum Textile"}, {"name": "Deniz", "other_names": ["Ay"]}, {"name": "Wei"}], "b"
    )
    index = written(register, tmp_path / "index")
    rows, described = index.taken(np.array([2, 1]))
    expected = describe(register.take([2, 1]))
    assert rows == register.take([2, 1])
    for found, wanted in zip(described.arrays, expected.arrays, strict=True):
        np.testing.assert_array_equal(found, wanted)
    assert described.vocabulary.keys.tolist() == expected.vocabulary.keys.tolist()


def test_an_index_is_replaced_as_a_whole(tmp_path):
    written(rows_of([{}, {}], "b"), tmp_path / "index")
    index = written(rows_of([{"name": "Deniz"}], "b"), tmp_path / "index")
    assert index.rows["name"].to_pylist() == ["Deniz"]
    assert [path.name for path in tmp_path.iterdir()] == ["index"]


def test_a_file_that_is_cut_off_is_refused(tmp_path):
    written(rows_of([{}, {}], "b"), tmp_path / "index")
    path = tmp_path / "index" / "keys.bin"
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(IndexDamaged) as refused:
        open_index(tmp_path / "index")
    assert refused.value.details == {"folder": "index", "file": "keys.bin"}


def test_a_folder_without_manifest_is_refused(tmp_path):
    with pytest.raises(IndexDamaged) as refused:
        open_index(tmp_path)
    assert refused.value.details["file"] == MANIFEST


def test_an_index_of_other_rules_is_refused(tmp_path):
    written(rows_of([{}], "b"), tmp_path / "index")
    manifest = tmp_path / "index" / MANIFEST
    manifest.write_text(manifest.read_text().replace('"rules": "', '"rules": "0'))
    with pytest.raises(IndexOutdated):
        open_index(tmp_path / "index")


@given(ROWS, ROWS)
@settings(deadline=None)
def test_lists_that_repeat_themselves_are_those_of_all_rows(old, new):
    old_rows, new_rows = rows_of(old, "ab"), rows_of([*old[:1], *new], "bc")
    with tempfile.TemporaryDirectory() as folder:
        index = written(old_rows, Path(folder) / "register.index")
        found = index.repeating_with(describe(new_rows))
    every = describe(pa.concat_tables([old_rows, new_rows]))
    assert found.tolist() == repeating_lists(every.handed_in, every.text).tolist()
