"""Background work: carrying out what two people confirmed."""

from django_tasks import task

from akkoord.desk.retention.actions import carry_out_confirmed


@task()
def carry_out() -> None:
    """Carry out everything that is confirmed, also what an interrupted worker left."""
    carry_out_confirmed()
