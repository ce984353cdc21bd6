"""Who looked at what companies handed in, told without names: by pseudonym, role, purpose and day."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from akkoord.desk.agreements.models import Agreement, Participation
from akkoord.desk.people.models import AccessLogEntry
from akkoord.desk.register.models import Submission
from akkoord.desk.reviewing.queries.companies import Crowd
from akkoord.desk.reviewing.rules.dictionary import Cell


def _looks_in(agreement: Agreement, crowd: Crowd) -> QuerySet[AccessLogEntry]:
    """The looks at companies of the crowd.

    Of those that also take part elsewhere, only the looks that name a list of this agreement.
    """
    elsewhere = Participation.objects.filter(organisation__in=list(crowd.told)).exclude(agreement=agreement)
    both = set(elsewhere.values_list("organisation", flat=True))
    lists = Submission.objects.filter(cycle__agreement=agreement, organisation__in=both)
    numbers = [str(each) for each in lists.values_list("public_id", flat=True)]
    only_here = Q(organisation__in=[each for each in crowd.told if each not in both])
    return AccessLogEntry.objects.filter(only_here | Q(organisation__in=both, thing_id__in=numbers))


def look_rows(agreement: Agreement, crowd: Crowd, *, first_year: int) -> Iterator[Sequence[Cell]]:
    """The rows of the table `looks`; a company has none of the years in which it does not take part."""
    for each in _looks_in(agreement, crowd).filter(at__year__gte=first_year).iterator():
        if row := _look_row(each, crowd):
            yield row


def looks_for(review_id: int, organisation_id: UUID) -> QuerySet[AccessLogEntry]:
    """The looks for one review at one of its companies; they are the same for each of them."""
    found = AccessLogEntry.objects.filter(
        organisation=organisation_id, purpose="review", reference=str(review_id)
    )
    return found.only("at", "purpose", "reference", "reader_role", "thing_kind", "organisation_id")


def _look_row(entry: AccessLogEntry, crowd: Crowd) -> tuple[Cell, ...] | None:
    """One look without names; the day is told only of years that the company took part from end to end."""
    day, company = timezone.localdate(entry.at), entry.organisation_id
    if day.year not in crowd.years_of[company]:
        return None
    told_day = str(day.year) if day.year in crowd.broken[company] else day.isoformat()
    return told_day, crowd.pseudonym_of(company), entry.reader_role, entry.purpose, entry.thing_kind
