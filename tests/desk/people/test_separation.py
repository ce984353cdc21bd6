"""What one person may not do after the other, and from whom somebody keeps away."""

import pytest
from tests.desk.people.test_rules import HERE, OTHER, OWN

from akkoord.desk.people.rules import (
    Action,
    Actor,
    HeldRole,
    Kind,
    OwnWork,
    Part,
    PartsApart,
    Role,
    RolesApart,
    Thing,
    check_not_own_work,
    check_part,
    check_roles,
    may,
    recused_from,
)

ADVISER = HeldRole(Role.SECRETARIAT_ADVISER, agreement_id=HERE)
APART = {
    ("advised", "assessed"),
    ("advised", "read_second"),
    ("assessed", "read_second"),
}
ROLES_APART = {
    *(("CUS", role) for role in ("SA", "CH", "CO", "SY")),
    *(("CO", role) for role in ("SA", "CH", "AS", "SY")),
    *(("SY", role) for role in ("SA", "CH", "AS")),
}


@pytest.mark.parametrize("first", Part)
@pytest.mark.parametrize("second", Part)
def test_part_beside_another_of_the_same_year(first, second):
    if (first, second) in APART or (second, first) in APART:
        with pytest.raises(PartsApart):
            check_part(second, taken=[first])
    else:
        check_part(second, taken=[first])


@pytest.mark.parametrize("first", Role)
@pytest.mark.parametrize("second", Role)
def test_role_beside_another(first, second):
    if (first, second) in ROLES_APART or (second, first) in ROLES_APART:
        with pytest.raises(RolesApart):
            check_roles(second, held=[first])
    else:
        check_roles(second, held=[first])


def test_own_work_is_decided_by_somebody_else():
    check_not_own_work(1, did=[2, None])
    with pytest.raises(OwnWork):
        check_not_own_work(2, did=[2, None])


def thing(kind, organisation=OWN):
    return Thing(kind, organisation_id=organisation, agreement_id=HERE)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("action", Action)
def test_adviser_who_keeps_away_may_nothing_with_any_thing_of_the_organisation(kind, action):
    recused = Actor(1, (ADVISER,), frozenset({OWN}))
    assert not may(recused, action, thing(kind))
    assert may(recused, action, thing(kind, OTHER)) == may(Actor(1, (ADVISER,)), action, thing(kind, OTHER))


def test_who_works_for_a_company_and_advises_keeps_away_from_it_and_goes_on_working_for_it():
    held = (ADVISER, HeldRole(Role.COMPANY_ADMIN, OWN))
    both = Actor(1, held, recused_from(held, ()))
    assert both.recused_from == {OWN}
    assert not may(both, Action.READ, thing(Kind.LINKS_OF_OTHERS))
    assert may(both, Action.SUBMIT, thing(Kind.OWN_LINKS))
    assert not may(both, Action.WRITE, thing(Kind.HAND_IN))
    assert may(both, Action.WRITE, thing(Kind.HAND_IN, OTHER))


def test_who_works_for_companies_only_keeps_away_from_none():
    held = (HeldRole(Role.COMPANY_ADMIN, OWN), HeldRole(Role.PARTY_REPRESENTATIVE, OTHER, HERE))
    assert recused_from(held, ()) == frozenset()


def test_assessor_is_not_let_in_by_the_assignment_to_the_organisation_itself():
    held = (HeldRole(Role.ASSESSOR, OWN, HERE),)
    assert may(Actor(1, held), Action.READ, thing(Kind.PLAN))
    assert not may(Actor(1, held, frozenset({OWN})), Action.READ, thing(Kind.PLAN))
