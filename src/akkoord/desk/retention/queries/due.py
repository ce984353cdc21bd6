"""The dry run: everything that has a term, when it may go, and what holds it."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Count, F, Max, QuerySet
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from akkoord.desk.agreements.actions.destroying import enrolments_to_go, signed_to_go
from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.queries import CompanyThatLeft, companies_that_left
from akkoord.desk.agreements.queries.deliverables import evidence_to_go
from akkoord.desk.agreements.queries.projects import memberships_to_go
from akkoord.desk.duties.actions.destroying import documents_to_go, talks_to_go
from akkoord.desk.people.actions import letters_with_text
from akkoord.desk.people.actions.erasing import NOWHERE
from akkoord.desk.people.models import Mandate, User
from akkoord.desk.people.queries import mandates_in_force
from akkoord.desk.people.rules import Action, Actor, Kind, Thing, may
from akkoord.desk.register.queries.destruction import sizes_of_lists
from akkoord.desk.register.queries.holding import Held, Subject, held_links
from akkoord.desk.retention.queries.left_over import drafts, leftovers_of_the_desk, papers, stories, tellers
from akkoord.desk.retention.queries.things import ThingWithTerm, months_ago
from akkoord.desk.retention.rules import Kept, Term, term_of


def retention_thing(agreement_id: int | None, organisation_id: UUID | None = None) -> Thing:
    """What permission is asked for, about one company or all; without agreement, about the whole desk."""
    return Thing(Kind.RETENTION, organisation_id=organisation_id, agreement_id=agreement_id)


def agreements_of(actor: Actor) -> list[Agreement]:
    """The agreements in which `actor` may see what is kept how long."""
    return [each for each in Agreement.objects.all() if may(actor, Action.READ, retention_thing(each.pk))]


def things_with_a_term(
    agreements: Iterable[int], *, of_the_desk: bool, without: Collection[UUID] = ()
) -> list[ThingWithTerm]:
    """Everything that has a term, first what may go first.

    `without` are companies from which the reader keeps away.
    `of_the_desk` adds what belongs to no agreement: people, letters, leftovers.
    The number of queries does not depend on how much there is.
    """
    numbers = list(agreements)
    left = [each for each in companies_that_left(numbers) if each.organisation.pk not in without]
    found = [*_lists(left), *_documents(left), *_signed(left), *_talks(left)]
    found += [*drafts(numbers, without=without), *papers(numbers), *stories(numbers, without=without)]
    found += tellers(numbers, without=without)
    if of_the_desk:
        found += [*_people(), *_letters(), *leftovers_of_the_desk()]
    return sorted(found, key=lambda each: (each.due_on, each.subject))


def thing_now(subject: str, agreement_id: int | None) -> ThingWithTerm | None:
    """One thing as it is at this moment; None when there is nothing of it."""
    agreements = [] if agreement_id is None else [agreement_id]
    found = things_with_a_term(agreements, of_the_desk=agreement_id is None)
    return next((each for each in found if each.subject == subject), None)


def _lists(left: Sequence[CompanyThatLeft]) -> Iterable[ThingWithTerm]:
    held = held_links({each.agreement.pk for each in left})
    subjects = {(each.agreement.pk, each.organisation.pk) for each in left}
    return _of_companies(Kept.LISTS, left, sizes_of_lists(subjects, held), held)


def _documents(left: Sequence[CompanyThatLeft]) -> Iterable[ThingWithTerm]:
    numbers = {each.agreement.pk for each in left}
    sizes = Counter(_counted(documents_to_go(numbers), "cycle__agreement", "organisation"))
    sizes.update(_counted(evidence_to_go(numbers), "deliverable__agreement", "deliverable__owner"))
    return _of_companies(Kept.DOCUMENTS, left, sizes, {})


def _signed(left: Sequence[CompanyThatLeft]) -> Iterable[ThingWithTerm]:
    rows = signed_to_go({each.agreement.pk for each in left})
    sizes = _counted(rows, "participation__agreement", "participation__organisation")
    return _of_companies(Kept.SIGNED, left, sizes, {})


def _talks(left: Sequence[CompanyThatLeft]) -> Iterable[ThingWithTerm]:
    """Talks and people at trainings together: both tell what went on between company and secretariat."""
    numbers = {each.agreement.pk for each in left}
    sizes = Counter(_counted(talks_to_go(numbers), "cycle__agreement", "organisation"))
    sizes.update(_counted(enrolments_to_go(numbers), "date__training__agreement", "organisation"))
    sizes.update(_counted(memberships_to_go(numbers), "project__agreement", "organisation"))
    return _of_companies(Kept.TALKS, left, sizes, {})


def _counted(rows: QuerySet[Any], agreement: str, organisation: str) -> dict[Subject, int]:
    """Agreement and company → how many of `rows`."""
    counted = rows.order_by().values_list(agreement, organisation).annotate(Count("pk"))
    return {(at, company): number for at, company, number in counted}


def _of_companies(
    kind: Kept,
    left: Iterable[CompanyThatLeft],
    sizes: Mapping[Subject, int],
    held: Mapping[Subject, Held],
) -> Iterable[ThingWithTerm]:
    for each in left:
        key = each.agreement.pk, each.organisation.pk
        if not sizes.get(key):
            continue
        term = term_of(each.agreement.retention_policy, kind)
        hold = held.get(key, Held())
        yield ThingWithTerm(
            term=term,
            subject=f"{kind}/{key[0]}/{key[1]}",
            agreement=each.agreement,
            organisation=each.organisation,
            person=None,
            event_on=each.left_on,
            due_on=term.over_on(each.left_on),
            size=sizes[key],
            held_by=tuple(hold.causes),
            is_held=hold.everything,
        )


def _people() -> Iterable[ThingWithTerm]:
    """Whoever holds no role any more, and none that is still to begin."""
    today = timezone.localdate()
    term = Term(Kept.PEOPLE, settings.KEEP_PEOPLE_MONTHS)
    coming = Mandate.objects.filter(starts__gt=today, ended_at__isnull=True)
    left = (
        User.objects.exclude(pk__in=mandates_in_force().values("user"))
        .exclude(pk__in=coming.values("user"))
        .exclude(email__endswith=f"@{NOWHERE}")
        .annotate(last_day=Max(Coalesce(TruncDate("mandates__ended_at"), F("mandates__ends"))))
        .filter(last_day__isnull=False)
    )
    return [
        ThingWithTerm(
            term=term,
            subject=f"{Kept.PEOPLE}/{each.pk}",
            agreement=None,
            organisation=None,
            person=each,
            event_on=each.last_day,
            due_on=term.over_on(each.last_day),
            size=1,
        )
        for each in left
    ]


def _letters() -> Iterable[ThingWithTerm]:
    """All letters that are old enough, as one."""
    today = timezone.localdate()
    number = letters_with_text(before=letters_until()).count()
    if number:
        term = Term(Kept.LETTERS, settings.KEEP_LETTERS_MONTHS)
        yield ThingWithTerm(term, str(Kept.LETTERS), None, None, None, None, today, number)


def letters_until() -> datetime:
    """The moment before which letters are old enough today."""
    return months_ago(settings.KEEP_LETTERS_MONTHS)
