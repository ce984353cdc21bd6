"""Reads about trainings: what is open to whom, who should come, who came."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Avg, Count, Prefetch, Q, QuerySet
from django.utils import timezone

from akkoord.desk.agreements.models import Agreement, Participation
from akkoord.desk.agreements.models.trainings import Enrolment, Training, TrainingDate
from akkoord.desk.agreements.rules import COMPANY_ROLES as COMPANY_PARTIES
from akkoord.desk.agreements.rules import STATES_IN_FORCE
from akkoord.desk.agreements.rules.trainings import Attendance, Expected
from akkoord.desk.people.rules import (
    COMPANY_ROLES,
    Action,
    Actor,
    Facet,
    HeldRole,
    Kind,
    Thing,
    may,
    roles_that_allow,
)

A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class ExpectedCompany:
    """A company that should come or enrolled, with its people on all dates."""

    organisation_id: UUID
    name: str
    is_expected: bool
    enrolments: tuple[Enrolment, ...]

    @property
    def came(self) -> bool:
        """Whether somebody of it came."""
        return any(each.came for each in self.enrolments)

    @property
    def is_missed(self) -> bool:
        """Whether it should come and nobody enrolled or came."""
        waits = any(each.attendance == Attendance.NOT_NOTED for each in self.enrolments)
        return self.is_expected and not self.came and not waits


@dataclass(frozen=True, slots=True)
class TrainingYear:
    """What was held in one year, and who came."""

    dates: int
    people: int
    companies: int
    score: float | None


def training_thing(training: Training) -> Thing:
    """One training; an open one is open to everybody."""
    facets = frozenset({Facet.OPEN}) if training.is_open else frozenset[Facet]()
    return trainings_thing(training.agreement_id, training.provider_id, facets=facets)


def trainings_thing(
    agreement_id: int, provider_id: UUID | None = None, *, facets: frozenset[Facet] = frozenset()
) -> Thing:
    """The trainings of an agreement, or those of one provider."""
    return Thing(Kind.TRAININGS, organisation_id=provider_id, agreement_id=agreement_id, facets=facets)


def may_read_training(actor: Actor, training: Training) -> bool:
    """Whether the training is open to `actor`; to a company only where it takes part, or to everybody."""
    return training.is_open or is_among_readers(actor, training)


def is_among_readers(actor: Actor, training: Training) -> bool:
    """Whether `actor` reads it for more than its being open: a company only where it takes part."""
    thing = trainings_thing(training.agreement_id, training.provider_id)
    return any(_is_near(held, training) for held, _ in roles_that_allow(actor, Action.READ, thing))


def _is_near(held: HeldRole, training: Training) -> bool:
    if held.role not in COMPANY_ROLES:
        return True
    return held.organisation_id is not None and takes_part(training.agreement_id, held.organisation_id)


def takes_part(agreement_id: int, organisation_id: UUID) -> bool:
    """Whether a company takes part in an agreement today."""
    return in_force(agreement_id).filter(organisation=organisation_id).exists()


def in_force(agreement_id: int) -> QuerySet[Participation]:
    """The companies that take part in an agreement today."""
    return Participation.objects.filter(
        agreement=agreement_id, role__in=COMPANY_PARTIES, state__in=STATES_IN_FORCE
    )


def companies_in_force(agreements: Collection[int]) -> set[tuple[int, UUID]]:
    """Agreement and company, for each that takes part in one of `agreements` today."""
    rows = Participation.objects.filter(
        agreement__in=agreements, role__in=COMPANY_PARTIES, state__in=STATES_IN_FORCE
    )
    return set(rows.values_list("agreement_id", "organisation_id"))


def trainings_of_company(organisation_id: UUID) -> list[Training]:
    """The trainings of the agreements in which a company takes part, with dates and its own people only."""
    agreements = Participation.objects.filter(
        organisation=organisation_id, role__in=COMPANY_PARTIES, state__in=STATES_IN_FORCE
    )
    own = Enrolment.objects.filter(organisation=organisation_id)
    dates = TrainingDate.objects.annotate(taken=Count("enrolments")).prefetch_related(
        Prefetch("enrolments", own, to_attr="own_enrolments")
    )
    return list(
        Training.objects.filter(agreement__in=agreements.values("agreement"))
        .select_related("agreement", "provider")
        .prefetch_related(Prefetch("dates", dates))
    )


def trainings_open_to(actor: Actor, agreement: Agreement | None = None) -> list[Training]:
    """The trainings that `actor` reads, but for a company's own role, with their dates."""
    others = Actor(actor.user_id, tuple(held for held in actor.roles if held.role not in COMPANY_ROLES))
    rows = Training.objects.select_related("agreement", "provider").prefetch_related("dates")
    found = rows.filter(agreement=agreement) if agreement else rows
    return [each for each in found if may(others, Action.READ, training_thing(each))]


