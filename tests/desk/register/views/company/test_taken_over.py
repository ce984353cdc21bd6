"""A company reads, and goes on with, what the companies merged into it handed in; nobody else does."""

import json
import uuid
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from tests.desk.register.handing_in import (
    MEGHNA,
    ORUM,
    PADMA,
    PASSWORD,
    SCREEN,
    admin_of,
    live,
    person,
    upload,
)

from akkoord.desk.agreements.actions import change_participation_state
from akkoord.desk.agreements.models import ParticipationEvent
from akkoord.desk.agreements.rules import ParticipationState, SuccessorMerged
from akkoord.desk.duties.actions import Document, set_duty
from akkoord.desk.duties.actions import hand_in as hand_in_document
from akkoord.desk.duties.rules import DutyKind
from akkoord.desk.people.actions import NotAllowed, declare_conflict
from akkoord.desk.people.models import AccessLogEntry, Letter
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Purpose
from akkoord.desk.register import private_files
from akkoord.desk.register.actions import (
    accept,
    consolidate_cycle,
    end_link,
    look_at_submission,
    return_with_questions,
    revise,
    submit,
)
from akkoord.desk.register.actions.submissions import answered_by
from akkoord.desk.register.models import ListRow
from akkoord.desk.register.queries.last_year import comparison_of
from akkoord.desk.register.rules import CycleNotOpen, EndReason, NotTakingPart

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
    assert "Change something" in page.content.decode()
    for name in ("annotated", "original", "receipt"):
        address = reverse(f"register:{name}", args=[handed_in.public_id])
        assert [each.get(address).status_code for each in (reader, other)] == [200, 404]
    assert "Alpha Fashion" not in other.get(HOME).content.decode()
    assert page_of(other, handed_in).status_code == 404


def test_list_is_not_read_before_the_merger(heir, handed_in, browser_of):
    assert page_of(browser_of(heir), handed_in).status_code == 404
    assert "Alpha Fashion" not in browser_of(heir).get(HOME).content.decode()


SIGNED = {"declared": "on", "password": PASSWORD}
ENDED = {"ended_on": "2018-01-01", "reason": "no_orders"}


def post(browser, name, submission, sent=None):
    return browser.post(reverse(f"register:{name}", args=[submission.public_id]), sent or {})


def text_of(submission, name):
    return submission.rows.get(name__startswith=name).mention_id


def test_heir_corrects_the_list_of_the_running_year(old, heir, handed_in, merged, secretariat, browser_of):
    """Revised, changed and signed by the heir; the list stays the merged company's, and says who acted."""
    reader = browser_of(heir)
    post(reader, "revise", handed_in)
    draft = old.submissions.get(state="draft")
    assert "which was merged into your company" in page_of(reader, draft).content.decode()
    new_site = {"name": "Meghna Denims Ltd", "address": "22 Kashimpur Road, Gazipur", "country": "BD"}
    post(reader, "add_site", draft, {**new_site, "disclosure": "confidential"})
    revision = old.submissions.get(pk=draft.pk).revision
    post(reader, "sign", draft, {**SIGNED, "revision": revision})
    signed = old.submissions.get(pk=draft.pk)
    assert (signed.state, signed.answered_by, signed.first_submitted_at) == (
        "submitted",
        heir,
        handed_in.first_submitted_at,
    )
    frozen = json.loads(private_files.path_of(signed.receipt.stored_as).read_bytes())
    assert (frozen["company"], frozen["answered_by"], frozen["signed_by"]) == (
        "Alpha Fashion",
        "Gamma Groep",
        "Admin of Gamma Groep",
    )
    assert "for Gamma Groep" in reader.get(receipt_of(signed)).content.decode()
    accept(secretariat, signed)
    assert old.submissions.filter(state="accepted").get().rows.count() == 3
    assert heir.submissions.get().rows.count() == 1


