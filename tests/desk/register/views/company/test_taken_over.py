"""A company reads, and goes on with, what the companies merged into it handed in; nobody else does."""

import uuid
from datetime import date

import pytest
from django.urls import reverse
from tests.desk.register.handing_in import MEGHNA, ORUM, PADMA, SCREEN, admin_of, live, upload

from akkoord.desk.agreements.actions import change_participation_state
from akkoord.desk.agreements.rules import ParticipationState
from akkoord.desk.duties.actions import Document, set_duty
from akkoord.desk.duties.actions import hand_in as hand_in_document
from akkoord.desk.duties.rules import DutyKind
from akkoord.desk.people.queries import actor_of
from akkoord.desk.register.models import ListRow
from akkoord.desk.register.queries.last_year import comparison_of

HOME = reverse("register:company_home")


@pytest.fixture
def old(company):
    return company("Alpha Fashion")


@pytest.fixture
def heir(company):
    return company("Gamma Groep")


@pytest.fixture
def handed_in(old, heir, cycle, secretariat):
    live(secretariat, heir, cycle, SCREEN)
    return live(secretariat, old, cycle, ORUM, PADMA)


@pytest.fixture
def merged(old, heir, handed_in, secretariat):
    part = old.participations.get()
    return change_participation_state(
        secretariat, part, ParticipationState.MERGED, "Merged.", successor=heir, on=date(2017, 12, 31)
    )


def page_of(browser, submission):
    return browser.get(reverse("register:company_list", args=[submission.public_id]))


def test_list_of_a_merged_company_is_read_by_its_heir_only(company, heir, handed_in, merged, browser_of):
    reader, other = browser_of(heir), browser_of(company("Delta"))
    assert "Alpha Fashion" in reader.get(HOME).content.decode()
    page = page_of(reader, handed_in)
    assert "Padma Knit" in page.content.decode()
    assert "Change something" not in page.content.decode()
    for name in ("annotated", "original", "receipt"):
        address = reverse(f"register:{name}", args=[handed_in.public_id])
        assert [each.get(address).status_code for each in (reader, other)] == [200, 404]
    assert "Alpha Fashion" not in other.get(HOME).content.decode()
    assert page_of(other, handed_in).status_code == 404


def test_list_is_not_read_before_the_merger(heir, handed_in, browser_of):
    assert page_of(browser_of(heir), handed_in).status_code == 404
    assert "Alpha Fashion" not in browser_of(heir).get(HOME).content.decode()


def test_heir_changes_nothing_in_it(heir, handed_in, merged, browser_of):
    rows = list(ListRow.objects.values_list("pk", "ended_on"))
    sent = {"text": "x", "ended_on": "2018-01-01", "reason": "no_orders"}
    answers = [
        browser_of(heir).post(reverse(f"register:{name}", args=[handed_in.public_id]), sent).status_code
        for name in ("revise", "end_link")
    ]
    assert answers == [404, 404]
    assert list(ListRow.objects.values_list("pk", "ended_on")) == rows


def test_no_site_of_the_merged_company_is_lost(heir, merged, next_cycle, secretariat):
    draft = upload(heir, next_cycle, SCREEN, ORUM).submission
    states = {each.site.name: each.state for each in comparison_of(draft).sites}
    assert sorted(states.values()) == ["confirmed", "confirmed", "missing"]
    live(secretariat, heir, next_cycle, SCREEN, ORUM)
    ended = ListRow.objects.get(submission__organisation__name="Alpha Fashion", name__startswith="Padma")
    assert ended.ended_on == date(2017, 12, 31)


def test_heir_begins_with_both_lists(heir, merged, next_cycle, browser_of):
    browser_of(heir).post(reverse("register:start_from_last_year", args=[next_cycle.pk]))
    draft = heir.submissions.get(cycle=next_cycle)
    assert draft.rows.count() == 3


def test_list_of_this_year_stands_for_itself(old, heir, merged, next_cycle, secretariat):
    """A merged company that handed in this year itself is not asked about again."""
    old.participations.update(state="active")
    old.mandates.update(ends=None)
    live(secretariat, old, next_cycle, ORUM, PADMA)
    old.participations.update(state="merged")
    draft = upload(heir, next_cycle, SCREEN, MEGHNA).submission
    assert [each.state for each in comparison_of(draft).sites] == ["confirmed"]


def test_document_of_a_merged_company_is_read_by_its_heir_only(
    company, old, heir, cycle, secretariat, browser_of
):
    set_duty(secretariat, cycle, DutyKind.PLAN, due_on=date(2017, 5, 1))
    handed_in = hand_in_document(
        actor_of(admin_of(old)),
        cycle,
        old,
        DutyKind.PLAN,
        Document("plan.txt", b"Our plan."),
        upload_token=uuid.uuid4(),
    )
    address = reverse("duties:document_file", args=[handed_in.public_id])
    reader, other = browser_of(heir), browser_of(company("Delta"))
    assert [each.get(address).status_code for each in (reader, other)] == [404, 404]
    change_participation_state(
        secretariat, old.participations.get(), ParticipationState.MERGED, "Merged.", successor=heir
    )
    assert [each.get(address).status_code for each in (reader, other)] == [200, 404]
    shown = [each.get(reverse("duties:own_duties")).content.decode() for each in (reader, other)]
    assert ["Alpha Fashion" in each for each in shown] == [True, False]
