"""What is owed in a year, and by when."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.translation import gettext

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.rules.configuration import day_in
from akkoord.desk.agreements.rules.duties import is_owed
from akkoord.desk.duties.models import Duty
from akkoord.desk.duties.rules import DUTY_TITLES, DutyKind
from akkoord.desk.register.models import Cycle
from akkoord.engine.insight import unit_words


@dataclass(frozen=True, slots=True)
class OwedDuty:
    """One kind of thing that companies owe in a year."""

    kind: DutyKind
    due_on: date
    first_year: int = 1
    """From which year of taking part it is owed."""
    size_classes: tuple[str, ...] = ()
    """Codes of the size classes that owe it; none where all do."""
    units: tuple[str, ...] = field(default=(), compare=False)
    """What the list names in this agreement."""

    @property
    def title(self) -> str:
        """The duty as people call it."""
        return duty_title(self.kind, self.units)

    def is_owed_by(self, *, year: int, size_class: str) -> bool:
        """Whether a company of this size owes it in its `year` of taking part."""
        return is_owed(
            first_year=self.first_year, size_classes=self.size_classes, year=year, size_class=size_class
        )


def duty_title(kind: DutyKind, units: Sequence[str]) -> str:
    """A duty as people call it; the list by what it names."""
    if kind is DutyKind.LOCATIONS and units:
        return unit_words(units, number=2, translate=gettext)
    return gettext(DUTY_TITLES[kind])


def duties_of(cycle: Cycle) -> tuple[OwedDuty, ...]:
    """Everything owed in the year, the list first where there is one; its day stands at the year itself."""
    units = tuple(cycle.agreement.insight_units)
    has_lists = cycle.agreement.hands_in_lists
    lists = [OwedDuty(DutyKind.LOCATIONS, cycle.locations_due, units=units)] if has_lists else []
    others = Duty.objects.filter(cycle=cycle)
    order = list(DutyKind)
    return (
        *lists,
        *sorted(
            (
                OwedDuty(DutyKind(each.kind), each.due_on, each.first_year, tuple(each.size_classes))
                for each in others
            ),
            key=lambda duty: order.index(duty.kind),
        ),
    )


def proposed_duties(agreement: Agreement, year: int) -> tuple[OwedDuty, ...]:
    """What companies will owe in a year, as the agreement is set up; else as in its newest year before."""
    rows = agreement.yearly_duty_rows
    if rows:
        return tuple(
            OwedDuty(
                each.kind,
                each.due_in(year),
                each.first_year,
                each.size_classes,
                tuple(agreement.insight_units),
            )
            for each in rows
            if each.kind is not DutyKind.LOCATIONS or agreement.hands_in_lists
        )
    last = agreement.cycles.filter(year__lt=year).select_related("agreement").order_by("-year").first()
    return tuple(
        replace(each, due_on=day_in(year, each.due_on.month, each.due_on.day))
        for each in (duties_of(last) if last else ())
    )


def duty_or_none(cycle: Cycle, kind: DutyKind) -> OwedDuty | None:
    """The duty of that kind, if the year has it."""
    return next((each for each in duties_of(cycle) if each.kind == kind), None)
