"""The comparisons of all lists: the newest one, and whether its process still lives."""

import os
import socket
from datetime import timedelta

from django.utils import timezone

from akkoord.desk.register.models import ConsolidationRun
from akkoord.desk.register.rules import RunState

_SILENCE = timedelta(minutes=10)
"""A run on another machine that says nothing for so long is taken to be dead."""


def last_run() -> ConsolidationRun | None:
    """The newest comparison of all lists; one whose process is gone reads as stopped."""
    run = ConsolidationRun.objects.select_related("cycle").first()
    if run and run.state == RunState.RUNNING and not is_alive(run):
        run.state = RunState.FAILED
    return run


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
