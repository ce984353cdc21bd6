"""What is left over: lists that nobody signed, files of agreements that ended, traces of signing in."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Max
from django.utils import timezone

from akkoord.desk.agreements.actions.destroying import papers_by_agreement
from akkoord.desk.agreements.models import Agreement, Organisation
from akkoord.desk.agreements.queries.leaving import agreements_that_ended
from akkoord.desk.people.actions.leftovers import leftovers
from akkoord.desk.register.queries.destruction import never_signed
from akkoord.desk.retention.queries.things import ThingWithTerm, months_ago
from akkoord.desk.retention.rules import Kept, Term, term_of
from akkoord.desk.stories.actions.destroying import stories_to_go
from akkoord.desk.stories.actions.erasing import people_to_go


def drafts(agreements: Collection[int], *, without: Collection[UUID]) -> Iterable[ThingWithTerm]:
    """Of each company all uploads that were never signed, from the last of them on."""
    lists = never_signed().filter(cycle__agreement__in=agreements).exclude(organisation__in=without)
    counted = lists.order_by().values_list("cycle__agreement", "organisation")
    found = list(counted.annotate(Count("pk"), Max("uploaded_at")))
    at = Agreement.objects.in_bulk({each[0] for each in found})
    companies = Organisation.objects.in_bulk({each[1] for each in found})
    for agreement_id, company_id, number, last in found:
        term, day = term_of(at[agreement_id].retention_policy, Kept.DRAFTS), timezone.localdate(last)
        yield ThingWithTerm(
            term=term,
            subject=f"{Kept.DRAFTS}/{agreement_id}/{company_id}",
            agreement=at[agreement_id],
            organisation=companies[company_id],
            person=None,
            event_on=day,
            due_on=term.over_on(day),
            size=number,
        )


def papers(agreements: Collection[int]) -> Iterable[ThingWithTerm]:
    """Of each agreement that ended all files beside papers, reports and trainings."""
    ended = agreements_that_ended(agreements)
    sizes = papers_by_agreement([agreement.pk for agreement, _ in ended])
    for agreement, day in ended:
        term = term_of(agreement.retention_policy, Kept.PAPERS)
        if number := sizes[agreement.pk]:
            subject = f"{Kept.PAPERS}/{agreement.pk}"
            yield ThingWithTerm(term, subject, agreement, None, None, day, term.over_on(day), number)


def stories(agreements: Collection[int], *, without: Collection[UUID]) -> Iterable[ThingWithTerm]:
    """Every story that nobody outside can read and in which somebody still stands."""
    for story, day in stories_to_go(agreements, without=without):
        term = term_of(story.agreement.retention_policy, Kept.STORIES)
        yield ThingWithTerm(
            term=term,
            subject=f"{Kept.STORIES}/{story.pk}",
            agreement=story.agreement,
            organisation=None,
            person=None,
            event_on=day,
            due_on=term.over_on(day),
            size=story.number_of_people,  # type: ignore[attr-defined]  # counted by the query
            about=str(story),
        )


def tellers(agreements: Collection[int], *, without: Collection[UUID]) -> Iterable[ThingWithTerm]:
    """Everybody in a story who asked to be erased, at once; what has to be done first holds them."""
    for person, causes in people_to_go(agreements, without=without):
        day = person.erasure_asked_on or timezone.localdate()
        yield ThingWithTerm(
            term=Term(Kept.TELLERS, 0),
            subject=f"{Kept.TELLERS}/{person.pk}",
            agreement=person.story.agreement,
            organisation=None,
            person=None,
            event_on=day,
            due_on=day,
            size=1,
            held_by=causes,
            is_held=bool(causes),
            about=f"{person.story}: {person}",
        )


def leftovers_of_the_desk() -> Iterable[ThingWithTerm]:
    """All traces that are old enough, as one."""
    today = timezone.localdate()
    every = leftovers(before=leftovers_until())
    number = sum(rows.count() for kind in every.values() for rows in kind)
    if number:
        term = Term(Kept.LEFTOVERS, settings.KEEP_LEFTOVERS_MONTHS)
        yield ThingWithTerm(term, str(Kept.LEFTOVERS), None, None, None, None, today, number)


def leftovers_until() -> datetime:
    """The moment before which a trace is old enough today."""
    return months_ago(settings.KEEP_LEFTOVERS_MONTHS)
