"""What the gate does with each company in an edition, and what a decision would change. Confidential."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from akkoord.desk.agreements.models import Organisation
from akkoord.desk.publication.rules.decisions import DecisionKind, NotInThisEdition
from akkoord.engine.disclosure import Difference, ReleasePlan, judge


@dataclass(frozen=True, slots=True)
class CompanyInGate:
    """A company that waits, is kept or is exposed."""

    organisation_id: UUID
    name: str
    state: str
    """`waiting`, `kept` or `exposed`."""
    rows: int
    """Locations that wait or stay for it, together with others in the same state."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What changes with a decision, before it is taken."""

    appear: tuple[str, ...]
    vanish: tuple[str, ...]
    exposed: tuple[str, ...]
    """Names of the companies whose coming and going fewer than k share then, and did not before."""
    forbids: bool
    """Nothing can be published any more."""


def companies_in_gate(plan: ReleasePlan) -> list[CompanyInGate]:
    """Every company that waits, is kept or is exposed, by state and name."""
    difference = judge(plan).difference
    behind = difference.behind
    rows = {
        "waiting": {each: _held_for(plan, difference, each) for each in behind.waiting},
        "kept": {each: _kept_for(difference, each) for each in behind.kept},
        "exposed": dict.fromkeys(behind.exposed - behind.waiting - behind.kept, 0),
    }
    names = names_of(company for those in rows.values() for company in those)
    found = [
        CompanyInGate(UUID(company), names[company], state, number)
        for state, those in rows.items()
        for company, number in those.items()
        if company in names
    ]
    return sorted(found, key=lambda each: (each.state, each.name.casefold()))


def effect_of(plan: ReleasePlan, kind: DecisionKind, subject: str) -> Effect:
    """What the edition would be like with this decision. Raises `NotInThisEdition`."""
    before = judge(plan)
    if subject not in _subjects(plan, before.difference, kind):
        raise NotInThisEdition
    after = judge(_with(plan, kind, subject))
    shown, then = before.difference.supporters.keys(), after.difference.supporters.keys()
    newly = after.difference.behind.exposed - before.difference.behind.exposed
    return Effect(
        appear=tuple(sorted(then - shown)),
        vanish=tuple(sorted(shown - then)),
        exposed=tuple(sorted(names_of(newly).values())),
        forbids=not after.passed,
    )


def names_of(companies: Iterable[str]) -> Mapping[str, str]:
    """Company → name; those that have none any more are left out."""
    known = [each for each in companies if not each.startswith("nameless-")]
    found = Organisation.objects.filter(pk__in=known).values_list("pk", "name")
    return {str(company): name for company, name in found}


def _subjects(plan: ReleasePlan, difference: Difference, kind: DecisionKind) -> Iterable[str]:
    """Of what this may be decided."""
    if kind is DecisionKind.HOLD_LOCATION:
        return {each.location_id for each in plan.released} | difference.supporters.keys()
    if kind is DecisionKind.HOLD_COMPANY:
        return {each.company for each in plan.released if each.company and not each.is_open}
    return difference.behind.waiting | difference.behind.kept


def _with(plan: ReleasePlan, kind: DecisionKind, subject: str) -> ReleasePlan:
    if kind is DecisionKind.LET:
        return replace(plan, decided=plan.decided | {subject})
    if kind is DecisionKind.HOLD_COMPANY:
        return replace(plan, held_companies=plan.held_companies | {subject})
    return replace(plan, held_places=plan.held_places | {subject})


def _held_for(plan: ReleasePlan, difference: Difference, company: str) -> int:
    own = {each.location_id for each in plan.released if each.company == company}
    return len(own & difference.held)


def _kept_for(difference: Difference, company: str) -> int:
    kept = {row.location_id for row in difference.kept}
    return sum(company in difference.supporters[place] for place in kept)