def receipt_of(submission):
    return reverse("register:receipt", args=[submission.public_id])


def test_heir_ends_a_site_of_the_running_year(heir, handed_in, merged, browser_of):
    post(browser_of(heir), "end_link", handed_in, {"text": text_of(handed_in, "Padma"), **ENDED})
    assert handed_in.rows.get(name__startswith="Padma").end_reason == "no_orders"


def test_heir_answers_what_the_merged_company_was_asked(old, heir, cycle, merged, secretariat, browser_of):
    reader = browser_of(heir)
    post(reader, "revise", old.submissions.get())
    draft = old.submissions.get(state="draft")
    signed = submit(actor_of(admin_of(heir)), draft)
    returned = return_with_questions(secretariat, signed, "Where is Padma?")
    assert [each.receiver for each in Letter.objects.filter(key__startswith="returned/")] == [admin_of(heir)]
    assert "Where is Padma?" in page_of(reader, returned).content.decode()
    question = returned.row_questions.get()
    reader.post(
        reverse("register:answer_question", args=[returned.public_id, question.pk]), {"answer": "In Gazipur."}
    )
    question.refresh_from_db()
    assert (question.answer, question.answered_by) == ("In Gazipur.", admin_of(heir))


def test_heir_reads_nothing_that_was_never_handed_in(old, heir, cycle, secretariat, browser_of):
    draft = upload(old, cycle, ORUM).submission
    change_participation_state(
        secretariat, old.participations.get(), ParticipationState.MERGED, "Merged.", successor=heir
    )
    assert page_of(browser_of(heir), draft).status_code == 404
    assert "list.csv" not in browser_of(heir).get(HOME).content.decode()


def attempts(browser, submission):
    """What each way of changing the list answers."""
    text = {"text": text_of(submission, "Padma"), **ENDED}
    return [post(browser, name, submission, text).status_code for name in ("revise", "end_link", "add_site")]


def as_it_was(submission):
    return list(submission.organisation.submissions.values_list("version", "state")), list(
        submission.rows.values_list("pk", "ended_on")
    )


@pytest.mark.usefixtures("merged")
def test_nobody_else_corrects_it(company, old, handed_in, browser_of):
    before, third = as_it_was(handed_in), browser_of(company("Delta"))
    assert attempts(third, handed_in) == [404, 404, 404]
    other_agreement = person("CA", organisation=old)  # still works for the merged company elsewhere
    theirs = Client()
    theirs.force_login(other_agreement)
    assert [post(theirs, name, handed_in).status_code for name in ("revise", "sign")] == [404, 404]
    with pytest.raises(NotAllowed):
        end_link(
            actor_of(other_agreement),
            handed_in,
            text_of(handed_in, "Padma"),
            ended_on=date(2018, 1, 1),
            reason=EndReason.NO_ORDERS,
        )
    assert as_it_was(handed_in) == before


CHANGES = ("/revise/", "/mend/", "/columns/", "/files/", "/sites/", "/sign/", "/last-year/")


@pytest.mark.parametrize("state", ["accepted", "returned", "draft"])
def test_merged_company_reads_who_answers_now_and_finds_no_way_to_change_it(
    old, heir, handed_in, secretariat, browser_of, state
):
    type(handed_in).objects.filter(pk=handed_in.pk).update(state=state)
    reader = Client()
    reader.force_login(admin_of(old))
    before = page_of(reader, handed_in).content.decode()
    assert any(each in before for each in CHANGES)
    assert "Gamma Groep" not in before
    change_participation_state(
        secretariat, old.participations.get(), ParticipationState.MERGED, "Merged.", successor=heir
    )
    after = page_of(reader, handed_in).content.decode()
    assert "was merged into Gamma Groep, which answers for this list now" in after
    assert [each for each in CHANGES if each in after] == []
    assert "Padma Knit" in after


