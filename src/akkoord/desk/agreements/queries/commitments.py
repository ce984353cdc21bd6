"""Reads about what was promised: what somebody may see of it, late first."""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from django.db.models import JSONField, Q, QuerySet
from django.utils import timezone

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.models.commitments import Commitment
from akkoord.desk.agreements.models.meetings import Meeting
from akkoord.desk.agreements.rules.commitments import REMINDED_BEFORE, CommitmentState, Standing
from akkoord.desk.people.models import User
from akkoord.desk.people.queries import keeping_away_from, mandates_in_force
from akkoord.desk.people.rules import Action, Actor, Kind, Role, Thing, may

OWNERS = (Role.PARTY_REPRESENTATIVE, Role.COMPANY_ADMIN, Role.SUPPORTER)
"""Who keeps the promises of an organisation up to date."""
_ORDER = list(Standing)
_LONG = tuple(
    f"agreement__{each.name}" for each in Agreement._meta.concrete_fields if isinstance(each, JSONField)
)
"""Columns of an agreement that a line about a promise says nothing of."""


def commitments_thing(agreement_id: int, owner_id: UUID | None = None) -> Thing:
    """The commitments of an agreement, or of one owner in it, as a thing to ask permission for."""
    return Thing(Kind.COMMITMENTS, organisation_id=owner_id, agreement_id=agreement_id)


def thing_of(commitment: Commitment) -> Thing:
    """One commitment; what was agreed with one company in confidence is its own and the secretariat's."""
    if commitment.confidential_to_id:
        return Thing(
            Kind.TALKS, organisation_id=commitment.confidential_to_id, agreement_id=commitment.agreement_id
        )
    return commitments_thing(commitment.agreement_id, commitment.owner_id)


def thing_to_write(commitment: Commitment) -> Thing:
    """One commitment as its owner keeps it up to date; no company does so for the secretariat."""
    thing = thing_of(commitment)
    return Thing(thing.kind, commitment.owner_id, thing.agreement_id)


def thing_for_all(commitment: Commitment) -> Thing:
    """One commitment as whoever looks after all of them writes it down."""
    thing = thing_of(commitment)
    return Thing(thing.kind, agreement_id=thing.agreement_id)


def agreements_with_promises(actor: Actor) -> list[Agreement]:
    """The agreements of which `actor` may read every commitment."""
    return [each for each in Agreement.objects.all() if may(actor, Action.READ, commitments_thing(each.pk))]


def promises_open_to(actor: Actor, *, among: Collection[int] | None = None) -> list[Commitment]:
    """The commitments that `actor` may read, late first, then by day, what has no date, what is over.

    With `among` only those of them.
    """
    organisations = {held.organisation_id for held in actor.roles if held.organisation_id}
    rows = Commitment.objects.filter(
        Q(agreement__in=agreements_with_promises(actor))
        | Q(owner__in=organisations)
        | Q(confidential_to__in=organisations)
    ).select_related("agreement", "owner", "meeting__body")
    if among is not None:
        rows = rows.filter(pk__in=among)
    rows = rows.defer(*_LONG)
    found = [each for each in rows if may(actor, Action.READ, thing_of(each))]
    return sorted(found, key=_late_first)


def _late_first(each: Commitment) -> tuple[int, date, int]:
    return _ORDER.index(each.standing), each.due or date.max, each.pk


def late_promises(actor: Actor, agreements: Sequence[Agreement]) -> list[Commitment]:
    """The commitments of these agreements whose day has passed, of those that `actor` may read."""
    rows = Commitment.objects.filter(
        agreement__in=agreements, state=CommitmentState.OPEN, due__lt=timezone.localdate()
    )
    found = rows.only("agreement", "owner", "confidential_to")
    return [each for each in found if may(actor, Action.READ, thing_of(each))]


def promises_before(meeting: Meeting, *, without: Collection[UUID] = ()) -> list[Commitment]:
    """What is due by the day of a meeting, late or without a date, by owner: its agenda needs it.

    The promises of `without`, from which the reader keeps away, are not there.
    """
    due = Q(due__isnull=True) | Q(due__lte=meeting.on)
    rows = Commitment.objects.filter(
        due, Q(owner__isnull=True) | ~Q(owner__in=without), agreement=meeting.body.agreement_id
    )
    rows = rows.filter(state=CommitmentState.OPEN, confidential_to__isnull=True).select_related("owner")
    return sorted(rows, key=lambda each: (each.owner_in_words, each.due or date.max, each.pk))


def promises_to_remind() -> QuerySet[Commitment]:
    """The open commitments that are late or fall due soon."""
    last = timezone.localdate() + REMINDED_BEFORE
    return Commitment.objects.filter(state=CommitmentState.OPEN, due__lte=last).select_related("agreement")


def keepers_of(commitment: Commitment) -> Sequence[User]:
    """Who is reminded: the people of the owner, or the secretariat where the owner has none here."""
    about = commitment.confidential_to_id
    return keepers_for(commitment.agreement_id, commitment.owner_id, about=about)


def keepers_for(
    agreement_id: int, organisation_id: UUID | None, *, about: UUID | None = None
) -> Sequence[User]:
    """Who answers for an organisation in an agreement; the secretariat where it has nobody here.

    Of the secretariat nobody who keeps away from the organisation, or from that which it is `about`.
    """
    here = Q(agreement__isnull=True) | Q(agreement=agreement_id)
    mandates = mandates_in_force().filter(here, user__is_active=True).select_related("user")
    own = mandates.filter(role__in=OWNERS, organisation=organisation_id) if organisation_id else ()
    away = {user for each in (organisation_id, about) if each for user in keeping_away_from(each)}
    secretariat = mandates.filter(role=Role.SECRETARIAT_ADVISER).exclude(user__in=away)
    found = list(own) or list(secretariat)
    return list(dict.fromkeys(each.user for each in found))
