"""Files beside papers and reports: taken, had by right only, taken away, swept."""

import os
import time
from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from akkoord.desk.agreements.actions.papers import Upload, keep_file, remove_file, sweep_papers
from akkoord.desk.agreements.models import Body, PaperFile
from akkoord.desk.agreements.queries.papers import PAPERS
from akkoord.desk.agreements.rules.meetings import ReportAdopted
from akkoord.desk.agreements.rules.papers import (
    LARGEST_PAPER,
    FileEmpty,
    FileOfUnknownKind,
    FileTooLarge,
    check_file,
)
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Role

PDF = b"%PDF-1.7 of the sample"


@pytest.fixture
def paper(world):
    body = Body.objects.create(agreement=world.agreement, name="Group")
    meeting = body.meetings.create(number=1, on=date(2018, 2, 16), is_public=True)
    return meeting.items.create(number=1, title="Norms").papers.create(code="R/1", title="Draft")


@pytest.fixture
def review(world):
    return world.agreement.reviews.create(
        kind="midterm_review", title="Halfway", author="Bureau", is_public=True, received_on=date(2019, 1, 1)
    )


@pytest.fixture
def adviser(person):
    return actor_of(person(Role.SECRETARIAT_ADVISER))


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("a.pdf", b"", FileEmpty),
        ("a.pdf", PDF + b" " * LARGEST_PAPER, FileTooLarge),
        ("a.exe", b"MZ", FileOfUnknownKind),
        ("a", PDF, FileOfUnknownKind),
        ("a.pdf", b"<html>", FileOfUnknownKind),
        ("a.docx", PDF, FileOfUnknownKind),
        ("a.txt", b"\0\0", FileOfUnknownKind),
    ],
)
def test_file_of_a_wrong_kind_or_size_is_refused(name, content, refusal):
    with pytest.raises(refusal):
        check_file(name, content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("A.PDF", PDF),
        ("a.docx", b"PK\x03\x04.."),
        ("a.txt", "Grüße".encode()),
        ("a.jpeg", b"\xff\xd8\xff\xe0"),
    ],
)
def test_files_of_an_office_are_taken(name, content):
    check_file(name, content)


def test_file_that_is_sent_twice_is_kept_once(adviser, paper):
    entry = uuid4()
    for _ in range(2):
        file = keep_file(adviser, paper, Upload("../draft.pdf", PDF), entry=entry)
    assert PaperFile.objects.get() == file
    assert (file.filename, file.size) == ("draft.pdf", len(PDF))
    assert [each.name for each in PAPERS.path_of("x").parent.iterdir()] == [file.stored_as]


@pytest.mark.parametrize("role", [Role.PARTY_REPRESENTATIVE, Role.COMPANY_ADMIN, Role.MONITOR])
def test_only_the_secretariat_puts_files_beside_a_paper(person, paper, role):
    with pytest.raises(NotAllowed):
        keep_file(actor_of(person(role)), paper, Upload("a.pdf", PDF), entry=uuid4())


def test_adopted_report_keeps_its_files(adviser, paper):
    file = keep_file(adviser, paper, Upload("a.pdf", PDF), entry=uuid4())
    meeting = paper.item.meeting
    meeting.adopted_in = meeting.body.meetings.create(number=2, on=date(2018, 3, 16))
    meeting.save()
    with pytest.raises(ReportAdopted):
        keep_file(adviser, paper, Upload("b.pdf", PDF), entry=uuid4())
    with pytest.raises(ReportAdopted):
        remove_file(adviser, file)


@pytest.mark.django_db(transaction=True)
def test_removed_file_is_gone_from_the_disk(adviser, review):
    file = keep_file(adviser, review, Upload("a.pdf", PDF), entry=uuid4())
    remove_file(adviser, file)
    assert not PAPERS.path_of(file.stored_as).exists()


def test_sweep_removes_only_old_files_that_nothing_refers_to(adviser, review):
    kept = keep_file(adviser, review, Upload("a.pdf", PDF), entry=uuid4())
    left, new = PAPERS.keep(b"left by an upload"), PAPERS.keep(b"just now")
    long_ago = time.time() - 24 * 60 * 60
    for name in (kept.stored_as, left):
        os.utime(PAPERS.path_of(name), (long_ago, long_ago))
    assert sweep_papers() == 1
    assert {each.name for each in PAPERS.path_of("x").parent.iterdir()} == {kept.stored_as, new}


@pytest.mark.parametrize(("is_open", "status"), [(True, 200), (False, 404)])
def test_visitor_gets_only_the_open_file_of_a_public_report(adviser, review, client, is_open, status):
    file = keep_file(adviser, review, Upload("a.pdf", PDF, is_open), entry=uuid4())
    page = client.get(f"/agreements/textile/reviews/{review.pk}/")
    assert ("a.pdf" in page.content.decode()) is is_open
    answer = client.get(f"/agreements/files/{file.pk}/")
    assert (answer.status_code, answer.getvalue() == PDF) == (status, is_open)


def test_visitor_gets_no_file_before_the_report_of_the_meeting_is_adopted(adviser, paper, client):
    file = keep_file(adviser, paper, Upload("a.pdf", PDF, is_open=True), entry=uuid4())
    assert client.get(f"/agreements/files/{file.pk}/").status_code == 404
    meeting = paper.item.meeting
    meeting.adopted_in = meeting.body.meetings.create(number=2, on=date(2018, 3, 16))
    meeting.save()
    assert client.get(f"/agreements/files/{file.pk}/").getvalue() == PDF


def test_company_gets_no_file_of_a_meeting(adviser, paper, signed_in):
    file = keep_file(adviser, paper, Upload("a.pdf", PDF), entry=uuid4())
    address = f"/agreements/files/{file.pk}/"
    assert signed_in(Role.COMPANY_ADMIN).get(address).status_code == 404
    assert signed_in(Role.PARTY_REPRESENTATIVE).get(address).getvalue() == PDF


def test_upload_page_tells_what_is_wrong_with_the_file(signed_in, paper):
    page = f"/agreements/files/paper/{paper.pk}/"
    wrong = {"entry": uuid4(), "file": SimpleUploadedFile("a.exe", b"MZ")}
    asked = signed_in(Role.SECRETARIAT_ADVISER).post(page, wrong)
    assert asked.status_code == 422
    assert "Choose a PDF" in asked.content.decode()
    right = {"entry": uuid4(), "file": SimpleUploadedFile("a.pdf", PDF)}
    shown = signed_in(Role.SECRETARIAT_ADVISER).post(page, right, follow=True)
    assert "a.pdf" in shown.content.decode()
