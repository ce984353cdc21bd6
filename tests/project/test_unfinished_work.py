"""What a killed worker had begun is done again; what a living one does is left alone."""

import pytest
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from akkoord.project.tasks import answer
from akkoord.project.unfinished_work import living_worker, put_back_unfinished


@pytest.mark.django_db
def test_only_the_work_of_the_dead_is_put_back():
    with living_worker() as alive:
        with living_worker() as dead:
            pass
        for worker in (alive, dead):
            DBTaskResult.objects.get(pk=answer.enqueue().id).claim(worker)
        assert put_back_unfinished() == 1
        states = {task.worker_ids[-1]: task.status for task in DBTaskResult.objects.all()}
        assert states == {alive: TaskResultStatus.RUNNING, dead: TaskResultStatus.READY}
        assert put_back_unfinished() == 0
