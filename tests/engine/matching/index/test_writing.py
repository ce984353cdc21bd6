import pytest
from tests.engine.matching.rows import row, table

from akkoord.engine.matching.index import IndexNotWritten, open_index, write_index


def test_rows_are_kept_by_their_keys(tmp_path):
    write_index(table(row("b:2", other_names=[]), row("a:1", other_names=[])), tmp_path / "made" / "index")
    assert open_index(tmp_path / "made" / "index").rows["row_key"].to_pylist() == ["a:1", "b:2"]


def test_a_folder_with_something_else_stays_as_it_is(tmp_path):
    (tmp_path / "letter.txt").write_text("Dear reader")
    with pytest.raises(IndexNotWritten):
        write_index(table(row("a:1", other_names=[])), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(IndexNotWritten):
        write_index(table(row("a:1", other_names=[])), tmp_path / "file" / "index")
