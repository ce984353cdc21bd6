"""Permission at the door, and what it writes to the log of looks."""

import pytest

from akkoord.desk.people.actions import NotAllowed, PurposeIncomplete, PurposeNeeded, log_look, require
from akkoord.desk.people.models import AccessLogEntry
from akkoord.desk.people.queries import NOBODY, actor_of
from akkoord.desk.people.rules import Action, HeldRole, Kind, Purpose, Role, Thing

CHECK = Purpose("quality_check")


FIELDS = ["reader__email", "reader_role", "purpose", "reference", "note", "organisation"]
THING = ["thing_kind", "thing_id"]


def logged():
    return list(AccessLogEntry.objects.values_list(*FIELDS, *THING))


@pytest.fixture
def the_list(world):
    return Thing(Kind.OWN_LINKS, organisation_id=world.company.pk, agreement_id=world.agreement.pk)


def test_require_refuses_nobody(the_list):
    with pytest.raises(NotAllowed):
        require(NOBODY, Action.READ, the_list, purpose=CHECK)


def test_require_refuses_other_company(person, world, the_list):
    stranger = actor_of(person(Role.COMPANY_ADMIN, organisation=world.other_company))
    with pytest.raises(NotAllowed):
        require(stranger, Action.READ, the_list, purpose=CHECK)
    assert logged() == []


def test_require_lets_company_read_its_own_without_purpose(person, the_list):
    user = person(Role.COMPANY_USER)
    held = require(actor_of(user), Action.READ, the_list)
    assert held == HeldRole(Role.COMPANY_USER, the_list.organisation_id)
    assert logged() == []


def test_require_asks_secretariat_for_purpose(person, the_list):
    with pytest.raises(PurposeNeeded):
        require(actor_of(person(Role.SECRETARIAT_ADVISER)), Action.READ, the_list)
    assert logged() == []


@pytest.mark.parametrize(
    "purpose",
    [
        Purpose("curiosity"),
        Purpose("case"),
        Purpose("case", reference=" "),
        Purpose("legal_request", note=""),
    ],
)
def test_require_refuses_incomplete_purpose(person, the_list, purpose):
    with pytest.raises(PurposeIncomplete):
        require(actor_of(person(Role.SECRETARIAT_ADVISER)), Action.READ, the_list, purpose=purpose)
    assert logged() == []


def test_require_logs_look_with_purpose(person, the_list):
    user = person(Role.SECRETARIAT_ADVISER)
    purpose = Purpose("case", reference=" 12 ", note="dismissed leaders")
    require(actor_of(user), Action.READ, the_list, purpose=purpose, thing_id="list 2018")
    assert logged() == [
        (
            user.email,
            "SA",
            "case",
            "12",
            "dismissed leaders",
            the_list.organisation_id,
            "own_links",
            "list 2018",
        )
    ]


def test_log_look_writes_one_entry_for_each_company(person, world):
    user = person(Role.SECRETARIAT_ADVISER)
    thing = Thing(Kind.LINKS_OF_OTHERS, agreement_id=world.agreement.pk)
    held = require(actor_of(user), Action.READ, thing, purpose=CHECK)
    log_look(
        actor_of(user), held, thing, [world.company.pk, world.other_company.pk], purpose=CHECK, thing_id="NL1"
    )
    assert {(entry[5], entry[7]) for entry in logged()} == {
        (world.company.pk, "NL1"),
        (world.other_company.pk, "NL1"),
    }


def test_log_look_refuses_somebody_without_account(world):
    thing = Thing(Kind.LINKS_OF_OTHERS)
    with pytest.raises(ValueError, match="account"):
        log_look(NOBODY, NOBODY.roles[0], thing, [world.company.pk], purpose=CHECK)
