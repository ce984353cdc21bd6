"""Looking at who produces where: always for a purpose, always written to the companies' log."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from akkoord.desk.agreements.models import Organisation
from akkoord.desk.agreements.queries import companies_that_left, successors_in
from akkoord.desk.people.actions import log_look, require
from akkoord.desk.people.rules import Action, Actor, Kind, Purpose, Thing, may
from akkoord.desk.register.actions.submissions import answered_by
from akkoord.desk.register.models import ListRow, Location, SourcingLink, Submission
from akkoord.desk.register.rules import OPENS_LINKS_OF_LEFT, CompanyHasLeft, SubmissionState


@dataclass(frozen=True, slots=True)
class CompanyBehind:
    """One company that named a location, in one year."""

    organisation_id: UUID
    organisation: str
    agreement: str
    year: int
    tier: str
    relation: str
    rows: tuple[str, ...]
    is_ended: bool
    left_on: date | None = None
    """When the company left the agreement."""
    goes_on_as: str = ""
    """The company into which it was merged, which answers for it now."""


@transaction.atomic
def companies_behind(actor: Actor, location: Location, *, purpose: Purpose) -> list[CompanyBehind]:
    """The companies that named `location`, newest year first.

    Each company whose links `actor` may read is written to the access log with the purpose; a company
    that may not be shown to `actor` is left out as if it were not there, and so is one that left the
    agreement, unless the purpose is one of `OPENS_LINKS_OF_LEFT`. Raises `NotAllowed` when the
    role opens no links at all, `PurposeNeeded` when the purpose is missing or incomplete.
    """
    links = list(
        SourcingLink.objects.filter(location=location)
        .exclude(organisation__in=actor.recused_from)
        .select_related("organisation", "cycle__agreement")
        .order_by("-cycle__year", "organisation__name")
    )
    left = _left({link.cycle.agreement_id for link in links})
    if purpose.code not in OPENS_LINKS_OF_LEFT:
        links = [link for link in links if (link.cycle.agreement_id, link.organisation_id) not in left]
    heirs = _heirs(links)
    links = [each for each in links if not _is_kept_from(actor, heirs.get(each.pk))]
    for agreement_id in _agreements_to_ask(actor, links):
        thing = Thing(Kind.LINKS_OF_OTHERS, agreement_id=agreement_id)
        held = require(actor, Action.READ, thing, purpose=purpose)
        shown = [link for link in links if link.cycle.agreement_id == agreement_id]
        concerned = [link.organisation_id for link in shown]
        concerned += [heirs[link.pk].pk for link in shown if link.pk in heirs]
        log_look(actor, held, thing, dict.fromkeys(concerned), purpose=purpose, thing_id=location.location_id)
    words = _own_words(location)
    return [
        _behind(
            link,
            words.get((link.organisation_id, link.cycle_id), []),
            left_on=left.get((link.cycle.agreement_id, link.organisation_id)),
            heir=heirs.get(link.pk),
        )
        for link in links
        if _may_see(actor, link.cycle.agreement_id)
    ]


def _left(agreements: Iterable[int]) -> dict[tuple[int, UUID], date]:
    """Agreement and company → when it left."""
    return {
        (each.agreement.pk, each.organisation.pk): each.left_on for each in companies_that_left(agreements)
    }


def _heirs(links: list[SourcingLink]) -> dict[int, Organisation]:
    """Link → the company that goes on with it, where the one that named it was merged into another."""
    into = {each: successors_in(each) for each in {link.cycle.agreement_id for link in links}}
    heirs = {link.pk: into[link.cycle.agreement_id].get(link.organisation_id) for link in links}
    known = Organisation.objects.in_bulk([each for each in heirs.values() if each])
    return {pk: known[heir] for pk, heir in heirs.items() if heir}


def _is_kept_from(actor: Actor, heir: Organisation | None) -> bool:
    return heir is not None and heir.pk in actor.recused_from


def _own_words(location: Location) -> dict[tuple[UUID, int], list[str]]:
    """Company and year → how its list names the location."""
    words: dict[tuple[UUID, int], list[str]] = defaultdict(list)
    rows = ListRow.objects.filter(
        mention__location=location, submission__state=SubmissionState.ACCEPTED
    ).values_list("submission__organisation", "submission__cycle", "name", "address")
    for organisation_id, cycle_id, name, address in rows:
        text = ", ".join(filter(None, [name, address]))
        if text not in words[organisation_id, cycle_id]:
            words[organisation_id, cycle_id].append(text)
    return words


def may_look_behind(actor: Actor) -> bool:
    """Does any role of `actor` open links of companies at all?"""
    return any(_may_see(actor, held.agreement_id) for held in actor.roles)


def _may_see(actor: Actor, agreement_id: int | None) -> bool:
    return may(actor, Action.READ, Thing(Kind.LINKS_OF_OTHERS, agreement_id=agreement_id))


def _agreements_to_ask(actor: Actor, links: list[SourcingLink]) -> list[int | None]:
    """The agreements whose links may be shown; with none, the one question that is refused or empty."""
    allowed = sorted({link.cycle.agreement_id for link in links if _may_see(actor, link.cycle.agreement_id)})
    if allowed:
        return list(allowed)
    own = [held.agreement_id for held in actor.roles if _may_see(actor, held.agreement_id)]
    return own[:1] or [None]


def _behind(
    link: SourcingLink, words: list[str], *, left_on: date | None, heir: Organisation | None
) -> CompanyBehind:
    return CompanyBehind(
        organisation_id=link.organisation_id,
        organisation=link.organisation.name,
        agreement=str(link.cycle.agreement),
        year=link.cycle.year,
        tier=link.tier,
        relation=link.relation,
        rows=tuple(words),
        is_ended=link.ended_on is not None,
        left_on=left_on,
        goes_on_as=heir.name if heir else "",
    )


@transaction.atomic
def look_at_submission(actor: Actor, submission: Submission, *, purpose: Purpose | None = None) -> None:
    """Let `actor` read the list; for anybody but the company itself this is a logged look.

    A company that answers for a merged one has it in its log too, and who keeps away from it sees nothing.
    Raises like `require`, or `CompanyHasLeft` when the purpose does not open lists of a company that left.
    """
    check_opens(submission, purpose)
    for company in dict.fromkeys([submission.organisation_id, answered_by(submission)]):
        thing = Thing(Kind.OWN_LINKS, organisation_id=company, agreement_id=submission.cycle.agreement_id)
        require(actor, Action.READ, thing, purpose=purpose, thing_id=f"list {submission.cycle.year}")


def check_opens(submission: Submission, purpose: Purpose | None) -> None:
    """Raise `CompanyHasLeft` when the purpose does not open what a company that left handed in."""
    if purpose is None or purpose.code in OPENS_LINKS_OF_LEFT:
        return
    if companies_that_left([submission.cycle.agreement_id], organisation_id=submission.organisation_id):
        raise CompanyHasLeft
