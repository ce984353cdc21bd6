"""The tables of a data set: every cell a code, a figure or a pseudonym, only of companies of the crowd."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import ExtractYear
from django.utils import timezone

from akkoord.desk.agreements.models import Agreement, TrainingDate
from akkoord.desk.agreements.models.meetings import Decision, Meeting, Question
from akkoord.desk.duties.queries.year import Standing, year_overview
from akkoord.desk.duties.rules import DutyKind, HandInState
from akkoord.desk.register.models import Cycle, ListRow, PlaceQuestion, RowQuestion, SourcingLink, Submission
from akkoord.desk.register.queries.counting import number_of
from akkoord.desk.register.rules.links import (
    PROCESSES,
    RELATIONS,
    TIERS,
    VOLUME_BANDS,
    Choice,
    as_choice,
    codes_in,
)
from akkoord.desk.reviewing.queries.companies import Crowd
from akkoord.desk.reviewing.queries.looks import look_rows
from akkoord.desk.reviewing.rules.dictionary import Cell, SetTable, filled
from akkoord.engine.disclosure import shared_by_enough

Rows = Iterator[Sequence[Cell]]


def set_tables(agreement: Agreement, years: Collection[int], crowd: Crowd) -> tuple[SetTable, ...]:
    """All tables, in the order of the dictionary."""
    cycles = list(agreement.cycles.filter(year__in=years).select_related("agreement").order_by("year"))
    links = _links(cycles, crowd)
    return (
        filled("companies", _companies(crowd, years)),
        filled("lists", (row for cycle in cycles for row in _lists(cycle, crowd))),
        filled("duties", (row for cycle in cycles for row in _duties(cycle, crowd))),
        filled("locations", _locations(links, crowd)),
        filled("links", _link_rows(links, crowd)),
        filled("years", _years(agreement, years)),
        filled("looks", look_rows(agreement, crowd, first_year=min(years))),
    )


def _companies(crowd: Crowd, years: Collection[int]) -> Rows:
    this_year = timezone.localdate().year
    for company, (_, _, *traits) in crowd.told.items():
        seen = crowd.years_of[company]
        left = max(seen) if max(seen) < this_year else None
        yield (crowd.pseudonym_of(company), max(min(seen), min(years)), left, *traits)


def _yes(value: object) -> str:
    return "yes" if value else "no"


def _standings(cycle: Cycle, crowd: Crowd) -> Iterator[tuple[UUID, Standing]]:
    for company in year_overview(cycle).companies:
        if company.organisation_id in crowd.told:
            for each in company.owed:
                yield company.organisation_id, each


def _timing(standing: Standing, *, is_broken: bool) -> tuple[Cell, Cell]:
    """Late, and days after the day it was due; nothing where the day would tell when a company joined."""
    if is_broken:
        return "", ""
    day = standing.handed_in_on
    return _yes(standing.is_late), (day - standing.due_on).days if day else ""


def _lists(cycle: Cycle, crowd: Crowd) -> Rows:
    lists = Submission.objects.filter(cycle=cycle)
    rows = dict(
        lists.order_by("version")
        .annotate(number=number_of(ListRow.objects.all()))
        .values_list("organisation", "number")
    )
    versions = dict(lists.order_by().values_list("organisation").annotate(Count("pk")))
    accepted = set(lists.filter(state="accepted").values_list("organisation", flat=True))
    asked, answered = _questions(cycle)
    for company, standing in _standings(cycle, crowd):
        if standing.duty.kind is not DutyKind.LOCATIONS:
            continue
        yield (
            *(cycle.year, crowd.pseudonym_of(company), _yes(standing.handed_in_on)),
            *(_yes(company in accepted), *_timing(standing, is_broken=cycle.year in crowd.broken[company])),
            *(versions.get(company, 0), rows.get(company, 0)),
            *(asked.get(company, 0), answered.get(company, 0)),
        )


def _questions(cycle: Cycle) -> tuple[Mapping[UUID, int], Mapping[UUID, int]]:
    asked: dict[UUID, int] = defaultdict(int)
    answered: dict[UUID, int] = defaultdict(int)
    for model in (RowQuestion, PlaceQuestion):
        counted = (
            model._default_manager.filter(submission__cycle=cycle)
            .order_by()
            .values_list("submission__organisation")
            .annotate(asked=Count("pk"), answered=Count("pk", filter=Q(answered_at__isnull=False)))
        )
        for company, all_of_them, with_answer in counted:
            asked[company] += all_of_them
            answered[company] += with_answer
    return asked, answered


def _duties(cycle: Cycle, crowd: Crowd) -> Rows:
    for company, standing in _standings(cycle, crowd):
        if standing.duty.kind is DutyKind.LOCATIONS:
            continue
        yield (
            *(cycle.year, crowd.pseudonym_of(company), standing.duty.kind.value),
            *(_yes(standing.handed_in_on), _yes(standing.state is HandInState.ACCEPTED)),
            *_timing(standing, is_broken=cycle.year in crowd.broken[company]),
        )


@dataclass(frozen=True, slots=True)
class _Link:
    """A link with what the desk's own words say of it."""

    year: int
    company: UUID
    location: str
    country: str
    tier: str
    relation: str
    share_band: str
    processes: frozenset[str]
    is_ended: bool


