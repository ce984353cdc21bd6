"""`akkoord export`: make the exports of an agreement that two people confirmed, and check one."""

from pathlib import Path

import click

from akkoord.cli.installation import config_option, set_up_desk

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def command() -> None:
    """Hand a whole agreement over: make what two people confirmed in the desk, and check what arrived."""


@command.command()
@config_option
def make(config: Path) -> None:
    """Make every export that two people confirmed, as the background work does.

    \b
    akkoord export make --config /srv/akkoord

    For an agreement so large that you want to watch. Run it again after an interruption; while the
    background work makes one, it leaves that alone. The secretariat fetches the file in the desk.
    """
    set_up_desk(config)
    from akkoord.desk.exports.actions import make_exports  # noqa: PLC0415 - needs the desk to be set up

    made = make_exports()
    for each in made:
        click.echo(f"Export {each.pk}: {each.rows:,} rows, {each.files:,} files, {each.size / 1e6:,.1f} MB.")
    if not made:
        click.echo("Nothing is confirmed and waiting, or the background work is making it.")


@command.command()
@click.argument("file", type=FILE)
@click.option("--key", required=True, type=FILE, help="The file of `akkoord backup-key` or age-keygen.")
def check(file: Path, key: Path) -> None:
    """Say what is in FILE, and whether all of it arrived as it was made.

    \b
    akkoord export check akkoord-textile-1.tar.gz.age --key receiver.key

    Reads FILE alone and writes nothing. Ends with 1 when something is wrong.
    """
    from akkoord.desk.encrypted.keys import identities  # noqa: PLC0415 - needs the extra `desk`
    from akkoord.desk.exports.whole.checking import read_export  # noqa: PLC0415 - needs the extra `desk`

    found = read_export(file, identities(key))
    about = found.about
    click.echo(f"{about['agreement']['en']}: export {about['number']}, made {about['made_at'][:16]}")
    click.echo(f"for {about['made_for']}, by Akkoord {about['akkoord']}.")
    for table in about["tables"]:
        click.echo(f"{found.rows[table['name']]:>12,}  {table['title']['en']} ({table['name']})")
    click.echo(f"{found.files:>12,}  files")
    for each in found.manifest["missing_files"]:
        click.echo(f"The file of {each} had been destroyed before.")
    for fault in found.faults:
        click.echo(click.style(f"WRONG  {fault}", fg="red"))
    if found.faults:
        raise SystemExit(1)
    click.echo("All of it arrived: every checksum, every row, every reference and every file agrees.")
