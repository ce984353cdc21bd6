"""The pages of the yearly cycle."""

import uuid
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.desk.register.handing_in import admin_of, person

from akkoord.desk.duties import actions
from akkoord.desk.duties.models import DutySubmission, Extension, Reminder
from akkoord.desk.duties.rules import DutyKind
from akkoord.desk.people.models import Letter
from akkoord.desk.people.queries import actor_of
from akkoord.desk.register.actions import open_cycle
from akkoord.desk.register.models import Cycle


@pytest.fixture
def desk(adviser):
    browser = Client()
    browser.force_login(adviser)
    return browser


@pytest.fixture
def own(alpha):
    browser = Client()
    browser.force_login(admin_of(alpha))
    return browser


def form_of(**values):
    return {"upload_token": str(uuid.uuid4()), "is_complete": "on", **values}


def plan_of(year, organisation):
    return actions.hand_in(
        actor_of(admin_of(organisation)),
        year,
        organisation,
        DutyKind.PLAN,
        actions.Document("plan.txt", b"what we shall do"),
        upload_token=uuid.uuid4(),
    )


def test_year_shows_figures_and_who_is_late(desk, year, alpha):
    page = desk.get(reverse("duties:year", args=[year.pk])).content.decode()
    assert "0 of 1" in page
    assert "Alpha Fashion" in page
    assert "late since" in page


def test_letters_are_drafted_then_sent(desk, year, alpha):
    page = desk.post(reverse("duties:draft_letters", args=[year.pk]), {"company": str(alpha.pk)})
    assert "plan of action" in page.content.decode()
    assert not Letter.objects.exists()
    sent = {"occasion": str(page.context["occasion"]), f"text/{alpha.pk}/en": "Please call."}
    for _ in range(2):
        desk.post(reverse("duties:send_letters", args=[year.pk]), sent)
    assert Letter.objects.count() == 1
    assert Reminder.objects.count() == 1


def test_letters_without_a_choice_say_so(desk, year, alpha):
    page = desk.post(reverse("duties:draft_letters", args=[year.pk]), follow=True)
    assert "Choose the companies" in page.content.decode()


def test_company_page_gives_and_takes_back_time(desk, year, alpha):
    address = reverse("duties:extend", args=[year.pk, alpha.pk, "plan"])
    page = desk.post(address, {"until": "2017-06-01", "reason": "New owner"}, follow=True)
    assert "New owner" in page.content.decode()
    desk.post(address, {"withdraw": "1"})
    assert Extension.objects.get().withdrawn_at


def test_own_duties_lead_to_handing_in(own, year, alpha):
    assert "Plan of action" in own.get(reverse("duties:own_duties")).content.decode()
    address = reverse("duties:own_duty", args=[year.pk, "plan"])
    file = SimpleUploadedFile("plan.txt", b"what we shall do")
    page = own.post(address, form_of(file=file), follow=True)
    assert "plan.txt" in page.content.decode()
    submission = DutySubmission.objects.get()
    downloaded = own.get(reverse("duties:document_file", args=[submission.public_id]))
    assert (downloaded.content, downloaded["Cache-Control"]) == (b"what we shall do", "no-store")


def test_own_duties_of_closed_years_stand_behind_their_year(own, textile, secretariat, year, alpha):
    for number in (2014, 2015, 2016):
        dates = {"opens": date(number, 1, 15), "locations_due": date(number, 4, 1)}
        open_cycle(secretariat, textile, number, **dates)
    Cycle.objects.exclude(pk=year.pk).update(state="archived")
    now = own.get(reverse("duties:own_duties"))
    assert [cycle.year for cycle, *_ in now.context["years"]] == [2017]
    assert now.context["every_year"] == [2017, 2016, 2015, 2014]
    then = own.get(reverse("duties:own_duties"), {"year": "2015"})
    assert [cycle.year for cycle, *_ in then.context["years"]] == [2015]
    assert "Nothing was asked" in own.get(reverse("duties:own_duties"), {"year": "1"}).content.decode()


