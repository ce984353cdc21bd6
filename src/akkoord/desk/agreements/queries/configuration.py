"""What an agreement is set up with, and where each fact is from."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from akkoord.desk.agreements.models import Agreement, AgreementChange, ClosingRecord
from akkoord.desk.agreements.rules import CLOSING_ITEM_TITLES, ClosingItem


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact is from: the reason of its last change, or what the ready configuration says."""

    text: str
    since: date | None = None


def sources_of(agreement: Agreement) -> dict[str, Source]:
    """Column → where its value is from."""
    found = {name: Source(text) for name, text in agreement.sources.items()}
    for change in agreement.changes.order_by("at", "pk"):
        found[change.field] = Source(change.reason, timezone.localdate(change.at))
    return found


def changes_of(agreement: Agreement) -> QuerySet[AgreementChange]:
    """The trail, newest first, with who changed it."""
    return agreement.changes.select_related("by")


@dataclass(frozen=True, slots=True)
class ClosingStep:
    """An item of the closing checklist and its record, once it is settled."""

    item: ClosingItem
    record: ClosingRecord | None

    @property
    def title(self) -> str:
        """What is to be settled, to be translated."""
        return CLOSING_ITEM_TITLES[self.item]


def closing_checklist(agreement: Agreement) -> tuple[ClosingStep, ...]:
    """Every item of the checklist in its order."""
    settled = {each.item: each for each in agreement.closing_records.select_related("by")}
    return tuple(ClosingStep(item, settled.get(item)) for item in ClosingItem)
