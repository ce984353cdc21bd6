"""One look at a year: which company has handed in what, who has not, since when, and who reminded them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext

from akkoord.desk.agreements.models import Participation
from akkoord.desk.duties.models import DutySubmission, Extension, Reminder
from akkoord.desk.duties.queries.calendar import OwedDuty, duties_of
from akkoord.desk.duties.queries.contacts import contacts_of
from akkoord.desk.duties.rules import (
    HAND_IN_TITLES,
    DutyKind,
    HandInState,
    answer_due,
    is_late,
)
from akkoord.desk.people.models import User
from akkoord.desk.register.models import Cycle
from akkoord.desk.register.queries import HandIn, hand_in_overview
from akkoord.desk.register.queries.hand_in import companies_that_owe


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one company stands with one duty."""

    duty: OwedDuty
    due_on: date
    """With the extension, if there is one."""
    extension: Extension | None
    state: HandInState
    handed_in_on: date | None
    """The first time in this year."""
    is_late: bool
    days_late: int
    public_id: UUID | None
    """The newest version, where one was handed in."""
    returned_on: date | None = None
    """Since when its questions wait for the company, until it hands in again."""
    answer_due_on: date | None = None

    @property
    def is_missing(self) -> bool:
        """Was nothing handed in yet?"""
        return self.handed_in_on is None

    @property
    def is_asked_again(self) -> bool:
        """Was it returned, so that the company has to hand in a new version?"""
        return self.returned_on is not None

    @property
    def state_in_words(self) -> str:
        """The state as people call it."""
        return gettext(HAND_IN_TITLES[self.state])


@dataclass(frozen=True, slots=True)
class CompanyStanding:
    """Everything one company owes in the year."""

    organisation_id: UUID
    organisation: str
    size_class: str
    year: int
    """Which year of taking part it is."""
    standings: tuple[Standing | None, ...]
    """In the order of the year's duties; None for what is not owed yet."""
    reminders: tuple[Reminder, ...]
    """The newest first."""
    contacts: tuple[User, ...]

    @property
    def owed(self) -> tuple[Standing, ...]:
        """Where the company stands with each duty that it has."""
        return tuple(each for each in self.standings if each)

    @property
    def missing(self) -> tuple[Standing, ...]:
        """What was not handed in yet."""
        return tuple(each for each in self.owed if each.is_missing)

    @property
    def asked_again(self) -> tuple[Standing, ...]:
        """What was returned with questions and not handed in again."""
        return tuple(each for each in self.owed if each.is_asked_again)

    @property
    def awaited(self) -> tuple[Standing, ...]:
        """What the company is reminded of: what is missing, and what was returned."""
        return tuple(each for each in self.owed if each.is_missing or each.is_asked_again)

    @property
    def days_late(self) -> int:
        """Days since the first missing thing was due; 0 when nothing is late."""
        return max((each.days_late for each in self.missing), default=0)


@dataclass(frozen=True, slots=True)
class DutyCount:
    """How many companies owe one thing, and how many handed it in."""

    duty: OwedDuty
    owed: int
    handed_in: int
    late: int
    """Of those missing, whose day has passed."""
    asked_again: int = 0
    """Of those handed in, how many were returned with questions and are awaited again."""

    @property
    def missing(self) -> int:
        """Companies of which nothing came."""
        return self.owed - self.handed_in


@dataclass(frozen=True, slots=True)
class YearOverview:
    """A whole year."""

    cycle: Cycle
    duties: tuple[OwedDuty, ...]
    companies: tuple[CompanyStanding, ...]

    @property
    def counts(self) -> tuple[DutyCount, ...]:
        """One figure for each duty."""
        return tuple(self._count(place, duty) for place, duty in enumerate(self.duties))

    def _count(self, place: int, duty: OwedDuty) -> DutyCount:
        standings = [each for company in self.companies if (each := company.standings[place])]
        missing = [each for each in standings if each.is_missing]
        return DutyCount(
            duty,
            len(standings),
            len(standings) - len(missing),
            sum(each.is_late for each in missing),
            sum(each.is_asked_again for each in standings),
        )

    @property
    def missing(self) -> tuple[CompanyStanding, ...]:
        """Companies that miss something, the longest overdue first."""
        behind = [company for company in self.companies if company.missing]
        return tuple(sorted(behind, key=lambda company: (-company.days_late, company.organisation)))

    @property
    def asked_again(self) -> tuple[CompanyStanding, ...]:
        """Companies to which something was returned with questions, the longest ago first."""
        asked = [company for company in self.companies if company.asked_again]
        return tuple(sorted(asked, key=_asked_first))

    @property
    def awaited(self) -> tuple[CompanyStanding, ...]:
        """Companies of which anything is awaited: first those that miss something."""
        return self.missing + tuple(each for each in self.asked_again if not each.missing)

    def that_miss(self, kind: DutyKind) -> tuple[CompanyStanding, ...]:
        """Companies that have not handed in a thing of one kind."""
        return tuple(
            company for company in self.missing if any(each.duty.kind is kind for each in company.missing)
        )


