"""The page behind a receipt opens one mailbox, takes in what is added, and tells nobody else anything."""

import pytest
from tests.public.reporting.conftest import HANDLER

from akkoord.engine.sealing import Receipt, open_box
from akkoord.engine.sealing.mailboxes import Message, Writer, filled
from akkoord.engine.sealing.reports import Kind, Report

MESSAGES = [
    Message(Writer.REPORTER, "2026-11-02", "Three of us were dismissed."),
    Message(Writer.DESK, "2026-11-05", "Are you safe at home?"),
]


@pytest.fixture
def receipt(reception):
    """A receipt whose mailbox holds two messages."""
    held = Receipt.new()
    reporter = held.reporter(reception.salt)
    reception.mailboxes.mkdir()
    (reception.mailboxes / f"{reporter.address}.box").write_bytes(filled(MESSAGES, reporter.key.sealing))
    return held


def sent_to(reception):
    boxes = [each for each in reception.folder.iterdir() if each.is_file()]
    return [Report.unpacked(open_box(each.read_bytes(), HANDLER)) for each in boxes]


def test_receipt_opens_what_both_sides_wrote(site, receipt):
    page = site.post("/report/en/receipt/", {"receipt": receipt.shown}).content.decode()
    assert page.index("Three of us were dismissed.") < page.index("Are you safe at home?")


def test_receipt_of_nobody_looks_like_one_that_has_no_answer_yet(site, receipt, reception):
    pages = [
        site.post("/report/en/receipt/", {"receipt": each.shown}).content.decode().replace(each.shown, "")
        for each in (Receipt.new(), Receipt.new())
    ]
    assert all("There is nothing yet for this receipt." in page for page in pages)
    assert sent_to(reception) == []


def test_mistyped_receipt_is_told_and_stays_to_be_mended(site, receipt):
    response = site.post("/report/en/receipt/", {"receipt": "1234 5678"})
    assert response.status_code == 422
    assert "These are not the digits of a receipt." in response.content.decode()
    assert 'value="1234 5678"' in response.content.decode()


@pytest.mark.parametrize(
    ("sent", "kind", "told"),
    [
        ({"text": "They were taken back."}, Kind.ADDITION, "We have what you added."),
        ({"withdraw": "1"}, Kind.WITHDRAWAL, "We have noted that you take your report back."),
    ],
)
def test_what_is_added_goes_to_the_desk_from_the_same_address(site, reception, receipt, sent, kind, told):
    page = site.post("/report/en/receipt/", {"receipt": receipt.shown, **sent}).content.decode()
    [report] = sent_to(reception)
    assert told in page
    assert (report.words.kind, report.words.what) == (kind, sent.get("text", ""))
    assert report.address == receipt.reporter(reception.salt).address


def test_full_disk_takes_nothing_in_and_loses_nothing(site, reception, receipt, monkeypatch):
    def no_room(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", no_room)
    sent = {"receipt": receipt.shown, "text": "They were taken back."}
    response = site.post("/report/en/receipt/", sent)
    assert response.status_code == 503
    assert "They were taken back.</textarea>" in response.content.decode()


def test_nothing_of_a_visit_is_kept(site, receipt):
    response = site.post("/report/en/receipt/", {"receipt": receipt.shown})
    assert response["Cache-Control"] == "no-store"
    assert response.cookies == {}
