"""Bodies, their seats, meetings and the minutes."""

from datetime import date
from uuid import uuid4

import pytest

from akkoord.desk.agreements.actions.meetings import (
    adopt_report,
    answer_question,
    call_meeting,
    found_body,
    write_item,
    write_line,
)
from akkoord.desk.agreements.actions.seats import end_seat, give_seat
from akkoord.desk.agreements.models import Decision, Meeting, OrganisationName, Question
from akkoord.desk.agreements.rules.meetings import CompanyNamed, NotALaterMeeting, NumberTaken, ReportAdopted
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Role

DAY = date(2018, 2, 16)
LATER = date(2018, 3, 23)
DECISION = {"kind": "decision", "object": "the norms of 2018", "wording": "Adopted."}
ITEM = {"number": 1, "title": "Norms", "subject": "ordinary", "said": "", "conflict": ""}


@pytest.fixture
def adviser(person):
    return actor_of(person(Role.SECRETARIAT_ADVISER))


@pytest.fixture
def body(adviser, world):
    return found_body(adviser, world.agreement, name="Steering group", values={"kind": "steering_group"})


@pytest.fixture
def meeting(adviser, body):
    return call_meeting(adviser, body, number=1, values={"on": DAY})


@pytest.fixture
def later(adviser, body, meeting):
    return call_meeting(adviser, body, number=2, values={"on": LATER})


def item_of(adviser, meeting, **values):
    return write_item(adviser, meeting, entry=uuid4(), values={**ITEM, **values})


def test_who_sits_in_the_body_on_the_day_is_invited(adviser, body):
    seat = {"group": "unions", "starts": date(2017, 1, 1)}
    for name, values in {
        "Chair": {"is_chair": True},
        "Member": {},
        "Gone": {"ends": date(2018, 2, 15)},
        "To come": {"starts": LATER},
    }.items():
        give_seat(adviser, body, entry=uuid4(), values={**seat, "person": name, **values})
    meeting = call_meeting(adviser, body, number=1, values={"on": DAY})
    assert meeting.chair == "Chair"
    assert [each.person for each in meeting.attendances.all()] == ["Chair", "Member"]


def test_seat_that_ends_leaves_its_history(adviser, body):
    values = {"person": "Anna", "group": "ngos", "starts": LATER}
    seat = give_seat(adviser, body, entry=uuid4(), values=values)
    assert end_seat(adviser, seat, on=DAY).ends == LATER


def test_everything_that_is_sent_twice_stands_once(adviser, world, meeting):
    entry, again = uuid4(), uuid4()
    assert found_body(adviser, world.agreement, name="Steering group", values={}) == meeting.body
    assert call_meeting(adviser, meeting.body, number=1, values={"on": LATER}).on == DAY
    item = item_of(adviser, meeting)
    for _ in range(2):
        write_item(adviser, meeting, entry=again, values={**ITEM, "number": 2})
        write_line(adviser, item, Decision, entry=entry, values=DECISION)
    assert meeting.items.count() == 2
    assert Decision.objects.count() == 1


def test_number_of_an_item_is_used_once(adviser, meeting):
    item_of(adviser, meeting)
    with pytest.raises(NumberTaken):
        item_of(adviser, meeting)


@pytest.mark.parametrize("text", ["A strike at WEEFHUIS.", "Asked by Weefhuis, again."])
def test_item_about_cases_names_no_company(adviser, meeting, text):
    with pytest.raises(CompanyNamed):
        item_of(adviser, meeting, subject="cases", said=text)
    item = item_of(adviser, meeting, subject="cases", said="Weefhuisje is a town.")
    with pytest.raises(CompanyNamed):
        write_line(adviser, item, Decision, entry=uuid4(), values={**DECISION, "wording": text})
    assert not Decision.objects.exists()


def test_item_that_becomes_one_about_cases_holds_no_brand(adviser, world, meeting):
    OrganisationName.objects.create(organisation=world.company, name="Draadje")
    item = item_of(adviser, meeting)
    write_line(adviser, item, Decision, entry=uuid4(), values={**DECISION, "object": "Draadje"})
    with pytest.raises(CompanyNamed):
        write_item(adviser, meeting, entry=uuid4(), values={**ITEM, "subject": "cases"}, item=item)


def test_adopted_report_does_not_change(adviser, meeting, later):
    item = item_of(adviser, meeting)
    adopt_report(adviser, meeting, adopted_in=later, with_changes=True, remarks="Page 2.")
    with pytest.raises(ReportAdopted):
        write_line(adviser, item, Decision, entry=uuid4(), values=DECISION)
    with pytest.raises(ReportAdopted):
        item_of(adviser, meeting, number=2)
    kept = Meeting.objects.get(pk=meeting.pk)
    assert (kept.adopted_in, kept.adopted_with_changes, kept.adoption_remarks) == (later, True, "Page 2.")


def test_report_is_adopted_by_a_later_meeting_of_the_same_body(adviser, world, meeting, later):
    other = found_body(adviser, world.agreement, name="Committee", values={})
    elsewhere = call_meeting(adviser, other, number=9, values={"on": LATER})
    for wrong in (meeting, elsewhere):
        with pytest.raises(NotALaterMeeting):
            adopt_report(adviser, meeting, adopted_in=wrong, with_changes=False, remarks="")
    with pytest.raises(NotALaterMeeting):
        adopt_report(adviser, later, adopted_in=meeting, with_changes=False, remarks="")


def test_question_is_answered_after_the_report_is_adopted_and_once(adviser, meeting, later):
    values = {"asked_by": "Anna", "text": "Are the Germans in the tool?"}
    question = write_line(adviser, item_of(adviser, meeting), Question, entry=uuid4(), values=values)
    adopt_report(adviser, meeting, adopted_in=later, with_changes=False, remarks="")
    for answer in ("Not yet.", "They are."):
        answer_question(adviser, question, answer=answer, on=LATER)
    assert Question.objects.values_list("answer", "answered_on").get() == ("Not yet.", LATER)


@pytest.mark.parametrize("role", [Role.PARTY_REPRESENTATIVE, Role.MONITOR, Role.COMPANY_ADMIN])
def test_only_the_secretariat_writes(person, meeting, later, role):
    reader = actor_of(person(role))
    with pytest.raises(NotAllowed):
        item_of(reader, meeting)
    with pytest.raises(NotAllowed):
        adopt_report(reader, meeting, adopted_in=later, with_changes=False, remarks="")
