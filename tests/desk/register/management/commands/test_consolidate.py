"""`akkoord manage consolidate` says in one line what came out."""

import os
import socket

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from akkoord.desk.register.models import ConsolidationRun


def test_consolidate_tells_figures(two_spellings, capsys):
    call_command("consolidate")
    assert capsys.readouterr().out == "4 rows, 3 locations, 0 pairs to judge, 0 texts moved\n"


def test_consolidate_without_a_year(db):
    with pytest.raises(CommandError, match="no such year"):
        call_command("consolidate")


def test_consolidate_while_another_runs(cycle):
    now = timezone.now()
    runner = f"{socket.gethostname()}:{os.getppid()}"
    ConsolidationRun.objects.create(cycle=cycle, state="running", runner=runner, started_at=now, alive_at=now)
    with pytest.raises(CommandError, match="being compared already"):
        call_command("consolidate", year=2017)
