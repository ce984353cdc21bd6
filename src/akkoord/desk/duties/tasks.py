"""Background work of the yearly cycle."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from akkoord.desk.agreements.actions.commitments import remind_of_promises
from akkoord.desk.agreements.actions.deliverables import sweep_evidence
from akkoord.desk.agreements.actions.papers import sweep_papers
from akkoord.desk.agreements.actions.reviews import remind_of_recommendations
from akkoord.desk.duties.actions import remind_by_itself
from akkoord.desk.duties.actions.handing_in import sweep_documents

HOUR = time(7)
"""When the automatic reminders of a day are written."""


@task()
def remind() -> None:
    """Write the automatic reminders of today, and see to it that tomorrow's are written too."""
    remind_everybody()


def remind_everybody() -> tuple[int, int, int]:
    """Write today's letters, once each; how many companies, promises and recommendations they are about.

    Files that an interrupted upload left behind go, what other apps do every morning is done, and the
    reminders of tomorrow are queued.
    """
    written = remind_by_itself(), remind_of_promises(), remind_of_recommendations()
    sweep_papers()
    sweep_evidence()
    sweep_documents()
    for path in settings.EVERY_MORNING:
        import_string(path)()
    _keep_reminding()
    return written


def _keep_reminding() -> None:
    if DBTaskResult.objects.filter(task_path=remind.module_path, status=TaskResultStatus.READY).exists():
        return
    tomorrow = timezone.localdate() + timedelta(days=1)
    remind.using(run_after=timezone.make_aware(datetime.combine(tomorrow, HOUR))).enqueue()
