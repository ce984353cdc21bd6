"""`akkoord match`: lists in, one register out, on files alone."""

import sys
from pathlib import Path

import click

from akkoord.engine.errors import AkkoordError
from akkoord.engine.matching.files.run import Order, match_files

BAR_STEPS = 1000
KEY_BYTES = 64
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("lists", nargs=-1, required=True, type=FILE)
@click.option(
    "--register", type=FILE, help="Locations known already: a list, or an earlier rows.csv or locations.csv."
)
@click.option("--judgements", type=FILE, help="Answers: the first four columns of review.csv and a verdict.")
@click.option("--identifier-key", type=FILE, help="File with the secret under which identifiers are drawn.")
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for the results."
)
def command(
    lists: tuple[Path, ...],
    register: Path | None,
    judgements: Path | None,
    identifier_key: Path | None,
    out: Path,
) -> None:
    """Bring LISTS of production locations together into one register.

    \b
    akkoord match lists/*.csv lists/*.xlsx --register register.csv --out result

    Writes four files into the folder: rows.csv (where each row belongs: "new" for the first row of a
    location, "same" for a further one, "ask" where a person must say), locations.csv (one line a location),
    review.csv (the pairs to ask, most valuable first) and report.json (counts, seconds, problems by code).
    A list that cannot be read stops the run before anything is written.
    """
    key = identifier_key.read_bytes().strip()[:KEY_BYTES] if identifier_key else b""
    order = Order(lists=lists, out=out, register=register, judgements=judgements, key=key)
    try:
        with click.progressbar(length=BAR_STEPS, file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
            report = match_files(order, lambda step, share: _show(bar, step, share))
    except AkkoordError as fault:
        click.echo(f"Error: {fault}", err=True)
        raise SystemExit(2) from fault
    rows, locations, pairs = (int(str(report[name])) for name in ("rows", "locations", "pairs_to_review"))
    click.echo(
        f"{_counted(rows, 'row')} of {_counted(len(lists), 'list')}: {_counted(locations, 'location')}, "
        f"{_counted(pairs, 'pair')} to review. Results in {click.format_filename(out)}."
    )


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _show(bar: "click._termui_impl.ProgressBar[int]", step: str, share: float) -> None:
    bar.label = step
    bar.update(max(0, int(share * BAR_STEPS) - bar.pos))
