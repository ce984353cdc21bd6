"""`akkoord intake`: show how a list is understood, and what is wrong with it."""

import gettext
import json
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import click

from akkoord.engine.intake import ColumnMapping, IntakeResult, read_list
from akkoord.engine.intake.annotation import annotate
from akkoord.engine.intake.catalogue import advice, message, where
from akkoord.engine.problems import Problem, Severity, Translate

COLOURS = {Severity.BLOCK: "red", Severity.WARN: "yellow", Severity.INFO: "blue"}


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--annotated",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the list as XLSX with its problems marked.",
)
@click.option(
    "--mapping",
    "mapping_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Read the columns as this JSON file says; --json shows what it looks like.",
)
@click.option("--language", type=click.Choice(["en", "nl"]), default="en", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def command(
    file: Path, annotated: Path | None, mapping_file: Path | None, language: str, *, as_json: bool
) -> None:
    """Show how FILE is understood: its sheets, columns, rows and problems.

    Ends with exit code 1 when the file cannot be taken in.

    Example: akkoord intake suppliers.xlsx --annotated suppliers-checked.xlsx
    """
    translate = _translate_to(language)
    result = read_list(file, filename=file.name, mapping=_mapping_in(mapping_file))
    if as_json:
        click.echo(json.dumps(_as_dict(result, translate), ensure_ascii=False, indent=2))
    else:
        for line in _lines(result, translate):
            click.echo(line)
    if annotated is not None:
        annotated.write_bytes(annotate(file, filename=file.name, result=result, translate=translate))
    if not result.is_acceptable:
        raise click.exceptions.Exit(1)


def _translate_to(language: str) -> Translate:
    """Translations of the texts that the engine marks; English where they are not installed."""
    folder = str(resources.files("akkoord") / "project" / "locale")
    return gettext.translation("django", folder, languages=[language], fallback=True).gettext


def _mapping_in(file: Path | None) -> ColumnMapping | None:
    if file is None:
        return None
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        return ColumnMapping.from_dict(data.get("mapping", data))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise click.BadParameter(f"{file}: {error}", param_hint="--mapping") from error


def _lines(result: IntakeResult, translate: Translate) -> Iterator[str]:
    for reading in result.sheets:
        name = reading.name or result.file
        mapping = result.mapping.of(reading.name)
        if not reading.is_used or mapping is None:
            yield f"{name}: not used"
            continue
        yield f"{name}: {reading.rows:,} rows, header in row {reading.header_row or '-'}"
        yield from (f"  {field:<16} {', '.join(headers)}" for field, headers in mapping.columns.items())
    for problem in result.problems:
        yield _line(problem, translate)
    blocked = result.rows.filter(result.rows["blocked"]).num_rows
    yield f"{result.rows.num_rows - blocked:,} rows can be used, {blocked:,} cannot yet."


def _line(problem: Problem, translate: Translate) -> str:
    place = " ".join(filter(None, (problem.sheet, where(problem, translate=translate), problem.column)))
    label = click.style(f"{problem.severity:<5}", fg=COLOURS[problem.severity])
    told = f"{message(problem, translate=translate)} {advice(problem, translate=translate)}"
    return f"{label} {f'[{place}] ' if place else ''}{told} ({problem.code})"


def _as_dict(result: IntakeResult, translate: Translate) -> dict[str, Any]:
    return {
        "file": result.file,
        "is_acceptable": result.is_acceptable,
        "sheets": [
            {
                "name": reading.name,
                "header_row": reading.header_row,
                "headers": list(reading.headers),
                "rows": reading.rows,
                "is_used": reading.is_used,
            }
            for reading in result.sheets
        ],
        "mapping": result.mapping.as_dict(),
        "rows": result.rows.num_rows,
        "blocked_rows": result.rows.filter(result.rows["blocked"]).num_rows,
        "problems": [
            {
                "code": problem.code,
                "severity": problem.severity,
                "sheet": problem.sheet,
                "row": problem.row,
                "column": problem.column,
                "params": dict(problem.params),
                "message": message(problem, translate=translate),
                "advice": advice(problem, translate=translate),
            }
            for problem in result.problems
        ],
    }
