"""What the operator reads when an answer fails."""

import importlib
import logging
import sys

import pytest

from akkoord.project.quiet_log import WithoutAddress


def record(level, *, fault=None):
    return logging.LogRecord("django.request", level, __file__, 1, "Not found: %s", ("/secret/",), fault)


def test_fault_names_kind_and_place_without_values():
    try:
        int("Weefhuis produces here")
    except ValueError:
        fault = sys.exc_info()
    line = record(logging.ERROR, fault=fault)
    assert WithoutAddress().filter(line)
    shown = logging.Formatter().format(line)
    assert shown.startswith(f"An answer failed: ValueError at {__file__}:")
    assert "Weefhuis" not in shown
    assert "secret" not in shown


def test_fault_without_traceback_says_only_that():
    line = record(logging.ERROR)
    assert WithoutAddress().filter(line)
    assert line.getMessage() == "An answer failed."


@pytest.mark.parametrize("level", [logging.INFO, logging.WARNING])
def test_lesser_lines_are_dropped(level):
    assert not WithoutAddress().filter(record(level))


@pytest.mark.parametrize("house", ["desk", "public"])
def test_both_houses_log_quietly(house):
    settings = importlib.import_module(f"akkoord.project.settings.{house}")
    assert set(settings.LOGGING["loggers"]) == {"django.request", "django.server", "django.security"}
    assert all(
        each == {"handlers": ["faults"], "propagate": False} for each in settings.LOGGING["loggers"].values()
    )
