"""What agreements achieved, as it stands on disk beside their editions."""

import logging
import re
from pathlib import Path

from django.conf import settings

from akkoord.engine.disclosure.yearly_figures import FIGURES, YearlyFigures
from akkoord.engine.disclosure.yearly_report import REPORTS, PublicReport
from akkoord.public.editions import shelf

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
        _say_left_out("figures left out", agreement, fault)
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
        _say_left_out("report left out", path.parent.parent.name, fault)
        return None


def _say_left_out(event: str, agreement: str, fault: Exception) -> None:
    log.error(event, extra={"facts": {"agreement": agreement, "fault": type(fault).__name__}})


def agreements_with_figures() -> list[YearlyFigures]:
    """Every agreement that has released figures, by name."""
    found = [figures for name in shelf().agreements() if (figures := figures_of(name))]
    return sorted(found, key=lambda each: each.agreement_name["en"])
