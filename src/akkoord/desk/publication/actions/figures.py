"""Letting the figures of a year leave the house."""

from django.conf import settings
from django.db import transaction

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor
from akkoord.desk.progress.actions import release
from akkoord.desk.progress.models import FigureSet
from akkoord.desk.progress.queries import newest_of, released_figures, statistics_thing
from akkoord.desk.progress.rules import NoFigures
from akkoord.desk.publication.folder import place_text
from akkoord.engine.disclosure.yearly_figures import FIGURES


def release_figures(actor: Actor, agreement: Agreement, year: int, *, revision: int) -> FigureSet:
    """Release the newest figures of a year, by somebody who did not work on them, and show them to everybody.

    `revision` is that of the figures that were looked at. Releasing again only puts the file in its place.
    Raises `NotAllowed`, `OwnFigures`, `NoFigures`, `FiguresMoved`.
    """
    require(actor, Action.APPROVE, statistics_thing(agreement.pk))
    figures = newest_of(agreement, year)
    if figures is None:
        raise NoFigures
    with transaction.atomic():
        released = release(actor, figures, revision=revision)
    place_figures(agreement)
    return released


def place_figures(agreement: Agreement) -> None:
    """Put everything that is released beside the editions, in the place of what stood there."""
    folder = settings.EDITIONS_DIR / agreement.slug
    place_text(released_figures(agreement).as_json(), folder / FIGURES)
