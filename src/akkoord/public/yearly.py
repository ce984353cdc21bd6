"""What agreements achieved, as it stands on disk beside their editions."""

import logging
import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from akkoord.engine.disclosure.yearly_figures import FIGURES, YearlyFigures
from akkoord.engine.disclosure.yearly_report import REPORTS, PublicReport

_NAME = re.compile(r"[0-9]{4}-[0-9]{1,4}\.json")
log = logging.getLogger(__name__)


def figures_of(agreement: str) -> YearlyFigures | None:
    """The released figures of an agreement; None where there are none, or the file is damaged."""
    path = Path(settings.EDITIONS_DIR) / agreement / FIGURES
    try:
        return YearlyFigures.read(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as fault:
        log.error("The figures of %s are left out: %s", agreement, type(fault).__name__)  # noqa: TRY400 - the message says all
        return None


def reports_of(agreement: str) -> list[PublicReport]:
    """Every version of every report of an agreement, the newest first; damaged files are left out."""
    folder = Path(settings.EDITIONS_DIR) / agreement / REPORTS
    names = folder.iterdir() if folder.is_dir() else ()
    found = [report for path in names if _NAME.fullmatch(path.name) and (report := _report(path))]
    return sorted(found, key=lambda each: (each.year, each.version), reverse=True)


def _report(path: Path) -> PublicReport | None:
    try:
        return PublicReport.read(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError) as fault:
        log.error("A report is left out: %s", type(fault).__name__)  # noqa: TRY400 - the message says all
        return None


def agreements_with_figures() -> list[YearlyFigures]:
    """Every agreement that has released figures, by name."""
    found = [figures for name in _agreements() if (figures := figures_of(name))]
    return sorted(found, key=lambda each: each.agreement_name["en"])


def _agreements() -> Iterator[str]:
    folder = Path(settings.EDITIONS_DIR)
    if folder.is_dir():
        yield from sorted(
            each.name for each in folder.iterdir() if each.is_dir() and not each.name.startswith(".")
        )
