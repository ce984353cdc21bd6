from datetime import UTC, datetime, timedelta
from pathlib import Path

from click.testing import CliRunner

from akkoord.cli import main
from akkoord.cli.init import installation_configuration
from akkoord.engine.signing import public_key
from akkoord.project.configuration import DeskConfiguration, PublicConfiguration, load_configuration


def test_init_writes_two_files_that_load_with_fresh_keys(tmp_path):
    home = tmp_path / "installation"
    result = CliRunner().invoke(main, ["init", str(home)])
    assert (result.exit_code, result.output) == (
        0,
        f"Wrote {home / 'desk.toml'} and {home / 'public.toml'}.\n",
    )
    desk = load_configuration(DeskConfiguration, file=home / "desk.toml", environment={})
    assert desk == DeskConfiguration(
        secret_key=desk.secret_key,
        identifier_key=desk.identifier_key,
        signing_key=desk.signing_key,
        database=f"sqlite:{home}/desk/desk.sqlite3",
        private_dir=home / "desk" / "files",
        editions_dir=home / "editions",
        mail=f"folder:{home}/desk/letters",
        backup_dir=home / "backups",
    )
    assert len({desk.secret_key, desk.identifier_key}) == 2
    assert len(desk.secret_key) >= 50
    assert len(desk.identifier_key) >= 40
    public = load_configuration(PublicConfiguration, file=home / "public.toml", environment={})
    in_a_year = (datetime.now(UTC).date() + timedelta(days=364)).isoformat()
    assert public == PublicConfiguration(
        editions_dir=home / "editions",
        signing_keys=public_key(desk.signing_key),
        security_expires=in_a_year,
    )


def test_init_keeps_the_keys_from_other_users(tmp_path):
    CliRunner().invoke(main, ["init", str(tmp_path)])
    assert (tmp_path / "desk.toml").stat().st_mode & 0o077 == 0
    confidential = [tmp_path / "desk", tmp_path / "desk" / "files", tmp_path / "desk" / "desk.sqlite3"]
    assert [path.stat().st_mode & 0o077 for path in confidential] == [0, 0, 0]


def test_init_overwrites_nothing(tmp_path):
    (tmp_path / "public.toml").write_text("mine")
    result = CliRunner().invoke(main, ["init", str(tmp_path)])
    assert result.exit_code == 1
    assert "exists already; nothing was changed" in result.output
    assert [path.name for path in Path(tmp_path).iterdir()] == ["public.toml"]


def test_demonstration_differs_by_asking_no_second_factor(tmp_path):
    plain = installation_configuration(tmp_path)["desk.toml"]
    demo = installation_configuration(tmp_path, second_factor="nobody")["desk.toml"]
    assert 'second_factor = "everybody"' in plain
    assert 'second_factor = "nobody"' in demo
