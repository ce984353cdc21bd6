"""Which norms hold for a company in a year, and whether they are met."""

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from tests.desk.register.handing_in import admin_of, person

from akkoord.desk.agreements.models import Body, NormSet, Organisation
from akkoord.desk.duties.actions import Document, hand_in
from akkoord.desk.duties.models import DutySubmission
from akkoord.desk.duties.queries.norms import meets_all, norms_of_year
from akkoord.desk.duties.queries.year import year_overview
from akkoord.desk.duties.rules import DutyKind

NORMS = [
    {
        "code": "plan",
        "name_en": "plan",
        "kind": "mandatory",
        "year_1": "yes",
        "year_2": "yes",
        "shown_by": "plan",
    },
    {
        "code": "wage",
        "name_en": "wage",
        "kind": "mandatory",
        "year_2": "yes",
        "shown_by": "project",
        "theme": "5",
    },
    {"code": "tier", "name_en": "tier", "kind": "scored", "year_1": "50", "year_2": "75"},
]


@pytest.fixture
def adopted(textile):
    meeting = Body.objects.create(agreement=textile, name="Group").meetings.create(
        number=1, on=date(2017, 1, 1)
    )
    item = meeting.items.create(number=1, title="Norms")
    return NormSet.objects.create(
        agreement=textile,
        version=1,
        holds_from=2017,
        norms=NORMS,
        state="adopted",
        item=item,
        decision=item.decisions.create(object="Norms", wording="They hold."),
        adopted_by=person("PS", name="Pia Party"),
        adopted_at=timezone.now(),
    )


def standings(year, organisation):
    found = norms_of_year(year, year_overview(year).companies)
    return {each.norm.code: (each.asked, each.is_met) for each in found.standings[organisation.pk]}


def hand_in_plan(admin, year, organisation):
    document = Document("plan.txt", b"plan")
    hand_in(admin, year, organisation, DutyKind.PLAN, document, upload_token=uuid4())


def test_no_norms_hold_before_they_are_adopted(year, alpha):
    assert norms_of_year(year, year_overview(year).companies) is None


def test_year_of_taking_part_picks_what_is_asked(year, adopted, company):
    first, second = company("First", since=date(2016, 7, 4)), company("Second", since=date(2015, 7, 4))
    assert standings(year, first) == {"plan": ("yes", False), "tier": ("50", None)}
    assert standings(year, second) == {"plan": ("yes", False), "wage": ("yes", False), "tier": ("75", None)}


def test_what_was_handed_in_meets_a_norm_until_it_is_returned(year, adopted, alpha, admin):
    hand_in_plan(admin, year, alpha)
    assert standings(year, alpha)["plan"] == ("yes", True)
    DutySubmission.objects.update(state="returned")
    assert standings(year, alpha)["plan"] == ("yes", False)


def test_part_in_a_project_on_the_theme_meets_a_norm(year, textile, adopted, company):
    second = company("Second", since=date(2015, 7, 4))
    decision = adopted.decision
    project = textile.projects.create(
        topic="Living wage",
        theme="5",
        state="decided",
        decision=decision,
        lead=Organisation.objects.create(name="FNV"),
        starts=date(2017, 1, 1),
        ends=date(2017, 12, 31),
    )
    project.members.create(organisation=second, state="asked", asked_on=date(2017, 1, 1))
    assert standings(year, second)["wage"] == ("yes", False)
    project.members.update(state="joined")
    assert standings(year, second)["wage"] == ("yes", True)


def test_dashboard_counts_who_meets_what_must_be_met(year, adopted, alpha, admin, company):
    company("Other")
    hand_in_plan(admin, year, alpha)
    found = norms_of_year(year, year_overview(year).companies)
    assert found.counts == [("plan", 1, 2)]
    assert found.meeting_all == 1
    assert [meets_all(each) for each in found.standings.values()].count(True) == 1


def test_company_and_secretariat_read_the_same(year, adopted, alpha, admin, adviser):
    hand_in_plan(admin, year, alpha)
    browsers = []
    for user in (admin_of(alpha), adviser):
        browsers.append(Client())
        browsers[-1].force_login(user)
    company, secretariat = browsers
    shown = (
        company.get("/company/duties/?year=2017"),
        secretariat.get(f"/years/{year.pk}/companies/{alpha.pk}/"),
    )
    for page in shown:
        text = " ".join(page.content.decode().split())
        assert '<span class="badge badge--good">met</span> Plan' in text
        assert "Tier: 50" in text
