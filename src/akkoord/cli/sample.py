"""`akkoord sample`: generate an invented year of an agreement, or lists of any length with their truth."""

import sys
from dataclasses import dataclass
from pathlib import Path

import click

from akkoord.engine.errors import AkkoordError
from akkoord.engine.sample import Size, generate, write_sample
from akkoord.engine.sample.scale import plan_for, write_rows

YEAR, PARQUET = "year", "parquet"
DEFAULT = Size()


@click.command("sample")
@click.option("--seed", default=2018, show_default=True, help="The same seed gives the same bytes.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder to write to."
)
@click.option(
    "--as",
    "form",
    type=click.Choice([YEAR, PARQUET]),
    default=YEAR,
    show_default=True,
    help="A year of an agreement with messy spreadsheets, or rows in Parquet files, up to millions of them.",
)
@click.option("--rows", default=DEFAULT.rows, show_default=True, type=click.IntRange(10, 100_000_000))
@click.option("--locations", type=click.IntRange(10, 100_000_000), help="3200, or a third of the rows.")
@click.option("--companies", type=click.IntRange(1, 100_000), help="Lists: 66, or more when rows are many.")
@click.option(
    "--register", default=0, type=click.IntRange(0, 100_000_000), help="With Parquet: a register of so many."
)
@click.option("--force", "replaces", is_flag=True, help="Replace an older sample in the folder.")
def command(seed: int, out: Path, form: str, replaces: bool, **size: int | None) -> None:  # noqa: FBT001 - click's options
    """Generate one year of an agreement: companies, people, messy lists, and the truth about them.

    With --as parquet only rows of lists, with the truth about each: what matching is measured on.

    \b
    Example:
      akkoord sample --out sample
      akkoord match sample/lists/* --out out
      akkoord sample --rows 1000000 --as parquet --out million
    """
    asked = Asked(**size)  # type: ignore[arg-type]  # click has checked them
    try:
        write = _write_year if form == YEAR else _write_parquet
        click.echo(write(asked, out, seed=seed, replaces=replaces))
    except AkkoordError as error:
        raise click.ClickException(str(error)) from error


@dataclass(frozen=True, slots=True)
class Asked:
    """How large the sample is to be; nothing for what follows from the rest."""

    rows: int
    locations: int | None
    companies: int | None
    register: int


def _write_year(asked: Asked, out: Path, *, seed: int, replaces: bool) -> str:
    if asked.register:
        raise click.UsageError("--register needs --as parquet.")
    companies, locations = asked.companies or DEFAULT.companies, asked.locations or DEFAULT.locations
    sample = generate(seed, Size(companies=companies, locations=locations, rows=asked.rows))
    write_sample(sample, out, replaces=replaces)
    written = sum(len(entry.placed) for entry in sample.lists)
    return f"{out}: {len(sample.lists)} lists, {written} rows, {len(sample.locations)} locations."


def _write_parquet(asked: Asked, out: Path, *, seed: int, replaces: bool) -> str:
    plan = plan_for(
        asked.rows, seed=seed, lists=asked.companies, locations=asked.locations, register=asked.register
    )
    with click.progressbar(length=asked.rows, label="rows", file=sys.stderr) as bar:
        write_rows(plan, out, replaces=replaces, progress=lambda standing: bar.update(standing - bar.pos))
    beside = f" and a register of {asked.register} locations" if asked.register else ""
    return f"{out}: {plan.lists} lists, {asked.rows} rows{beside}."
