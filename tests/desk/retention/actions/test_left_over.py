"""What is left over goes by its own term: talks, drafts, papers, used links, ended sessions."""

from datetime import date, timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.desk.register.handing_in import ORUM, SCREEN, SCREEN_OTHERWISE, admin_of, person, upload

from akkoord.desk.agreements.models import Agreement, PaperFile
from akkoord.desk.agreements.queries.papers import PAPERS
from akkoord.desk.people.models import AccountLink, Invitation, SignInFailure
from akkoord.desk.people.queries import actor_of
from akkoord.desk.register.actions import revise
from akkoord.desk.register.models import Cycle, JudgementRecord, ListRow, Mention, Submission
from akkoord.desk.register.private_files import path_of
from akkoord.desk.retention.actions import carry_out_confirmed, confirm, propose
from akkoord.desk.retention.queries import thing_now, things_with_a_term
from akkoord.desk.retention.queries.page import planned_counts
from akkoord.desk.retention.rules import Kept

LONG_AGO = timezone.now() - timedelta(days=900)


def destroyed(lead, second, subject):
    """Propose, look what would go, confirm, carry out; answers what was planned and what came of it."""
    (proposed,) = propose(lead, [subject])
    planned = planned_counts(proposed)
    confirm(second, proposed)
    (done,) = carry_out_confirmed()
    return planned, done


@pytest.fixture
def talked(left, stays, textile, cycle):
    """Both companies had a talk and sent somebody to a training."""
    training = textile.trainings.create(title="Living wage").dates.create(on=date(2017, 6, 1))
    for each in (left, stays):
        cycle.talks.create(organisation=each, on=date(2017, 8, 1), report="Said", secretariat_notes="Noted")
        training.enrolments.create(organisation=each, person=f"Anna of {each}", attendance="came")
    project = textile.projects.create(topic="Unions")
    for each in (left, stays):
        project.members.create(organisation=each, asked_on=date(2010, 1, 1))


def test_talks_and_people_at_trainings_go_after_the_company_left(talked, left, stays, textile, lead, second):
    planned, done = destroyed(lead, second, f"talks/{textile.pk}/{left.pk}")
    assert [number for _, number in planned] == [1, 1, 1]
    assert done.counts == {"talks": 1, "enrolments": 1, "memberships": 1}
    assert "yearly talks: 1" in done.certificate
    assert "jaarlijkse gesprekken: 1" in done.certificate
    assert not left.talks.exists()
    assert stays.talks.get().report == "Said"
    assert [each.organisation for each in textile.projects.get().members.all()] == [stays]


def test_upload_that_nobody_signed_goes_after_its_year(left, stays, textile, cycle, lead, second):
    draft = upload(stays, cycle, ORUM).submission
    subject = f"drafts/{textile.pk}/{stays.pk}"
    Submission.objects.filter(pk=draft.pk).update(uploaded_at=LONG_AGO)
    assert thing_now(subject, textile.pk) is None, "its year is still open"
    Cycle.objects.update(state="closed")
    signed = Submission.objects.exclude(pk=draft.pk).count()
    file = path_of(draft.files.get().stored_as)

    planned, done = destroyed(lead, second, subject)

    assert dict(planned)["lists that were never signed"] == 1
    assert (done.counts["drafts"], done.counts["rows"], done.counts["files"]) == (1, 1, 1)
    assert not Submission.objects.filter(pk=draft.pk).exists()
    assert not ListRow.objects.filter(submission=draft.pk).exists()
    assert Submission.objects.count() == signed
    assert not file.exists()


def test_file_that_a_signed_version_has_too_stays(left, stays, textile, cycle, lead, second):
    accepted = Submission.objects.get(organisation=stays, state="accepted")
    revised = revise(actor_of(admin_of(stays)), accepted)
    upload(stays, cycle, ORUM)  # another list takes the place of the revised one
    Submission.objects.exclude(pk=accepted.pk).update(uploaded_at=LONG_AGO)
    Cycle.objects.update(state="closed")
    destroyed(lead, second, f"drafts/{textile.pk}/{stays.pk}")
    assert not Submission.objects.filter(pk=revised.pk).exists()
    assert path_of(accepted.files.get().stored_as).exists()


def test_young_upload_is_kept_until_its_term_is_over(stays, textile, cycle):
    upload(stays, cycle, ORUM)
    Cycle.objects.update(state="closed")
    thing = thing_now(f"drafts/{textile.pk}/{stays.pk}", textile.pk)
    assert (thing.size, thing.is_due) == (1, False)


