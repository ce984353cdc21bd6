from akkoord.engine.kept import digest_of, folders_for, is_writable, remove_others


def test_digest_of_other_sources_is_another():
    assert digest_of([b"one"]) == digest_of([b"o", b"ne"]) != digest_of([b"two"])


def test_folders_stand_beside_the_package_before_the_users_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert list(folders_for("tables-1", package=tmp_path)) == [
        tmp_path / "__pycache__" / "tables-1",
        tmp_path / "cache" / "akkoord" / "tables-1",
    ]


def test_folder_below_a_file_is_not_writable(tmp_path):
    (tmp_path / "file").write_text("")
    assert is_writable(tmp_path / "folder")
    assert not is_writable(tmp_path / "file" / "folder")


def test_remove_others_keeps_what_is_of_another_kind(tmp_path):
    for name in ("tables-1", "tables-2", "kernels-1"):
        (tmp_path / name).mkdir()
    remove_others(tmp_path / "tables-1")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kernels-1", "tables-1"]
