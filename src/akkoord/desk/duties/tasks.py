"""Background work of the yearly cycle."""

from datetime import datetime, time, timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from akkoord.desk.duties.actions import remind_by_itself

HOUR = time(7)
"""When the automatic reminders of a day are written."""


@task()
def remind() -> None:
    """Write the automatic reminders of today, and see to it that tomorrow's are written too."""
    remind_by_itself()
    keep_reminding()


def keep_reminding() -> None:
    """Queue the reminders of tomorrow unless they are queued already."""
    if DBTaskResult.objects.filter(task_path=remind.module_path, status=TaskResultStatus.READY).exists():
        return
    tomorrow = timezone.localdate() + timedelta(days=1)
    remind.using(run_after=timezone.make_aware(datetime.combine(tomorrow, HOUR))).enqueue()
