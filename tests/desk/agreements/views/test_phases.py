"""The page on the phase of an agreement."""

import pytest

from akkoord.desk.agreements.models import Agreement, ClosingRecord, PhaseChange
from akkoord.desk.people.rules import Role


@pytest.fixture
def adviser(signed_in, world):
    return signed_in(Role.SECRETARIAT_ADVISER)


def test_next_phase_begins_with_its_decision(adviser):
    sent = {"to": "closing", "decided_on": "2021-10-01", "evidence": "Decision 30."}
    assert adviser.post("/agreements/textile/phases/next/", sent).url == "/agreements/textile/phases/"
    page = adviser.get("/agreements/textile/phases/").content.decode()
    assert "Decision 30." in page
    assert "Before it ends" in page


@pytest.mark.parametrize("sent", [{"to": "exploring"}, {"to": "closing", "evidence": ""}, {}])
def test_next_phase_is_asked_again_where_something_lacks(adviser, sent):
    response = adviser.post("/agreements/textile/phases/next/", {"decided_on": "2021-10-01", **sent})
    assert response.status_code == 200
    assert not PhaseChange.objects.exists()


def test_closing_item_is_settled_on_the_page(adviser):
    Agreement.objects.filter(slug="textile").update(phase="closing")
    sent = {"item": "open_cases", "on": "2021-11-01", "evidence": "Handed over to the brand."}
    adviser.post("/agreements/textile/phases/settle/", sent)
    assert "Handed over to the brand." in adviser.get("/agreements/textile/phases/").content.decode()


def test_closing_item_without_evidence_is_not_settled(adviser):
    Agreement.objects.filter(slug="textile").update(phase="closing")
    adviser.post("/agreements/textile/phases/settle/", {"item": "open_cases", "on": "2021-11-01"})
    assert not ClosingRecord.objects.exists()


@pytest.mark.parametrize("phase", ["ended", "abandoned"])
def test_nothing_follows_the_last_phase(adviser, phase):
    Agreement.objects.filter(slug="textile").update(phase=phase)
    assert b"The next phase" not in adviser.get("/agreements/textile/phases/").content
