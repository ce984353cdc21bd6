"""Has the machine room on its disks and the right time?"""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.db import connection
from django.utils import timezone

from akkoord.desk.people.models import AccessLogEntry
from akkoord.project.configuration import DeskConfiguration
from akkoord.project.examination.findings import Finding, fine, look, wrong

LEAST_FREE = 500_000_000
"""Bytes below which a day's work may not fit."""
LITTLE_FREE = 2_000_000_000
LARGEST_DIFFERENCE = timedelta(seconds=10)
EARLIEST = datetime(2025, 1, 1, tzinfo=UTC)
"""No machine that runs this version can be earlier."""


def examine_disk(desk: DeskConfiguration) -> Iterator[Finding]:
    """Is there room where the desk writes?"""
    rooms = {folder: shutil.disk_usage(_standing(folder)).free for folder in _folders(desk)}
    tight = {folder: free for folder, free in rooms.items() if free < LITTLE_FREE}
    for folder, free in tight.items():
        kind = wrong if free < LEAST_FREE else look
        yield kind(
            "disk",
            f"{folder} has {free / 1e9:.1f} GB left.",
            "Make room: old backups, logs, or a larger disk.",
        )
    if not tight:
        yield fine("disk", f"At least {min(rooms.values()) / 1e9:,.0f} GB are free everywhere.")


def _folders(desk: DeskConfiguration) -> list[Path]:
    return [desk.private_dir, desk.editions_dir, desk.backup_dir]


def _standing(folder: Path) -> Path:
    """The folder, or the nearest above it that is there."""
    return next(each for each in (folder.resolve(), *folder.resolve().parents) if each.exists())


def examine_clock() -> Iterator[Finding]:
    """Deadlines and the access log depend on it."""
    now = timezone.now()
    last = AccessLogEntry.objects.order_by("-pk").values_list("at", flat=True).first()
    advice = "Let the machine set its clock from the network (NTP)."
    if now < EARLIEST or (last and last > now + LARGEST_DIFFERENCE):
        yield wrong(
            "clock", f"The clock says {now:%Y-%m-%d %H:%M} UTC, earlier than what happened already.", advice
        )
    elif abs(_clock_of_the_database() - now) > LARGEST_DIFFERENCE:
        yield wrong("clock", "The clocks of this machine and of the database differ.", advice)
    else:
        yield fine("clock", f"It is {now:%Y-%m-%d %H:%M} UTC.")


def _clock_of_the_database() -> datetime:
    if connection.vendor == "sqlite":
        return timezone.now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT now()")
        moment: datetime = cursor.fetchone()[0]
    return moment.astimezone(UTC)
