"""The pages of a list in several files."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.desk.register.handing_in import MEGHNA, ORUM, PADMA, SCREEN, admin_of, content_of, upload

from akkoord.desk.people.queries import actor_of
from akkoord.desk.register.actions import submit
from akkoord.desk.register.models import Submission


@pytest.fixture
def alpha(company):
    return company("Alpha Fashion")


@pytest.fixture
def browser(alpha, browser_of):
    return browser_of(alpha)


@pytest.fixture
def draft(alpha, cycle):
    return upload(alpha, cycle, SCREEN, filename="north.csv").submission


def page_of(draft, name, *more):
    return reverse(f"register:{name}", args=[draft.public_id, *more])


def form_of(*rows, filename="south.csv", **fields):
    file = SimpleUploadedFile(filename, content_of(*rows))
    return {"file": file, "upload_token": str(uuid.uuid4()), **fields}


def files(draft):
    return [(each.name, each.brand) for each in draft.files.filter(left_at__isnull=True)]


def test_company_adds_replaces_and_takes_out_a_file(browser, draft):
    answer = browser.post(page_of(draft, "add_file"), form_of(ORUM, brand="South"))
    assert answer.headers["Location"] == page_of(draft, "company_list")
    page = browser.get(page_of(draft, "company_list")).content.decode()
    assert all(each in page for each in ("north.csv", "south.csv", "South"))
    south = draft.files.get(name="south.csv").pk
    browser.post(page_of(draft, "list_file", south), {"act": "brand", "brand": "East"})
    browser.post(page_of(draft, "list_file", south), {"act": "replace", **form_of(PADMA, filename="b.csv")})
    assert files(draft) == [("north.csv", ""), ("south.csv", "East")]
    assert [row.name[:5] for row in draft.rows.all()] == ["S.T. ", "Padma"]
    newer = draft.files.get(name="south.csv").pk
    browser.post(page_of(draft, "list_file", newer), {"act": "take_out", "sure": "yes"})
    assert files(draft) == [("north.csv", "")]


def test_form_without_a_file_is_shown_again(browser, draft):
    answer = browser.post(page_of(draft, "add_file"), {"upload_token": str(uuid.uuid4()), "brand": "South"})
    assert (answer.status_code, 'value="South"' in answer.content.decode()) == (422, True)
    pk = draft.files.get().pk
    assert browser.post(page_of(draft, "list_file", pk), {"act": "replace"}).status_code == 422
    assert browser.post(page_of(draft, "list_file", pk), {"act": "burn"}).status_code == 404


def test_file_is_taken_out_only_when_the_person_is_sure(browser, draft):
    answer = browser.post(page_of(draft, "list_file", draft.files.get().pk), {"act": "take_out"})
    assert (answer.status_code, files(draft)) == (422, [("", "")])


def test_file_that_a_colleague_replaced_is_told(browser, draft):
    browser.post(page_of(draft, "add_file"), form_of(ORUM))
    old = draft.files.get(name="south.csv").pk
    browser.post(page_of(draft, "list_file", old), {"act": "replace", **form_of(PADMA)})
    for answer in (
        browser.get(page_of(draft, "list_file", old)),
        browser.post(page_of(draft, "list_file", old), {"act": "replace", **form_of(MEGHNA)}),
    ):
        assert answer.status_code == 409
        assert "a colleague took it out" in answer.content.decode()


def test_each_file_is_downloaded_on_its_own(browser, draft, company, browser_of):
    browser.post(page_of(draft, "add_file"), form_of(ORUM))
    south = draft.files.get(name="south.csv").pk
    assert browser.get(page_of(draft, "original") + f"?file={south}").content == content_of(ORUM)
    assert browser.get(page_of(draft, "original")).content == content_of(SCREEN)
    named = browser.get(page_of(draft, "annotated") + f"?file={south}").headers["Content-Disposition"]
    assert named == 'attachment; filename="south-checked.xlsx"'
    theirs = upload(company("Beta Kleding"), draft.cycle, PADMA).submission.files.get().pk
    for wrong in (theirs, "x", 10**30):
        assert browser.get(page_of(draft, "original") + f"?file={wrong}").status_code == 404


def test_nobody_else_reaches_the_files(draft, company, browser_of):
    other = browser_of(company("Beta Kleding"))
    for address in (page_of(draft, "add_file"), page_of(draft, "list_file", draft.files.get().pk)):
        assert [other.get(address).status_code, other.post(address, form_of(ORUM)).status_code] == [404, 404]
    assert files(draft) == [("", "")]


def test_upload_asks_before_it_takes_the_place_of_several_files(browser, draft, cycle):
    page = reverse("register:upload", args=[cycle.pk])
    assert page_of(draft, "add_file") in browser.get(page).content.decode()
    browser.post(page_of(draft, "add_file"), form_of(ORUM))
    assert "a draft with 2 files: north.csv, south.csv" in browser.get(page).content.decode()
    assert browser.post(page, form_of(PADMA)).status_code == 422
    assert Submission.objects.count() == 1
    browser.post(page, form_of(PADMA, replaces_all="on"))
    assert list(Submission.objects.values_list("version", "state")) == [(2, "draft"), (1, "replaced")]


def test_columns_of_a_page_that_was_made_for_other_files_are_not_taken(browser, draft):
    page = browser.get(page_of(draft, "change_columns"))
    browser.post(page_of(draft, "add_file"), form_of(ORUM))
    draft.refresh_from_db()
    answer = browser.post(page_of(draft, "change_columns"), {"made_for": page.context["form"].made_for})
    assert answer.headers["Location"] == page_of(draft, "change_columns")
    before = draft.mapping
    draft.refresh_from_db()
    assert draft.mapping == before


def test_secretariat_downloads_each_file(alpha, draft, browser, desk, cycle):
    browser.post(page_of(draft, "add_file"), form_of(ORUM))
    signed = submit(actor_of(admin_of(alpha)), draft)
    desk.post(reverse("register:open_submission", args=[signed.public_id]), {"purpose": "intake_help"})
    page = desk.get(reverse("register:submission", args=[signed.public_id])).content.decode()
    assert "Download south.csv with the problems marked" in page
    south = signed.files.get(name="south.csv").pk
    address = reverse("register:submission_annotated", args=[signed.public_id])
    assert "south" in desk.get(f"{address}?file={south}").headers["Content-Disposition"]
    assert desk.get(f"{address}?file=999999").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_pages_ask_the_database_the_same_number_of_times(browser, draft, number):
    for each in range(number):
        browser.post(page_of(draft, "add_file"), form_of(ORUM, filename=f"{each}.csv", brand=f"{each}"))
    pages = {
        "add": page_of(draft, "add_file"),
        "file": page_of(draft, "list_file", draft.files.exclude(name="north.csv").first().pk),
        "list": page_of(draft, "company_list"),
        "upload": reverse("register:upload", args=[draft.cycle_id]),
    }
    counts = {}
    for name, address in pages.items():
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(address).status_code == 200
        counts[name] = len(captured)
    assert counts == {"add": 10, "file": 7, "list": 15, "upload": 9}


def test_title_of_a_list_in_many_files_is_short(browser, draft):
    names = ", ".join(f"suppliers-of-brand-{number}-2017.xlsx" for number in range(6))
    Submission.objects.filter(pk=draft.pk).update(filename=names)
    title = "suppliers-of-brand-0-2017.xlsx, suppliers-of-brand-1-2017.x…"
    draft.refresh_from_db()
    assert (draft.title, len(title)) == (title, 60)
    page = browser.get(page_of(draft, "company_list")).content.decode()
    assert f'<h1 class="breaks">{title}</h1>' in page
