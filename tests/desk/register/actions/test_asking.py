"""A company is asked about its own row, answers, and learns nothing of the other row."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from tests.desk.register.handing_in import MEGHNA, MEGHNA_ABROAD, ORUM, admin_of, live

from akkoord.desk.agreements.actions import change_participation_state
from akkoord.desk.agreements.rules import ParticipationState
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.models import Letter
from akkoord.desk.people.queries import actor_of
from akkoord.desk.register.actions import (
    answer_place_question,
    ask_company,
    consolidate_cycle,
    judge_pair,
    lend_pairs,
)
from akkoord.desk.register.actions.asking import remind_of_questions
from akkoord.desk.register.models import PlaceQuestion
from akkoord.desk.register.morning import questions
from akkoord.desk.register.queries import review_queue
from akkoord.desk.register.queries.review import EVERY_PAIR
from akkoord.desk.register.rules import NobodyToAsk, PairChanged, QuestionClosed, QuestionTellsTooMuch
from akkoord.desk.register.rules.asking import words_that_tell
from akkoord.engine.matching import Verdict

WHICH = "Which unit, building or floor of this address do you mean?"
LONG_AGO = datetime(2018, 3, 1, 10, tzinfo=UTC)
OTHER = MEGHNA_ABROAD.replace("22 Kashimpur Road", "22 Kashimpur Canary Road")


@pytest.fixture
def unsure(company, cycle, secretariat):
    """Alpha's row in Bangladesh beside Beta's in India."""
    live(secretariat, company("Alpha"), cycle, MEGHNA, ORUM)
    live(secretariat, company("Beta Kleding"), cycle, OTHER)
    consolidate_cycle(cycle)
    return review_queue().pairs[0]


@pytest.fixture
def text_of_alpha(unsure):
    return next(side.fingerprint for side in (unsure.left, unsure.right) if side.country == "BD")


@pytest.fixture
def alpha(cycle):
    return cycle.submissions.get(organisation__name="Alpha").organisation


@pytest.fixture
def asked(unsure, text_of_alpha, secretariat):
    return ask_company(secretariat, unsure.pk, text_of_alpha, WHICH)


def test_asking_twice_is_asking_once(asked, unsure, text_of_alpha, secretariat, alpha):
    assert ask_company(secretariat, unsure.pk, text_of_alpha, "Something else?") == asked
    assert asked.submission.organisation == alpha
    assert [letter.receiver for letter in Letter.objects.filter(key__startswith="place-question/")] == [
        admin_of(alpha)
    ]


def test_pair_waits_for_the_answer_and_comes_back_with_it(asked, unsure, secretariat, alpha):
    lend_pairs(secretariat, EVERY_PAIR)
    queue = review_queue(by_id=secretariat.user_id)
    assert (queue.pairs, queue.waiting, queue.with_companies) == ((), 1, 1)
    answered = answer_place_question(
        actor_of(admin_of(alpha)), asked, "Hall 2.", better_name="Meghna Denims Ltd", better_address="Gate 3"
    )
    assert (answered.better_name, answered.better_address) == ("", "Gate 3")
    back = review_queue(by_id=secretariat.user_id).pairs[0]
    assert (back.pk, back.answers) == (unsure.pk, (answered,))


def test_answer_stands_when_it_is_sent_twice_and_refuses_another(asked, alpha):
    admin = actor_of(admin_of(alpha))
    first = answer_place_question(admin, asked, "Hall 2.")
    assert answer_place_question(admin, asked, "Hall 2.").answered_at == first.answered_at
    with pytest.raises(QuestionClosed):
        answer_place_question(admin, asked, "Hall 3.")


def test_question_is_withdrawn_when_the_pair_is_judged(asked, unsure, secretariat, alpha):
    judge_pair(secretariat, unsure.pk, Verdict.DIFFERENT)
    with pytest.raises(QuestionClosed):
        answer_place_question(actor_of(admin_of(alpha)), asked, "Hall 2.")


def reminders():
    return Letter.objects.filter(key__startswith="place-questions/").order_by("pk")


def test_company_that_does_not_answer_is_reminded_three_times_and_each_once(asked, alpha):
    """Whatever day a server stood still: the turn is taken up, and never twice."""
    days = [date(2018, 3, day) for day in (1, 14, 15, 15, 20, 29)] + [date(2018, 4, 12), date(2018, 9, 1)]
    PlaceQuestion.objects.update(asked_at=LONG_AGO)
    number = []
    for day in days:
        remind_of_questions(today=day)
        number.append(reminders().count())
    assert number == [0, 0, 1, 1, 1, 2, 3, 3]
    letter = reminders().first()
    assert letter.receiver == admin_of(alpha)
    assert "still waits for your answer to 1 question" in letter.body
    assert not any(word in letter.body for word in ("Meghna", WHICH, "Beta"))


def test_nobody_is_reminded_of_what_was_answered(asked, alpha):
    PlaceQuestion.objects.update(asked_at=LONG_AGO)
    assert remind_of_questions(today=date(2018, 3, 20)) == 1
    answer_place_question(actor_of(admin_of(alpha)), asked, "Hall 2.")
    assert remind_of_questions(today=date(2018, 4, 20)) == 0


def test_secretariat_sees_in_the_morning_what_is_unanswered_for_long(asked, secretariat, alpha, cycle):
    assert [*questions(secretariat, [cycle.agreement])] == []
    PlaceQuestion.objects.update(asked_at=LONG_AGO)
    (line,) = questions(secretariat, [cycle.agreement])
    assert line.sentence == "1 question to a company is unanswered since 1 March 2018"
    keeps_away = replace(secretariat, recused_from=frozenset({alpha.pk}))
    assert [*questions(keeps_away, [cycle.agreement])] == []
    assert [*questions(actor_of(admin_of(alpha)), [cycle.agreement])] == []


def test_what_a_merged_company_was_asked_is_for_its_successor(asked, alpha, company, secretariat, client):
    heir = company("Gamma Groep")
    change_participation_state(
        secretariat, alpha.participations.get(), ParticipationState.MERGED, "Merged.", successor=heir
    )
    PlaceQuestion.objects.update(asked_at=LONG_AGO)
    remind_of_questions(today=date(2018, 3, 20))
    assert {letter.receiver for letter in reminders()} == {admin_of(heir)}
    shown = {}
    for each in (alpha, heir):
        client.force_login(admin_of(each))
        shown[each] = client.get(reverse("register:place_questions")).content.decode()
        home = client.get(reverse("register:company_home")).content.decode()
        assert ("The secretariat has 1 question" in home) is (each == heir)
    assert WHICH in shown[heir]
    assert "The secretariat has no questions about your rows." in shown[alpha]


@pytest.mark.parametrize("words", ["Beta Kleding", "BETA-KLEDING", "22 Kashimpur canary road, Gazipur"])
def test_question_that_names_the_other_is_refused(unsure, text_of_alpha, secretariat, words):
    with pytest.raises(QuestionTellsTooMuch):
        ask_company(secretariat, unsure.pk, text_of_alpha, f"Is this {words}?")
    assert not PlaceQuestion.objects.exists()
    assert not Letter.objects.filter(key__startswith="place-question/").exists()


def test_own_words_may_be_named():
    assert words_that_tell("Is Meghna Denims at gate 2?", "Meghna Denims Ltd", ["Meghna Denims"]) is None


def test_nobody_answers_for_another_company(asked, cycle):
    beta = cycle.submissions.get(organisation__name="Beta Kleding").organisation
    with pytest.raises(NotAllowed):
        answer_place_question(actor_of(admin_of(beta)), asked, "Hall 2.")


def test_asking_about_a_text_of_no_live_list(unsure, text_of_alpha, secretariat, cycle):
    cycle.submissions.filter(organisation__name="Alpha").update(state="replaced")
    with pytest.raises(NobodyToAsk):
        ask_company(secretariat, unsure.pk, text_of_alpha, WHICH)
    with pytest.raises(PairChanged):
        ask_company(secretariat, unsure.pk, "no such text", WHICH)


def test_nothing_of_the_other_row_reaches_the_company(asked, alpha, client):
    """The other row could leak: the question itself knows it."""
    assert "Canary" in asked.beside.address
    client.force_login(admin_of(alpha))
    own = [
        client.get(reverse(page)).content.decode()
        for page in ("register:place_questions", "register:company_home", "register:company_locations")
    ]
    answer = {"answer": "Hall 2.", "better_name": "", "better_address": ""}
    sent = client.post(reverse("register:answer_place_question", args=[asked.public_id]), answer, follow=True)
    letters = [
        f"{letter.subject} {letter.body}" for letter in Letter.objects.filter(receiver=admin_of(alpha))
    ]
    everything = " ".join([*own, sent.content.decode(), *letters])
    assert WHICH in own[0]
    assert "Meghna Denims Ltd" in own[0]
    assert "The secretariat has 1 question" in own[1]
    assert "Hall 2." in sent.content.decode()
    for secret in ("Canary", "Beta", "India", asked.beside_id):
        assert secret not in everything
    assert any("a question about a row" in letter for letter in letters)
    assert all("Meghna" not in letter and WHICH not in letter for letter in letters)


def test_other_company_sees_no_question(asked, cycle, client):
    beta = cycle.submissions.get(organisation__name="Beta Kleding").organisation
    client.force_login(admin_of(beta))
    page = client.get(reverse("register:place_questions")).content.decode()
    assert "The secretariat has no questions about your rows." in page
    answer = client.post(reverse("register:answer_place_question", args=[asked.public_id]), {"answer": "x"})
    assert answer.status_code == 404


def test_ask_by_form(unsure, text_of_alpha, adviser, client):
    client.force_login(adviser)
    address = reverse("register:ask", args=[unsure.pk])
    assert "Choose a row" in client.post(address, {"question": WHICH}, follow=True).content.decode()
    told = client.post(address, {"about": text_of_alpha, "question": "As Beta Kleding?"}, follow=True)
    assert "must not learn from us" in told.content.decode()
    answer = client.post(address, {"about": text_of_alpha, "question": WHICH}, follow=True).content.decode()
    assert "The company is asked." in answer
    assert "1 waits for a company" in answer
