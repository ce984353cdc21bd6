"""What the page of the terms shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.people.rules import Action, Actor, may
from akkoord.desk.register.models import LinkHold
from akkoord.desk.register.queries.destruction import lists_to_go
from akkoord.desk.register.queries.holding import Held, held_links, open_holds
from akkoord.desk.retention.models import Destruction
from akkoord.desk.retention.queries.due import (
    ThingWithTerm,
    agreements_of,
    retention_thing,
    thing_now,
    things_with_a_term,
)
from akkoord.desk.retention.rules import (
    COUNTED,
    OPEN_STATES,
    DestructionState,
    Kept,
    Term,
    leads,
    terms_of,
)

COMING_WITHIN = timedelta(days=365)
LAST_CERTIFICATES = 50
_COUNTED_AS = {
    Kept.DOCUMENTS: "documents",
    Kept.SIGNED: "signed",
    Kept.PEOPLE: "accounts",
    Kept.LETTERS: "letters",
}


@dataclass(frozen=True, slots=True)
class RetentionPage:
    """What is due, what waits for a second person, what is held or coming, and what is gone."""

    due: Sequence[ThingWithTerm]
    waiting: Sequence[Destruction]
    held: Sequence[ThingWithTerm]
    coming: Sequence[ThingWithTerm]
    holds: Sequence[LinkHold]
    certificates: Sequence[Destruction]
    terms: Sequence[tuple[Agreement, tuple[Term, ...]]]
    of_the_desk: bool
    leads: bool
    """Whether the reader may propose and hold."""


def retention_page(actor: Actor) -> RetentionPage:
    """The page for `actor`, in a number of queries that does not depend on how much there is."""
    agreements, of_the_desk = agreements_of(actor), may(actor, Action.READ, retention_thing(None))
    numbers = [each.pk for each in agreements]
    seen = Q(agreement__in=numbers) | (Q(agreement__isnull=True) if of_the_desk else Q(pk__in=[]))
    records = (
        Destruction.objects.filter(seen)
        .exclude(organisation__in=actor.recused_from)
        .select_related("agreement", "organisation", "person", "proposed_by", "decided_by")
    )
    waiting = list(records.filter(state__in=OPEN_STATES))
    proposed, today = {each.subject for each in waiting}, timezone.localdate()
    things = [
        each
        for each in things_with_a_term(numbers, of_the_desk=of_the_desk, without=actor.recused_from)
        if each.subject not in proposed and each.due_on <= today + COMING_WITHIN
    ]
    return RetentionPage(
        due=[each for each in things if each.is_due],
        waiting=waiting,
        held=[each for each in things if each.is_held],
        coming=[each for each in things if not each.is_held and each.due_on > today],
        holds=list(open_holds(numbers).exclude(organisation__in=actor.recused_from)),
        certificates=list(
            records.filter(state=DestructionState.DONE).order_by("-number")[:LAST_CERTIFICATES]
        ),
        terms=[(each, terms_of(each.retention_policy)) for each in agreements],
        of_the_desk=of_the_desk,
        leads=any(leads(actor, each.pk) for each in agreements),
    )


def destruction_or_none(public_id: UUID) -> Destruction | None:
    """A destruction with everything that its page names."""
    return (
        Destruction.objects.select_related("agreement", "organisation", "person", "proposed_by", "decided_by")
        .filter(public_id=public_id)
        .first()
    )


def planned_counts(destruction: Destruction) -> list[tuple[str, int]]:
    """What would go if it were confirmed now, in words, counted by kind; nothing when it is not due."""
    thing = thing_now(destruction.subject, destruction.agreement_id)
    if thing is None or not thing.is_due:
        return []
    counts = {_COUNTED_AS.get(thing.term.kind, ""): thing.size}
    if thing.term.kind is Kept.LISTS and thing.agreement and thing.organisation:
        key = thing.agreement.pk, thing.organisation.pk
        held = held_links([key[0]]).get(key, Held())
        counts = lists_to_go(*key, held.locations).counts
    return [(gettext(title), counts[name]) for name, title in COUNTED.items() if counts.get(name)]