def _links(cycles: Sequence[Cycle], crowd: Crowd) -> list[_Link]:
    found = SourcingLink.objects.filter(cycle__in=cycles, organisation__in=list(crowd.told))
    columns = (
        *("cycle__year", "organisation", "location", "location__country"),
        *("tier", "relation", "volume_band", "processes", "ended_on"),
    )
    return [
        _Link(
            *(year, company, location, country),
            *(_code(tier, TIERS), _code(relation, RELATIONS), _code(band, VOLUME_BANDS)),
            frozenset(codes_in(processes, PROCESSES)),
            ended_on is not None,
        )
        for year, company, location, country, tier, relation, band, processes, ended_on in found.values_list(
            *columns
        )
    ]


def _code(text: str, choices: Sequence[Choice]) -> str:
    """The desk's own code for what a list says; nothing for free text."""
    found = as_choice(text, choices) if text.strip() else None
    return found.code if found else ""


def _locations(links: Sequence[_Link], crowd: Crowd) -> Rows:
    """A country needs enough companies and enough locations; a process enough companies in that country."""
    by_companies = shared_by_enough(((each.country, each.company) for each in links), k=crowd.k)
    by_locations = shared_by_enough(((each.country, each.location) for each in links), k=crowd.k)
    countries = by_companies & by_locations
    processes = shared_by_enough(
        (((each.country, process), each.company) for each in links for process in each.processes), k=crowd.k
    )
    named: dict[str, set[str]] = defaultdict(set)
    country_of: dict[str, str] = {}
    for each in links:
        country_of[each.location] = each.country
        named[each.location] |= {one for one in each.processes if (each.country, one) in processes}
    for location, country in country_of.items():
        is_told = country in countries
        told = " ".join(sorted(named[location])) if is_told else ""
        yield crowd.place(location), country if is_told else "", told


def _link_rows(links: Iterable[_Link], crowd: Crowd) -> Rows:
    for each in links:
        yield (
            *(each.year, crowd.pseudonym_of(each.company), crowd.place(each.location)),
            *(each.tier, each.relation, each.share_band, _yes(each.is_ended)),
        )


def _years(agreement: Agreement, years: Collection[int]) -> Rows:
    of_items = Q(item__meeting__body__agreement=agreement)
    counted = [
        _by_year(Meeting.objects.filter(body__agreement=agreement), "on"),
        _by_year(Decision.objects.filter(of_items), "item__meeting__on"),
        _by_year(Question.objects.filter(of_items), "item__meeting__on"),
        _by_year(Question.objects.filter(of_items).exclude(answer=""), "item__meeting__on"),
        _by_year(TrainingDate.objects.filter(training__agreement=agreement), "on"),
    ]
    for year in sorted(years):
        yield (year, *(each.get(year, 0) for each in counted))


def _by_year(rows: QuerySet[Any], day: str) -> dict[int, int]:
    return dict(
        rows.order_by().annotate(in_year=ExtractYear(day)).values_list("in_year").annotate(Count("pk"))
    )
