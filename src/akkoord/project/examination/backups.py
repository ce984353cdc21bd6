"""Can backups be made, and is the newest one young enough?"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from django.utils import timezone

from akkoord.engine.errors import AkkoordError
from akkoord.project.backup.making import recipients_of, standing_backups
from akkoord.project.configuration import DeskConfiguration
from akkoord.project.examination.findings import Finding, fine, look, wrong

PART = "backups"
YOUNG, OLD = timedelta(hours=26), timedelta(days=7)
NIGHTLY = "Let `akkoord backup` run every night."


def examine_backups(desk: DeskConfiguration) -> Iterator[Finding]:
    """Is there a key to encrypt to, and a backup of the last night?"""
    try:
        recipients_of(desk)
    except AkkoordError as fault:
        yield wrong(PART, str(fault), "See docs/operator.md, Back up.")
        return
    standing = standing_backups(desk.backup_dir)
    if not standing:
        yield wrong(PART, f"There is no backup in {desk.backup_dir}.", NIGHTLY)
        return
    age = timezone.now() - datetime.fromtimestamp(standing[-1].stat().st_mtime, tz=UTC)
    sentence = f"The newest of {len(standing)} backups is {_in_words(age)} old."
    if age > OLD:
        yield wrong(PART, sentence, NIGHTLY)
    elif age > YOUNG:
        yield look(PART, sentence, NIGHTLY)
    else:
        yield fine(PART, sentence)


def _in_words(age: timedelta) -> str:
    hours = int(age.total_seconds() // 3600)
    return f"{hours} hours" if age < timedelta(days=2) else f"{age.days} days"