def test_heir_corrects_nothing_of_a_year_that_is_over(heir, handed_in, merged, cycle, browser_of):
    before = as_it_was(handed_in)
    type(cycle).objects.update(state="assessing")
    assert page_of(browser_of(heir), handed_in).status_code == 200
    assert "Change something" not in page_of(browser_of(heir), handed_in).content.decode()
    assert attempts(browser_of(heir), handed_in) == [404, 404, 404]
    handed_in.refresh_from_db()
    with pytest.raises(CycleNotOpen):
        revise(actor_of(admin_of(heir)), handed_in)
    with pytest.raises(CycleNotOpen):
        end_link(
            actor_of(admin_of(heir)), handed_in, "x", ended_on=date(2018, 1, 1), reason=EndReason.NO_ORDERS
        )
    assert as_it_was(handed_in) == before


def test_heir_that_takes_no_part_corrects_nothing(heir, handed_in, merged):
    heir.participations.update(state="applied")
    with pytest.raises(NotTakingPart):
        revise(actor_of(admin_of(heir)), handed_in)


def test_companies_merged_in_a_circle_answer_each_for_itself(old, heir, handed_in, merged, secretariat):
    with pytest.raises(SuccessorMerged):
        change_participation_state(
            secretariat, heir.participations.get(), ParticipationState.MERGED, "Back.", successor=old
        )
    ParticipationEvent.objects.create(
        participation=heir.participations.get(), successor=old, to_state="merged", on=date(2018, 1, 1)
    )
    assert answered_by(handed_in) == old.pk
    with pytest.raises(NotAllowed):
        revise(actor_of(admin_of(heir)), handed_in)


def test_correcting_shows_nothing_of_third_companies(company, heir, cycle, merged, secretariat, browser_of):
    """Beta names the same place in other words; no page of the heir's corrections tells of it."""
    live(secretariat, company("Beta Kleding"), cycle, PADMA.replace("Composite", "Composites"))
    consolidate_cycle(cycle)
    old_list = merged.organisation.submissions.get()
    assert old_list.rows.get(name__startswith="Padma").mention.location.mentions.count() == 2
    reader = browser_of(heir)
    post(reader, "revise", old_list)
    draft = merged.organisation.submissions.get(state="draft")
    for name in ("company_list", "mending", "last_year", "sites", "sign", "change_columns"):
        page = reader.get(reverse(f"register:{name}", args=[draft.public_id]))
        assert page.status_code == 200
        assert "Composites" not in page.content.decode()
        assert "Beta" not in page.content.decode()


def test_two_who_revise_at_once_share_one_draft(heir, old, handed_in, merged):
    colleague = actor_of(person("CU", organisation=heir))
    drafts = [revise(each, handed_in) for each in (actor_of(admin_of(heir)), colleague)]
    assert drafts[0] == drafts[1] == old.submissions.get(state="draft")


def test_adviser_who_keeps_away_from_the_heir_does_not_see_it(adviser, heir, handed_in, merged):
    purpose = Purpose("intake_help")
    declare_conflict(adviser, heir.pk, reason="Shares.", by_id=adviser.pk)
    with pytest.raises(NotAllowed):
        look_at_submission(actor_of(adviser), handed_in, purpose=purpose)


def test_look_stands_in_the_log_of_the_heir_too(secretariat, old, heir, handed_in, merged):
    look_at_submission(secretariat, handed_in, purpose=Purpose("intake_help"))
    concerned = AccessLogEntry.objects.values_list("organisation", flat=True)
    assert sorted(concerned) == sorted([old.pk, heir.pk])


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


def test_list_of_this_year_stands_for_itself(old, heir, handed_in, next_cycle, secretariat):
    """A merged company that handed in this year itself is not asked about again."""
    live(secretariat, old, next_cycle, ORUM, PADMA)
    change_participation_state(
        secretariat, old.participations.get(), ParticipationState.MERGED, "Merged.", successor=heir
    )
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
