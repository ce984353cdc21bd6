"""`akkoord backup`: write all that an installation holds into one encrypted file."""

from pathlib import Path

import click

from akkoord.cli.installation import config_option, set_up_desk


@click.command()
@config_option
@click.option(
    "--without-keys",
    "without_keys",
    is_flag=True,
    help="Leave out all settings that may hold a key or password; keep desk.toml elsewhere then.",
)
@click.option("--keep", type=click.IntRange(min=1), help="Then remove older backups than the newest so many.")
def command(config: Path, keep: int | None, *, without_keys: bool) -> None:
    """Write database, lists, editions and settings into one file in `backup_dir`, while people go on working.

    \b
    akkoord backup --config /srv/akkoord --keep 30

    The file is encrypted to `backup_recipients`; `akkoord backup-key` makes the keys. It holds one moment
    of the database, and is written whole or not at all.
    """
    desk = set_up_desk(config)
    from akkoord.project.backup.making import make_backup, remove_all_but  # noqa: PLC0415 - needs the desk to be set up

    made = make_backup(desk, with_keys=not without_keys)
    kept = (
        "encrypted, without keys and passwords: keep desk.toml elsewhere"
        if without_keys
        else "encrypted, with the keys of desk.toml"
    )
    click.echo(f"{made.file}: {made.rows:,} rows, {made.files:,} files, {made.size / 1e6:,.1f} MB, {kept}.")
    for each in remove_all_but(keep, desk.backup_dir) if keep else ():
        click.echo(f"Removed {each.name}.")
