"""The pages of collective projects: from a proposal to its closing, and what each reader finds there."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from akkoord.desk.agreements.models import (
    Body,
    CollectiveProject,
    Organisation,
    Participation,
    ProjectMember,
)
from akkoord.desk.people.rules import Role

TODAY = timezone.localdate()
OF = "/agreements/textile/projects/"


@pytest.fixture
def adviser(signed_in):
    return signed_in(Role.SECRETARIAT_ADVISER)


@pytest.fixture
def union(world):
    found = Organisation.objects.create(name="FNV", kind="union")
    Participation.objects.create(
        agreement=world.agreement, organisation=found, role="signatory", state="active"
    )
    return found


@pytest.fixture
def meeting(world):
    body = Body.objects.create(agreement=world.agreement, name="Steering group")
    return body.meetings.create(number=1, on=TODAY)


def sent(browser, address, **values):
    answer = browser.post(address, {"entry": uuid4(), "on": TODAY.isoformat(), **values})
    shown = answer.content.decode() if answer.status_code == 422 else ""
    assert answer.status_code == 302, shown
    return answer.url


def walked_to_its_begin(adviser, meeting, union):
    """A project that was proposed, put before the steering group and begun; its address."""
    page = sent(adviser, f"{OF}new/", topic="Unions in Turkey", country="TR", why="It returns.")
    sent(adviser, f"{page}steps/on_agenda/", meeting=meeting.pk)
    decision = meeting.items.get().decisions.create(object="Together", wording="Yes.")
    last = (TODAY + timedelta(days=90)).isoformat()
    begun = {"decision": decision.pk, "lead": union.pk, "starts": TODAY.isoformat(), "ends": last}
    sent(adviser, f"{page}steps/begun/", **begun)
    return page


def test_project_is_walked_from_proposal_to_closing(adviser, signed_in, meeting, union, world):
    page = walked_to_its_begin(adviser, meeting, union)
    sent(adviser, f"{page}new/party/", organisation=union.pk)
    sent(adviser, f"{page}new/company/", organisation=world.company.pk)
    company = signed_in(Role.COMPANY_ADMIN)
    assert "Your company is asked" in company.get(page).content.decode()
    refused = company.post(f"{page}answer/", {"answer": "yes"}, follow=True)
    assert "what competition law asks" in refused.content.decode()
    company.post(f"{page}answer/", {"answer": "yes", "has_read": "on"})
    sent(adviser, f"{page}new/aim/", text="Ten talks")
    aim = CollectiveProject.objects.get().aims.get()
    sent(adviser, f"{page}new/result/", aim=aim.pk, text="Four talks")
    sent(adviser, f"{page}new/money/", group="unions", amount="2500")
    sent(adviser, f"{page}new/meeting/", place="Utrecht")
    sent(adviser, f"{page}new/promise/", what="Write to the mill", owner=str(world.company.pk))
    gathering = CollectiveProject.objects.get().meetings.get()
    sent(adviser, f"{page}meetings/{gathering.pk}/", place="Utrecht", report="We spoke.")
    shown = company.get(page).content.decode()
    assert all(word in shown for word in ("Four talks", "We spoke.", "Write to the mill", "2500", "FNV"))
    sent(adviser, f"{page}steps/closed/", results="Ten talks held.")
    assert "Ten talks held." in company.get(page).content.decode()
    assert company.get(f"{page}steps/note/").status_code == 404


def test_each_reader_finds_what_is_theirs(adviser, signed_in, meeting, union, world, client):
    page = walked_to_its_begin(adviser, meeting, union)
    project = CollectiveProject.objects.get()
    project.members.create(organisation=world.company, state="joined", asked_on=TODAY)
    project.members.create(organisation=world.other_company, state="asked", asked_on=TODAY)
    project.meetings.create(on=TODAY, report="Weefhuis told what it saw.")
    member, asked = (
        signed_in(Role.COMPANY_ADMIN, organisation=each) for each in (world.company, world.other_company)
    )
    party, stranger = signed_in(Role.PARTY_REPRESENTATIVE), signed_in(Role.PARTNER_LIAISON)
    pages = {
        name: each.get(page).content.decode()
        for name, each in {"member": member, "asked": asked, "party": party}.items()
    }
    assert {name for name, text in pages.items() if "Weefhuis told" in text} == {"member"}
    assert not any("Naaldwerk" in pages[name].split("<main")[1] for name in ("member", "party"))
    assert "Weefhuis" not in pages["asked"]
    assert "Weefhuis" not in pages["party"]
    assert [each.get(page).status_code for each in (stranger, client)] == [404, 404]


def test_public_project_shows_everybody_topic_and_results_alone(adviser, meeting, union, world, client):
    page = walked_to_its_begin(adviser, meeting, union)
    project = CollectiveProject.objects.get()
    project.members.create(organisation=world.company, state="joined", is_shown=True, asked_on=TODAY)
    aim = project.aims.create(text="Secret aim")
    aim.results.create(on=TODAY, text="Four talks")
    CollectiveProject.objects.update(is_public=True)
    shown = client.get(page).content.decode()
    assert all(word in shown for word in ("Unions in Turkey", "Four talks"))
    assert not any(word in shown for word in ("Weefhuis", "FNV", "Secret aim", "It returns."))


@pytest.mark.parametrize("rows", [1, 3])
def test_list_asks_the_same_number_of_queries(adviser, world, rows):
    for number in range(rows):
        world.agreement.projects.create(topic=f"Topic {number}")
    adviser.get(OF)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert adviser.get(OF).status_code == 200
    assert len(asked) == 5


@pytest.mark.parametrize("members", [1, 3])
def test_page_asks_the_same_number_of_queries(adviser, world, meeting, union, members):
    page = walked_to_its_begin(adviser, meeting, union)
    project = CollectiveProject.objects.get()
    for number in range(members):
        company = Organisation.objects.create(name=f"Company {number}")
        ProjectMember.objects.create(project=project, organisation=company, asked_on=TODAY)
        project.aims.create(text=f"Aim {number}").results.create(on=TODAY, text="Some")
        project.commitments.create(agreement=world.agreement, what="Visit", owner=company)
    adviser.get(page)
    with CaptureQueriesContext(connection) as asked:
        assert adviser.get(page).status_code == 200
    assert len(asked) == 12
