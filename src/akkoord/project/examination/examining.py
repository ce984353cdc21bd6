"""The examination as a whole: a database that does not answer keeps the rest from being looked at."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from akkoord.project.configuration import DeskConfiguration
from akkoord.project.examination.backups import examine_backups
from akkoord.project.examination.configuration import examine_configuration
from akkoord.project.examination.database import examine_database
from akkoord.project.examination.editions import examine_editions
from akkoord.project.examination.findings import EXIT_CODES, Finding, Level
from akkoord.project.examination.machine import examine_clock, examine_disk
from akkoord.project.examination.mail import examine_mail
from akkoord.project.examination.store import examine_store
from akkoord.project.examination.work import examine_work


def examine(folder: Path, desk: DeskConfiguration) -> Iterator[Finding]:
    """Every part of the installation whose configuration is in `folder`, as it is found."""
    yield from examine_configuration(folder, desk)
    yield from examine_disk(desk)
    yield from examine_mail()
    yield from examine_backups(desk)
    of_database = list(examine_database())
    yield from of_database
    if all(each.level is Level.FINE for each in of_database):
        yield from examine_clock()
        yield from examine_work()
        yield from examine_editions(desk)
    yield from examine_store(desk)


def exit_code(findings: Iterable[Finding]) -> int:
    """0 when all is fine, 1 when somebody should look, 2 when something is wrong."""
    return max((EXIT_CODES[each.level] for each in findings), default=0)
