"""What the rows of one sheet say: the finished table, and every problem in it."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from akkoord.engine.intake.checks.countries import read_countries
from akkoord.engine.intake.checks.neighbours import check_neighbours
from akkoord.engine.intake.checks.numbers import check_numbers
from akkoord.engine.intake.checks.places import check_places
from akkoord.engine.intake.checks.points import read_points
from akkoord.engine.intake.checks.texts import check_texts, where
from akkoord.engine.intake.findings import Place, problem_of
from akkoord.engine.intake.result import ROWS_SCHEMA
from akkoord.engine.intake.tables import SheetRows, cells_of, extra_of, identifiers_of, plain_columns
from akkoord.engine.problems import Problem


def understood(
    file: str, rows: SheetRows, *, number: int, corrections: Mapping[str, str]
) -> tuple[pa.Table, list[Problem]]:
    """The table of ROWS_SCHEMA for sheet `number` of those that are used, and its problems."""
    place = Place(file, rows.mapping.sheet, rows.numbers, rows.mapping.columns)
    countries = read_countries(place, rows, corrections=corrections)
    points = read_points(place, rows, countries.codes)
    columns = plain_columns(rows)
    columns |= {
        "sheet": pa.repeat(pa.scalar(rows.mapping.sheet, pa.string()), rows.height),
        "sheet_number": pa.repeat(number, rows.height),
        "row": pa.array(rows.numbers),
        "country": countries.codes,
        "country_as_given": rows.text("country"),
        "country_source": countries.sources,
        "lat": points.lats,
        "lng": points.lngs,
        "identifiers": identifiers_of(rows),
        "extra": extra_of(rows),
        "cells": cells_of(rows),
    }
    nameless = pc.equal(columns["name"], "")
    nowhere = pc.equal(columns["address"], "")
    placeless = pc.and_(nowhere, pc.is_null(points.lats))
    columns["blocked"] = pc.or_(pc.or_(nameless, placeless), pc.equal(countries.codes, ""))
    problems = [*countries.problems, *points.problems]
    for code, field, mask in (
        ("value_missing", "name", nameless),
        ("value_missing", "address", placeless),
        ("address_missing", "address", pc.and_not(nowhere, placeless)),
    ):
        if len(indices := where(mask)):
            problems.append(problem_of(place, code, indices, field=field))
    problems += check_texts(place, rows)
    problems += check_places(place, rows)
    problems += check_numbers(place, rows)
    problems += check_neighbours(place, columns["name"], columns["address"], countries.codes)
    return pa.table([columns[name] for name in ROWS_SCHEMA.names], ROWS_SCHEMA.names).cast(
        ROWS_SCHEMA
    ), problems
