"""Is the background work done? A task is put into the queue, and must be done in a moment."""

import time
from collections.abc import Iterator

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from akkoord.project.examination.findings import Finding, fine, look, wrong
from akkoord.project.tasks import answer

SECONDS = 10
PAUSE = 0.2


def examine_work(seconds: float = SECONDS) -> Iterator[Finding]:
    """Does a worker take what waits, and did nothing fail?"""
    failed = DBTaskResult.objects.failed().count()
    if failed:
        yield look(
            "background work",
            f"{failed} tasks failed.",
            "The log has a line of each; `akkoord manage prune_db_task_results` forgets old ones.",
        )
    waited = _wait(seconds)
    if waited is not None:
        yield fine("background work", f"A task was done within {waited:.1f} seconds.")
    elif DBTaskResult.objects.running().exists():
        yield look("background work", "It is busy with a long task.", "Look again in a few minutes.")
    else:
        yield wrong(
            "background work",
            f"Nobody did a task within {seconds:.0f} seconds.",
            "Run `akkoord serve`, or the service of `akkoord work`.",
        )


def _wait(seconds: float) -> float | None:
    """Seconds until a task of ours was done; nothing when it was not. It is taken away again."""
    began = time.monotonic()
    ours = DBTaskResult.objects.filter(pk=answer.enqueue().id)
    try:
        while time.monotonic() - began < seconds:
            if ours.filter(status=TaskResultStatus.SUCCESSFUL).exists():
                return time.monotonic() - began
            time.sleep(PAUSE)
        return None
    finally:
        ours.delete()
