"""Checks of numbers, identifiers and lists of values in a cell."""

import re
from collections.abc import Iterator, Mapping

import numpy as np

from akkoord.engine.cleaning.identifiers import Identifier
from akkoord.engine.intake.checks.texts import rows_matching
from akkoord.engine.intake.findings import Place, by_value, problem_of
from akkoord.engine.intake.tables import IDENTIFIER_COLUMNS, SheetRows, identifiers_in
from akkoord.engine.problems import Problem

A_NUMBER = r"\d{1,3}(?:[., ']\d{3})+|\d+(?:\.0)?"
WORKERS = re.compile(
    rf"(?:ca\.?|circa|about|±|~|<|>|<=|>=)?\s*(?:{A_NUMBER})\s*\+?(?:\s*(?:-|–|to|tot|bis|à)\s*(?:{A_NUMBER}))?",
    re.IGNORECASE,
)
PERCENTAGE = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%?")
SEPARATORS = r"[,;/]"


def check_numbers(place: Place, rows: SheetRows) -> Iterator[Problem]:
    """All findings of this module."""
    if rows.has("workers"):
        yield from by_value(place, rows.text("workers"), _judge_workers, name="workers")
    if rows.has("women_share"):
        yield from by_value(place, rows.text("women_share"), _judge_share, name="women_share")
    for scheme in filter(rows.has, IDENTIFIER_COLUMNS):
        yield from _identifiers(place, rows, scheme)
    for field in filter(rows.has, ("processes", "products")):
        yield from _separators(place, rows, field)


def _judge_workers(text: str) -> tuple[str, Mapping[str, str]] | None:
    return None if not text or WORKERS.fullmatch(text) else ("workers_not_a_number", {})


def _judge_share(text: str) -> tuple[str, Mapping[str, str]] | None:
    match = PERCENTAGE.fullmatch(text)
    is_share = match is not None and float(match[1].replace(",", ".")) <= 100  # noqa: PLR2004 - per cent
    return None if not text or is_share else ("share_not_a_number", {})


def _identifiers(place: Place, rows: SheetRows, scheme: str) -> Iterator[Problem]:
    def judge(text: str) -> tuple[str, Mapping[str, str]] | None:
        invalid = [each for each in identifiers_in(scheme, text) if not each.is_valid]
        return _told(invalid[0]) if invalid else None

    yield from by_value(place, rows.text(scheme), judge, name=scheme)


def _told(identifier: Identifier) -> tuple[str, Mapping[str, str]]:
    params = {"scheme": identifier.scheme, "value": identifier.value}
    if identifier.suggestion:
        return "identifier_misspelt", params | {"suggestion": identifier.suggestion}
    return "identifier_invalid", params


def _separators(place: Place, rows: SheetRows, field: str) -> Iterator[Problem]:
    texts = rows.text(field)
    indices = np.setdiff1d(rows_matching(texts, SEPARATORS), rows_matching(texts, r"\|"))
    if len(indices):
        yield problem_of(
            place, "separator_unusual", indices, field=field, value=texts[int(indices[0])].as_py()
        )
