"""Background work that belongs to no part of the secretariat's."""

from django_tasks import task


@task()
def answer() -> bool:
    """Nothing but a sign that background work is done."""
    return True
