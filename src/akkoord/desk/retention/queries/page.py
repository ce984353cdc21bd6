"""What the page of the terms shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext

from akkoord.desk.agreements.actions.destroying import enrolments_to_go
from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.queries.deliverables import evidence_to_go
from akkoord.desk.agreements.queries.projects import memberships_to_go
from akkoord.desk.duties.actions.destroying import documents_to_go, talks_to_go
from akkoord.desk.people.actions.leftovers import leftovers
from akkoord.desk.people.rules import Action, Actor, may
from akkoord.desk.register.models import LinkHold
from akkoord.desk.register.queries.destruction import drafts_of, lists_to_go
from akkoord.desk.register.queries.holding import Held, held_links, open_holds
from akkoord.desk.retention.models import Destruction
from akkoord.desk.retention.queries.due import (
    retention_thing,
    thing_now,
    things_with_a_term,
)
from akkoord.desk.retention.queries.left_over import leftovers_until
from akkoord.desk.retention.queries.things import ThingWithTerm
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
    Kept.PAPERS: "papers",
    Kept.STORIES: "stories",
    Kept.TELLERS: "tellers",
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
    terms: Mapping[tuple[Term, ...], Sequence[Agreement]]
    """Terms → the agreements that have them."""
    terms_of_the_desk: Sequence[Term]
    """Those that are set for the installation, where the reader works with them."""
    leads: bool
    """Whether the reader may propose and hold."""


def retention_page(actor: Actor, agreements: Sequence[Agreement]) -> RetentionPage:
    """The page for `actor` on the agreements of which it is open to them (`agreements_of`).

    The number of queries does not depend on how much there is.
    """
    of_the_desk = may(actor, Action.READ, retention_thing(None))
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
        terms=_by_terms(agreements),
        terms_of_the_desk=_terms_of_the_desk() if of_the_desk else (),
        leads=any(leads(actor, each.pk) for each in agreements),
    )


def _by_terms(agreements: Sequence[Agreement]) -> dict[tuple[Term, ...], list[Agreement]]:
    found: dict[tuple[Term, ...], list[Agreement]] = {}
    for each in agreements:
        found.setdefault(terms_of(each.retention_policy), []).append(each)
    return found


def _terms_of_the_desk() -> tuple[Term, ...]:
    return (
        Term(Kept.PEOPLE, settings.KEEP_PEOPLE_MONTHS),
        Term(Kept.LETTERS, settings.KEEP_LETTERS_MONTHS),
        Term(Kept.LEFTOVERS, settings.KEEP_LEFTOVERS_MONTHS),
    )


def destruction_or_none(public_id: UUID) -> Destruction | None:
    """A destruction with everything that its page names."""
    return (
        Destruction.objects.select_related("agreement", "organisation", "person", "proposed_by", "decided_by")
        .filter(public_id=public_id)
        .first()
    )


def thing_proposed(destruction: Destruction) -> ThingWithTerm | None:
    """What would go, as it is now; None when there is nothing of it, or nothing waits to be decided."""
    if destruction.state != DestructionState.PROPOSED:
        return None
    return thing_now(destruction.subject, destruction.agreement_id)


def planned_counts(destruction: Destruction) -> list[tuple[str, int]]:
    """What would go if it were confirmed now, in words, counted by kind; nothing when it is not due."""
    thing = thing_proposed(destruction)
    if thing is None or not thing.is_due:
        return []
    counts = _counts_of(thing)
    return [(gettext(title), counts[name]) for name, title in COUNTED.items() if counts.get(name)]


def _counts_of(thing: ThingWithTerm) -> dict[str, int]:
    """By the words of the certificate, how many of what."""
    if thing.term.kind is Kept.LEFTOVERS:
        every = leftovers(before=leftovers_until())
        return {name: sum(rows.count() for rows in kind) for name, kind in every.items()}
    if not (thing.agreement and thing.organisation):
        return {_COUNTED_AS[thing.term.kind]: thing.size}
    key = thing.agreement.pk, thing.organisation.pk
    if thing.term.kind is Kept.LISTS:
        return lists_to_go(*key, held_links([key[0]]).get(key, Held()).locations).counts
    if thing.term.kind is Kept.DRAFTS:
        return {**drafts_of(*key).counts, "drafts": thing.size}
    kinds = _in_several_kinds(thing.term.kind, *key)
    return {name: rows.count() for name, rows in kinds.items()} or {_COUNTED_AS[thing.term.kind]: thing.size}


def _in_several_kinds(kind: Kept, agreement_id: int, organisation_id: UUID) -> Mapping[str, QuerySet[Any]]:
    """What goes together of a company, and yet is counted apart; nothing for the other kinds."""
    company, agreements = {"organisation": organisation_id}, [agreement_id]
    if kind is Kept.DOCUMENTS:
        return {
            "documents": documents_to_go(agreements).filter(**company),
            "evidence": evidence_to_go(agreements).filter(deliverable__owner=organisation_id),
        }
    if kind is Kept.TALKS:
        return {
            "talks": talks_to_go(agreements).filter(**company),
            "enrolments": enrolments_to_go(agreements).filter(**company),
            "memberships": memberships_to_go(agreements).filter(**company),
        }
    return {}
