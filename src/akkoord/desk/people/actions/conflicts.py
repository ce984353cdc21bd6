"""Declaring a conflict of interest, ending it, and noting who took which part for an organisation."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from akkoord.desk.people.actions.short_staff import parts_apart_in
from akkoord.desk.people.models import ConflictOfInterest, PartTaken, User
from akkoord.desk.people.queries import mandates_in_force
from akkoord.desk.people.rules import Actor, Part, PartsApart, ReasonMissing, Role, check_part


@transaction.atomic
def declare_conflict(user: User, organisation_id: UUID, *, reason: str, by_id: int) -> ConflictOfInterest:
    """Let `user` keep away from an organisation from now on; a conflict that stands is returned as it is.

    The caller has asked permission. Raises `ReasonMissing`.
    """
    if not reason.strip():
        raise ReasonMissing
    return ConflictOfInterest.objects.get_or_create(
        user=user,
        organisation_id=organisation_id,
        ended_at=None,
        defaults={"reason": reason.strip(), "declared_by_id": by_id},
    )[0]


@transaction.atomic
def end_conflict(conflict: ConflictOfInterest, *, reason: str, by_id: int) -> ConflictOfInterest:
    """Let the person work on the organisation again; one that was ended stays as it was ended.

    The caller has asked permission. Raises `ReasonMissing`.
    """
    if not reason.strip():
        raise ReasonMissing
    locked = ConflictOfInterest.objects.select_for_update(of=("self",)).get(pk=conflict.pk)
    if locked.ended_at is None:
        locked.ended_at, locked.ended_by_id, locked.end_reason = timezone.now(), by_id, reason.strip()
        locked.save(update_fields=["ended_at", "ended_by", "end_reason"])
    return locked


@transaction.atomic
def take_part(actor: Actor, part: Part, organisation_id: UUID, *, agreement_id: int, year: int) -> None:
    """Note that `actor` takes `part` for an organisation in a year; taking it again adds nothing.

    Every act that judges what one organisation did comes through here. Raises `PartsApart` when the
    person took another part of that year that somebody else has to take. Where staff is short, an adviser
    may also assess; the second reader is always a third person.
    """
    if actor.user_id is None:
        raise ValueError("Only a person with an account takes a part.")
    User.objects.select_for_update().get(pk=actor.user_id)
    of_year = PartTaken.objects.filter(
        user=actor.user_id, organisation=organisation_id, agreement=agreement_id, year=year
    )
    apart = parts_apart_in(agreement_id, year)
    check_part(part, taken=[Part(each) for each in of_year.values_list("part", flat=True)], apart=apart)
    both = frozenset({Part.ADVISED, Part.ASSESSED})
    is_assessor = part is Part.ADVISED and _is_assessor_of(actor.user_id, organisation_id, agreement_id)
    if is_assessor and both in apart:
        raise PartsApart
    PartTaken.objects.get_or_create(
        user_id=actor.user_id,
        organisation_id=organisation_id,
        agreement_id=agreement_id,
        year=year,
        part=part,
    )


def _is_assessor_of(user_id: int, organisation_id: UUID, agreement_id: int) -> bool:
    assigned = mandates_in_force().filter(
        user=user_id, role=Role.ASSESSOR, organisation=organisation_id, agreement=agreement_id
    )
    return assigned.exists()
