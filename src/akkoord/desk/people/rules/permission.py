"""Who may do what with which thing: the matrix of roles, read from `matrix.yaml`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from akkoord.desk.people.rules.conflicts import is_recused
from akkoord.desk.people.rules.vocabulary import Action, Actor, Facet, HeldRole, Kind, Role, Thing
from akkoord.engine.yaml_data import yaml_data


@dataclass(frozen=True, slots=True)
class Grant:
    """One cell of the matrix for one action."""

    relation: str
    facets: frozenset[Facet]
    is_logged: bool


RELATIONS = ("any", "own", "assigned", "case", "review")


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole table: role × action × kind → grant; what is missing is not allowed."""

    grants: Mapping[tuple[Kind, Role, Action], Grant]
    shared: frozenset[Kind]


@cache
def matrix() -> Matrix:
    """The matrix as `matrix.yaml` has it."""
    data = yaml_data("akkoord.desk.people", "matrix.yaml")
    kinds = {Kind(name): row for name, row in data["kinds"].items()}
    return Matrix(
        grants={
            (kind, role, Action(action)): _grant(conditions)
            for kind, row in kinds.items()
            for role in Role
            for action, conditions in row.get(role, {}).items()
        },
        shared=frozenset(kind for kind, row in kinds.items() if row.get("shared")),
    )


def _grant(conditions: str) -> Grant:
    """Read a cell such as `any summary consented` or `case with log`."""
    words = conditions.removesuffix(" with log").split()
    if words[0] not in RELATIONS:
        raise ValueError(f"A cell of the matrix starts with one of {RELATIONS}, not with {words[0]!r}.")
    return Grant(words[0], frozenset(map(Facet, words[1:])), conditions.endswith(" with log"))


def may(actor: Actor, action: Action, thing: Thing) -> bool:
    """Whether `actor` may do `action` with `thing`; the only place that decides it."""
    return any(True for _ in roles_that_allow(actor, action, thing))


def needs_purpose(actor: Actor, action: Action, thing: Thing) -> bool:
    """Whether `actor` may do it only with a purpose, which is written to the access log."""
    grants = [grant for _, grant in roles_that_allow(actor, action, thing)]
    return bool(grants) and all(grant.is_logged for grant in grants)


def roles_that_allow(actor: Actor, action: Action, thing: Thing) -> Iterable[tuple[HeldRole, Grant]]:
    """Each role of `actor` that allows `action` with `thing`, and the cell that says so."""
    for held in actor.roles:
        grant = matrix().grants.get((thing.kind, held.role, action))
        if grant and _covers(grant, held, thing) and not is_recused(actor, held, thing):
            yield held, grant


def _covers(grant: Grant, held: HeldRole, thing: Thing) -> bool:
    return (
        grant.facets <= thing.facets
        and _is_in_agreement(held, thing)
        and held.review_id in {None, thing.review_id}
        and {
            "any": True,
            "own": held.organisation_id is not None and held.organisation_id == thing.organisation_id,
            "assigned": held.organisation_id is not None and held.organisation_id == thing.organisation_id,
            "case": held.case_id is not None and held.case_id == thing.case_id,
            "review": held.review_id is not None,
        }[grant.relation]
    )


def _is_in_agreement(held: HeldRole, thing: Thing) -> bool:
    """A role bound to an agreement opens nothing of another one."""
    return (
        held.agreement_id is None or held.agreement_id == thing.agreement_id or thing.kind in matrix().shared
    )
