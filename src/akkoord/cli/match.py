"""`akkoord match`: lists in, one register out, on files alone or on a cluster."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from akkoord.engine.errors import AkkoordError
from akkoord.engine.unneeded import without_unneeded

if TYPE_CHECKING:
    from akkoord.engine.matching.files.run import Order

BAR_STEPS = 1000
KEY_BYTES = 64
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
LOCAL, SPARK = "local", "spark"


@click.command()
@click.argument("lists", nargs=-1, required=True)
@click.option("--register", help="Locations known already: a list, or an earlier rows.csv or locations.csv.")
@click.option("--index", type=FOLDER, help="A register that `akkoord index` has prepared.")
@click.option("--model", type=FILE, help="A model that `akkoord train` has written; else the shipped one.")
@click.option("--judgements", type=FILE, help="Answers: the first four columns of review.csv and a verdict.")
@click.option("--identifier-key", type=FILE, help="File with the secret under which identifiers are drawn.")
@click.option("--out", required=True, help="Folder for the results.")
@click.option("--engine", type=click.Choice([LOCAL, SPARK]), default=LOCAL, show_default=True)
@click.option("--master", help="With Spark: the cluster, such as local[8], yarn or spark://host:7077.")
@click.pass_context
def command(  # noqa: PLR0913 - click's options
    context: click.Context,
    *,
    lists: tuple[str, ...],
    register: str | None,
    index: Path | None,
    model: Path | None,
    judgements: Path | None,
    identifier_key: Path | None,
    out: str,
    engine: str,
    master: str | None,
) -> None:
    """Bring LISTS of production locations together into one register.

    \b
    akkoord match lists/*.csv lists/*.xlsx --register register.csv --out result

    Writes four files into the folder: rows.csv (where each row belongs: "new" for the first row of a
    location, "same" for a further one, "ask" where a person must say), locations.csv (one line a location),
    review.csv (the pairs to ask, most valuable first) and report.json (counts, seconds, problems by code).
    A list that cannot be read stops the run before anything is written.

    With --engine spark LISTS, register and results are Parquet directories wherever Hadoop reaches them
    (s3a://, hdfs://, abfss://, a folder), with the columns that docs/spark.md names.
    """
    key = identifier_key.read_bytes().strip()[:KEY_BYTES] if identifier_key else b""
    if engine == SPARK and (index or model):
        raise click.UsageError("--index and --model are for one machine.")
    if engine == SPARK:
        _match_on_spark((*lists, *filter(None, [register])), judgements, key, out=out, master=master)
        return
    if master is not None:
        raise click.UsageError("--master needs --engine spark.")
    if index is not None and register is not None:
        raise click.UsageError("Give --register or --index, not both.")
    given = {parameter.name: parameter for parameter in context.command.params}
    with without_unneeded():
        from akkoord.engine.matching.files.run import Order  # noqa: PLC0415 - Spark needs none of it

        order = Order(
            lists=tuple(FILE.convert(each, given["lists"], context) for each in lists),
            out=click.Path(file_okay=False, path_type=Path).convert(out, given["out"], context),
            register=FILE.convert(register, given["register"], context) if register else None,
            index=index,
            model=model,
            judgements=judgements,
            key=key,
        )
        report = _match_here(order)
    rows, locations, pairs = (int(str(report[name])) for name in ("rows", "locations", "pairs_to_review"))
    click.echo(
        f"{_counted(rows, 'row')} of {_counted(len(lists), 'list')}: {_counted(locations, 'location')}, "
        f"{_counted(pairs, 'pair')} to review. Results in {click.format_filename(out)}."
    )


def _match_here(order: "Order") -> dict[str, object]:
    from akkoord.engine.matching.files.run import match_files  # noqa: PLC0415 - as above

    try:
        with click.progressbar(length=BAR_STEPS, file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
            return match_files(order, lambda step, share: _show(bar, step, share))
    except AkkoordError as fault:
        click.echo(f"Error: {fault}", err=True)
        raise SystemExit(2) from fault


def _match_on_spark(
    rows: tuple[str, ...], judgements: Path | None, key: bytes, *, out: str, master: str | None
) -> None:
    try:
        from akkoord.engine.matching.spark.directories import match_on_cluster  # noqa: PLC0415 - if installed
        from akkoord.engine.matching.spark.run import Order as Directories  # noqa: PLC0415
    except ModuleNotFoundError as missing:
        if missing.name is None or missing.name.startswith("akkoord"):
            raise
        raise click.ClickException("--engine spark needs Spark: pip install 'akkoord[spark]'") from missing
    report = match_on_cluster(
        Directories(rows, out, key=key),
        master=master,
        answers=judgements,
        progress=lambda step, _: click.echo(f"{step} …", err=True),
    )
    click.echo(json.dumps(report, indent=2))


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _show(bar: "click._termui_impl.ProgressBar[int]", step: str, share: float) -> None:
    bar.label = step
    bar.update(max(0, int(share * BAR_STEPS) - bar.pos))