def open_trainings() -> list[Training]:
    """The trainings that everybody may read about, with their dates."""
    found = Training.objects.select_related("agreement", "provider").prefetch_related("dates")
    return list(found.filter(is_open=True))


def agreements_with_trainings(actor: Actor) -> list[Agreement]:
    """The agreements of which `actor` reads every training."""
    return [each for each in Agreement.objects.all() if reads_all_trainings(actor, each.pk)]


def reads_all_trainings(actor: Actor, agreement_id: int) -> bool:
    """Whether `actor` reads every training of an agreement, other than for a company."""
    allowed = roles_that_allow(actor, Action.READ, trainings_thing(agreement_id))
    return any(held.role not in COMPANY_ROLES for held, _ in allowed)


def dates_of(training: Training, *, organisation_id: UUID | None = None) -> QuerySet[TrainingDate]:
    """The dates of a training with how many enrolled and came, and a company's own people."""
    own = Enrolment.objects.filter(organisation=organisation_id)
    return training.dates.annotate(
        taken=Count("enrolments"),
        came=Count("enrolments", filter=Q(enrolments__attendance=Attendance.CAME)),
        score=Avg("enrolments__score"),
    ).prefetch_related(Prefetch("enrolments", own, to_attr="own_enrolments"))


def expected_companies(training: Training, *, without: Collection[UUID] = ()) -> list[ExpectedCompany]:
    """Which companies should come, and which did, but those `without`; those that are missed come first."""
    expected = dict(_expected(training).values_list("organisation_id", "organisation__name"))
    people: dict[UUID, list[Enrolment]] = defaultdict(list)
    names = dict(expected)
    enrolled = Enrolment.objects.filter(date__training=training).select_related("organisation", "date")
    for each in enrolled.order_by("date__on", "person"):
        people[each.organisation_id].append(each)
        names[each.organisation_id] = each.organisation.name
    found = [
        ExpectedCompany(pk, name, pk in expected, tuple(people[pk]))
        for pk, name in names.items()
        if pk not in without
    ]
    return sorted(found, key=lambda each: (not each.is_missed, each.name))


def _expected(training: Training) -> QuerySet[Participation]:
    companies = in_force(training.agreement_id)
    if training.expects == Expected.NOBODY:
        return companies.none()
    if training.expects == Expected.NEWCOMERS:
        first = training.dates.filter(is_cancelled=False).order_by("on").first()
        day = first.on if first else timezone.localdate()
        return companies.filter(since__gt=day - A_YEAR)
    return companies


def certificates_of(organisation_id: UUID, *, agreement_id: int, year: int) -> QuerySet[Enrolment]:
    """The people of a company who came to a training of an agreement in one year."""
    return (
        Enrolment.objects.filter(
            organisation=organisation_id,
            date__training__agreement=agreement_id,
            date__on__year=year,
            attendance=Attendance.CAME,
        )
        .select_related("date__training")
        .order_by("date__on", "person")
    )


def training_year(agreement: Agreement, year: int) -> TrainingYear:
    """The figures of one year for the annual report."""
    came = Enrolment.objects.filter(
        date__training__agreement=agreement, date__on__year=year, attendance=Attendance.CAME
    )
    figures = came.aggregate(
        people=Count("pk"), companies=Count("organisation", distinct=True), score=Avg("score")
    )
    held = TrainingDate.objects.filter(
        training__agreement=agreement, is_cancelled=False, on__year=year, on__lte=timezone.localdate()
    )
    return TrainingYear(held.count(), figures["people"], figures["companies"], figures["score"])


def training_or_none(slug: str, training_id: int) -> Training | None:
    """One training of an agreement."""
    rows = Training.objects.select_related("agreement", "provider").prefetch_related("files")
    return rows.filter(agreement__slug=slug, pk=training_id).first()


def date_or_none(date_id: int) -> TrainingDate | None:
    """One date with its training."""
    rows = TrainingDate.objects.select_related("training__agreement", "training__provider")
    return rows.filter(pk=date_id).first()


def enrolment_or_none(enrolment_id: int) -> Enrolment | None:
    """One enrolment with its date and training."""
    rows = Enrolment.objects.select_related("date__training__agreement", "date__training__provider")
    return rows.select_related("organisation").filter(pk=enrolment_id).first()


def missed_of(companies: Sequence[ExpectedCompany]) -> list[UUID]:
    """The companies that should come and did not enrol."""
    return [each.organisation_id for each in companies if each.is_missed]
