"""Counting the stories of a year, by the day on which everybody could first read each."""

from collections.abc import Iterable
from datetime import date

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.progress.rules import Counted
from akkoord.engine.disclosure import amounts


def stories(agreement: Agreement, year: int, as_of: date) -> Iterable[Counted]:
    """Stories first read in the year, also those that were taken back; nothing of who tells them.

    Each stands for somebody of its own, so that fewer than five are not shown. Nothing is counted before
    an agreement has shown its first story.
    """
    shown = agreement.stories.filter(published_on__lte=as_of)
    if shown.exists():
        of_the_year = shown.filter(published_on__year=year)
        yield Counted("stories", amounts("", of_the_year.values_list("pk", flat=True)))
