"""Deciding of an edition what the gate leaves to people; each decision has a reason, and is never deleted.

What is decided counts for the next build: the files that stand there are put aside, so that nobody signs
what was made before the decision.
"""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, Actor
from akkoord.desk.publication.actions.reading_links import read_links
from akkoord.desk.publication.actions.staged import locked_edition
from akkoord.desk.publication.models import Edition, ReleaseDecision
from akkoord.desk.publication.queries import release_gate, release_plan
from akkoord.desk.publication.queries.effects import CompanyInGate, Effect, companies_in_gate, effect_of
from akkoord.desk.publication.rules import CAN_BE_BUILT, EditionIsSigned, EditionState
from akkoord.desk.publication.rules.decisions import OF_A_COMPANY, DecidedAlready, DecisionKind


def look_at_companies(actor: Actor, edition: Edition) -> list[CompanyInGate]:
    """The companies that wait, are kept or are exposed; every company sees in its log that links were read.

    Raises `NotAllowed`, `BuilderKeepsAway`, `EarlierEditionMissing`.
    """
    require(actor, Action.WRITE, release_gate(edition.agreement_id))
    with transaction.atomic():
        links = read_links(actor, edition)
    return companies_in_gate(release_plan(edition, links))


def look_at_effect(actor: Actor, edition: Edition, kind: DecisionKind, subject: str) -> Effect:
    """What a decision would change, before it is taken.

    Raises `NotAllowed`, `BuilderKeepsAway`, `EarlierEditionMissing`, `NotInThisEdition`.
    """
    require(actor, Action.WRITE, release_gate(edition.agreement_id))
    with transaction.atomic():
        links = read_links(actor, edition)
    return effect_of(release_plan(edition, links), kind, subject)


@transaction.atomic
def decide(
    actor: Actor, edition: Edition, kind: DecisionKind, subject: str, *, reason: str, entry: UUID
) -> ReleaseDecision:
    """Decide, with a reason; the same `entry` again changes nothing. The edition has to be built anew.

    `subject` is a company for the kinds that are of one, else a location.
    Raises `NotAllowed`, `BuilderKeepsAway`, `EditionIsSigned`, `NotInThisEdition`, `DecidedAlready`.
    """
    require(actor, Action.WRITE, release_gate(edition.agreement_id))
    locked = _locked_to_build(edition)
    if made := ReleaseDecision.objects.filter(entry=entry).first():
        return made
    if actor.user_id is None:
        raise NotAllowed
    company, location = (UUID(subject), "") if kind in OF_A_COMPANY else (None, subject)
    standing = locked.decisions.filter(taken_back_at=None)
    if standing.filter(kind=kind, organisation=company, location_id=location).exists():
        raise DecidedAlready
    effect_of(release_plan(locked, read_links(actor, locked)), kind, subject)
    made = ReleaseDecision.objects.create(
        edition=locked,
        entry=entry,
        kind=kind.value,
        organisation_id=company,
        location_id=location,
        reason=reason.strip(),
        decided_by_id=actor.user_id,
        decided_at=timezone.now(),
    )
    _put_aside(locked)
    return made


@transaction.atomic
def take_decision_back(actor: Actor, decision: ReleaseDecision) -> ReleaseDecision:
    """Let a decision count no more; it stays in the story. Doing it again changes nothing.

    Raises `NotAllowed`, `EditionIsSigned`.
    """
    require(actor, Action.WRITE, release_gate(decision.edition.agreement_id))
    edition = _locked_to_build(decision.edition)
    decision.refresh_from_db()
    if decision.taken_back_at is None:
        decision.taken_back_at, decision.taken_back_by_id = timezone.now(), actor.user_id
        decision.save(update_fields=["taken_back_at", "taken_back_by"])
        _put_aside(edition)
    return decision


def _locked_to_build(edition: Edition) -> Edition:
    locked = locked_edition(edition)
    if EditionState(locked.state) not in CAN_BE_BUILT:
        raise EditionIsSigned(number=locked.number)
    return locked


def _put_aside(edition: Edition) -> None:
    """The files do not count any more, nor does a build that is under way."""
    edition.build += 1
    edition.state, edition.folder_hash = EditionState.DRAFTED.value, ""
    edition.save(update_fields=["build", "state", "folder_hash"])
