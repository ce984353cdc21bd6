"""Signing, its receipt, questions at rows and their answers, and changing a signed list."""

import json
import os

import pytest
from django.core.management import call_command
from tests.desk.register.handing_in import ORUM, PADMA, SCREEN, admin_of, hand_in, live, person, upload

from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.models import Letter
from akkoord.desk.people.queries import actor_of
from akkoord.desk.register import private_files
from akkoord.desk.register.actions import (
    accept,
    add_site,
    answer_question,
    ask_about_row,
    drop_question,
    mend_rows,
    return_with_questions,
    revise,
    say_shares_known,
    submit,
)
from akkoord.desk.register.models import Receipt, RowQuestion
from akkoord.desk.register.queries.signing import is_unchanged, summary_of
from akkoord.desk.register.rules import IllegalMove, ListChanged, NothingAsked, QuestionsOpen

SITE = {"name": "Malhas do Ave", "address": "Rua da Indústria 41 e 43", "city": "Barcelos", "country": "PT"}


@pytest.fixture
def alpha(company):
    return company("Alpha Fashion")


@pytest.fixture
def admin(alpha):
    return actor_of(admin_of(alpha))


def test_receipt_has_the_hash_of_the_frozen_copy(alpha, cycle):
    signed = hand_in(alpha, cycle, SCREEN, ORUM)
    receipt = signed.receipt
    frozen = json.loads(private_files.path_of(receipt.stored_as).read_bytes())
    assert (frozen["company"], len(frozen["rows"]), frozen["counts"]["locations"]) == ("Alpha Fashion", 2, 2)
    assert receipt.number.startswith("2017-")
    assert is_unchanged(receipt)
    private_files.path_of(receipt.stored_as).write_bytes(b"{}")
    assert not is_unchanged(receipt)


def test_letter_with_the_receipt_names_no_site(alpha, cycle):
    receipt = hand_in(alpha, cycle, SCREEN).receipt
    letter = Letter.objects.get(key=f"receipt/{receipt.pk}")
    assert receipt.number in letter.body
    assert "Screen" not in letter.body


def test_signing_twice_gives_one_receipt(alpha, admin, cycle):
    signed = hand_in(alpha, cycle, SCREEN)
    submit(admin, signed)
    assert Receipt.objects.count() == 1


def test_files_of_receipts_are_not_swept(alpha, cycle):
    receipt = hand_in(alpha, cycle, SCREEN).receipt
    for name in (receipt.stored_as, receipt.submission.files.get().stored_as):
        os.utime(private_files.path_of(name), (0, 0))
    call_command("consolidate")
    assert is_unchanged(receipt)
    assert private_files.path_of(receipt.submission.files.get().stored_as).exists()


def test_question_at_a_row_is_answered_before_signing_again(alpha, admin, cycle, secretariat):
    signed = hand_in(alpha, cycle, SCREEN, ORUM)
    question = ask_about_row(secretariat, signed, signed.rows.get(row=3), "Is this an office?")
    assert ask_about_row(secretariat, signed, signed.rows.get(row=3), "Is this an office?") == question
    with pytest.raises(NotAllowed):
        answer_question(admin, signed, question.pk, "No.")  # not sent yet
    first = signed.first_submitted_at
    return_with_questions(secretariat, signed)
    draft = revise(admin, signed)
    assert revise(admin, signed) == draft
    with pytest.raises(QuestionsOpen):
        submit(admin, draft)
    answer_question(admin, draft, question.pk, "No, they sew there.")
    again = submit(admin, draft)
    assert (again.version, again.first_submitted_at) == (2, first)
    assert accept(secretariat, again).state == "accepted"


def test_question_taken_back_and_nothing_asked(alpha, cycle, secretariat):
    signed = hand_in(alpha, cycle, SCREEN)
    question = ask_about_row(secretariat, signed, signed.rows.get(), "Is this an office?")
    drop_question(secretariat, signed, question.pk)
    with pytest.raises(NothingAsked):
        return_with_questions(secretariat, signed)
    assert signed.__class__.objects.get().state == "submitted"


def test_answer_to_the_question_of_another_company(alpha, company, cycle, secretariat):
    signed = hand_in(alpha, cycle, SCREEN)
    return_with_questions(secretariat, signed, "Which unit?")
    stranger, theirs = company("Beta Kleding"), RowQuestion.objects.get()
    draft = upload(stranger, cycle, ORUM).submission
    with pytest.raises(NotAllowed):
        answer_question(actor_of(admin_of(stranger)), draft, theirs.pk, "None.")


def test_accepted_list_is_changed_in_a_new_version(alpha, admin, cycle, secretariat):
    accepted = live(secretariat, alpha, cycle, SCREEN)
    draft = revise(admin, accepted)
    row = add_site(admin, draft, SITE)
    assert add_site(admin, draft, SITE) == row
    assert (row.origin, row.country, row.address) == ("by_hand", "PT", "Rua da Indústria 41 e 43, Barcelos")
    mend_rows(admin, draft, [row], {"tier": "1", "disclosure": "public"})
    say_shares_known(admin, draft, {"2.1": "90", "2.4": "none", "9": "1"})
    draft.refresh_from_db()
    summary = summary_of(draft)
    assert [(each.sites, each.share) for each in summary.tiers] == [(1, "90"), (0, ""), (0, ""), (0, "none")]
    assert [each.name for each in summary.public] == ["Malhas do Ave"]
    accept(secretariat, submit(admin, draft))
    accepted.refresh_from_db()
    assert accepted.state == "replaced"


def test_draft_is_not_revised(alpha, admin, cycle):
    handed_in = hand_in(alpha, cycle, SCREEN)
    with pytest.raises(IllegalMove):
        revise(admin, handed_in)


def test_colleague_without_the_right_does_not_sign(alpha, cycle):
    draft = upload(alpha, cycle, PADMA).submission
    with pytest.raises(NotAllowed):
        submit(actor_of(person("CU", organisation=alpha)), draft)


def test_colleague_adds_no_site_that_others_may_know(alpha, admin, cycle):
    draft = upload(alpha, cycle, SCREEN).submission
    colleague = actor_of(person("CU", organisation=alpha))
    with pytest.raises(NotAllowed):
        add_site(colleague, draft, {**SITE, "disclosure": "Public"})
    assert draft.rows.count() == 1
    assert add_site(colleague, draft, SITE).disclosure == "confidential"
    assert add_site(admin, draft, {**SITE, "disclosure": "public"}).disclosure == "public"


def test_list_that_changed_since_it_was_seen_is_not_signed(alpha, admin, cycle):
    draft = upload(alpha, cycle, SCREEN).submission
    seen = draft.revision
    mend_rows(admin, draft, draft.rows.all(), {"disclosure": "public"})
    with pytest.raises(ListChanged):
        submit(admin, draft, seen_revision=seen)
    draft.refresh_from_db()
    assert draft.state == "draft"
    assert submit(admin, draft, seen_revision=draft.revision).state == "submitted"
