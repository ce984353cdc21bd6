"""Setting an agreement up, and the trail of what is changed."""

from datetime import date

import pytest

from akkoord.desk.agreements.actions import change_configuration, set_up_agreement
from akkoord.desk.agreements.models import Agreement, AgreementChange
from akkoord.desk.agreements.rules import NameTaken, Phase, ReasonNeeded
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.models import Mandate
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Role


@pytest.fixture
def adviser(person):
    return actor_of(person(Role.SECRETARIAT_ADVISER))


@pytest.fixture
def head(person):
    """An adviser of all agreements."""
    user = person(Role.SECRETARIAT_ADVISER)
    Mandate.objects.filter(user=user).update(agreement=None)
    return actor_of(user)


def test_agreement_begins_from_a_ready_configuration(head):
    agreement = set_up_agreement(
        head, slug="stone", ready="natural_stone", phase=Phase.SIGNED, changes={"name_nl": "Natuursteen"}
    )
    agreement.refresh_from_db()
    assert (agreement.name_nl, agreement.phase, agreement.countries) == (
        "Natuursteen",
        "signed",
        ["NL", "BE"],
    )
    assert [each.code for each in agreement.size_class_rows] == ["A", "B", "C"]


def test_short_name_is_taken_once(head, world):
    with pytest.raises(NameTaken):
        set_up_agreement(head, slug="textile", ready="textile", phase=Phase.SIGNED, changes={})


def test_adviser_of_one_agreement_begins_no_other(adviser):
    with pytest.raises(NotAllowed):
        set_up_agreement(adviser, slug="stone", ready="natural_stone", phase=Phase.SIGNED, changes={})
    assert not Agreement.objects.filter(slug="stone").exists()


def test_change_leaves_a_trail_of_what_was_different(adviser, world):
    changes = {"ends": date(2022, 6, 30), "k_threshold": 3, "insight_units": ["production_location"]}
    change_configuration(adviser, world.agreement, changes, reason=" Decision 12. ")
    world.agreement.refresh_from_db()
    assert world.agreement.ends == date(2022, 6, 30)
    trail = AgreementChange.objects.values_list("field", "before", "after", "reason", "by_id")
    assert list(trail) == [("ends", "2021-12-31", "2022-06-30", "Decision 12.", adviser.user_id)]


def test_same_change_twice_is_one(adviser, world):
    rows = [{"code": "1", "name_en": "child labour"}]
    for _ in range(2):
        change_configuration(adviser, world.agreement, {"themes": rows}, reason="Decision.")
    assert AgreementChange.objects.count() == 1


def test_change_without_reason_changes_nothing(adviser, world):
    with pytest.raises(ReasonNeeded):
        change_configuration(adviser, world.agreement, {"ends": None}, reason=" ")
    world.agreement.refresh_from_db()
    assert world.agreement.ends == date(2021, 12, 31)


@pytest.mark.parametrize("field", ["phase", "slug", "id"])
def test_phase_and_short_name_have_no_back_door(adviser, world, field):
    with pytest.raises(ValueError, match="not set up with"):
        change_configuration(adviser, world.agreement, {field: "ended"}, reason="Decision.")


@pytest.mark.parametrize("role", [Role.COMPANY_ADMIN, Role.PARTY_REPRESENTATIVE, Role.MONITOR])
def test_others_may_not_change_the_set_up(person, world, role):
    with pytest.raises(NotAllowed):
        change_configuration(actor_of(person(role)), world.agreement, {"ends": None}, reason="Because.")
