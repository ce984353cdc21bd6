"""Background work whose worker was killed goes back into the queue.

Each worker holds a lock on a file of its own as long as it lives. The operating system lets go of it
however the worker ends, and no other process can be taken for it.
"""

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult


def _folder() -> Path:
    folder = Path(settings.PRIVATE_DIR) / ".workers"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


@contextmanager
def living_worker() -> Iterator[str]:
    """Within, a worker of this name is alive, for everybody who works on this installation."""
    name = secrets.token_hex(12)
    file = _folder() / name
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    try:
        yield name
    finally:
        file.unlink(missing_ok=True)
        os.close(descriptor)


def put_back_unfinished() -> int:
    """Let others do what dead workers had begun, and answer how many tasks; each can be done again."""
    put_back = 0
    with transaction.atomic():
        for task in DBTaskResult.objects.running().select_for_update():
            if not any(_is_alive(worker) for worker in task.worker_ids[-1:]):
                task.status, task.started_at = TaskResultStatus.READY, None
                task.save(update_fields=["status", "started_at"])
                put_back += 1
    for file in _folder().iterdir():
        if not _is_alive(file.name):
            file.unlink(missing_ok=True)
    return put_back


def _is_alive(worker: str) -> bool:
    try:
        descriptor = os.open(_folder() / Path(worker).name, os.O_WRONLY)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False
