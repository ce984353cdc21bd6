"""What the secretariat reads in the morning about documents."""

import uuid

from tests.desk.register.handing_in import admin_of

from akkoord.desk.agreements.morning import Line
from akkoord.desk.duties import actions
from akkoord.desk.duties.morning import lines
from akkoord.desk.duties.rules import DutyKind
from akkoord.desk.people.queries import actor_of


def test_documents_wait_until_somebody_has_decided(secretariat, textile, year, company):
    alpha = company("Alpha Fashion")
    plan = actions.hand_in(
        actor_of(admin_of(alpha)),
        year,
        alpha,
        DutyKind.PLAN,
        actions.Document("plan.txt", b"what we shall do"),
        upload_token=uuid.uuid4(),
    )
    assert list(lines(secretariat, [textile])) == [
        Line(textile.pk, "2017: 1 document to look at", f"/years/{year.pk}/")
    ]
    actions.accept(secretariat, plan)
    assert list(lines(secretariat, [textile])) == []
