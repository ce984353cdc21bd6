import resource

import pytest

from akkoord.engine.matching.files.errors import FolderNotWritten, FolderRefused
from akkoord.engine.matching.files.result_folder import check_folder, write_folder


def test_write_folder_replaces_an_earlier_result_as_a_whole(tmp_path):
    out = tmp_path / "new" / "out"
    write_folder(out, {"rows.csv": "1", "report.json": "1"})
    check_folder(out)
    write_folder(out, {"rows.csv": "2"})

    assert [(path.name, path.read_text()) for path in out.iterdir()] == [("rows.csv", "2")]
    assert list(out.parent.iterdir()) == [out]


def test_write_folder_takes_away_what_a_killed_run_left(tmp_path):
    gone = tmp_path / ".out.new-4194305"  # above the highest process number of Linux
    gone.mkdir()
    write_folder(tmp_path / "out", {"rows.csv": "1"})

    assert list(tmp_path.iterdir()) == [tmp_path / "out"]


def test_check_folder_refuses_a_folder_with_other_files(tmp_path):
    (tmp_path / "thesis.doc").touch()

    with pytest.raises(FolderRefused, match=r"thesis\.doc"):
        check_folder(tmp_path)


def test_check_folder_refuses_a_file(tmp_path):
    (tmp_path / "out").touch()

    with pytest.raises(FolderRefused, match="out"):
        check_folder(tmp_path / "out")


def test_check_folder_refuses_a_folder_below_a_file(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(FolderNotWritten, match="no folder to write in"):
        check_folder(tmp_path / "file" / "out")


def test_full_disk_keeps_the_earlier_result_and_leaves_nothing(tmp_path):
    out = tmp_path / "out"
    write_folder(out, {"rows.csv": "1"})
    unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, unlimited[1]))
    try:
        with pytest.raises(FolderNotWritten, match=r"Nothing in it has changed\."):
            write_folder(out, {"rows.csv": "2" * 4096})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)

    assert list(tmp_path.iterdir()) == [out]
    assert (out / "rows.csv").read_text() == "1"
