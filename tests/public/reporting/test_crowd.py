"""Junk is held up, whoever must wait loses nothing, and nobody is remembered."""

import logging
import threading

import pytest
from tests.public.reporting.test_views import FILLED, page_of

from akkoord.engine.sealing import Receipt
from akkoord.project import log_lines
from akkoord.public.api.limits import Limit
from akkoord.public.reporting import crowd, dropbox

BUSY = "Many reports are coming in at this moment."


def boxes(reception):
    return list(reception.folder.iterdir())


@pytest.mark.parametrize("limit", ["_of_one", "_of_all"])
def test_more_than_the_limit_must_wait_and_keeps_what_was_written(site, reception, monkeypatch, limit):
    monkeypatch.setattr(crowd, limit, Limit(1))
    assert site.post("/report/en/", FILLED).status_code == 200
    response = site.post("/report/en/", FILLED)
    assert response.status_code == 503
    assert BUSY in page_of(response)
    assert "Three of us were dismissed." in page_of(response)
    assert len(boxes(reception)) == 1


def test_no_more_receipts_than_the_memory_holds_are_worked_out_at_once(site, reception, monkeypatch):
    monkeypatch.setattr(crowd, "_places", threading.BoundedSemaphore(1))
    monkeypatch.setattr(crowd, "SECONDS_TO_WAIT", 0.01)
    with crowd._places:
        assert BUSY in page_of(site.post("/report/en/", FILLED))
    assert site.post("/report/en/", FILLED).status_code == 200


def test_receipts_cannot_be_guessed_at_will(site, reception, monkeypatch):
    monkeypatch.setattr(crowd, "_of_one", Limit(1))
    answers = [site.post("/report/en/receipt/", {"receipt": Receipt.new().shown}) for _ in range(2)]
    assert [each.status_code for each in answers] == [200, 503]


def test_full_folder_takes_nothing_in(site, reception, monkeypatch):
    monkeypatch.setattr(dropbox, "MOST_WAITING", 1)
    site.post("/report/en/", FILLED)
    response = site.post("/report/en/", FILLED)
    assert response.status_code == 503
    assert "Three of us were dismissed." in page_of(response)
    assert len(boxes(reception)) == 1


def test_no_log_line_tells_that_somebody_reported(site, reception, monkeypatch, caplog):
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="akkoord")  # a command run before may have asked for less
    monkeypatch.setattr(crowd, "_of_one", Limit(2))
    site.get("/en/about/")
    told = [log_lines.OneLine().format(each) for each in caplog.records]
    assert any('"route"' in each for each in told), "answers of other pages are told, so these could be"
    caplog.clear()
    statuses = [site.post("/report/en/", FILLED).status_code for _ in range(3)]
    site.get("/report/en/?location_id=BD00000000000")
    assert statuses == [200, 200, 503]
    assert caplog.records == []
