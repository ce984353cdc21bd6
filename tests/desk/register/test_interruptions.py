"""Killed in the middle, or two at once: nothing is half, nothing is doubled, and again completes the work."""

import json
import os
import signal
import subprocess
import sys
import threading
import uuid
from functools import partial

import pytest
from django.db import connections
from django.db.models import Count
from tests.desk.register.handing_in import (
    MEGHNA,
    MEGHNA_ABROAD,
    ORUM,
    PADMA,
    SCREEN,
    SCREEN_OTHERWISE,
    admin_of,
    content_of,
    live,
    person,
    upload,
)
from tests.desk.test_concurrency import line_of_the_test_database

from akkoord.desk.agreements.actions import change_participation_state
from akkoord.desk.agreements.rules import ParticipationState
from akkoord.desk.people.models import Letter
from akkoord.desk.people.queries import actor_of
from akkoord.desk.register import private_files
from akkoord.desk.register.actions import (
    FileSent,
    add_file,
    consolidate_cycle,
    judge_pair,
    mend_row,
    read_all_waiting,
    replace_file,
    revise,
    submit,
)
from akkoord.desk.register.actions.mending import Written
from akkoord.desk.register.actions.uploads import UploadOutcome
from akkoord.desk.register.models import (
    ConsolidationRun,
    JudgementRecord,
    ListRow,
    Location,
    LocationEvent,
    Mention,
    Receipt,
    SourcingLink,
    Submission,
)
from akkoord.desk.register.queries import review_queue
from akkoord.desk.register.rules import (
    FileGone,
    IllegalMove,
    ListChanged,
    PairAlreadyJudged,
    StillBeingRead,
)
from akkoord.engine.matching import Verdict

pytestmark = pytest.mark.django_db(transaction=True)

PROGRAM = """
import json, os, signal, sys, uuid
import django
django.setup()
from django.db import connection
from akkoord.desk.agreements.models import Organisation
from akkoord.desk.people.models import User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.register.actions import FileSent, add_file, consolidate_cycle, submit_list
from akkoord.desk.register.models import Cycle, Submission

fatal, work = sys.argv[1], json.loads(sys.argv[2])

def die_after(execute, sql, params, many, context):
    answer = execute(sql, params, many, context)
    if sql.startswith(fatal):
        os.kill(os.getpid(), signal.SIGKILL)
    return answer

with connection.execute_wrapper(die_after):
    cycle = Cycle.objects.get()
    if not work:
        consolidate_cycle(cycle)
    elif "draft" in work:
        sent = FileSent("south.csv", work["content"].encode(), uuid.UUID(work["token"]), "South")
        draft = Submission.objects.get(pk=work["draft"])
        add_file(actor_of(User.objects.get(pk=work["user"])), draft, sent)
    else:
        submit_list(
            actor_of(User.objects.get(pk=work["user"])),
            cycle,
            Organisation.objects.get(pk=work["organisation"]),
            filename="list.csv",
            content=work["content"].encode(),
            upload_token=uuid.UUID(work["token"]),
        )
"""


