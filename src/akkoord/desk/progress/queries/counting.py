"""Counting what companies did in a year: who took part, handed in, was asked, was spoken with."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Min, Q
from django.utils import timezone

from akkoord.desk.agreements.models import Agreement, MarketShare, OrganisationName, Participation
from akkoord.desk.agreements.rules import (
    COMPANY_ROLES,
    LEFT_STATES,
    STATES_IN_FORCE,
)
from akkoord.desk.duties.models import DutySubmission, Extension, Talk
from akkoord.desk.duties.queries.calendar import OwedDuty, duties_of
from akkoord.desk.duties.rules import DutyKind, TalkState, is_late
from akkoord.desk.progress.rules import Counted
from akkoord.desk.register.models import Cycle, ListRow, PlaceQuestion, RowQuestion, Submission
from akkoord.desk.register.rules import CycleState, SubmissionState
from akkoord.engine.disclosure import Breakdown, amounts, companies


def year_of(agreement: Agreement, year: int) -> Cycle | None:
    """The year as the desk keeps it; None for years before it."""
    return agreement.cycles.filter(year=year).exclude(state=CycleState.DRAFT).first()


def companies_on(agreement: Agreement, day: date) -> list[Participation]:
    """The companies that took part on a day, by name; a suspended one does."""
    there = Q(since__isnull=True) | Q(since__lte=day)
    gone = Q(until__isnull=False, until__lte=day)
    return list(
        agreement.participations.filter(
            there, role__in=COMPANY_ROLES, state__in=[*STATES_IN_FORCE, *LEFT_STATES]
        )
        .exclude(gone)
        .exclude(until__isnull=True, state__in=LEFT_STATES)
        .order_by("organisation__name")
    )


def taking_part(agreement: Agreement, year: int, as_of: date) -> Iterable[Counted]:
    """Companies, their brands, and their share of the market."""
    here = {str(each.organisation_id) for each in companies_on(agreement, as_of)}
    yield Counted("companies", companies("", here))
    brands = OrganisationName.objects.filter(organisation__in=here, kind=OrganisationName.NameKind.BRAND)
    names = {name.casefold() for name in brands.values_list("name", flat=True)}
    yield Counted("brands", companies("", names))
    share = MarketShare.objects.filter(agreement=agreement, on__year=year, on__lte=as_of).last()
    if share:
        yield Counted("market_share", value=share.share, basis=f"{share.on} {share.source}")


def handing_in(agreement: Agreement, year: int, as_of: date) -> Iterable[Counted]:
    """For everything that is owed in the year: who handed it in on time, late, not."""
    cycle = year_of(agreement, year)
    if cycle is None:
        return
    bound = companies_on(agreement, as_of)
    first = _first_days(cycle, as_of)
    extensions = {
        (each.organisation_id, each.kind): each.until
        for each in Extension.objects.filter(cycle=cycle, withdrawn_at__isnull=True)
    }
    for duty in duties_of(cycle):
        owing = [
            each.organisation_id
            for each in bound
            if duty.is_owed_by(year=each.year_in(cycle.year), size_class=each.size_class)
        ]
        if owing:
            yield Counted(f"handed_in_{duty.kind}", _handed_in(duty, owing, first, extensions))


def _first_days(cycle: Cycle, as_of: date) -> Mapping[tuple[UUID, str], date]:
    """Company and duty → the day on which it was first handed in, until the day of counting."""
    lists = Submission.objects.filter(cycle=cycle, submitted_at__isnull=False).order_by()
    days = {
        (company, str(DutyKind.LOCATIONS)): moment
        for company, moment in lists.values_list("organisation").annotate(first=Min("submitted_at"))
    }
    documents = DutySubmission.objects.filter(cycle=cycle).order_by()
    days |= {
        (company, kind): moment
        for company, kind, moment in documents.values_list("organisation", "kind").annotate(
            first=Min("first_submitted_at")
        )
    }
    found = {key: timezone.localdate(moment) for key, moment in days.items()}
    return {key: day for key, day in found.items() if day <= as_of}


def _handed_in(
    duty: OwedDuty,
    owing: Sequence[UUID],
    first: Mapping[tuple[UUID, str], date],
    extensions: Mapping[tuple[UUID, str], date],
) -> Breakdown:
    by_part: dict[str, list[str]] = {"on_time": [], "late": [], "never": []}
    for company in owing:
        day = first.get((company, str(duty.kind)))
        due = extensions.get((company, str(duty.kind)), duty.due_on)
        part = "never" if day is None else "late" if is_late(due, day, today=day) else "on_time"
        by_part[part].append(str(company))
    came = (
        companies("handed_in.on_time", by_part["on_time"]),
        companies("handed_in.late", by_part["late"]),
    )
    parts = (
        companies("handed_in", [*by_part["on_time"], *by_part["late"]], parts=came),
        companies("never", by_part["never"]),
    )
    return companies("", map(str, owing), parts=parts)


def lists(agreement: Agreement, year: int, as_of: date) -> Iterable[Counted]:
    """Rows of the accepted lists, and the questions that were asked about lists."""
    cycle = year_of(agreement, year)
    if cycle is None or not agreement.hands_in_lists:
        return
    rows = ListRow.objects.filter(
        submission__cycle=cycle,
        submission__state=SubmissionState.ACCEPTED,
        submission__submitted_at__date__lte=as_of,
        is_taken_out=False,
    )
    yield Counted("rows", amounts("", rows.values_list("submission__organisation", flat=True)))
    asked, answered = list[UUID](), list[UUID]()
    for model in (RowQuestion, PlaceQuestion):
        questions = model.objects.filter(submission__cycle=cycle, asked_at__date__lte=as_of)
        asked += questions.values_list("submission__organisation", flat=True)
        answered += questions.filter(answered_at__date__lte=as_of).values_list(
            "submission__organisation", flat=True
        )
    if asked:
        open_ones = list((Counter(asked) - Counter(answered)).elements())
        parts = (amounts("answered", answered), amounts("open", open_ones))
        yield Counted("questions", amounts("", asked, parts=parts))


def talks(agreement: Agreement, year: int, as_of: date) -> Iterable[Counted]:
    """With how many companies the yearly talk was held."""
    cycle = year_of(agreement, year)
    if cycle is None:
        return
    here = {str(each.organisation_id) for each in companies_on(agreement, as_of)}
    held = Talk.objects.filter(cycle=cycle, on__lte=as_of).exclude(state=TalkState.PLANNED)
    spoken = here & {str(each) for each in held.values_list("organisation", flat=True)}
    parts = (companies("held", spoken), companies("not_held", here - spoken))
    yield Counted("talks", companies("", here, parts=parts))
