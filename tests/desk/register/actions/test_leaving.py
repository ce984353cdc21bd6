"""Who chooses to leave a site says how, before it signs; nobody but the secretariat reads it."""

from datetime import date

import pytest
from django.urls import reverse
from tests.desk.register.handing_in import ORUM, PADMA, SCREEN, admin_of, live, upload
from tests.desk.register.views.test_secretariat import PURPOSE

from akkoord.desk.exports.queries.lists import tables_of_lists
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.queries import actor_of
from akkoord.desk.register.actions import answer_exits, consolidate_cycle, end_sites, submit
from akkoord.desk.register.actions.last_year import Ending
from akkoord.desk.register.models import ResponsibleExit
from akkoord.desk.register.queries.last_year import comparison_of
from akkoord.desk.register.queries.leaving import exits_in
from akkoord.desk.register.rules import EndReason, ExitsUnanswered
from akkoord.desk.register.rules.exits import EXIT_QUESTIONS

LEFT = Ending(date(2017, 12, 31), EndReason.EXIT)
SAID = {code: f"Answer about {code}." for code, _question in EXIT_QUESTIONS}


@pytest.fixture
def alpha(company):
    return company("Alpha Fashion")


@pytest.fixture
def admin(alpha):
    return actor_of(admin_of(alpha))


@pytest.fixture
def draft(alpha, cycle, secretariat, next_cycle, admin):
    """This year's list without two sites of last year's, which the company chose to leave."""
    live(secretariat, alpha, cycle, SCREEN, ORUM, PADMA)
    begun = upload(alpha, next_cycle, SCREEN).submission
    missing = [each.site.fingerprint for each in comparison_of(begun).sites if each.state == "missing"]
    end_sites(admin, begun, missing, LEFT)
    return begun


def names(exits):
    return [each.name.split()[0] for each in exits]


def page_of(draft, left):
    return reverse("register:leaving", args=[draft.public_id, left.fingerprint])


def test_list_is_not_signed_before_every_exit_is_answered(draft, admin):
    first, second = exits_in(draft)
    with pytest.raises(ExitsUnanswered) as refused:
        submit(admin, draft)
    assert refused.value.details == {"count": 2}
    assert answer_exits(admin, draft, [first.fingerprint], SAID) == 1
    with pytest.raises(ExitsUnanswered):
        submit(admin, draft)
    assert answer_exits(admin, draft, [second.fingerprint], SAID) == 1
    assert submit(admin, draft).state == "submitted"


def test_answers_hold_for_later_versions_and_can_be_changed(draft, admin, alpha, next_cycle):
    left = [each.fingerprint for each in exits_in(draft)]
    answer_exits(admin, draft, left, SAID)
    answer_exits(admin, draft, left, SAID | {"dues": "Paid in full."})
    again = upload(alpha, next_cycle, SCREEN).submission
    assert {each.exit.answers["dues"] for each in exits_in(again)} == {"Paid in full."}
    assert ResponsibleExit.objects.count() == 2


def test_site_that_ended_otherwise_is_not_asked_about(alpha, cycle, secretariat, next_cycle, admin):
    live(secretariat, alpha, cycle, SCREEN, ORUM)
    draft = upload(alpha, next_cycle, SCREEN).submission
    site = [each.site.fingerprint for each in comparison_of(draft).sites if each.state == "missing"]
    end_sites(admin, draft, site, Ending(date(2017, 12, 31), EndReason.CLOSED))
    assert exits_in(draft) == []
    assert answer_exits(admin, draft, site, SAID) == 0
    assert submit(admin, draft).state == "submitted"


def test_form_asks_every_question_and_answers_for_all_that_wait(draft, alpha, client):
    first, second = exits_in(draft)
    client.force_login(admin_of(alpha))
    compared = client.get(reverse("register:last_year", args=[draft.public_id])).content.decode()
    assert "You chose to leave 2 sites." in compared
    assert page_of(draft, first) in compared
    refused = client.post(page_of(draft, first), SAID | {"dues": " "})
    assert (refused.status_code, ResponsibleExit.objects.count()) == (422, 0)
    assert "Answer about orders." in refused.content.decode()
    done = client.post(page_of(draft, first), SAID | {"for_all": "on"})
    assert done.headers["Location"] == reverse("register:last_year", args=[draft.public_id])
    assert [each.exit.answers for each in exits_in(draft)] == [SAID, SAID]
    assert "Answer about notice." in client.get(page_of(draft, second)).content.decode()


def test_relation_that_ends_during_the_year_is_asked_about_too(alpha, cycle, secretariat, adviser, client):
    accepted = live(secretariat, alpha, cycle, SCREEN, ORUM)
    consolidate_cycle(cycle)
    text = accepted.rows.get(name__startswith="Ör").mention_id
    client.force_login(admin_of(alpha))
    form = {"text": text, "ended_on": "2017-12-31", "reason": "exit"}
    sent = client.post(reverse("register:end_link", args=[accepted.public_id]), form)
    (left,) = exits_in(accepted)
    assert sent.headers["Location"] == page_of(accepted, left)
    client.force_login(adviser)
    client.post(reverse("register:open_submission", args=[accepted.public_id]), PURPOSE)
    read = reverse("register:submission", args=[accepted.public_id])
    assert "not answered yet how" in client.get(read).content.decode()
    client.force_login(admin_of(alpha))
    client.post(page_of(accepted, left), SAID)
    assert exits_in(accepted)[0].exit.answers == SAID
    assert "Change your answers" in client.get(reverse("register:company_locations")).content.decode()


def test_nobody_answers_or_reads_it_for_another_company(draft, company, client):
    left = exits_in(draft)[0]
    other = company("Beta Kleding")
    client.force_login(admin_of(other))
    assert {
        client.get(page_of(draft, left)).status_code,
        client.post(page_of(draft, left), SAID).status_code,
    } == {404}
    with pytest.raises(NotAllowed):
        answer_exits(actor_of(admin_of(other)), draft, [left.fingerprint], SAID)


def test_site_that_was_not_left_has_no_questions(draft, alpha, client):
    client.force_login(admin_of(alpha))
    stays = next(each.site for each in comparison_of(draft).sites if each.state == "confirmed")
    assert client.get(page_of(draft, stays)).status_code == 404


def test_adviser_reads_the_answers_with_the_list(draft, admin, adviser, client):
    answer_exits(admin, draft, [each.fingerprint for each in exits_in(draft)], SAID)
    submit(admin, draft)
    client.force_login(adviser)
    client.post(reverse("register:open_submission", args=[draft.public_id]), PURPOSE)
    page = client.get(reverse("register:submission", args=[draft.public_id])).content.decode()
    assert page.count("How the company left") == 2
    assert "Are wages, severance pay and other dues of the workers paid?" in page
    assert "Answer about dues." in page


def test_company_finds_its_answers_in_its_copy(draft, admin, alpha):
    answer_exits(admin, draft, [exits_in(draft)[0].fingerprint], SAID)
    (table,) = [each for each in tables_of_lists(alpha.pk) if each.name == "exits"]
    assert len([*table.rows]) == len(EXIT_QUESTIONS)
