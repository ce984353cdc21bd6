"""What the operator reads, line by line; what was searched, typed or looked at stands in none."""

import importlib
import json
import logging
import sys

import pytest

from akkoord.project.log_lines import OneLine


def line_of(name, message, *, fault=None, **more):
    record = logging.LogRecord(name, logging.ERROR, __file__, 1, message, ("/secret/",), fault)
    for fact, value in more.items():
        setattr(record, fact, value)
    return json.loads(OneLine().format(record))


def test_our_line_holds_the_facts_that_its_code_named():
    line = line_of("akkoord.project.answer_log", "answer", facts={"route": "home", "status": 200})
    assert line == {"time": line["time"], "level": "error", "event": "answer", "route": "home", "status": 200}
    assert line["time"].endswith("+00:00")


def test_fault_names_kind_and_place_without_values():
    try:
        int("Weefhuis produces here")
    except ValueError:
        fault = sys.exc_info()
    line = line_of("django.request", "Internal Server Error: %s", fault=fault)
    assert (line["event"], line["from"], line["kind"]) == ("fault", "django.request", "ValueError")
    assert line["place"].startswith(f"{__file__}:")
    assert "Weefhuis" not in str(line)
    assert "secret" not in str(line)


def test_line_of_a_library_tells_only_whose_it_is():
    line = line_of("some.library", "Weefhuis at %s")
    assert line == {
        "time": line["time"],
        "level": "error",
        "event": "note",
        "from": "some.library",
        "line": 1,
    }


@pytest.mark.parametrize("house", ["desk", "public"])
def test_both_houses_write_only_such_lines(house):
    settings = importlib.import_module(f"akkoord.project.settings.{house}")
    assert [each["formatter"] for each in settings.LOGGING["handlers"].values()] == ["line"]
    assert all(each.get("handlers", []) == [] for each in settings.LOGGING["loggers"].values())