def _asked_first(company: CompanyStanding) -> tuple[date, str]:
    since = min(each.returned_on for each in company.asked_again if each.returned_on)
    return since, company.organisation


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read of a year, by company."""

    lists: Mapping[UUID, HandIn]
    documents: Mapping[tuple[UUID, str], DutySubmission]
    extensions: Mapping[tuple[UUID, str], Extension]
    reminders: Mapping[UUID, Sequence[Reminder]] = field(default_factory=dict)
    contacts: Mapping[UUID, Sequence[User]] = field(default_factory=dict)


def year_overview(cycle: Cycle, *, today: date | None = None, without: Collection[UUID] = ()) -> YearOverview:
    """Every company that takes part, with what it owes and has handed in.

    The companies of `without`, from which the reader keeps away, are not there.
    """
    bound = list(companies_that_owe(cycle, without=without))
    return _overview(cycle, bound, today or timezone.localdate())


def company_standing(
    cycle: Cycle, organisation_id: UUID, *, today: date | None = None
) -> CompanyStanding | None:
    """One company of `year_overview`; None when it does not take part."""
    bound = list(companies_that_owe(cycle).filter(organisation=organisation_id))
    return next(iter(_overview(cycle, bound, today or timezone.localdate()).companies), None)


def _overview(cycle: Cycle, companies: Sequence[Participation], day: date) -> YearOverview:
    duties, known = duties_of(cycle), _known(cycle, companies, day)
    return YearOverview(cycle, duties, tuple(_company(cycle, each, duties, known, day) for each in companies))


def _known(cycle: Cycle, companies: Sequence[Participation], day: date) -> _Known:
    organisations = [each.organisation_id for each in companies]
    theirs = {"cycle": cycle, "organisation__in": organisations}
    reminders: dict[UUID, list[Reminder]] = defaultdict(list)
    for reminder in Reminder.objects.filter(**theirs).select_related("sent_by"):
        reminders[reminder.organisation_id].append(reminder)
    newest_last = DutySubmission.objects.filter(**theirs).order_by("version")
    extensions = Extension.objects.filter(**theirs, withdrawn_at__isnull=True)
    lists = hand_in_overview(cycle, companies=companies, today=day).companies
    return _Known(
        lists={each.organisation_id: each for each in lists},
        documents={(each.organisation_id, each.kind): each for each in newest_last},
        extensions={(each.organisation_id, each.kind): each for each in extensions},
        reminders=reminders,
        contacts=contacts_of(organisations),
    )


def _company(
    cycle: Cycle, participation: Participation, duties: Sequence[OwedDuty], known: _Known, day: date
) -> CompanyStanding:
    organisation_id = participation.organisation_id
    year = participation.year_in(cycle.year)
    return CompanyStanding(
        organisation_id=organisation_id,
        organisation=participation.organisation.name,
        size_class=participation.size_class,
        year=year,
        standings=tuple(
            _standing(duty, organisation_id, known, day)
            if duty.is_owed_by(year=year, size_class=participation.size_class)
            else None
            for duty in duties
        ),
        reminders=tuple(known.reminders.get(organisation_id, ())),
        contacts=tuple(known.contacts.get(organisation_id, ())),
    )


def _standing(duty: OwedDuty, organisation_id: UUID, known: _Known, day: date) -> Standing:
    extension = known.extensions.get((organisation_id, duty.kind))
    due = extension.until if extension else duty.due_on
    if duty.kind is DutyKind.LOCATIONS:
        found = _of_list(known.lists[organisation_id])
    else:
        found = _of_document(known.documents.get((organisation_id, duty.kind)))
    handed_in, returned = found.handed_in_on, found.returned_on
    return Standing(
        duty=duty,
        due_on=due,
        extension=extension,
        state=found.state,
        handed_in_on=handed_in,
        is_late=is_late(due, handed_in, today=day),
        days_late=max(0, ((handed_in or day) - due).days),
        public_id=found.public_id,
        returned_on=returned,
        answer_due_on=answer_due(returned, extension.until if extension else None) if returned else None,
    )


class _HandedIn(NamedTuple):
    """What there is of one duty."""

    state: HandInState
    handed_in_on: date | None = None
    public_id: UUID | None = None
    returned_on: date | None = None


def _of_list(found: HandIn) -> _HandedIn:
    state = "submitted" if found.state == "in_review" else found.state
    return _HandedIn(
        HandInState(state),
        timezone.localdate(found.handed_in_at) if found.handed_in_at else None,
        found.submission.public_id if found.submission else None,
        timezone.localdate(found.returned_at) if found.returned_at else None,
    )


def _of_document(found: DutySubmission | None) -> _HandedIn:
    if found is None:
        return _HandedIn(HandInState.NOT_STARTED)
    state = HandInState(found.state)
    asked = state is HandInState.RETURNED and found.decided_at
    return _HandedIn(
        state,
        timezone.localdate(found.first_submitted_at),
        found.public_id,
        timezone.localdate(found.decided_at) if asked else None,
    )
