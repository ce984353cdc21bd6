"""`akkoord restore`: put a backup back."""

import dataclasses
from pathlib import Path

import click

from akkoord.cli.init import new_desk
from akkoord.cli.installation import desk_of
from akkoord.cli.serve import is_up
from akkoord.engine.disclosure.edition_folder import KEY_LIST
from akkoord.engine.signing import KeyList
from akkoord.project.backup.refusals import StillServed
from akkoord.project.backup.restoring import complete_interrupted, restore_backup
from akkoord.project.configuration import DeskConfiguration, PublicConfiguration, as_toml

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("backup", type=FILE)
@click.option("--key", required=True, type=FILE, help="The file of `akkoord backup-key` or age-keygen.")
@click.option(
    "--config",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("var"),
    show_default=True,
    help="The folder of the installation; a new one is made where none is.",
)
@click.option(
    "--database", help="The database of a new installation, as in desk.toml; else a file in its folder."
)
@click.option("--keep-old", is_flag=True, help="Keep what stands there aside instead of refusing.")
def command(backup: Path, key: Path, config: Path, database: str | None, *, keep_old: bool) -> None:
    """Put BACKUP into an installation, after all of it was read and checked.

    \b
    akkoord restore akkoord-2018-02-16T120000Z.age --key akkoord-backup.key --config /srv/akkoord

    An installation that holds data is not touched, unless you say --keep-old. A backup of SQLite can be put
    into PostgreSQL, and the other way round. Run it again after an interruption.
    """
    config.mkdir(mode=0o700, parents=True, exist_ok=True)
    here = _desk_at(config, database)
    if (config / "desk.toml").exists() and is_up(here.url):
        raise StillServed(url=here.url)
    if complete_interrupted(config, here):
        click.echo("An interrupted restore was completed; the backup that was put back then stands now.")
        return
    done = restore_backup(backup, key, config, here, keeps_old=keep_old)
    if not (config / "public.toml").exists():
        public = _public_beside(desk_of(config))
        (config / "public.toml").write_text(as_toml(public), encoding="utf-8")
    click.echo(f"The backup of {done.made_at[:16]} stands: {done.rows:,} rows, all checked.")
    for each in done.kept_aside:
        click.echo(f"Kept aside: {each}")
    if done.lists_without_file:
        click.echo(
            f"{done.lists_without_file} lists were without their file already when the backup was made."
        )
    click.echo(f"Now run: akkoord check --config {config}")


def _public_beside(desk: DeskConfiguration) -> PublicConfiguration:
    """A public site that shows the restored editions, and trusts the keys that signed them."""
    listed = desk.editions_dir / KEY_LIST
    keys = KeyList.read(listed.read_text(encoding="ascii")).trusted if listed.exists() else frozenset()
    return PublicConfiguration(
        editions_dir=desk.editions_dir, url=desk.public_url, signing_keys=", ".join(sorted(keys))
    )


def _desk_at(config: Path, database: str | None) -> DeskConfiguration:
    if (config / "desk.toml").exists():
        return desk_of(config)
    fresh = new_desk(config)
    return dataclasses.replace(fresh, database=database) if database else fresh
