"""Which phase begins, on which decision, and how an agreement ends."""

from datetime import date

import pytest

from akkoord.desk.agreements.actions import (
    apply_for_participation,
    change_phase,
    settle_closing_item,
)
from akkoord.desk.agreements.models import ClosingRecord, Organisation, Participation, PhaseChange
from akkoord.desk.agreements.rules import (
    ClosingItem,
    IllegalMove,
    NotInThisPhase,
    NotYetClosed,
    PartyRole,
    Phase,
    ReasonNeeded,
)
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Role

DAY = date(2021, 12, 31)


@pytest.fixture
def adviser(person):
    return actor_of(person(Role.SECRETARIAT_ADVISER))


@pytest.fixture
def closing(adviser, world):
    return change_phase(adviser, world.agreement, Phase.CLOSING, "Decision 30.")


def test_change_phase_is_a_dated_fact(adviser, world):
    agreement = change_phase(adviser, world.agreement, Phase.CLOSING, "Decision 30.", decided_on=DAY)
    assert agreement.phase == "closing"
    change = PhaseChange.objects.get()
    assert (change.from_phase, change.to_phase, change.day, change.by_id) == (
        "implementing",
        "closing",
        DAY,
        adviser.user_id,
    )


@pytest.mark.parametrize(
    ("to", "evidence", "refusal"),
    [(Phase.CLOSING, " ", ReasonNeeded), (Phase.ENDED, "Decision.", IllegalMove)],
)
def test_change_phase_refuses(adviser, world, to, evidence, refusal):
    with pytest.raises(refusal):
        change_phase(adviser, world.agreement, to, evidence)
    assert not PhaseChange.objects.exists()


def test_agreement_ends_only_when_everything_is_settled(adviser, closing):
    for item in list(ClosingItem)[:-1]:
        settle_closing_item(adviser, closing, item, evidence="Protocol.")
    with pytest.raises(NotYetClosed) as refusal:
        change_phase(adviser, closing, Phase.ENDED, "Decision 31.")
    assert refusal.value.details == {"count": 1}
    settle_closing_item(adviser, closing, ClosingItem.LAST_REPORTS, evidence="Published.")
    assert change_phase(adviser, closing, Phase.ENDED, "Decision 31.").phase == "ended"


def test_participations_expire_with_the_agreement(adviser, world):
    newcomer = Organisation.objects.create(name="Breihuis")
    apply_for_participation(
        adviser, world.agreement, newcomer, role=PartyRole.PARTICIPATING_COMPANY, reason="Form."
    )
    closing = change_phase(adviser, world.agreement, Phase.CLOSING, "Decision 30.")
    for item in ClosingItem:
        settle_closing_item(adviser, closing, item, evidence="Protocol.")
    change_phase(adviser, closing, Phase.ENDED, "Decision 31.", decided_on=DAY)
    assert list(
        Participation.objects.order_by("organisation__name").values_list(
            "organisation__name", "state", "until"
        )
    ) == [("Breihuis", "cancelled", None), ("Naaldwerk", "expired", DAY), ("Weefhuis", "expired", DAY)]
    assert Participation.objects.get(organisation=world.company).events.get().reason == "Decision 31."


def test_closing_item_is_settled_once(adviser, closing):
    for text in ("Protocol.", "Another."):
        settle_closing_item(adviser, closing, ClosingItem.OPEN_CASES, evidence=text)
    assert ClosingRecord.objects.get().evidence == "Protocol."


@pytest.mark.parametrize(("evidence", "refusal"), [("Protocol.", NotInThisPhase), (" ", ReasonNeeded)])
def test_closing_item_is_settled_while_closing_and_with_evidence(adviser, world, evidence, refusal):
    with pytest.raises(refusal):
        settle_closing_item(adviser, world.agreement, ClosingItem.OPEN_CASES, evidence=evidence)
