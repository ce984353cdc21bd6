"""`akkoord index`: a register prepared once, so that a new list is compared with it in seconds."""

from pathlib import Path

import click

from akkoord.engine.errors import AkkoordError
from akkoord.engine.matching.files.register_index import index_file

READABLE = click.Path(exists=True, path_type=Path)


@click.command()
@click.argument("register", type=READABLE)
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for the index."
)
@click.option(
    "--identifier-key",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="File with the secret under which identifiers are drawn.",
)
def command(register: Path, out: Path, identifier_key: Path | None) -> None:
    """Prepare REGISTER for being compared with new lists.

    \b
    akkoord index register.parquet --out register.index

    REGISTER is a list, an earlier rows.csv or locations.csv, or Parquet (a file or a folder) with the columns
    of matching. An index in the folder is replaced as a whole. Write it anew when the register has changed,
    or when a new version of Akkoord says so.
    """
    key = identifier_key.read_bytes().strip() if identifier_key else b""
    try:
        rows = index_file(register, out, key=key)
    except AkkoordError as fault:
        click.echo(f"Error: {fault}", err=True)
        raise SystemExit(2) from fault
    click.echo(f"{rows:,} rows are in {click.format_filename(out)}.")
