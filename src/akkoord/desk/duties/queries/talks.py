"""Reads about the yearly talks: with whom one is planned or held, with whom not, and what to talk about."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext

from akkoord.desk.agreements.models import Commitment
from akkoord.desk.agreements.rules.commitments import CommitmentState
from akkoord.desk.duties.models import Talk
from akkoord.desk.duties.queries.year import company_standing
from akkoord.desk.duties.rules import TalkState
from akkoord.desk.people.rules import Kind, Thing
from akkoord.desk.register.models import Cycle
from akkoord.desk.register.queries.hand_in import companies_that_owe


@dataclass(frozen=True, slots=True)
class CompanyTalk:
    """A company of a year with its talk, or without."""

    organisation_id: UUID
    organisation: str
    talk: Talk | None


@dataclass(frozen=True, slots=True)
class TalkCounts:
    """How many talks of a year stand where."""

    without: int
    planned: int
    held: int
    confirmed: int


def talk_thing(cycle: Cycle, organisation_id: UUID | None = None) -> Thing:
    """The talk of a year with one company, or those with all of them, as a thing to ask permission for."""
    return Thing(Kind.TALKS, organisation_id=organisation_id, agreement_id=cycle.agreement_id)


def talk_of(cycle: Cycle, organisation_id: UUID) -> Talk | None:
    """The talk with a company in a year."""
    rows = Talk.objects.select_related("cycle__agreement", "organisation", "confirmed_by")
    return rows.filter(cycle=cycle, organisation=organisation_id).first()


def talks_of(cycle: Cycle, *, without: Collection[UUID] = ()) -> list[CompanyTalk]:
    """Every company of the year but those `without`; those that have no talk come first, then by day."""
    talks = {each.organisation_id: each for each in Talk.objects.filter(cycle=cycle)}
    found = [
        CompanyTalk(each.organisation_id, each.organisation.name, talks.get(each.organisation_id))
        for each in companies_that_owe(cycle)
        if each.organisation_id not in without
    ]
    return sorted(found, key=_without_first)


def _without_first(each: CompanyTalk) -> tuple[bool, str, str]:
    return each.talk is not None, each.talk.on.isoformat() if each.talk else "", each.organisation


def talk_counts(cycle: Cycle, *, companies: int, without: Collection[UUID] = ()) -> TalkCounts:
    """How many of `companies` have no talk yet, and how far the others are; those `without` do not count."""
    talks = Talk.objects.filter(cycle=cycle).exclude(organisation__in=without)
    states = Counter(talks.values_list("state", flat=True))
    return TalkCounts(
        without=max(0, companies - states.total()),
        planned=states[TalkState.PLANNED],
        held=states[TalkState.HELD] + states[TalkState.REPORT_SENT],
        confirmed=states[TalkState.CONFIRMED],
    )


def agenda_for(cycle: Cycle, organisation_id: UUID) -> str:
    """What there is to talk about: what is missing or was returned, and promises that are open."""
    company = company_standing(cycle, organisation_id)
    lines = []
    for each in company.owed if company else ():
        if each.is_missing or each.is_asked_again:
            what = {"what": each.duty.title, "state": each.state_in_words}
            lines.append(gettext("%(what)s: %(state)s") % what)
    promises = Commitment.objects.filter(
        confidential_to=organisation_id, agreement=cycle.agreement_id, state=CommitmentState.OPEN
    )
    lines += [gettext("Promise: %(what)s") % {"what": each.what} for each in promises]
    lines.append(gettext("What is planned for next year"))
    return "\n".join(f"- {line}" for line in lines)
