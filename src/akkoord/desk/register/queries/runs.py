"""The comparisons of all lists: the newest one, and whether its process still lives."""

import os
import socket
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from akkoord.desk.register.models import ConsolidationRun, Cycle, Submission
from akkoord.desk.register.rules import RunState

_LONGEST_KEY = 18
"""A longer number is the fingerprint of a text that stands for a list of its own."""
_SILENCE = timedelta(minutes=10)
"""A run on another machine that says nothing for so long is taken to be dead."""


def last_run() -> ConsolidationRun | None:
    """The newest comparison of all lists; one whose process is gone reads as stopped."""
    run = ConsolidationRun.objects.select_related("cycle").first()
    if run and run.state == RunState.RUNNING and not is_alive(run):
        run.state = RunState.FAILED
    return run


@dataclass(frozen=True, slots=True)
class DoubtedList:
    """A list whose identifiers of one scheme do not fit its rows; they were left out of the comparison."""

    submission: Submission
    scheme: str
    rows: int
    per_cent: int


def doubted_lists(
    run: ConsolidationRun | None, cycle: Cycle, *, without: Collection[UUID] = ()
) -> list[DoubtedList]:
    """The lists of the year whose identifiers the comparison did not believe; none of `without`."""
    told = [] if run is None else run.figures.get("doubts", [])
    numbers = [each["list"] for each in told if each["list"].isdecimal() and len(each["list"]) < _LONGEST_KEY]
    lists = (
        Submission.objects.filter(cycle=cycle)
        .exclude(organisation__in=without)
        .select_related("organisation")
        .in_bulk([int(each) for each in numbers])
    )
    return [
        DoubtedList(lists[int(each["list"])], each["scheme"], each["rows"], round(each["share"] * 100))
        for each in told
        if each["list"] in numbers and int(each["list"]) in lists
    ]


def this_runner() -> str:
    """This process, as `is_alive` reads it."""
    return f"{socket.gethostname()}:{os.getpid()}"


def is_alive(run: ConsolidationRun) -> bool:
    """Whether the process that carries out a running comparison still does so."""
    host, _, process = run.runner.rpartition(":")
    if timezone.now() - run.alive_at > _SILENCE:
        return False
    return host != socket.gethostname() or _process_lives(int(process))


def _process_lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
