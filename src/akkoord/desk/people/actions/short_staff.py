"""The exception for a year in which staff is short: who advises a company may then also assess it."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from akkoord.desk.people.models import ShortStaff
from akkoord.desk.people.rules import PARTS_ALWAYS_APART, PARTS_APART, Part, ReasonMissing


@transaction.atomic
def note_short_staff(agreement_id: int, year: int, *, reason: str, by_id: int) -> ShortStaff:
    """Let advisers also assess in a year; one that stands is returned as it is.

    The caller has asked permission. Raises `ReasonMissing`.
    """
    if not reason.strip():
        raise ReasonMissing
    return ShortStaff.objects.get_or_create(
        agreement_id=agreement_id,
        year=year,
        ended_at=None,
        defaults={"reason": reason.strip(), "by_id": by_id},
    )[0]


@transaction.atomic
def end_short_staff(exception: ShortStaff, *, by_id: int) -> ShortStaff:
    """Let two people take the parts again; what was done meanwhile stays. The caller has asked permission."""
    locked = ShortStaff.objects.select_for_update(of=("self",)).get(pk=exception.pk)
    if locked.ended_at is None:
        locked.ended_at, locked.ended_by_id = timezone.now(), by_id
        locked.save(update_fields=["ended_at", "ended_by"])
    return locked


def parts_apart_in(agreement_id: int | None, year: int) -> Collection[frozenset[Part]]:
    """The parts that one person may not take together in a year."""
    stands = ShortStaff.objects.filter(agreement=agreement_id, year=year, ended_at__isnull=True)
    return PARTS_ALWAYS_APART if agreement_id and stands.exists() else PARTS_APART
