"""What the operator reads: one line of JSON an event, made of few named facts.

A line is built from what may stand in it, never by taking out what may not: messages of Django and other
libraries name addresses, and tracebacks hold values, so of theirs only kind and place are told.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import Any

OURS = "akkoord"


class OneLine(logging.Formatter):
    """Time, level, event, and the facts that the event's own code named."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as a line; nothing of its message where it is not ours."""
        line = {"time": datetime.fromtimestamp(record.created, tz=UTC).isoformat(timespec="milliseconds")}
        line["level"] = record.levelname.lower()
        return json.dumps(line | (_ours(record) if _is_ours(record) else _theirs(record)))


def _is_ours(record: logging.LogRecord) -> bool:
    return record.name.split(".")[0] == OURS


def _ours(record: logging.LogRecord) -> dict[str, Any]:
    return {"event": record.msg, **getattr(record, "facts", {}), **_fault(record)}


def _theirs(record: logging.LogRecord) -> dict[str, Any]:
    asked = getattr(record, "request", None)
    number = getattr(asked, "log_number", None)
    facts = {"event": "fault" if record.exc_info else "note", "from": record.name, "line": record.lineno}
    return facts | ({"request": number} if number else {}) | _fault(record)


def _fault(record: logging.LogRecord) -> dict[str, Any]:
    """Kind of an exception, and the line of code that raised it."""
    fault = record.exc_info[1] if record.exc_info else None
    if fault is None:
        return {}
    frames = traceback.extract_tb(fault.__traceback__)
    place = {"place": f"{frames[-1].filename}:{frames[-1].lineno}"} if frames else {}
    return {"kind": type(fault).__name__, **place}


def logging_settings(*, log_answers: bool) -> dict[str, Any]:
    """For Django: everything goes through our lines; answers only where they are asked for."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": "akkoord.project.log_lines.OneLine"}},
        "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["lines"], "level": "WARNING"},
        "loggers": {
            "akkoord": {"level": "INFO" if log_answers else "WARNING"},
            # Django brings handlers of its own, and warns of each page that does not exist.
            "django": {"handlers": [], "level": "ERROR"},
            "django.server": {"handlers": [], "level": "ERROR", "propagate": True},
        },
    }
