"""The council meeting of the demonstration."""

from datetime import date

import pytest

from akkoord.desk.agreements.models import Agreement, Commitment, Decision, Meeting, Question
from akkoord.desk.people.rules import Actor, HeldRole, Role
from akkoord.project.council import hold_council


@pytest.mark.django_db
def test_council_meets_once_and_promises_thirteen_things():
    agreement = Agreement.objects.create(slug="textile", name_en="Textile", name_nl="Textiel")
    adviser = Actor(None, (HeldRole(Role.SECRETARIAT_ADVISER),))
    for _ in range(2):
        assert hold_council(adviser, agreement) == 13
    assert Commitment.objects.count() == 13
    before, meeting = Meeting.objects.order_by("number")
    assert (before.adopted_in, meeting.on, meeting.chair) == (
        meeting,
        date(2018, 2, 16),
        "Fungerend voorzitter",
    )
    assert Decision.objects.get().wording == "De raad stelt het advies formeel vast."
    assert Question.objects.get().answered_on is None
