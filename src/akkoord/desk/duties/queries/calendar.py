"""What is owed in a year, and by when."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from akkoord.desk.duties.models import Duty
from akkoord.desk.duties.rules import DUTY_TITLES, DutyKind
from akkoord.desk.register.models import Cycle


@dataclass(frozen=True, slots=True)
class OwedDuty:
    """One kind of thing that companies owe in a year."""

    kind: DutyKind
    due_on: date
    first_year: int = 1
    """From which year of taking part it is owed."""

    @property
    def title(self) -> str:
        """The duty as people call it."""
        return gettext(DUTY_TITLES[self.kind])


def duties_of(cycle: Cycle) -> tuple[OwedDuty, ...]:
    """Everything owed in the year, the list of locations first; its day stands at the year itself."""
    lists = OwedDuty(DutyKind.LOCATIONS, cycle.locations_due)
    others = Duty.objects.filter(cycle=cycle)
    order = list(DutyKind)
    return (
        lists,
        *sorted(
            (OwedDuty(DutyKind(each.kind), each.due_on, each.first_year) for each in others),
            key=lambda duty: order.index(duty.kind),
        ),
    )


def duty_or_none(cycle: Cycle, kind: DutyKind) -> OwedDuty | None:
    """The duty of that kind, if the year has it."""
    return next((each for each in duties_of(cycle) if each.kind == kind), None)
