"""Handing in: versions, the same thing twice, columns, and who may."""

import uuid

import pytest
from tests.desk.register.handing_in import (
    ORUM,
    PADMA,
    SCREEN,
    admin_of,
    content_of,
    hand_in,
    live,
    person,
    upload,
)

from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.queries import actor_of
from akkoord.desk.register import private_files
from akkoord.desk.register.actions import (
    accept,
    change_cycle_state,
    change_mapping,
    return_with_questions,
    submit,
    submit_list,
)
from akkoord.desk.register.actions.uploads import UploadOutcome
from akkoord.desk.register.models import ListRow, Submission
from akkoord.desk.register.rules import (
    CycleNotOpen,
    CycleState,
    IllegalMove,
    ListNotAcceptable,
    NotTakingPart,
    TokenUsedElsewhere,
)
from akkoord.engine.intake import ColumnMapping


@pytest.fixture
def alpha(company):
    return company("Alpha Fashion")


def states(organisation):
    return list(
        Submission.objects.filter(organisation=organisation)
        .order_by("version")
        .values_list("version", "state")
    )


def test_submit_list_keeps_bytes_and_every_row(alpha, cycle):
    kept = upload(alpha, cycle, SCREEN, ORUM).submission
    assert private_files.path_of(kept.files.get().stored_as).read_bytes() == content_of(SCREEN, ORUM)
    assert kept.sha256 == private_files.sha256_of(content_of(SCREEN, ORUM))
    assert list(kept.rows.values_list("row", "country", "cells")) == [
        (2, "VN", SCREEN.split(",")),
        (3, "TR", ORUM.split(",")),
    ]


def test_submit_list_from_the_same_form_twice(alpha, cycle):
    token = uuid.uuid4()
    first = upload(alpha, cycle, SCREEN, token=token)
    second = upload(alpha, cycle, SCREEN, token=token)
    assert (second.submission, second.outcome) == (first.submission, UploadOutcome.SAME_FORM)
    assert ListRow.objects.count() == 1


def test_submit_list_from_a_kept_form_with_another_file(alpha, cycle):
    token = uuid.uuid4()
    upload(alpha, cycle, SCREEN, token=token)
    assert upload(alpha, cycle, SCREEN, ORUM, token=token).outcome is UploadOutcome.NEW
    assert states(alpha) == [(1, "replaced"), (2, "draft")]


def test_submit_list_with_the_same_file_twice(alpha, cycle, private_dir):
    first = upload(alpha, cycle, SCREEN)
    second = upload(alpha, cycle, SCREEN)
    assert (second.submission, second.outcome) == (first.submission, UploadOutcome.SAME_FILE)
    assert len(list((private_dir / "submissions").iterdir())) == 1


def test_submit_list_with_the_form_of_another_company(alpha, company, cycle):
    token = uuid.uuid4()
    upload(alpha, cycle, SCREEN, token=token)
    with pytest.raises(TokenUsedElsewhere):
        upload(company("Beta Kleding"), cycle, ORUM, token=token)


def test_submit_list_that_cannot_be_read_becomes_a_draft_with_a_problem(alpha, cycle):
    taken = submit_list(
        actor_of(admin_of(alpha)),
        cycle,
        alpha,
        filename="empty.xlsx",
        content=b"",
        upload_token=uuid.uuid4(),
    )
    assert [problem.severity for problem in taken.submission.problems.all()] == ["block"]
    with pytest.raises(ListNotAcceptable):
        submit(actor_of(admin_of(alpha)), taken.submission)


@pytest.mark.parametrize("state", ["applied", "admitted", "refused", "cancelled", "withdrawn", "bankrupt"])
def test_company_that_takes_no_part_hands_in_nothing(alpha, cycle, client, state):
    draft = upload(alpha, cycle, SCREEN).submission
    alpha.participations.update(state=state)
    with pytest.raises(NotTakingPart):
        upload(alpha, cycle, ORUM)
    with pytest.raises(NotTakingPart):
        submit(actor_of(admin_of(alpha)), draft)
    client.force_login(admin_of(alpha))
    page = client.get("/company/").content.decode()
    assert ("list.csv" in page, "/upload/" in page) == (True, False)  # its own data stay open to it


def test_new_version_replaces_draft_and_keeps_the_live_one(alpha, cycle, secretariat):
    live(secretariat, alpha, cycle, SCREEN)
    upload(alpha, cycle, ORUM)
    second = upload(alpha, cycle, SCREEN, ORUM).submission
    assert states(alpha) == [(1, "accepted"), (2, "replaced"), (3, "draft")]
    submit(actor_of(admin_of(alpha)), second)
    assert states(alpha) == [(1, "accepted"), (2, "replaced"), (3, "submitted")]
    accept(secretariat, second)
    assert states(alpha) == [(1, "replaced"), (2, "replaced"), (3, "accepted")]


def test_returned_list_keeps_its_first_day(alpha, cycle, secretariat):
    first = hand_in(alpha, cycle, SCREEN)
    return_with_questions(secretariat, first, "Is this an office?")
    second = hand_in(alpha, cycle, SCREEN, ORUM)
    assert second.first_submitted_at == first.first_submitted_at
    assert states(alpha) == [(1, "replaced"), (2, "submitted")]


def test_submit_twice_is_once(alpha, cycle):
    first = hand_in(alpha, cycle, SCREEN)
    assert submit(actor_of(admin_of(alpha)), first).submitted_at == first.submitted_at


def test_submit_by_a_user_who_is_no_admin(alpha, cycle):
    drafter = person("CU", organisation=alpha)
    draft = upload(alpha, cycle, SCREEN).submission
    with pytest.raises(NotAllowed):
        submit(actor_of(drafter), draft)


def test_submit_list_for_another_company(alpha, company, cycle):
    stranger = actor_of(admin_of(company("Beta Kleding")))
    with pytest.raises(NotAllowed):
        submit_list(stranger, cycle, alpha, filename="a.csv", content=b"x", upload_token=uuid.uuid4())


def test_submit_list_when_the_year_takes_none(alpha, cycle, secretariat):
    for state in (CycleState.CLOSED, CycleState.ASSESSING):
        cycle = change_cycle_state(secretariat, cycle, state)
    with pytest.raises(CycleNotOpen):
        upload(alpha, cycle, SCREEN)


def test_change_mapping_reads_the_kept_file_again(alpha, cycle):
    draft = upload(alpha, cycle, SCREEN).submission
    mapping = ColumnMapping.from_dict(draft.mapping).as_dict()
    mapping["sheets"][0]["columns"] = {
        "name": ["Address"],
        "address": ["Name"],
        "country": ["Country"],
    }
    again = change_mapping(actor_of(admin_of(alpha)), draft, ColumnMapping.from_dict(mapping))
    assert list(again.rows.values_list("name", flat=True)) == ["12 Nguyen Hue Street"]
    assert again.mapping == mapping


def test_change_mapping_after_handing_in(alpha, cycle):
    handed_in = hand_in(alpha, cycle, SCREEN)
    with pytest.raises(IllegalMove):
        change_mapping(actor_of(admin_of(alpha)), handed_in, ColumnMapping.from_dict(handed_in.mapping))


def test_accept_by_a_company(alpha, cycle):
    handed_in = hand_in(alpha, cycle, PADMA)
    with pytest.raises(NotAllowed):
        accept(actor_of(admin_of(alpha)), handed_in)
