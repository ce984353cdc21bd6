"""Background work: building data sets that were asked for, removing those whose time is over."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from akkoord.desk.reviewing.actions import build_sets, remove_old_sets
from akkoord.desk.reviewing.models import DataSet

A_MONTH = timedelta(days=30)


@task()
def build() -> None:
    """Build what was asked for."""
    build_sets()
    _look_again()


@task()
def clear() -> None:
    """Remove the files and keys whose time is over, and look again while there are others."""
    remove_old_sets()
    _look_again()


def _look_again() -> None:
    waits = DBTaskResult.objects.filter(task_path=clear.module_path, status=TaskResultStatus.READY).exists()
    if not waits and DataSet.objects.exclude(stored_as="").exists():
        clear.using(run_after=timezone.now() + A_MONTH).enqueue()
