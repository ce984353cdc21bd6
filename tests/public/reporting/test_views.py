"""Somebody reports: what is missing is told, nothing is lost, and what is sent lies there for one reader."""

import re
from datetime import UTC, datetime

import pytest
from tests.desk.publication.edition_content import SCREEN
from tests.public.reporting.conftest import CUSTODIAN, HANDLER

from akkoord.engine.sealing import Receipt, open_box
from akkoord.engine.sealing.reports import Identity, Report, Voice, Words
from akkoord.public.reporting.languages import CODES

FILLED = {
    "place": "the mill by the bridge",
    "theme": "union",
    "what": "Three of us were dismissed.",
    "affected": "Twelve women",
    "danger": "yes",
    "voice": "witness",
    "name": "Rahima",
    "contact": "+880 1711 000000",
    "help": "Sylheti",
    "may_tell": "yes",
}
WORDS = Words(
    language="bn",
    location_id="",
    place="the mill by the bridge",
    theme="union",
    what="Three of us were dismissed.",
    who_is_affected="Twelve women",
    is_danger_now=True,
    help_needed="Sylheti",
    voice=Voice.WITNESS,
    may_tell_companies=True,
)
DIGITS = re.compile(r"\d{4} \d{4}")
ENTRY = re.compile(r'name="entry" value="([0-9a-f]{32})"')


def page_of(response):
    return response.content.decode()


def receipt_on(page):
    return Receipt.typed(" ".join(DIGITS.findall(page)))


def test_report_is_sealed_and_answered_with_a_receipt(site, reception):
    page = page_of(site.post("/report/bn/", FILLED))
    receipt = receipt_on(page)
    [box] = reception.folder.iterdir()
    report = Report.unpacked(open_box(box.read_bytes(), HANDLER))
    assert report.words == WORDS
    assert Identity.opened(report.identity, CUSTODIAN) == Identity("Rahima", "+880 1711 000000")
    reporter = receipt.reporter(reception.salt)
    assert (report.address, report.answers_to) == (reporter.address, reporter.key.sealing)


def test_pressing_twice_gives_one_report_and_the_same_receipt(site, reception):
    entry = ENTRY.search(page_of(site.get("/report/en/")))[1]
    first, second = (page_of(site.post("/report/en/", {**FILLED, "entry": entry})) for _ in range(2))
    assert receipt_on(first) == receipt_on(second)
    assert len(list(reception.folder.iterdir())) == 1


def test_two_forms_give_two_receipts(site, reception):
    pages = [page_of(site.post("/report/en/", FILLED)) for _ in range(2)]
    assert len({receipt_on(page) for page in pages}) == 2
    assert len(list(reception.folder.iterdir())) == 2


def test_nothing_on_the_disk_tells_a_word_a_moment_or_the_receipt(site, reception):
    digits = receipt_on(page_of(site.post("/report/bn/", FILLED))).digits
    [box] = reception.folder.iterdir()
    raw = box.name.encode() + box.read_bytes()
    for each in (*FILLED.values(), digits):
        assert len(each) < 5 or each.encode() not in raw
    moment = datetime.fromtimestamp(box.stat().st_mtime, UTC)
    assert (moment.hour, moment.minute, moment.second) == (0, 0, 0)


def test_what_is_missing_is_told_and_nothing_is_lost(site, reception):
    response = site.post("/report/en/", {"what": "No wages since July.", "name": "Rahima"})
    page = page_of(response)
    assert response.status_code == 422
    assert "Say where it is. The name of the town is enough." in page
    assert "Choose what it is about." in page
    assert "No wages since July." in page
    assert 'value="Rahima"' in page
    assert list(reception.folder.iterdir()) == []


@pytest.mark.parametrize("name", ["what", "place"])
def test_too_long_is_told_and_not_cut(site, reception, name):
    response = site.post("/report/en/", {**FILLED, name: "x" * 30_000})
    assert response.status_code == 422
    assert "please shorten it" in page_of(response)


def test_full_disk_takes_nothing_in_and_loses_nothing(site, reception, monkeypatch):
    def no_room(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", no_room)
    response = site.post("/report/en/", FILLED)
    assert response.status_code == 503
    assert "Three of us were dismissed." in page_of(response)
    assert list(reception.folder.iterdir()) == []


@pytest.mark.parametrize("code", CODES)
def test_form_is_small_and_asks_for_no_script_and_no_cookie(site, reception, code):
    response = site.get(f"/report/{code}/")
    assert len(response.content) < 20_000
    assert b"<script" not in response.content
    assert response.cookies == {}
    assert response["Cache-Control"] == "no-store"
    assert f'<html lang="{code}"' in page_of(response)


def test_unknown_language_is_not_there(site, reception):
    assert site.get("/report/xx/").status_code == 404


def test_site_without_keys_says_where_to_write(site, settings):
    settings.RECEPTION = None
    assert settings.CONTACT in page_of(site.get("/report/en/"))


def test_address_without_a_language_leads_to_that_of_the_reader(site, reception):
    assert site.get("/report/", headers={"accept-language": "de"})["Location"] == "/report/de/"


def test_page_of_a_location_leads_to_the_form_about_it(site, reception, edition):
    address = f"/report/nl/?location_id={SCREEN.location_id}"
    assert address in page_of(site.get(f"/nl/locations/{SCREEN.location_id}/"))
    page = page_of(site.get(address))
    assert f'value="{SCREEN.location_id}" checked' in page
    assert SCREEN.name in page
    assert f"/report/bn/?location_id={SCREEN.location_id}" in page


def test_page_of_a_location_gives_a_mail_address_while_no_reports_are_taken_in(site, settings, edition):
    page = page_of(site.get(f"/en/locations/{SCREEN.location_id}/"))
    assert f"mailto:{settings.CONTACT}?subject={SCREEN.location_id}" in page
    assert "/report/" not in page


def test_location_is_found_by_name_without_a_script_and_nothing_is_lost(site, reception, edition):
    page = page_of(site.post("/report/en/", {**FILLED, "place": SCREEN.name, "find": "1"}))
    assert f'name="location_id" value="{SCREEN.location_id}"' in page
    assert "It is not one of these, or I do not know." in page
    assert "Three of us were dismissed." in page
    assert list(reception.folder.iterdir()) == []


def test_address_fills_in_no_words(site, reception):
    assert "dismissed" not in page_of(site.get("/report/en/?what=dismissed&name=dismissed"))


def test_form_is_not_named_by_the_edition_and_says_its_language(site, reception):
    response = site.get("/report/bn/")
    assert not response.has_header("ETag")
    assert response["Content-Language"] == "bn"
