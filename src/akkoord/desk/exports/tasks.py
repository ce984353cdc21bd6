"""Background work: making copies and exports that were asked for, removing those whose time is over."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from akkoord.desk.exports.actions import (
    make_copies,
    make_exports,
    remove_old_copies,
    remove_old_exports,
)
from akkoord.desk.exports.rules import LIES_READY

A_MINUTE = timedelta(minutes=1)


@task()
def make() -> None:
    """Make what was asked for, and come back when its time is over."""
    remove_old_copies()
    if make_copies():
        clear.using(run_after=timezone.now() + LIES_READY + A_MINUTE).enqueue()


@task()
def make_confirmed_exports() -> None:
    """Make the exports that two people confirmed, and come back when their time is over."""
    remove_old_exports()
    if make_exports():
        clear.using(run_after=timezone.now() + LIES_READY + A_MINUTE).enqueue()


@task()
def clear() -> None:
    """Remove what nobody may fetch any more."""
    remove_old_copies()
    remove_old_exports()
