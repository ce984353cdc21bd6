"""Keeping links that something still needs, and letting them go: the door for cases and legal requests."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from akkoord.desk.register.actions.revision import lock_register
from akkoord.desk.register.models import LinkHold, Location


@transaction.atomic
def hold_links(
    by_id: int,
    *,
    agreement_id: int,
    organisations: Collection[UUID],
    location: Location | None,
    cause: tuple[str, str],
) -> None:
    """Let the links of these companies stay, at one location or, with None, everywhere.

    The caller has asked permission. `cause` is a purpose and its number, ("case", "12"); holding twice for
    the same cause is holding once. What waits to be destroyed stays from this moment on.
    """
    lock_register()
    for organisation_id in organisations:
        LinkHold.objects.get_or_create(
            agreement_id=agreement_id,
            organisation_id=organisation_id,
            location=location,
            cause=cause[0],
            reference=cause[1].strip(),
            lifted_at=None,
            defaults={"placed_by_id": by_id, "placed_at": timezone.now()},
        )


@transaction.atomic
def lift_holds(by_id: int, *, agreement_id: int, cause: tuple[str, str]) -> int:
    """End every hold of a cause, as when its case is closed; answers how many.

    The caller has asked permission.
    """
    lock_register()
    placed = LinkHold.objects.filter(
        agreement=agreement_id, cause=cause[0], reference=cause[1].strip(), lifted_at=None
    )
    return placed.update(lifted_by_id=by_id, lifted_at=timezone.now())
