"""The command for the key of editions."""

from click.testing import CliRunner

from akkoord.cli import main
from akkoord.engine.signing import public_key


def test_new_key_is_shown_with_its_public_half_and_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    said = CliRunner().invoke(main, ["signing-key", "new"]).output.splitlines()

    secret = said[1].partition('"')[2].rstrip('"')
    assert said[1] == f'signing_key = "{secret}"'
    assert said[3] == public_key(secret)
    assert list(tmp_path.iterdir()) == []
