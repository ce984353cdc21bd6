"""Look after look: one process for a folder, a note of how it went, a log line for a fault that is new."""

import json

import pytest

from akkoord.doors.keeping import NOTE, Noted, alone_in, check_is_fetched, look, noted
from akkoord.doors.refusals import AnotherAtWork, FolderOfOthers, NotTrusted, StoreUnreachable


def fails():
    raise StoreUnreachable


def full():
    raise OSError(28, "No space left on device")


def test_two_processes_do_not_work_on_one_folder(tmp_path):
    with alone_in(tmp_path), pytest.raises(AnotherAtWork), alone_in(tmp_path):
        pass
    with alone_in(tmp_path):
        pass


def test_note_says_when_the_store_was_last_reached_and_what_is_in_the_way(tmp_path):
    reached = look(tmp_path, list).reached
    assert reached
    assert look(tmp_path, fails) == Noted(reached, ("store_unreachable",)) == noted(tmp_path)
    assert look(tmp_path, full) == Noted(reached, ("disk",))
    assert look(tmp_path, lambda: [NotTrusted(name="textile/2")]).faults == ("not_trusted",)


def test_fault_is_logged_once(tmp_path, caplog):
    for act in (fails, fails, list, fails):
        look(tmp_path, act)
    said = {"fault": "store_unreachable", "said": "The store of editions does not answer."}
    assert [each.facts for each in caplog.records] == [said, said]


def test_damaged_note_is_none(tmp_path):
    assert noted(tmp_path) is None
    (tmp_path / NOTE).write_text("[1]")
    assert noted(tmp_path) is None


def test_folder_that_was_not_fetched_is_left_alone(tmp_path):
    check_is_fetched(tmp_path / "none")
    check_is_fetched(tmp_path)
    (tmp_path / "textile").mkdir()
    check_is_fetched(tmp_path)
    (tmp_path / NOTE).unlink()
    with pytest.raises(FolderOfOthers):
        check_is_fetched(tmp_path)


def test_note_is_replaced_whole(tmp_path):
    look(tmp_path, list)
    assert json.loads((tmp_path / NOTE).read_text())["faults"] == []
    assert [each.name for each in tmp_path.iterdir()] == [NOTE]
