"""A company hands in a document; the secretariat accepts it or asks."""

import uuid
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.urls import reverse
from tests.desk.register.handing_in import admin_of, person

from akkoord.desk.agreements.rules import ReasonNeeded
from akkoord.desk.duties import actions
from akkoord.desk.duties.actions.handing_in import FILES
from akkoord.desk.duties.models import DutySubmission
from akkoord.desk.duties.rules import DutyKind, NothingHandedIn, NothingOwed
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.models import Letter
from akkoord.desk.people.queries import actor_of
from akkoord.desk.register.actions import change_cycle_state
from akkoord.desk.register.rules import CycleNotOpen, CycleState, IllegalMove

PLAN = actions.Document("C:\\plans\\plan 2017.pdf", b"what we shall do")


def give(actor, year, organisation, document=PLAN, *, token=None):
    return actions.hand_in(
        actor, year, organisation, DutyKind.PLAN, document, upload_token=token or uuid.uuid4()
    )


def kept_files():
    return [path for path in Path(FILES.path_of("")).iterdir() if path.is_file()]


def test_hand_in_keeps_the_file_and_its_hash(year, alpha, admin):
    submission = give(admin, year, alpha)
    assert (submission.version, submission.state, submission.filename) == (1, "submitted", "plan 2017.pdf")
    assert FILES.path_of(submission.stored_as).read_bytes() == PLAN.content


def test_hand_in_twice_with_one_form_is_once(year, alpha, admin):
    token = uuid.uuid4()
    first, second = (give(admin, year, alpha, token=token) for _ in range(2))
    assert first.pk == second.pk
    assert len(kept_files()) == 1


def test_new_version_replaces_and_keeps_the_first_day(year, alpha, admin, secretariat):
    first = give(admin, year, alpha)
    DutySubmission.objects.update(first_submitted_at=datetime(2017, 4, 28, 12, tzinfo=UTC))
    actions.return_with_questions(secretariat, first, "Which goals?")
    second = give(admin, year, alpha, actions.Document("goals.txt", b"our goals"))
    assert list(DutySubmission.objects.values_list("version", "state")) == [(2, "submitted"), (1, "replaced")]
    assert second.first_submitted_at == datetime(2017, 4, 28, 12, tzinfo=UTC)


def test_web_address_is_enough(year, alpha, admin):
    submission = give(admin, year, alpha, actions.Document(address="https://example.org/plan"))
    assert (submission.address, submission.stored_as) == ("https://example.org/plan", "")


def test_nothing_is_refused(year, alpha, admin):
    with pytest.raises(NothingHandedIn):
        give(admin, year, alpha, actions.Document("empty.txt", b""))


def test_what_is_not_owed_is_refused_and_no_file_is_left(year, alpha, admin):
    with pytest.raises(NothingOwed):
        actions.hand_in(admin, year, alpha, DutyKind.MATERIALS, PLAN, upload_token=uuid.uuid4())
    assert kept_files() == []


def test_year_in_assessment_takes_nothing(year, alpha, admin, secretariat):
    for state in (CycleState.CLOSED, CycleState.ASSESSING):
        change_cycle_state(secretariat, year, state)
    year.refresh_from_db()
    with pytest.raises(CycleNotOpen):
        give(admin, year, alpha)


def test_only_the_own_admin_hands_in(year, alpha, company):
    other = actor_of(admin_of(company("Beta Kleding")))
    drafter = actor_of(person("CU", organisation=alpha))
    for somebody in (other, drafter):
        with pytest.raises(NotAllowed):
            give(somebody, year, alpha)


def test_accepted_is_not_returned_any_more(year, alpha, admin, secretariat):
    submission = give(admin, year, alpha)
    assert actions.accept(secretariat, submission).state == "accepted"
    assert actions.accept(secretariat, submission).state == "accepted"
    with pytest.raises(IllegalMove):
        actions.return_with_questions(secretariat, submission, "Which goals?")


def test_return_without_a_question_is_refused(year, alpha, admin, secretariat):
    with pytest.raises(ReasonNeeded):
        actions.return_with_questions(secretariat, give(admin, year, alpha), " ")


def test_company_is_told_once_that_there_are_questions_and_by_when(year, alpha, admin, secretariat):
    submission = give(admin, year, alpha)
    actions.grant_extension(
        secretariat, year, alpha, DutyKind.PLAN, until=date(2099, 6, 1), reason="New owner"
    )
    for _ in range(2):
        actions.return_with_questions(secretariat, submission, "Which goals at Zeta Mill?")
    (letter,) = Letter.objects.filter(key__startswith="document-returned/")
    assert (letter.receiver, "1 June 2099" in letter.body) == (admin_of(alpha), True)
    assert reverse("duties:own_duty", args=[year.pk, "plan"]) in letter.body
    assert "Zeta" not in letter.subject + letter.body
