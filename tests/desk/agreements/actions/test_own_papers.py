"""Papers that a party brings to a meeting itself."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from akkoord.desk.agreements.actions.meetings import bring_paper
from akkoord.desk.agreements.actions.papers import Upload, keep_file, remove_file
from akkoord.desk.agreements.models import Body, Organisation
from akkoord.desk.agreements.models.meetings import Paper
from akkoord.desk.agreements.rules.meetings import CompanyNamed, MeetingWasHeld, ReportAdopted
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Role

PAPER = {"code": "U/1", "version": "", "title": "What workers told us"}


@pytest.fixture
def union(world):
    return Organisation.objects.create(name="Union of weavers")


@pytest.fixture
def delegate(person, union):
    return person(Role.PARTY_REPRESENTATIVE, organisation=union)


@pytest.fixture
def item(world):
    body = Body.objects.create(agreement=world.agreement, name="Steering group")
    meeting = body.meetings.create(number=1, on=timezone.localdate())
    return meeting.items.create(number=1, title="Norms")


def bring(user, item, union, **values):
    return bring_paper(actor_of(user), item, union, entry=uuid4(), values={**PAPER, **values})


def address_of(item):
    meeting = item.meeting
    return reverse("agreements:own_paper", args=[meeting.body.agreement.slug, meeting.pk, item.pk])


def test_party_brings_a_paper_with_its_file_once(delegate, union, item):
    browser = Client()
    browser.force_login(delegate)
    page = reverse("agreements:meeting", args=["textile", item.meeting_id])
    assert address_of(item) in browser.get(page).content.decode()
    sent = {**PAPER, "entry": uuid4()}
    for _ in range(2):
        answer = browser.post(address_of(item), sent)
    brought = Paper.objects.get()
    assert (brought.item, brought.brought_by, brought.by) == (item, union, delegate)
    assert answer.url == reverse("agreements:add_file", args=["paper", brought.pk])
    assert browser.get(answer.url).status_code == 200
    assert "from Union of weavers" in browser.get(page).content.decode()


def test_party_changes_the_files_of_its_own_papers_only(delegate, union, item, person):
    own, of_us = bring(delegate, item, union), item.papers.create(code="R/1", title="Draft")
    pdf = Upload("a.pdf", b"%PDF-1.7 of the sample")
    file = keep_file(actor_of(delegate), own, pdf, entry=uuid4())
    remove_file(actor_of(delegate), file)
    other = person(Role.PARTY_REPRESENTATIVE, organisation=Organisation.objects.create(name="NGO"))
    for user, paper in ((delegate, of_us), (other, own)):
        with pytest.raises(NotAllowed):
            keep_file(actor_of(user), paper, pdf, entry=uuid4())
    keep_file(actor_of(person(Role.SECRETARIAT_ADVISER)), own, pdf, entry=uuid4())


def test_nobody_brings_a_paper_for_another_party(item, union, person, signed_in, world):
    for role, bound in (
        (Role.PARTY_REPRESENTATIVE, {"organisation": Organisation.objects.create(name="NGO")}),
        (Role.SUPPORTER, {"organisation": union}),
        (Role.COMPANY_ADMIN, {}),
        (Role.PARTY_REPRESENTATIVE, {"organisation": union, "agreement": world.other_agreement}),
    ):
        with pytest.raises(NotAllowed):
            bring(person(role, **bound), item, union)
    assert signed_in(Role.COMPANY_ADMIN).get(address_of(item)).status_code == 404
    assert signed_in(Role.SUPPORTER, organisation=union).get(address_of(item)).status_code == 404


def test_paper_comes_until_the_day_of_the_meeting(delegate, union, item):
    item.meeting.body.meetings.update(on=timezone.localdate() - timedelta(days=1))
    with pytest.raises(MeetingWasHeld):
        bring(delegate, item, union)


def test_adopted_report_takes_no_paper(delegate, union, item):
    later = item.meeting.body.meetings.create(number=2, on=timezone.localdate())
    item.meeting.body.meetings.filter(number=1).update(adopted_in=later)
    with pytest.raises(ReportAdopted):
        bring(delegate, item, union)


def test_paper_about_cases_names_no_company(delegate, union, item):
    item.meeting.items.update(subject="cases")
    with pytest.raises(CompanyNamed):
        bring(delegate, item, union, title="Dismissals at Weefhuis")