def killed_after(fatal, private_dir, **work):
    """Do `work` in another process that dies after the first statement beginning with `fatal`."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "akkoord.project.settings.desk",
        "AKKOORD_DESK_DATABASE": line_of_the_test_database(),
        "AKKOORD_DESK_PRIVATE_DIR": str(private_dir),
    }
    line = [sys.executable, "-c", PROGRAM, fatal, json.dumps(work)]
    done = subprocess.run(line, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr


def test_upload_that_is_killed_before_it_is_received_leaves_nothing(company, cycle, private_dir):
    alpha, token = company("Alpha Fashion"), uuid.uuid4()
    killed_after('INSERT INTO "register_submission"', private_dir, **uploading(alpha, token))
    assert (Submission.objects.count(), ListRow.objects.count()) == (0, 0)
    again = upload(alpha, cycle, SCREEN, token=token)
    assert again.outcome is UploadOutcome.NEW
    assert [row.name for row in again.submission.rows.all()] == ["S.T. Screen Printing Co. Ltd."]
    kept = again.submission.files.get().stored_as
    orphan = next(path for path in (private_dir / "submissions").iterdir() if path.name != kept)
    os.utime(orphan, (0, 0))
    assert private_files.sweep({kept}) == 1


def uploading(organisation, token):
    content = "\n".join(["Name,Address,City,Country", SCREEN])
    who = {"user": admin_of(organisation).pk, "organisation": str(organisation.pk)}
    return {**who, "token": str(token), "content": content}


def test_list_whose_reading_is_killed_is_received_and_read_later(company, cycle, private_dir):
    alpha, token = company("Alpha Fashion"), uuid.uuid4()
    killed_after('INSERT INTO "register_listrow"', private_dir, **uploading(alpha, token))
    assert (Submission.objects.get().is_read, ListRow.objects.count()) == (False, 0)
    assert read_all_waiting() == 1
    again = upload(alpha, cycle, SCREEN, token=token)
    assert again.outcome is UploadOutcome.SAME_FORM
    assert [row.name for row in again.submission.rows.all()] == ["S.T. Screen Printing Co. Ltd."]


@pytest.mark.parametrize(
    ("fatal", "arrived"),
    [
        ('UPDATE "register_listrow"', False),
        ('INSERT INTO "register_listfile"', False),
        ('UPDATE "register_submission"', False),
        ('DELETE FROM "register_submissionproblem"', True),
    ],
)
def test_file_whose_adding_is_killed_is_there_whole_or_not_at_all(
    company, cycle, private_dir, fatal, arrived
):
    alpha, token = company("Alpha Fashion"), uuid.uuid4()
    draft = upload(alpha, cycle, SCREEN, filename="north.csv").submission
    sent = FileSent("south.csv", content_of(ORUM), token, "South")
    work = {**uploading(alpha, token), "content": sent.content.decode(), "draft": draft.pk}
    killed_after(fatal, private_dir, **work)
    assert draft.files.count() == 1 + arrived
    assert list(draft.rows.values_list("sheet", flat=True)) == (["north.csv"] if arrived else [""])
    assert read_all_waiting() == arrived
    again = add_file(actor_of(admin_of(alpha)), draft, sent)
    assert again is (UploadOutcome.SAME_FORM if arrived else UploadOutcome.NEW)
    assert list(draft.rows.order_by("sheet").values_list("sheet", flat=True)) == ["north.csv", "south.csv"]


@pytest.mark.parametrize(
    "fatal",
    [
        'INSERT INTO "register_consolidationrun"',
        'INSERT INTO "register_location"',
        'INSERT INTO "register_sourcinglink"',
    ],
)
def test_comparison_that_is_killed_changes_nothing_and_can_be_done_again(
    company, cycle, secretariat, private_dir, fatal
):
    live(secretariat, company("Alpha Fashion"), cycle, SCREEN, ORUM)
    live(secretariat, company("Beta Kleding"), cycle, SCREEN_OTHERWISE, PADMA)
    killed_after(fatal, private_dir)
    assert not Location.objects.exists()
    assert not Mention.objects.filter(location__isnull=False).exists()
    consolidate_cycle(cycle)
    assert (Location.objects.count(), SourcingLink.objects.count()) == (3, 4)
    assert LocationEvent.objects.count() == 3
    assert ConsolidationRun.objects.filter(state="done").count() == 1
    assert not ConsolidationRun.objects.filter(state="running").exists()


def at_once(*works):
    """Do all works at the same moment, each on a connection of its own; answers what each one gave."""
    start = threading.Barrier(len(works))
    answers = [None] * len(works)

    def run(position, work):
        start.wait()
        try:
            answers[position] = work()
        except (PairAlreadyJudged, ListChanged, IllegalMove, StillBeingRead, FileGone) as refused:
            answers[position] = refused
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_two_people_judge_one_pair_at_the_same_moment(company, cycle, secretariat):
    live(secretariat, company("Alpha Fashion"), cycle, MEGHNA)
    live(secretariat, company("Beta Kleding"), cycle, MEGHNA_ABROAD)
    consolidate_cycle(cycle)
    pair = review_queue().pairs[0]
    first, second = (actor_of(person("SA")) for _ in range(2))
    answers = at_once(
        lambda: judge_pair(first, pair.pk, Verdict.SAME),
        lambda: judge_pair(second, pair.pk, Verdict.SAME),
    )
    assert {type(answer) for answer in answers} == {JudgementRecord, PairAlreadyJudged}
    assert JudgementRecord.objects.count() == 1
    assert Location.objects.filter(redirects_to__isnull=False).count() == 1


def test_two_colleagues_upload_two_files_at_the_same_moment(company, cycle, private_dir):
    alpha = company("Alpha Fashion")
    answers = at_once(lambda: upload(alpha, cycle, SCREEN, ORUM), lambda: upload(alpha, cycle, PADMA))
    assert {answer.outcome for answer in answers} == {UploadOutcome.NEW}
    lists = Submission.objects.order_by("version").annotate(row_count=Count("rows"))
    assert [(each.version, each.state) for each in lists] == [(1, "replaced"), (2, "draft")]
    assert lists[1].row_count in {1, 2}
    assert len(list((private_dir / "submissions").iterdir())) == 2


def test_two_colleagues_add_two_files_at_the_same_moment(company, cycle, private_dir):
    alpha = company("Alpha Fashion")
    draft, admin = upload(alpha, cycle, SCREEN).submission, actor_of(admin_of(alpha))
    named = {"a.csv": ORUM, "b.csv": PADMA}
    files = [FileSent(name, content_of(row), uuid.uuid4()) for name, row in named.items()]
    answers = at_once(*[partial(add_file, admin, draft, each) for each in (*files, files[0])])
    assert sorted(answers) == [UploadOutcome.NEW, UploadOutcome.NEW, UploadOutcome.SAME_FORM]
    read_all_waiting()
    assert sorted(draft.rows.values_list("sheet", flat=True)) == ["a.csv", "b.csv", "list.csv"]
    assert len(list((private_dir / "submissions").iterdir())) == 3


def test_two_colleagues_replace_one_file_at_the_same_moment(company, cycle, private_dir):
    alpha = company("Alpha Fashion")
    draft, admin = upload(alpha, cycle, SCREEN).submission, actor_of(admin_of(alpha))
    pk = draft.files.get().pk
    files = [FileSent("a.csv", content_of(row), uuid.uuid4()) for row in (ORUM, PADMA)]
    answers = at_once(*[partial(replace_file, admin, draft, pk, each) for each in files])
    assert {type(each) for each in answers} == {UploadOutcome, FileGone}
    read_all_waiting()
    assert (draft.rows.count(), draft.files.filter(left_at__isnull=True).count()) == (1, 1)
    assert len(list((private_dir / "submissions").iterdir())) == 2


def test_two_of_the_successor_revise_a_list_at_the_same_moment(company, cycle, secretariat):
    old, heir = company("Alpha Fashion"), company("Gamma Groep")
    accepted = live(secretariat, old, cycle, SCREEN)
    part = old.participations.get()
    change_participation_state(secretariat, part, ParticipationState.MERGED, "Merged.", successor=heir)
    admin = actor_of(admin_of(heir))
    drafts = at_once(*[lambda: revise(admin, accepted)] * 2)
    assert drafts[0] == drafts[1]
    assert old.submissions.filter(state="draft").get().answered_by == heir


def test_list_signed_twice_at_the_same_moment_has_one_receipt(company, cycle, private_dir):
    alpha = company("Alpha Fashion")
    draft, admin = upload(alpha, cycle, SCREEN).submission, actor_of(admin_of(alpha))
    answers = at_once(*[lambda: submit(admin, draft)] * 2)
    assert {answer.state for answer in answers} == {"submitted"}
    assert (Receipt.objects.count(), Letter.objects.filter(key__startswith="receipt/").count()) == (1, 1)
    assert len(list((private_dir / "submissions").iterdir())) == 2


def test_list_is_signed_while_a_colleague_mends_it(company, cycle):
    alpha = company("Alpha Fashion")
    draft, admin = upload(alpha, cycle, SCREEN).submission, actor_of(admin_of(alpha))
    written = {"name": Written("Screen Two", "S.T. Screen Printing Co. Ltd.")}
    at_once(
        lambda: submit(admin, draft, seen_revision=draft.revision),
        lambda: mend_row(admin, draft, draft.rows.get(), written),
    )
    draft.refresh_from_db()
    row = draft.rows.get()
    assert (draft.state, row.name) in {
        ("submitted", "S.T. Screen Printing Co. Ltd."),
        ("draft", "Screen Two"),
    }


def test_one_form_sent_twice_at_the_same_moment(company, cycle, private_dir):
    alpha, token = company("Alpha Fashion"), uuid.uuid4()
    answers = at_once(*[lambda: upload(alpha, cycle, SCREEN, ORUM, token=token)] * 2)
    assert {answer.outcome for answer in answers} == {UploadOutcome.NEW, UploadOutcome.SAME_FORM}
    assert (Submission.objects.count(), ListRow.objects.count()) == (1, 2)
    assert len(list((private_dir / "submissions").iterdir())) == 1
