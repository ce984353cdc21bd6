"""A worker that is killed while it sends: every letter goes out, and one at most goes out twice."""

import os
import signal
import subprocess
import sys

import pytest
from django.utils import timezone
from tests.desk.people.mail_server import serving
from tests.desk.test_concurrency import line_of_the_test_database

from akkoord.desk.people.actions import send_letters
from akkoord.desk.people.models import Letter, User

pytestmark = pytest.mark.django_db(transaction=True)
WORKER = ["-m", "akkoord", "manage", "db_worker", "--batch", "--interval", "0", "--no-startup-delay"]
LETTERS = 6
KILLED_AT = 3


@pytest.fixture
def letters():
    user = User.objects.create_user("anna@example.org", name="Anna")
    for number in range(LETTERS):
        Letter.objects.create(
            receiver=user, key=f"{number}", language="en", subject=f"{number}", body="Text\n"
        )


def start(server):
    """Start a worker that has the letters to send, and ends when it has nothing left to do."""
    send_letters.enqueue()
    environment = {
        **os.environ,
        "AKKOORD_DESK_DATABASE": line_of_the_test_database(),
        "AKKOORD_DESK_MAIL": f"smtp://127.0.0.1:{server.port}",
    }
    return subprocess.Popen([sys.executable, *WORKER], env=environment)


def test_killed_worker_sends_the_letter_in_flight_again_and_no_other(letters):
    with serving() as server:
        first = start(server)
        # The letter is taken, but the worker never learns of it.
        server.on_taken = lambda number: number == KILLED_AT and os.kill(first.pid, signal.SIGKILL)
        assert first.wait() == -signal.SIGKILL
        second = start(server)
        assert second.wait() == 0
        subjects = [each["Subject"] for each in server.letters]
        assert sorted(subjects) == [str(number) for number in range(LETTERS)]
        assert Letter.objects.filter(sent_at__isnull=True).count() == 1
        Letter.objects.update(next_attempt_at=timezone.now())
        assert start(server).wait() == 0
        again = [each for each in server.letters if each["Subject"] == subjects[KILLED_AT - 1]]
    assert (len(server.letters), len(again)) == (LETTERS + 1, 2)
    assert again[0]["Message-ID"] == again[1]["Message-ID"]


def test_two_workers_send_each_letter_once(letters):
    with serving() as server:
        both = [start(server), start(server)]
        assert [each.wait() for each in both] == [0, 0]
        assert sorted(each["Subject"] for each in server.letters) == [
            str(number) for number in range(LETTERS)
        ]
