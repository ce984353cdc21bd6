import pytest

from akkoord.engine.cleaning import prepared
from akkoord.engine.cleaning.prepared import Prepared, table_folder


def colours():
    colours.times += 1
    return {"warm": {"red": (1, 0.5)}, "": frozenset(("grey",))}


@pytest.fixture(autouse=True)
def counted():
    colours.times = 0


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Tables are kept here."""
    monkeypatch.setattr(prepared, "table_folder", lambda: tmp_path)
    return tmp_path


def test_table_is_worked_out_once_for_all_processes(folder):
    first, second = Prepared(colours), Prepared(colours)
    assert first.part("warm") == second.part("warm") == {"red": (1, 0.5)}
    assert (second.part(""), second.part("cold")) == (frozenset(("grey",)), None)
    assert colours.times == 1
    assert [path.name for path in folder.iterdir()] == ["test_prepared.colours"]


def test_table_without_a_folder_is_worked_out_by_each_process(monkeypatch):
    monkeypatch.setattr(prepared, "table_folder", lambda: None)
    table = Prepared(colours)
    assert [table.part("warm"), table.part(""), table.part("cold")] == [*colours().values(), None]
    assert colours.times == 2


def test_table_in_a_folder_that_takes_nothing_is_worked_out_by_each_process(folder, monkeypatch):
    (folder / "file").write_text("")
    monkeypatch.setattr(prepared, "table_folder", lambda: folder / "file")
    assert Prepared(colours).part("warm") == {"red": (1, 0.5)}


def test_tables_are_kept_beside_the_sources_or_in_the_users_cache():
    assert table_folder().name.startswith("tables-")
