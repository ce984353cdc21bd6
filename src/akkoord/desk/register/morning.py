"""What the register tells in the morning: how far the year is, and which lists wait."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext

from akkoord.desk.agreements.models import Agreement, Participation
from akkoord.desk.agreements.morning import Line
from akkoord.desk.agreements.rules import COMPANY_ROLES, STATES_IN_FORCE, Work
from akkoord.desk.people.rules import Action, Actor, Kind, Thing, may
from akkoord.desk.register.models import Cycle, Submission
from akkoord.desk.register.queries.asking import unanswered_since
from akkoord.desk.register.queries.hand_in import cycles_open_to
from akkoord.desk.register.rules import SubmissionState
from akkoord.desk.register.rules.asking import REMINDED_AFTER

LOOKED_AT_BY_US = [SubmissionState.SUBMITTED, SubmissionState.IN_REVIEW]


@dataclass(frozen=True, slots=True)
class Lists:
    """How many companies handed in, and how many lists wait for the secretariat."""

    handed_in: int = 0
    waiting: int = 0


def lines(actor: Actor, agreements: Sequence[Agreement]) -> Iterable[Line]:
    """The newest year of each agreement that hands in lists."""
    newest: dict[int, Cycle] = {}
    for cycle in cycles_open_to(actor):
        newest.setdefault(cycle.agreement_id, cycle)
    lists = _lists_of(newest.values(), without=actor.recused_from)
    owed = Counter(
        Participation.objects.filter(
            agreement__in=agreements, role__in=COMPANY_ROLES, state__in=STATES_IN_FORCE
        )
        .exclude(organisation__in=actor.recused_from)
        .values_list("agreement_id", flat=True)
    )
    for agreement in (each for each in agreements if each.hands_in_lists):
        if current := newest.get(agreement.pk):
            told = lists.get(current.pk, Lists())
            yield from _lines_of(current, told, companies=owed[agreement.pk])
        elif agreement.allows(Work.INTAKE) and may(actor, Action.WRITE, _handing_in(agreement)):
            address = reverse("duties:open_year", args=[agreement.slug])
            yield Line(agreement.pk, gettext("No year is open yet"), address)


def questions(actor: Actor, agreements: Sequence[Agreement]) -> Iterable[Line]:
    """What companies were asked about their rows and have not answered, once they were reminded of it."""
    if not may(actor, Action.WRITE, Thing(Kind.REGISTER)):
        return
    reminded = timezone.localdate() - REMINDED_AFTER[0]
    waiting = unanswered_since(reminded, without=actor.recused_from)
    for agreement in agreements:
        if agreement.pk in waiting:
            number, since = waiting[agreement.pk]
            sentence = ngettext(
                "%(number)d question to a company is unanswered since %(day)s",
                "%(number)d questions to companies are unanswered, the oldest since %(day)s",
                number,
            )
            told = sentence % {"number": number, "day": date_format(since)}
            yield Line(agreement.pk, told, reverse("register:review"))


def _handing_in(agreement: Agreement) -> Thing:
    return Thing(Kind.HAND_IN, agreement_id=agreement.pk)


def _lists_of(cycles: Collection[Cycle], *, without: Collection[UUID]) -> dict[int, Lists]:
    rows = (
        Submission.objects.filter(cycle__in=cycles)
        .exclude(organisation__in=without)
        .order_by()
        .values("cycle_id")
        .annotate(
            handed_in=Count("organisation", filter=Q(submitted_at__isnull=False), distinct=True),
            waiting=Count("pk", filter=Q(state__in=LOOKED_AT_BY_US)),
        )
        .values_list("cycle_id", "handed_in", "waiting")
    )
    return {cycle: Lists(*figures) for cycle, *figures in rows}


def _lines_of(cycle: Cycle, lists: Lists, *, companies: int) -> Iterable[Line]:
    address = reverse("duties:year", args=[cycle.pk])
    sentence = gettext("%(year)d: %(handed_in)d of %(all)d have handed in their list") % {
        "year": cycle.year,
        "handed_in": lists.handed_in,
        "all": companies,
    }
    yield Line(cycle.agreement_id, sentence, address, waits=False)
    if number := lists.waiting:
        waiting = ngettext("%(number)d list to look at", "%(number)d lists to look at", number)
        yield Line(cycle.agreement_id, waiting % {"number": number}, address)
