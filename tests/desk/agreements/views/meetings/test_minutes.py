"""The pages of meetings: who reads them, and how the minutes are written."""

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client

from akkoord.desk.agreements.models import Body, Meeting, Question
from akkoord.desk.people.rules import Role

HOME = "/agreements/textile/meetings/"


@pytest.fixture
def meeting(world):
    body = Body.objects.create(agreement=world.agreement, name="Steering group")
    return Meeting.objects.create(body=body, number=1, on=date(2018, 2, 16), place="The Hague")


@pytest.fixture
def later(meeting):
    return Meeting.objects.create(body=meeting.body, number=2, on=date(2018, 3, 23))


@pytest.fixture
def adviser(signed_in):
    return signed_in(Role.SECRETARIAT_ADVISER)


def page(browser, address):
    return browser.get(address).content.decode()


def write(browser, meeting, **lines):
    address = f"{HOME}{meeting.pk}/items/"
    sent = {"entry": uuid4(), "number": 1, "title": "Norms", "subject": "ordinary"}
    browser.post(address, sent)
    item = meeting.items.get()
    for kind, values in lines.items():
        assert browser.post(f"{address}{item.pk}/{kind}/", {"entry": uuid4(), **values}).status_code == 302
    return item


LINES = {
    "paper": {"code": "R/2871", "title": "Draft norms"},
    "statement": {"speaker": "Bea", "group": "unions", "kind": "support", "text": "Good for wages."},
    "decision": {"kind": "decision", "object": "Norms of 2018", "wording": "Formally adopted."},
    "question": {"asked_by": "Cas", "asked_to": "secretariat", "text": "Are the Germans in?"},
}


def test_minutes_are_written_and_read_as_a_report(adviser, signed_in, meeting):
    write(adviser, meeting, **LINES)
    told = page(signed_in(Role.PARTY_REPRESENTATIVE), f"{HOME}{meeting.pk}/")
    for text in (
        "R/2871",
        "unions and employees",
        "supports it: Good for wages.",
        "Decision: Norms of 2018",
        "Are the Germans in?",
        "The Hague",
    ):
        assert text in told
    assert "/items/" not in told


def test_statement_without_a_group_is_personal(adviser, meeting):
    write(adviser, meeting, statement={**LINES["statement"], "group": ""})
    assert "(personally)" in page(adviser, f"{HOME}{meeting.pk}/")


def test_line_is_changed_and_taken_out(adviser, meeting):
    item = write(adviser, meeting, decision=LINES["decision"])
    address = f"{HOME}{meeting.pk}/items/{item.pk}/decision/{item.decisions.get().pk}/"
    assert "Formally adopted." in page(adviser, address)
    adviser.post(address, {**LINES["decision"], "entry": uuid4(), "wording": "Adopted for a year."})
    assert item.decisions.get().wording == "Adopted for a year."
    adviser.post(f"{address}remove/")
    assert not item.decisions.exists()


def test_question_stays_open_until_it_is_answered(adviser, meeting):
    write(adviser, meeting, question=LINES["question"])
    assert "Are the Germans in?" in page(adviser, "/agreements/meetings/")
    address = f"{HOME}{meeting.pk}/questions/{Question.objects.get().pk}/"
    adviser.post(address, {"answer": "Not yet.", "on": "2018-03-01"})
    assert "Are the Germans in?" not in page(adviser, "/agreements/meetings/")
    assert "Not yet." in page(adviser, f"{HOME}{meeting.pk}/")


def test_report_is_adopted_and_then_stands(adviser, meeting, later):
    sent = {"report": meeting.pk, "remarks": "None."}
    assert adviser.post(f"{HOME}{later.pk}/adoption/", sent).status_code == 302
    assert "report adopted" in page(adviser, f"{HOME}{meeting.pk}/")
    assert "Add an item" not in page(adviser, f"{HOME}{meeting.pk}/")
    assert "No. 1, " in page(adviser, f"{HOME}{later.pk}/")


def test_shared_locations_carry_the_line_on_competition(adviser, meeting):
    sent = {"entry": uuid4(), "number": 1, "title": "Joint visits", "subject": "shared_locations"}
    adviser.post(f"{HOME}{meeting.pk}/items/", sent)
    assert "Competition law applies" in page(adviser, f"{HOME}{meeting.pk}/")


def test_company_in_an_item_about_cases_is_refused(adviser, meeting):
    sent = {"entry": uuid4(), "number": 1, "title": "Naaldwerk", "subject": "cases"}
    assert "names no company" in adviser.post(f"{HOME}{meeting.pk}/items/", sent).content.decode()
    assert not meeting.items.exists()


@pytest.mark.parametrize(
    ("is_public", "is_adopted", "answer"), [(True, True, 200), (True, False, 404), (False, True, 404)]
)
def test_everybody_reads_adopted_reports_of_public_meetings(meeting, later, is_public, is_adopted, answer):
    Meeting.objects.filter(pk=meeting.pk).update(
        is_public=is_public, adopted_in=later if is_adopted else None
    )
    assert Client().get(f"{HOME}{meeting.pk}/").status_code == answer


def test_company_sees_no_meeting(signed_in, meeting):
    browser = signed_in(Role.COMPANY_ADMIN)
    assert [browser.get(each).status_code for each in (HOME, f"{HOME}{meeting.pk}/")] == [404, 404]


def test_attendance_is_noted(adviser, meeting):
    address = f"{HOME}{meeting.pk}/attendance/"
    adviser.post(address, {"entry": uuid4(), "person": "Dora", "presence": "secretariat"})
    (there,) = meeting.attendances.all()
    assert there.presence == "secretariat"
    adviser.post(address, {f"presence-{there.pk}": "absent"})
    assert meeting.attendances.get().presence == "absent"


def test_time_and_place_change(adviser, meeting):
    sent = {"number": 1, "on": "2018-02-16", "place": "Utrecht", "begins": "10:15", "chair": "Els"}
    adviser.post(f"{HOME}{meeting.pk}/change/", sent)
    told = page(adviser, f"{HOME}{meeting.pk}/")
    assert "Utrecht" in told
    assert "Els" in told


@pytest.mark.parametrize("rows", [1, 3])
def test_minutes_ask_a_fixed_number_of_queries(adviser, meeting, rows, django_assert_num_queries):
    for number in range(rows):
        item = meeting.items.create(number=number + 1, title="Item")
        item.questions.create(asked_by="Cas", text="When?")
        item.decisions.create(object="Norms", wording="Adopted.")
    with django_assert_num_queries(15):
        adviser.get(f"{HOME}{meeting.pk}/")
    with django_assert_num_queries(7):
        adviser.get("/agreements/meetings/")
