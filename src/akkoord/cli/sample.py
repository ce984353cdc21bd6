"""`akkoord sample`: generate an invented year of an agreement."""

from pathlib import Path

import click

from akkoord.engine.errors import AkkoordError
from akkoord.engine.sample import Size, generate, write_sample


@click.command("sample")
@click.option("--seed", default=2018, show_default=True, help="The same seed gives the same bytes.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder to write to."
)
@click.option("--companies", default=66, show_default=True, type=click.IntRange(10, 2000))
@click.option("--locations", default=3200, show_default=True, type=click.IntRange(10, 2_000_000))
@click.option("--rows", default=4500, show_default=True, type=click.IntRange(10, 3_000_000))
@click.option("--force", "replaces", is_flag=True, help="Replace an older sample in the folder.")
def command(seed: int, out: Path, companies: int, locations: int, rows: int, replaces: bool) -> None:  # noqa: FBT001 - click's options
    """Generate one year of an agreement: companies, people, messy lists, and the truth about them.

    \b
    Example:
      akkoord sample --out sample
      akkoord match sample/lists/* --out out
    """
    try:
        sample = generate(seed, Size(companies=companies, locations=locations, rows=rows))
        write_sample(sample, out, replaces=replaces)
    except AkkoordError as error:
        raise click.ClickException(str(error)) from error
    written = sum(len(entry.placed) for entry in sample.lists)
    click.echo(f"{out}: {len(sample.lists)} lists, {written} rows, {len(sample.locations)} locations.")