def test_own_duty_without_file_keeps_the_form(own, year, alpha):
    page = own.post(reverse("duties:own_duty", args=[year.pk, "plan"]), form_of())
    assert page.status_code == 422
    assert "Choose a file" in page.content.decode()


def test_another_company_finds_nothing(year, alpha, company):
    submission = plan_of(year, alpha)
    other = Client()
    other.force_login(admin_of(company("Beta Kleding")))
    assert other.get(reverse("duties:document_file", args=[submission.public_id])).status_code == 404
    page = other.get(reverse("duties:own_duties")).content.decode()
    assert "Alpha Fashion" not in page


def test_document_is_returned_with_questions_and_the_company_reads_them(desk, own, year, alpha):
    submission = plan_of(year, alpha)
    desk.post(
        reverse("duties:decide", args=[submission.public_id]),
        {"decision": "return", "questions": "Which goals?"},
    )
    assert "Which goals?" in own.get(reverse("duties:own_duty", args=[year.pk, "plan"])).content.decode()


def test_year_leads_to_who_was_asked_and_drafts_the_letter(desk, year, alpha, secretariat):
    actions.return_with_questions(secretariat, plan_of(year, alpha), "Which goals?")
    page = desk.get(reverse("duties:year", args=[year.pk]), {"show": "returned"}).content.decode()
    assert "Returned with questions (1)" in page
    assert "answer by" in page
    drafted = desk.post(reverse("duties:draft_letters", args=[year.pk]), {"company": str(alpha.pk)})
    assert "plan of action, returned with questions on" in drafted.content.decode()


def test_year_without_questions_says_so(desk, year, alpha):
    page = desk.get(reverse("duties:year", args=[year.pk]), {"show": "returned"}).content.decode()
    assert "Nobody has questions to answer." in page


def test_self_evaluation_is_read_by_the_assigned_adviser_only(desk, year, alpha):
    submission = actions.hand_in(
        actor_of(admin_of(alpha)),
        year,
        alpha,
        DutyKind.SELF_EVALUATION,
        actions.Document("secret name.txt", b"how we do"),
        upload_token=uuid.uuid4(),
    )
    page = desk.get(reverse("duties:document", args=[submission.public_id])).content.decode()
    assert "secret name" not in page
    assert desk.get(reverse("duties:document_file", args=[submission.public_id])).status_code == 404
    assigned = Client()
    assigned.force_login(person("SA", organisation=alpha))
    assert (
        "secret name"
        in assigned.get(reverse("duties:document", args=[submission.public_id])).content.decode()
    )


@pytest.mark.parametrize("companies", [1, 3])
def test_pages_ask_the_same_number_of_times(desk, year, company, companies, django_assert_num_queries):
    for number in range(companies):
        plan_of(year, company(f"Company {number}"))
    with django_assert_num_queries(13):
        assert desk.get(reverse("duties:year", args=[year.pk])).status_code == 200


def test_duty_is_added_and_removed(desk, year):
    address = reverse("duties:set_duty", args=[year.pk])
    desk.post(address, {"kind": "materials", "due_on": "2017-06-01"})
    assert year.duties.get(kind="materials").due_on == date(2017, 6, 1)
    desk.post(address, {"drop": "materials"})
    assert not year.duties.filter(kind="materials").exists()


def test_call_is_noted_on_the_page_of_the_company(desk, year, alpha):
    address = reverse("duties:note_reminder", args=[year.pk, alpha.pk])
    sent = {"occasion": str(uuid.uuid4()), "on": "2017-04-20", "note": "Called, comes on Friday."}
    assert "Called, comes on Friday." in desk.post(address, sent, follow=True).content.decode()
    assert "Called, comes on Friday." in desk.get(reverse("duties:year", args=[year.pk])).content.decode()
    page = desk.post(address, {**sent, "on": "2999-01-01"}, follow=True).content.decode()
    assert "not later than today" in page
    assert Reminder.objects.count() == 1
