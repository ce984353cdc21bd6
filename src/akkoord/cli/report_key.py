"""`akkoord report-key`: the keys that open reports, and who reported."""

import os
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from akkoord.engine.to_disk import to_disk

if TYPE_CHECKING:
    from akkoord.engine.sealing import OpeningKey

_NEW_FILE = click.Path(dir_okay=False, path_type=Path)
_KEY_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def command() -> None:
    """Make, restore or lock anew a key that opens reports, or that opens who reported."""


@command.command()
@click.argument("file", type=_NEW_FILE)
def new(file: Path) -> None:
    """Make a key, write it to FILE behind a passphrase, and show three papers that replace it.

    \b
    akkoord report-key new /srv/akkoord/keys/receiving.key

    Two of the three papers give the key back when passphrase or file are lost; one alone gives nothing.
    Write each on paper, by hand, and give it to somebody else. They are shown once.
    """
    from akkoord.engine.sealing import OpeningKey, shares  # noqa: PLC0415 - not for every command

    key = OpeningKey.new()
    _write(file, key)
    for number, words in enumerate(shares(key), start=1):
        click.echo(f"\nPaper {number} of 3:\n{words}")
    _tell(key)


@command.command()
@click.argument("file", type=_NEW_FILE)
def restore(file: Path) -> None:
    """Make FILE anew from two of the three papers, behind a new passphrase.

    \b
    akkoord report-key restore /srv/akkoord/keys/receiving.key
    """
    from akkoord.engine.sealing import NotTheseShares, joined  # noqa: PLC0415 - not for every command

    papers = [click.prompt(f"The words of paper {each}", hide_input=True) for each in ("one", "two")]
    try:
        key = joined(papers)
    except NotTheseShares as fault:
        raise click.ClickException(f"These papers give no key: {fault}") from fault
    _write(file, key)
    _tell(key)


@command.command()
@click.argument("file", type=_KEY_FILE)
def show(file: Path) -> None:
    """Show the sealing half of the key in FILE, once its passphrase opens it.

    \b
    akkoord report-key show /srv/akkoord/keys/receiving.key
    """
    _tell(_unlocked(file))


@command.command()
@click.argument("file", type=_KEY_FILE)
@click.argument("box", type=_KEY_FILE)
def read(file: Path, box: Path) -> None:
    """Show the report in BOX, which the key in FILE opens; nothing of it is written anywhere.

    \b
    akkoord report-key read /srv/akkoord/keys/receiving.key /srv/akkoord/reports/3f9c.box

    Who reported stays closed: only a custodian's key opens that.
    """
    from akkoord.engine.sealing import NotForThisKey, open_box  # noqa: PLC0415 - not for every command
    from akkoord.engine.sealing.reports import Report, UnreadableReport  # noqa: PLC0415

    key = _unlocked(file)
    try:
        report = Report.unpacked(open_box(box.read_bytes(), key))
    except (NotForThisKey, UnreadableReport) as fault:
        raise click.ClickException("This key does not open the box, or the box is damaged.") from fault
    for name, said in asdict(report.words).items():
        click.echo(f"{name}: {_harmless(str(said))}")


def _harmless(text: str) -> str:
    """Without what would steer the terminal."""
    return "".join(each if each.isprintable() or each == "\n" else "�" for each in text)


def _unlocked(file: Path) -> "OpeningKey":
    from akkoord.engine.sealing import WrongPassphrase, unlocked  # noqa: PLC0415 - not for every command

    try:
        return unlocked(file.read_text(encoding="utf-8"), click.prompt("Passphrase", hide_input=True))
    except WrongPassphrase as fault:
        raise click.ClickException(
            "This passphrase does not open the key, or the file is damaged."
        ) from fault


def _write(file: Path, key: "OpeningKey") -> None:
    """Write the key, readable by its owner alone; never over one that is there."""
    from akkoord.engine.sealing import locked  # noqa: PLC0415 - not for every command

    if file.exists():
        raise click.ClickException(f"{file} is there already; a key is never overwritten.")
    passphrase = click.prompt("Passphrase (five words or more)", hide_input=True, confirmation_prompt=True)
    unfinished = file.with_name(f"{file.name}.part")
    unfinished.unlink(missing_ok=True)
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as written:
        written.write(locked(key, passphrase))
    to_disk(unfinished)
    unfinished.rename(file)
    to_disk(file.parent)


def _tell(key: "OpeningKey") -> None:
    click.echo("\nThe sealing half, for receiving_keys or custodian_keys in public.toml:")
    click.echo(key.sealing.text)
    click.echo(f"Compare it by telephone: {key.sealing.fingerprint}")
