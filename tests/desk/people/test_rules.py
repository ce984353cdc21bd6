"""Every cell of the permission matrix, against a second copy written by hand."""

import uuid
from datetime import date
from pathlib import Path

import pytest

from akkoord.desk.people.rules import (
    KIND_TITLES,
    ROLE_TITLES,
    Action,
    Actor,
    Facet,
    HeldRole,
    Kind,
    Role,
    Thing,
    is_in_force,
    may,
    needs_purpose,
)
from akkoord.desk.people.rules.permission import matrix

LETTERS = {
    "R": Action.READ,
    "W": Action.WRITE,
    "S": Action.SUBMIT,
    "A": Action.APPROVE,
    "C": Action.COMMENT,
    "P": Action.PROPOSE,
    "Y": Action.REPLY,
    "Q": Action.REQUEST,
    "E": Action.ENROL,
    "O": Action.OBJECT,
    "H": Action.HOLD,
}
OWN, OTHER = uuid.UUID(int=1), uuid.UUID(int=2)
HERE, ELSEWHERE = 1, 2
ALL_FACETS = frozenset(Facet)


def expected_cells():
    table = Path(__file__).with_name("expected_matrix.txt").read_text(encoding="utf-8")
    rows = [line.split() for line in table.splitlines() if line and not line.startswith("#")]
    roles = rows[0][1:]
    return {
        (Kind(row[0]), Role(role)): {} if cell == "-" else {LETTERS[c[0]]: c[1:] for c in cell.split(",")}
        for row in rows[1:]
        for role, cell in zip(roles, row[1:], strict=True)
    }


CELLS = expected_cells()


def test_every_kind_and_role_has_a_cell():
    assert set(CELLS) == {(kind, role) for kind in Kind for role in Role}
    assert {kind for kind, _, _ in matrix().grants} == set(Kind)
    assert set(KIND_TITLES) == set(Kind)
    assert set(ROLE_TITLES) == set(Role)
    assert set(LETTERS.values()) == set(Action)


@pytest.mark.parametrize(("kind", "role"), CELLS)
def test_cell_allows_what_the_handbook_allows_and_nothing_else(kind, role):
    actor = Actor(1, (HeldRole(role, OWN, HERE, case_id=7),))
    for action in Action:
        limits = CELLS[kind, role].get(action)
        for organisation, case, facets in [
            (OWN, None, frozenset()),
            (OWN, None, ALL_FACETS),
            (OTHER, None, frozenset()),
            (OTHER, None, ALL_FACETS),
            (OTHER, 7, frozenset()),
            (OTHER, 7, ALL_FACETS),
            (OTHER, 8, ALL_FACETS),
            (None, None, ALL_FACETS),
        ]:
            thing = Thing(kind, organisation, HERE, case, facets)
            allowed = limits is not None and (
                ("f" not in limits or facets == ALL_FACETS)
                and (not {"o", "s"} & set(limits) or organisation == OWN)
                and ("c" not in limits or case == 7)
                and "v" not in limits
            )
            assert may(actor, action, thing) is allowed, (action, thing)
            assert needs_purpose(actor, action, thing) is (allowed and "l" in limits), (action, thing)


@pytest.mark.parametrize(("kind", "role"), [cell for cell in CELLS if CELLS[cell]])
def test_role_in_one_agreement_opens_nothing_of_another(kind, role):
    actor = Actor(1, (HeldRole(role, OWN, HERE, case_id=7),))
    for action in CELLS[kind, role]:
        elsewhere = Thing(kind, OWN, ELSEWHERE, 7, ALL_FACETS)
        assert may(actor, action, elsewhere) is (kind in matrix().shared)
        assert may(actor, action, Thing(kind, OWN, None, 7, ALL_FACETS)) is (kind in matrix().shared)


@pytest.mark.parametrize(("kind", "role"), [cell for cell in CELLS if CELLS[cell]])
def test_role_without_relation_opens_only_what_needs_none(kind, role):
    unbound = Actor(1, (HeldRole(role),))
    for action, limits in CELLS[kind, role].items():
        thing = Thing(kind, None, HERE, None, ALL_FACETS)
        assert may(unbound, action, thing) is not bool({"o", "s", "c", "v"} & set(limits))


def test_a_reviewer_reads_the_data_set_of_the_own_review_and_nothing_besides():
    reviewer = Actor(1, (HeldRole(Role.MONITOR, agreement_id=HERE, review_id=3),))
    opened = {
        (kind, action, review)
        for kind in Kind
        for action in Action
        for review in (None, 3, 4)
        if may(reviewer, action, Thing(kind, OWN, HERE, review_id=review, facets=ALL_FACETS))
    }
    assert {review for _, _, review in opened} == {3}
    assert (Kind.REVIEW_SET, Action.READ, 3) in opened
    thing = Thing(Kind.REVIEW_SET, None, HERE, review_id=3, facets=ALL_FACETS)
    assert needs_purpose(reviewer, Action.READ, thing)


def test_no_role_reads_links_of_others_without_purpose():
    for role in Role:
        actor = Actor(1, (HeldRole(role, OWN, HERE, 7),))
        for case in (None, 7):
            thing = Thing(Kind.LINKS_OF_OTHERS, OTHER, HERE, case, ALL_FACETS)
            assert may(actor, Action.READ, thing) == needs_purpose(actor, Action.READ, thing)


def test_second_role_without_log_needs_no_purpose():
    both = Actor(1, (HeldRole(Role.SECRETARIAT_ADVISER), HeldRole(Role.COMPANY_USER, OWN)))
    assert not needs_purpose(both, Action.READ, Thing(Kind.OWN_LINKS, OWN))
    assert needs_purpose(both, Action.READ, Thing(Kind.OWN_LINKS, OTHER))


@pytest.mark.parametrize(
    ("starts", "ends", "counts"),
    [
        (date(2018, 2, 16), None, True),
        (date(2018, 2, 17), None, False),
        (date(2018, 1, 1), date(2018, 2, 16), True),
        (date(2018, 1, 1), date(2018, 2, 15), False),
    ],
)
def test_is_in_force_includes_first_and_last_day(starts, ends, counts):
    assert is_in_force(starts, ends, today=date(2018, 2, 16)) is counts
