import os
import socket
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.desk.register.handing_in import SCREEN, live

from akkoord.desk.register.actions import consolidate_cycle
from akkoord.desk.register.models import ConsolidationRun
from akkoord.desk.register.queries import last_run
from akkoord.desk.register.queries.runs import DoubtedList, doubted_lists
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


def test_doubted_lists_are_those_of_the_year(company, cycle, next_cycle, secretariat):
    submission = live(secretariat, company("Alpha"), cycle, SCREEN)
    run = running(cycle, os.getpid())
    assert doubted_lists(None, cycle) == doubted_lists(run, cycle) == []
    doubt = {"list": str(submission.pk), "scheme": "os_id", "rows": 25, "share": 0.64}
    run.figures = {"doubts": [doubt, {**doubt, "list": "4711"}, {**doubt, "list": "12345678" * 4}]}
    assert doubted_lists(run, cycle) == [DoubtedList(submission, "os_id", 25, 64)]
    assert doubted_lists(run, next_cycle) == []


def test_overview_shows_the_doubted_lists(company, cycle, secretariat, adviser, client):
    submission = live(secretariat, company("Alpha"), cycle, SCREEN)
    run = consolidate_cycle(cycle)
    run.figures["doubts"] = [{"list": str(submission.pk), "scheme": "os_id", "rows": 25, "share": 0.64}]
    run.save()
    client.force_login(adviser)
    page = client.get(reverse("register:secretariat_home")).content.decode()
    assert "os_id, 64 % of 25 rows do not fit" in page
