"""Killed in the middle, or two at once: one approves, and what was taken back goes all the same."""

import json
import os
import signal
import subprocess
import sys
import threading

import pytest
from django.db import connections
from django_tasks_db.models import DBTaskResult
from tests.desk.test_concurrency import line_of_the_test_database

from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Role
from akkoord.desk.stories.actions.deciding import offer_story, publish_story
from akkoord.desk.stories.actions.placing import renew_later
from akkoord.desk.stories.models import Consent, Story
from akkoord.desk.stories.queries.page import story_page
from akkoord.desk.stories.queries.public import stories_folder
from akkoord.desk.stories.rules.states import StoryMoved
from akkoord.engine.disclosure.public_story import GONE, STORY

pytestmark = pytest.mark.django_db(transaction=True)

PROGRAM = """
import os, signal, sys
import django
django.setup()
from django.db import connection, transaction
from akkoord.desk.people.models import User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.stories.actions.consent import withdraw_consent
from akkoord.desk.stories.models import StoryPerson
from akkoord.desk.stories.rules.consent import About

def die():
    os.kill(os.getpid(), signal.SIGKILL)

def die_with_the_commit(execute, sql, params, many, context):
    if sql.startswith('UPDATE "stories_consent"'):
        transaction.on_commit(die)
    return execute(sql, params, many, context)

user, person = User.objects.get(pk=sys.argv[1]), StoryPerson.objects.get(pk=sys.argv[2])
with connection.execute_wrapper(die_with_the_commit):
    withdraw_consent(actor_of(user), person, About.TEXT)
"""


@pytest.fixture
def queue(settings):
    """Background work waits in the database, as it does at work."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def withdraw_and_be_killed(actor, person, settings):
    """Take a consent back in another process, which dies after the commit and before the folder."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "akkoord.project.settings.desk",
        "AKKOORD_DESK_DATABASE": line_of_the_test_database(),
        "AKKOORD_DESK_PRIVATE_DIR": str(settings.PRIVATE_DIR),
        "AKKOORD_DESK_EDITIONS_DIR": str(settings.EDITIONS_DIR),
    }
    line = [sys.executable, "-c", PROGRAM, str(actor.user_id), str(person.pk)]
    done = subprocess.run(line, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr


def test_withdrawal_killed_before_the_folder_is_finished_by_the_queue(queue, writer, published, settings):
    folder = stories_folder(published.agreement)
    DBTaskResult.objects.all().delete()

    withdraw_and_be_killed(writer, published.people.get(), settings)

    assert Consent.objects.get().withdrawn_at is not None
    assert (folder / published.code / STORY).exists()
    waiting = DBTaskResult.objects.get()
    assert waiting.task_path == renew_later.module_path

    waiting.task.call(*waiting.args_kwargs["args"], **waiting.args_kwargs["kwargs"])

    assert [each.name for each in folder.iterdir()] == [GONE]
    assert json.loads((folder / GONE).read_text()) == [published.code]
    published.refresh_from_db()
    assert published.state == "taken_off"


def test_two_who_approve_at_the_same_moment_let_it_out_once(queue, writer, approver, agreed, person):
    agreed.refresh_from_db()
    offered = offer_story(writer, agreed, revision=agreed.revision)
    accepted = [each.key for each in story_page(offered, approver).findings]
    together, answers = threading.Barrier(2), []

    def approve(actor):
        together.wait()
        try:
            publish_story(actor, offered, revision=offered.revision, accepted=accepted)
            answers.append(actor.user_id)
        except StoryMoved as refused:
            answers.append(refused.code)
        finally:
            connections.close_all()

    two = [approver, actor_of(person(Role.SECRETARIAT_ADVISER))]
    people = [threading.Thread(target=approve, args=(each,)) for each in two]
    for each in people:
        each.start()
    for each in people:
        each.join()

    story = Story.objects.get()
    assert sorted(map(str, answers)) == sorted([str(story.approved_by_id), "story_moved"])
    assert [each.move for each in story.events.all()].count("publish") == 1
    assert [each.name for each in stories_folder(story.agreement).iterdir()] == [story.code]
