"""The secretariat's pages: overview, lists, pairs, locations, companies behind one."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.desk.register.handing_in import (
    MEGHNA,
    MEGHNA_ABROAD,
    ORUM,
    PADMA,
    SCREEN,
    hand_in,
    live,
)

from akkoord.desk.people.models import AccessLogEntry
from akkoord.desk.register.actions import consolidate_cycle, judge_pair, lend_pairs, merge_locations
from akkoord.desk.register.models import ConsolidationRun, JudgementRecord, Location
from akkoord.desk.register.queries import Batch, review_queue
from akkoord.engine.matching import Verdict

PURPOSE = {"purpose": "case", "reference": "2017-3", "note": ""}


@pytest.fixture
def unsure(company, cycle, secretariat):
    live(secretariat, company("Alpha"), cycle, MEGHNA, ORUM)
    live(secretariat, company("Beta"), cycle, MEGHNA_ABROAD)
    consolidate_cycle(cycle)
    return review_queue().pairs[0]


def test_home_before_any_year(desk, textile):
    assert "No year is open yet" in desk.get(reverse("register:secretariat_home")).content.decode()


def test_home_names_who_is_missing_and_what_waits(desk, company, cycle):
    hand_in(company("Alpha Fashion"), cycle, SCREEN)
    company("Beta Kleding")
    text = desk.get(reverse("register:secretariat_home")).content.decode()
    assert text.index("Alpha Fashion") < text.index("Not handed in yet") < text.index("Beta Kleding")


def test_list_opens_for_a_purpose_and_is_logged(desk, company, cycle):
    alpha = company("Alpha Fashion")
    submission = hand_in(alpha, cycle, SCREEN)
    page = reverse("register:submission", args=[submission.public_id])
    assert "Nguyen Hue" not in desk.get(page).content.decode()
    assert not AccessLogEntry.objects.exists()
    opened = desk.post(reverse("register:open_submission", args=[submission.public_id]), PURPOSE, follow=True)
    assert "Nguyen Hue" in opened.content.decode()
    assert [(entry.organisation, entry.purpose) for entry in AccessLogEntry.objects.all()] == [
        (alpha, "case")
    ]


def test_list_does_not_open_without_the_number_of_the_case(desk, company, cycle):
    submission = hand_in(company("Alpha Fashion"), cycle, SCREEN)
    answer = desk.post(
        reverse("register:open_submission", args=[submission.public_id]), {**PURPOSE, "reference": ""}
    )
    assert "Give the number" in answer.content.decode()


@pytest.mark.parametrize(
    ("form", "state"),
    [
        ({"decision": "accept"}, "accepted"),
        ({"decision": "return", "questions": "Is row 2 an office?"}, "returned"),
        ({"decision": "return", "questions": ""}, "submitted"),
    ],
)
def test_decide_by_form(desk, company, cycle, form, state):
    submission = hand_in(company("Alpha Fashion"), cycle, SCREEN)
    desk.post(reverse("register:decide", args=[submission.public_id]), form)
    submission.refresh_from_db()
    assert submission.state == state


@pytest.mark.django_db(transaction=True)
def test_compare_by_button(desk, company, cycle, secretariat):
    live(secretariat, company("Alpha Fashion"), cycle, SCREEN, ORUM)
    answer = desk.post(reverse("register:consolidate", args=[cycle.pk]), follow=True)
    assert ConsolidationRun.objects.get().state == "done"
    assert Location.objects.count() == 2
    assert "finished" in answer.content.decode()


def test_judge_by_key_without_and_with_htmx(desk, unsure):
    page = desk.get(reverse("register:review")).content.decode()
    assert 'data-key="s"' in page
    assert "<mark" in page or "Different countries" in page
    answer = desk.post(
        reverse("register:judge", args=[unsure.pk]),
        {"verdict": "different"},
        headers={"HX-Request": "true"},
    )
    assert "Every pair is judged" in answer.content.decode()
    act = JudgementRecord.objects.get().act
    back = desk.post(reverse("register:undo", args=[act]))
    assert back.headers["Location"] == reverse("register:review")
    assert review_queue().waiting == 1
    for nonsense in ("a/b", "//elsewhere.example"):
        again = desk.post(reverse("register:undo", args=[act]), {"location": nonsense})
        assert again.headers["Location"] == reverse("register:review")


def test_queue_keeps_the_country_in_the_address(desk, unsure):
    page = desk.get(reverse("register:review"), {"country": "IN"}).content.decode()
    assert f"{reverse('register:judge', args=[unsure.pk])}?country=IN" in page
    answer = desk.post(
        f"{reverse('register:judge', args=[unsure.pk])}?country=IN", {"verdict": "different"}, follow=True
    )
    assert answer.redirect_chain == [(f"{reverse('register:review')}?country=IN", 302)]
    assert "Every pair of this choice is judged." in answer.content.decode()


def test_pairs_of_one_list_only_after_a_purpose_was_given(desk, unsure, cycle):
    alpha = cycle.submissions.get(organisation__name="Alpha")
    address = f"{reverse('register:review')}?list={alpha.public_id}"
    assert "Alpha" not in desk.get(address).content.decode()
    desk.post(reverse("register:open_submission", args=[alpha.public_id]), PURPOSE)
    looks = AccessLogEntry.objects.count()
    assert "Only pairs with a row of Alpha, 2017." in desk.get(address).content.decode()
    assert AccessLogEntry.objects.count() == looks + 1
    desk.post(f"{reverse('register:judge', args=[unsure.pk])}?list={alpha.public_id}", {"verdict": "later"})
    assert AccessLogEntry.objects.count() == looks + 1


def test_queue_tells_of_a_colleague(desk, unsure, colleague):
    lend_pairs(colleague, Batch())
    page = desk.get(reverse("register:review")).content.decode()
    assert "A colleague has the last pairs on the screen." in page
    assert "data-pair-now" not in page


def test_second_person_gets_a_clear_answer(desk, unsure, colleague):
    judge_pair(colleague, unsure.pk, Verdict.SAME)
    answer = desk.post(reverse("register:judge", args=[unsure.pk]), {"verdict": "different"}, follow=True)
    assert "A colleague has judged this pair already" in answer.content.decode()
    assert JudgementRecord.objects.count() == 1


def test_judge_with_nonsense(desk, unsure):
    answer = desk.post(reverse("register:judge", args=[unsure.pk]), {"verdict": "perhaps"})
    assert answer.status_code == 404


@pytest.mark.parametrize("text", ["ST Screen", "s.t. screen", "orum tekstil", "ÖRÜM TEKSTİL"])
def test_locations_are_found_in_any_spelling(desk, two_spellings, text):
    wanted = "Screen" if "screen" in text.lower() else "Tekstil"
    page = desk.get(reverse("register:locations"), {"text": text}).content.decode()
    assert "1 location" in page
    assert wanted in page


def test_locations_by_country_and_identifier(desk, two_spellings):
    padma = Location.objects.get(name__contains="Padma")
    for query in ({"country": "BD"}, {"text": padma.pk.lower()}):
        assert "Padma" in desk.get(reverse("register:locations"), query).content.decode()


def test_location_tells_its_story_and_names_no_company(desk, two_spellings):
    screen = Location.objects.get(name__contains="Screen")
    page = desk.get(reverse("register:location", args=[screen.pk])).content.decode()
    assert "Nguyen Hue St." in page
    assert "First named in the lists of 2017" in page
    assert "Alpha Fashion" not in page
    assert "Beta Kleding" not in page


def test_companies_behind_asks_first(desk, two_spellings):
    screen = Location.objects.get(name__contains="Screen")
    page = reverse("register:behind", args=[screen.pk])
    assert "Alpha Fashion" not in desk.get(page).content.decode()
    assert "Alpha Fashion" not in desk.post(page, {"purpose": ""}).content.decode()
    shown = desk.post(page, PURPOSE).content.decode()
    assert "Alpha Fashion" in shown
    assert "Beta Kleding" in shown
    assert AccessLogEntry.objects.count() == 2


def test_merged_location_shows_the_companies_of_both(desk, two_spellings, secretariat):
    orum, padma = Location.objects.get(name__contains="Tekstil"), Location.objects.get(name__contains="Padma")
    merge_locations(secretariat, orum, padma)
    for either in (orum, padma):
        shown = desk.post(reverse("register:behind", args=[either.pk]), PURPOSE).content.decode()
        assert "Alpha Fashion" in shown
        assert "Beta Kleding" in shown


def test_unknown_things_are_one_and_the_same_page(desk, cycle):
    pages = [
        desk.get(reverse("register:submission", args=[uuid.uuid4()])),
        desk.get(reverse("register:location", args=["BD00000000X"])),
    ]
    assert {page.status_code for page in pages} == {404}
    assert len({page.content for page in pages}) == 1


@pytest.mark.parametrize("companies", [1, 3])
def test_pages_ask_the_database_the_same_number_of_times(desk, company, cycle, secretariat, companies):
    for number in range(companies):
        live(
            secretariat,
            company(f"Company {number}"),
            cycle,
            [SCREEN, ORUM, PADMA][number],
            SCREEN,
            MEGHNA,
            MEGHNA_ABROAD,
        )
        hand_in(company(f"Waiting {number}"), cycle, SCREEN)
    consolidate_cycle(cycle)
    location = Location.objects.get(name__contains="Screen")
    assert queries_of(
        desk,
        reverse("register:secretariat_home"),
        reverse("register:locations"),
        reverse("register:location", args=[location.pk]),
        reverse("register:review"),
    ) == [36, 7, 12, 16]


def queries_of(browser, *addresses):
    counts = []
    for address in addresses:
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(address).status_code == 200
        counts.append(len(captured))
    return counts
