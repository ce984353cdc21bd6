"""`akkoord backup-key`: make the pair of keys that backups are encrypted with."""

import os
from pathlib import Path

import click

from akkoord.desk.encrypted.keys import new_pair


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def command(file: Path) -> None:
    """Write a new secret key into FILE, and show the public key that goes into desk.toml.

    \b
    akkoord backup-key akkoord-backup.key

    Backups can be opened with FILE alone, so it must not stay on the machine that they are made on: put it
    on two sticks in two safes. Without it no backup can be read, by nobody. Any program for age files reads
    it, and a key made by `age-keygen` does as well.
    """
    pair = new_pair()
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
        stream.write(f"# public key: {pair.recipient}\n{pair.identity}\n")
    click.echo(f"The secret key is in {file}. Keep it away from this machine, and keep it twice.")
    click.echo("Put this line into desk.toml:")
    click.echo(f'backup_recipients = "{pair.recipient}"')
