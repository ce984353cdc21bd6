"""The pages from last year's list to the receipt, and the secretariat's questions in between."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.desk.register.handing_in import (
    ORUM,
    PADMA,
    PASSWORD,
    SCREEN,
    SCREEN_OTHERWISE,
    hand_in,
    live,
    person,
    upload,
)
from tests.desk.register.views.conftest import signed_in

from akkoord.desk.people.queries import actor_of
from akkoord.desk.register.actions import submit_list
from akkoord.desk.register.models import RowQuestion, Submission
from akkoord.desk.register.queries.last_year import comparison_of

SIGNED = {"declared": "on", "password": PASSWORD}
PURPOSE = {"purpose": "intake_help", "reference": "", "note": ""}


@pytest.fixture
def alpha(company):
    return company("Alpha Fashion")


def page_of(draft, name, **more):
    return reverse(f"register:{name}", kwargs={"public_id": draft.public_id, **more})


def undecided(draft):
    return [each.site.fingerprint for each in comparison_of(draft).sites if each.is_undecided]


def test_sites_of_last_year_are_decided_by_form(alpha, cycle, next_cycle, secretariat, browser_of):
    live(secretariat, alpha, cycle, SCREEN, ORUM, PADMA)
    draft = upload(alpha, next_cycle, SCREEN_OTHERWISE).submission
    browser = browser_of(alpha)
    text = browser.get(page_of(draft, "last_year")).content.decode()
    assert text.count('name="site"') == 2
    ended, kept = undecided(draft)
    decide = page_of(draft, "decide_sites")
    browser.post(decide, {"act": "end", "site": [ended]})  # without day and reason
    assert undecided(draft) == [ended, kept]
    browser.post(decide, {"act": "end", "site": [ended], "reason": "no_orders", "ended_on": "2017-12-31"})
    browser.post(decide, {"act": f"take_over:{kept}"})
    assert undecided(Submission.objects.get(pk=draft.pk)) == []
    assert (
        "no orders any more" in browser.get(page_of(draft, "last_year"), {"show": "ended"}).content.decode()
    )


def test_beginning_with_last_year_by_button(alpha, cycle, next_cycle, secretariat, browser_of):
    live(secretariat, alpha, cycle, SCREEN, ORUM)
    browser = browser_of(alpha)
    start = reverse("register:start_from_last_year", args=[next_cycle.pk])
    assert start in browser.get(reverse("register:company_home")).content.decode()
    browser.post(start)
    draft = Submission.objects.get(cycle=next_cycle)
    browser.post(page_of(draft, "decide_sites"), {"act": "confirm_all"})
    assert browser.post(page_of(draft, "sign"), SIGNED).status_code == 302


def test_signing_asks_for_the_password_and_the_rows_left_out(alpha, cycle, browser_of):
    draft = upload(alpha, cycle, SCREEN, "Padma,22 Kashimpur Road,,Nowhereland").submission
    browser = browser_of(alpha)
    for form in (SIGNED, {**SIGNED, "seen_left_out": "on", "password": "guess"}, {"password": PASSWORD}):
        assert browser.post(page_of(draft, "sign"), form).status_code == 422
    answer = browser.post(page_of(draft, "sign"), {**SIGNED, "seen_left_out": "on"}, follow=True)
    assert "Checked just now" in answer.content.decode()


def test_question_at_a_row_goes_to_the_company_and_back(alpha, cycle, desk, browser_of):
    signed = hand_in(alpha, cycle, SCREEN, ORUM)
    desk.post(reverse("register:open_submission", args=[signed.public_id]), PURPOSE)
    row = signed.rows.get(row=3)
    desk.post(page_of(signed, "ask_about_row", row_id=row.pk), {"text": "Is this an office?"})
    browser = browser_of(alpha)
    assert "Is this an office?" not in browser.get(page_of(signed, "company_list")).content.decode()
    desk.post(page_of(signed, "decide"), {"decision": "return"})
    assert "Is this an office?" in browser.get(page_of(signed, "company_list")).content.decode()
    browser.post(page_of(signed, "revise"))
    draft = Submission.objects.get(state="draft")
    question = RowQuestion.objects.get()
    browser.post(page_of(draft, "answer_question", question_id=question.pk), {"answer": "No, sewing."})
    assert browser.post(page_of(draft, "sign"), SIGNED).status_code == 302
    desk.post(reverse("register:open_submission", args=[draft.public_id]), PURPOSE)
    assert "No, sewing." in desk.get(page_of(draft, "submission")).content.decode()


def test_site_is_added_and_changed_by_form(alpha, cycle, browser_of):
    draft = upload(alpha, cycle, SCREEN).submission
    browser = browser_of(alpha)
    site = {
        "name": "Malhas do Ave",
        "address": "Rua da Industria 41",
        "country": "PT",
        "disclosure": "public",
    }
    assert browser.post(page_of(draft, "add_site"), {"name": "X"}).status_code == 422
    browser.post(page_of(draft, "add_site"), {**site, "processes": ["MK2", "DF4"], "tier": "1"})
    row = draft.rows.get(origin="by_hand")
    assert (row.fields["processes"], row.disclosure) == ("MK2 | DF4", "public")
    page = page_of(draft, "change_site", row_id=row.pk)
    assert "What was changed" not in browser.get(page).content.decode()
    browser.post(page, {**site, "relation": "via_agent", "was-relation": ""})
    row.refresh_from_db()
    assert row.fields["relation"] == "via_agent"
    assert "sewing" not in browser.get(page_of(draft, "sites")).content.decode()
    assert "What was changed" in browser.get(page).content.decode()


def test_many_sites_are_set_at_once(alpha, cycle, browser_of):
    draft = upload(alpha, cycle, SCREEN, ORUM, PADMA).submission
    browser, rows = browser_of(alpha), list(draft.rows.values_list("pk", flat=True))
    browser.post(page_of(draft, "change_sites"), {"field": "tier=2", "row": rows[:2]})
    browser.post(page_of(draft, "change_sites"), {"field": "brand=", "text": "Blau", "all": "yes"})
    browser.post(page_of(draft, "change_sites"), {"field": "tier=2"})
    browser.post(page_of(draft, "say_shares"), {"share-2.1": "90", "none-2.4": "on"})
    draft.refresh_from_db()
    said = [(row.fields.get("tier", ""), row.fields["brand"]) for row in draft.rows.all()]
    assert said == [("2", "Blau"), ("2", "Blau"), ("", "Blau")]
    assert draft.tier_shares == {"2.1": "90", "2.4": "none"}


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_ask_the_database_the_same_number_of_times(
    alpha, cycle, next_cycle, secretariat, browser_of, rows
):
    live(secretariat, alpha, cycle, *[SCREEN, ORUM, PADMA][:rows])
    draft = upload(alpha, next_cycle, SCREEN_OTHERWISE, ORUM, PADMA).submission
    browser = browser_of(alpha)
    counts = {}
    for name in ("last_year", "sites", "sign", "company_list"):
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(page_of(draft, name)).status_code == 200
        counts[name] = len(captured)
    assert counts == {"last_year": 12, "sites": 9, "sign": 18, "company_list": 18}


def test_links_that_a_colleague_uploads_as_public_are_signed_only_knowingly(alpha, cycle, browser_of):
    rows = "".join(f"Fábrica {n},Rua da Indústria {n},Barcelos,Portugal,public\n" for n in range(25))
    draft = submit_list(
        actor_of(person("CU", organisation=alpha)),
        cycle,
        alpha,
        filename="list.csv",
        content=f"Name,Address,City,Country,Disclosure\n{rows}".encode(),
        upload_token=uuid4(),
    ).submission
    browser, page = browser_of(alpha), page_of(draft, "sign")
    text = browser.get(page).content.decode()
    assert text.count("<li>Fábrica") == 25
    assert f'name="revision" value="{draft.revision}"' in text
    assert browser.post(page, SIGNED).status_code == 422
    before = {**SIGNED, "seen_public": "on", "revision": draft.revision - 1}
    assert browser.post(page, before).status_code == 409
    assert Submission.objects.get().state == "draft"
    assert browser.post(page, {**before, "revision": draft.revision}).status_code == 302


def test_colleague_posts_what_the_pages_do_not_offer(alpha, cycle):
    draft = upload(alpha, cycle, SCREEN).submission
    browser, row = signed_in(person("CU", organisation=alpha)), draft.rows.get()
    offered = browser.get(page_of(draft, "change_site", row_id=row.pk)).content.decode()
    assert 'value="public"' not in offered
    assert 'value="case_peers"' not in offered
    cell = {"text-disclosure": "public", "was-disclosure": "", "text-tier": "1", "was-tier": ""}
    assert browser.post(page_of(draft, "mend_row", row_id=row.pk), cell).status_code == 404
    browser.post(page_of(draft, "change_sites"), {"field": "disclosure=public", "row": row.pk})
    site = {"name": "Malhas", "address": "Rua 41", "country": "PT", "disclosure": "public"}
    assert browser.post(page_of(draft, "add_site"), site).status_code == 422
    assert browser.post(page_of(draft, "change_site", row_id=row.pk), site).status_code == 422
    assert [each.disclosure for each in draft.rows.all()] == ["confidential"]
    assert not draft.mended_cells.exists()
