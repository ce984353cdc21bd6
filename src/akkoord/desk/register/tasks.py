"""Background work of the register."""

from django_tasks import task

from akkoord.desk.register import private_files
from akkoord.desk.register.actions import consolidate_cycle, note_towns, read_all_waiting
from akkoord.desk.register.models import ConsolidationRun
from akkoord.desk.register.queries.runs import is_alive
from akkoord.desk.register.queries.signing import kept_files
from akkoord.desk.register.rules import RunState


@task()
def consolidate(run_id: int) -> None:
    """Carry out a requested comparison of all lists, also one whose worker was killed.

    One that was carried out already is left alone.
    """
    run = ConsolidationRun.objects.select_related("cycle").get(pk=run_id)
    private_files.sweep(kept_files())
    if run.state == RunState.WAITING or (run.state == RunState.RUNNING and not is_alive(run)):
        consolidate_cycle(run.cycle)
        note_towns()


@task()
def read_lists() -> None:
    """Read every list that is not read yet, also those that an interrupted reading left."""
    read_all_waiting()
