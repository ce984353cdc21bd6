"""`akkoord init`: set up the configuration of an installation."""

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from akkoord.engine.signing import new_secret, public_key
from akkoord.project.configuration import DeskConfiguration, PublicConfiguration, as_toml


def new_desk(directory: Path, **settings: str) -> DeskConfiguration:
    """The desk of a new installation in `directory`, with fresh keys; `settings` differ from the defaults."""
    home = directory.resolve()
    return DeskConfiguration(
        secret_key=secrets.token_urlsafe(50),
        identifier_key=secrets.token_urlsafe(32),
        signing_key=new_secret(),
        database=f"sqlite:{home / 'desk' / 'desk.sqlite3'}",
        private_dir=home / "desk" / "files",
        editions_dir=home / "editions",
        backup_dir=home / "backups",
        mail=f"folder:{home / 'desk' / 'letters'}",
        **settings,  # type: ignore[arg-type]  # every other field is a text or a path
    )


def installation_configuration(directory: Path, **settings: str) -> dict[str, str]:
    """The two configuration files of a new installation in `directory`: file name → TOML text.

    `settings` are those of the desk that differ from the defaults.
    """
    desk = new_desk(directory, **settings)
    public = PublicConfiguration(
        editions_dir=desk.editions_dir,
        signing_keys=public_key(desk.signing_key),
        security_expires=in_a_year(),
    )
    return {"desk.toml": as_toml(desk), "public.toml": as_toml(public)}


def in_a_year() -> str:
    """The day on which somebody must look at the contact for security again."""
    return (datetime.now(UTC).date() + timedelta(days=364)).isoformat()


def write_installation(directory: Path, files: Mapping[str, str]) -> None:
    """Write the files and make the folders they name, for their owner only.

    `FileExistsError` where a file stands already.
    """
    directory.mkdir(parents=True, exist_ok=True)
    for folder in (
        directory / "desk",
        directory / "desk" / "files",
        directory / "desk" / "letters",
        directory / "editions",
    ):
        folder.mkdir(mode=0o700, exist_ok=True)
    (directory / "desk" / "desk.sqlite3").touch(mode=0o600)  # an empty file is an empty database
    for name, text in files.items():
        file = directory / name
        file.touch(mode=0o600, exist_ok=False)
        file.write_text(text, encoding="utf-8")


@click.command()
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path), default=Path("var"))
def command(directory: Path) -> None:
    """Write the configuration of a new installation into DIRECTORY (default: var).

    Two files with every setting explained: desk.toml with fresh secret keys, and public.toml.
    Nothing that stands there is overwritten.

    \b
    akkoord init /srv/akkoord
    akkoord serve --config /srv/akkoord
    """
    files = installation_configuration(directory)
    standing = [name for name in files if (directory / name).exists()]
    if standing:
        raise click.ClickException(f"{directory / standing[0]} exists already; nothing was changed.")
    write_installation(directory, files)
    click.echo(f"Wrote {' and '.join(str(directory / name) for name in files)}.")
