"""Norms by decision: how a version stands, what shows that a norm is met, and who may not adopt it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from akkoord.desk.agreements.rules.configuration import YEARS_WITH_NORMS, YearNorm
from akkoord.desk.agreements.rules.duties import DUTY_TITLES, DutyKind
from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop

IN_PROJECT = "project"
"""Shown by taking part in a collective project on the theme that the norm names."""
SHOWN_BY_TITLES: Mapping[str, str] = {
    **{str(kind): title for kind, title in DUTY_TITLES.items()},
    IN_PROJECT: gettext_noop("part in a collective project"),
}


class NormState(StrEnum):
    """How far a version of the norms is."""

    DRAFT = "draft"
    PUT_FORWARD = "put_forward"
    ADOPTED = "adopted"


NORM_STATE_TITLES = {
    NormState.DRAFT: gettext_noop("draft"),
    NormState.PUT_FORWARD: gettext_noop("before the steering group"),
    NormState.ADOPTED: gettext_noop("adopted"),
}


class NormsFixed(AkkoordError):
    """Only a draft changes; what is put forward or adopted stays as it is."""

    code = "norms_fixed"
    sentence = gettext_noop("These norms no longer change. Write a new version.")


class NothingToAdopt(AkkoordError):
    """Nothing is put forward, or the decision is not about it."""

    code = "nothing_to_adopt"
    sentence = gettext_noop(
        "Norms are adopted by a decision of the steering group under their own item of the agenda."
    )


class NormsEmpty(AkkoordError):
    """A version without a norm says nothing."""

    code = "norms_empty"
    sentence = gettext_noop("Write down at least one norm.")


def norms_checksum(*, label: str, holds_from: int, rows: Sequence[Mapping[str, Any]]) -> str:
    """What is adopted, in one number: the same as long as nothing of it changes.

    A part that a row leaves open is not in the row, so a part that norms get later leaves the number of those
    before it as it was.
    """
    said = json.dumps([label, holds_from, list(rows)], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()


def asked_in(norm: YearNorm, year: int) -> str:
    """What a norm asks in a company's `year` of taking part; the last column goes on for later ones."""
    return norm.by_year[min(max(year, 1), YEARS_WITH_NORMS) - 1]


def duty_that_shows(norm: YearNorm) -> DutyKind | None:
    """The thing that is handed in for it, if that shows it."""
    return DutyKind(norm.shown_by) if norm.shown_by in set(DutyKind) else None