def test_files_beside_papers_go_after_the_agreement_ended(textile, lead, second):
    review = textile.reviews.create(kind="midterm_review", title="Halfway", author="Bureau")
    review.files.create(filename="a.pdf", stored_as=PAPERS.keep(b"%PDF-"), sha256="", size=5)
    file = PAPERS.path_of(PaperFile.objects.get().stored_as)
    subject = f"papers/{textile.pk}"
    assert thing_now(subject, textile.pk) is None, "the agreement goes on"
    Agreement.objects.update(phase="ended", ends=date(2011, 1, 1))

    planned, done = destroyed(lead, second, subject)

    assert planned == [("files beside papers, reports, trainings and projects", 1)]
    assert done.counts == {"papers": 1}
    assert not file.exists()
    assert not PaperFile.objects.exists()
    assert textile.reviews.get().title == "Halfway"


@pytest.fixture
def traces(db):
    """Two of everything, one old and one new."""
    user, now = person("SU"), timezone.now()
    for at, mark in ((LONG_AGO, "old"), (now, "new")):
        AccountLink.objects.create(
            user=user, purpose="password", token_hash=mark, sent_at=at, ends_at=at + timedelta(hours=1)
        )
        Session.objects.create(session_key=mark, session_data="", expire_date=at + timedelta(days=1))
        UserSession.objects.create(user=user, ip="127.0.0.1", session_key=mark, user_agent="Firefox")
        Invitation.objects.create(
            user=person("SU"), by=user, token_hash=mark, sent_at=at, ends_at=at, accepted_at=at
        )
        DBTaskResult.objects.create(
            status="SUCCESSFUL",
            finished_at=at,
            args_kwargs={},
            task_path="akkoord.project.tasks.answer",
            run_after=at,
            exception_class_path="",
            traceback="",
        )
        SignInFailure.objects.create(account=mark)
    SignInFailure.objects.filter(account="old").update(at=LONG_AGO)
    UserSession.objects.filter(session_key="old").update(last_seen_at=LONG_AGO)


def test_leftovers_of_the_desk_go_and_what_is_used_stays(traces, textile, lead, second):
    planned, done = destroyed(lead, second, "leftovers")
    assert done.counts == {"links_used": 2, "sessions": 2, "failures": 1, "tasks": 1}
    assert [number for _, number in planned] == [2, 2, 1, 1]
    assert [each.token_hash for each in AccountLink.objects.all()] == ["new"]
    assert [each.token_hash for each in Invitation.objects.all()] == ["new"]
    assert [each.session_key for each in UserSession.objects.all()] == ["new"]
    assert [each.session_key for each in Session.objects.all()] == ["new"]
    assert [each.account for each in SignInFailure.objects.all()] == ["new"]
    assert "used links and invitations: 2" in done.certificate
    assert thing_now("leftovers", None) is None


def test_answer_about_a_place_goes_on_to_count_and_forgets_who_gave_it(left, stays, subject, lead, second):
    """Of both companies somebody said that two texts mean one place; the one that left is forgotten."""
    for organisation, row in ((left, ORUM), (stays, SCREEN_OTHERWISE)):
        mention = Mention.objects.get(rows__submission__organisation=organisation, name=row.split(",")[0])
        renewed = Mention.objects.create(
            fingerprint=organisation.name, name=mention.name, location_id=mention.location_id
        )
        first, other = sorted([mention, renewed], key=lambda each: each.pk)
        JudgementRecord.objects.create(
            left=first,
            right=other,
            verdict="same",
            origin="answer",
            judged_by=admin_of(organisation),
            judged_at=timezone.now(),
        )
    _, done = destroyed(lead, second, subject)
    assert done.counts["answers"] == 1
    assert [each.judged_by for each in JudgementRecord.objects.order_by("pk")] == [None, admin_of(stays)]
    assert not JudgementRecord.objects.filter(undone_at__isnull=False).exists()


def test_every_kind_stands_in_the_dry_run(talked, traces, left, stays, textile, cycle):
    upload(stays, cycle, SCREEN)
    Cycle.objects.update(state="closed")
    review = textile.reviews.create(kind="midterm_review", title="Halfway", author="Bureau")
    review.files.create(filename="a.pdf", stored_as="a", sha256="", size=5)
    Agreement.objects.update(phase="ended", ends=date(2017, 9, 1))
    found = {each.term.kind for each in things_with_a_term([textile.pk], of_the_desk=True)}
    assert found >= {Kept.LISTS, Kept.TALKS, Kept.DRAFTS, Kept.PAPERS, Kept.LEFTOVERS}
