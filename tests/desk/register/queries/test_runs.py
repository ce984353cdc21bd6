import os
import socket
from datetime import timedelta

import pytest
from django.utils import timezone

from akkoord.desk.register.models import ConsolidationRun
from akkoord.desk.register.queries import last_run
from akkoord.desk.register.rules import RunState

pytestmark = pytest.mark.django_db
DEAD = 2**22 + 1  # no process has a number above 2**22


def running(cycle, process):
    now = timezone.now() - timedelta(minutes=1)
    runner = f"{socket.gethostname()}:{process}"
    return ConsolidationRun.objects.create(
        cycle=cycle, state=RunState.RUNNING, runner=runner, started_at=now, alive_at=now
    )


def test_last_run_of_a_killed_process_is_stopped(cycle):
    running(cycle, DEAD)
    assert last_run().state == RunState.FAILED
    assert ConsolidationRun.objects.get().state == RunState.RUNNING


def test_last_run_of_a_living_process_goes_on(cycle):
    running(cycle, os.getpid())
    assert last_run().state == RunState.RUNNING
