"""Letters about what is missing."""

import uuid
from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.desk.register.handing_in import SCREEN, admin_of, hand_in

from akkoord.desk.duties import actions
from akkoord.desk.duties.models import Reminder
from akkoord.desk.duties.queries import year_overview
from akkoord.desk.duties.rules import NobodyToWriteTo, NothingAwaited
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.models import Letter, Mandate, User
from akkoord.desk.register.actions import return_with_questions

DAY_AFTER_LISTS = date(2017, 4, 2)


def reminders():
    """The letters that remind somebody; handing in brings a receipt of its own."""
    return list(Letter.objects.filter(key__startswith="reminder/"))


def texts_of(year):
    drafts = actions.draft_letters(year, year_overview(year).missing)
    return {(each.company.organisation_id, each.language): each.text for each in drafts}


def test_draft_names_what_is_missing_in_the_language_of_the_receiver(year, alpha):
    User.objects.filter(pk=admin_of(alpha).pk).update(language="nl")
    hand_in(alpha, year, SCREEN)
    (draft,) = actions.draft_letters(year, year_overview(year).missing)
    assert draft.language == "nl"
    assert "zelfevaluatie" in draft.text
    assert "plan van aanpak" in draft.text
    assert "productielocaties" not in draft.text
    assert not reminders()


def test_letters_go_out_as_they_were_left_and_once(year, alpha, company, secretariat, adviser):
    company("Beta Kleding")
    texts = {key: "Please call us." for key in texts_of(year) if key[0] == alpha.pk}
    page = uuid.uuid4()
    for _ in range(2):
        assert actions.send_letters(secretariat, year, texts, occasion=page) == 1
    (letter,) = reminders()
    assert (letter.receiver, "Please call us." in letter.body) == (admin_of(alpha), True)
    reminder = Reminder.objects.get()
    assert (reminder.organisation, reminder.sent_by, reminder.kinds) == (
        alpha,
        adviser,
        ["locations", "self_evaluation", "plan"],
    )


def test_company_without_a_person_is_told(year, alpha, secretariat):
    texts = texts_of(year)
    Mandate.objects.filter(organisation=alpha).update(ends=date(2017, 1, 1))
    with pytest.raises(NobodyToWriteTo):
        actions.send_letters(secretariat, year, texts, occasion=uuid.uuid4())


def test_company_writes_no_letters(year, alpha, admin):
    with pytest.raises(NotAllowed):
        actions.send_letters(admin, year, texts_of(year), occasion=uuid.uuid4())


def test_desk_reminds_by_itself_once_and_only_who_misses_something(year, alpha, company):
    hand_in(company("Beta Kleding"), year, SCREEN)
    assert actions.remind_by_itself(today=DAY_AFTER_LISTS) == 1
    assert actions.remind_by_itself(today=DAY_AFTER_LISTS) == 0
    assert actions.remind_by_itself(today=date(2017, 4, 3)) == 0
    assert [each.receiver for each in reminders()] == [admin_of(alpha)]
    assert Reminder.objects.get().sent_by is None


def test_desk_reminds_again_at_the_next_turn(year, alpha):
    days = [DAY_AFTER_LISTS, date(2017, 4, 16), date(2017, 4, 17), date(2017, 5, 2), date(2017, 8, 1)]
    assert [actions.remind_by_itself(today=day) for day in days] == [1, 1, 1, 1, 0]


def test_desk_reminds_of_questions_after_the_day_of_their_answer(year, alpha, secretariat):
    year.duties.all().delete()
    returned = return_with_questions(secretariat, hand_in(alpha, year, SCREEN), "Which unit?")
    asked = timezone.localdate(returned.decided_at)
    turns = [actions.remind_by_itself(today=asked + timedelta(days)) for days in (0, 14, 15, 16, 28, 60)]
    assert turns == [0, 0, 1, 0, 1, 0]
    first, second = reminders()
    assert first.receiver == second.receiver == admin_of(alpha)
    assert "returned with questions on" in first.body
    assert [each.kinds for each in Reminder.objects.all()] == [["locations"], ["locations"]]


def test_no_year_in_preparation_or_in_the_archive_reminds(year, alpha):
    type(year).objects.update(state="archived")
    assert actions.remind_by_itself(today=DAY_AFTER_LISTS) == 0


def test_call_is_noted_once_and_the_desk_does_not_write_besides(year, alpha, secretariat, adviser, admin):
    call = {"note": "Called, comes on Friday.", "on": DAY_AFTER_LISTS, "occasion": uuid.uuid4()}
    for _ in range(2):
        noted = actions.note_reminder(secretariat, year, alpha.pk, **call)
    assert Reminder.objects.get() == noted
    assert (noted.sent_by, noted.kinds) == (adviser, ["locations", "self_evaluation", "plan"])
    assert actions.remind_by_itself(today=DAY_AFTER_LISTS) == 0
    with pytest.raises(NotAllowed):
        actions.note_reminder(admin, year, alpha.pk, **call)


def test_nobody_is_reminded_of_nothing(year, alpha, secretariat):
    year.duties.all().delete()
    hand_in(alpha, year, SCREEN)
    with pytest.raises(NothingAwaited):
        actions.note_reminder(
            secretariat, year, alpha.pk, note="Called.", on=DAY_AFTER_LISTS, occasion=uuid.uuid4()
        )
