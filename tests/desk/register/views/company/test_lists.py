"""A company's pages: the whole way of a list, and nothing of anybody else."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.desk.register.handing_in import ORUM, PADMA, PASSWORD, SCREEN, SCREEN_OTHERWISE, content_of, live

from akkoord.desk.register.actions import consolidate_cycle
from akkoord.desk.register.models import ListRow, Submission

SIGNED = {"declared": "on", "seen_left_out": "on", "password": PASSWORD}


@pytest.fixture
def alpha(company):
    return company("Alpha Fashion")


def form_of(*rows, token=None, name="list.csv"):
    return {
        "file": SimpleUploadedFile(name, content_of(*rows)),
        "upload_token": str(token or uuid.uuid4()),
    }


def test_upload_check_change_columns_hand_in(alpha, cycle, browser_of):
    browser = browser_of(alpha)
    assert browser.get(reverse("register:upload", args=[cycle.pk])).status_code == 200
    answer = browser.post(reverse("register:upload", args=[cycle.pk]), form_of(SCREEN, ORUM))
    draft = Submission.objects.get()
    page = reverse("register:company_list", args=[draft.public_id])
    assert answer.headers["Location"] == page
    assert "Örüm Tekstil" in browser.get(page).content.decode()
    columns = {"column-0-0": "name", "column-0-1": "address", "column-0-2": "", "column-0-3": "country"}
    browser.post(reverse("register:change_columns", args=[draft.public_id]), columns)
    assert [row.address for row in draft.rows.all()] == [
        "12 Nguyen Hue Street",
        "Organize Sanayi Bölgesi 3. Cadde No 14",
    ]
    signed = browser.post(reverse("register:sign", args=[draft.public_id]), SIGNED)
    assert signed.headers["Location"] == reverse("register:receipt", args=[draft.public_id])
    draft.refresh_from_db()
    assert draft.state == "submitted"


def test_upload_refreshed_adds_nothing(alpha, cycle, browser_of):
    browser, token = browser_of(alpha), uuid.uuid4()
    for _ in range(2):
        answer = browser.post(
            reverse("register:upload", args=[cycle.pk]), form_of(SCREEN, token=token), follow=True
        )
    assert "nothing was added" in answer.content.decode()
    assert ListRow.objects.count() == 1


def test_upload_without_a_file_says_so(alpha, cycle, browser_of):
    answer = browser_of(alpha).post(
        reverse("register:upload", args=[cycle.pk]), {"upload_token": str(uuid.uuid4())}
    )
    assert answer.status_code == 422


def test_list_that_blocks_says_what_to_do(alpha, cycle, browser_of):
    form = {
        "file": SimpleUploadedFile("list.xlsx", b"\x89PNG no workbook"),
        "upload_token": str(uuid.uuid4()),
    }
    answer = browser_of(alpha).post(reverse("register:upload", args=[cycle.pk]), form, follow=True)
    text = answer.content.decode()
    assert "cannot be handed in yet" in text
    assert reverse("register:sign", args=[Submission.objects.get().public_id]) not in text


@pytest.mark.parametrize("name", ["company_list", "annotated", "original"])
def test_list_of_another_company_is_like_one_that_does_not_exist(alpha, company, cycle, browser_of, name):
    live_list = Submission.objects.get(pk=_uploaded(alpha, cycle, browser_of).pk)
    stranger = browser_of(company("Beta Kleding"))
    theirs = stranger.get(reverse(f"register:{name}", args=[live_list.public_id]))
    nothing = stranger.get(reverse(f"register:{name}", args=[uuid.uuid4()]))
    assert theirs.status_code == nothing.status_code == 404
    assert theirs.content == nothing.content


def _uploaded(organisation, cycle, browser_of):
    browser_of(organisation).post(reverse("register:upload", args=[cycle.pk]), form_of(SCREEN))
    return Submission.objects.get(organisation=organisation)


def test_pages_of_a_company_do_not_depend_on_others(alpha, company, cycle, secretariat, browser_of):
    live(secretariat, alpha, cycle, SCREEN, ORUM)
    consolidate_cycle(cycle)
    browser = browser_of(alpha)
    addresses = [
        reverse("register:company_home"),
        reverse("register:company_locations"),
        reverse("register:company_list", args=[Submission.objects.get().public_id]),
    ]
    before = [_without_tokens(browser.get(address)) for address in addresses]
    live(secretariat, company("Beta Kleding"), cycle, SCREEN_OTHERWISE, PADMA)
    consolidate_cycle(cycle)
    assert [_without_tokens(browser.get(address)) for address in addresses] == before


def _without_tokens(answer):
    lines = answer.content.decode().splitlines()
    return [line for line in lines if "csrf" not in line.lower()]


def test_original_goes_back_as_it_came(alpha, cycle, browser_of):
    kept = _uploaded(alpha, cycle, browser_of)
    answer = browser_of(alpha).get(reverse("register:original", args=[kept.public_id]))
    assert answer.content == content_of(SCREEN)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="list.csv"'


def test_end_link_by_form(alpha, cycle, secretariat, browser_of):
    submission = live(secretariat, alpha, cycle, SCREEN)
    consolidate_cycle(cycle)
    form = {"text": submission.rows.get().mention_id, "ended_on": "2017-12-31", "reason": "closed"}
    browser_of(alpha).post(reverse("register:end_link", args=[submission.public_id]), form)
    assert [str(link.ended_on) for link in alpha.sourcing_links.all()] == ["2017-12-31"]


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_ask_the_database_the_same_number_of_times(
    alpha, cycle, secretariat, browser_of, rows, django_assert_num_queries
):
    live(secretariat, alpha, cycle, *[SCREEN, ORUM, PADMA][:rows])
    consolidate_cycle(cycle)
    browser = browser_of(alpha)
    list_page = reverse("register:company_list", args=[Submission.objects.get().public_id])
    counts = {reverse("register:company_home"): 11, reverse("register:company_locations"): 11, list_page: 10}
    for address, queries in counts.items():
        with django_assert_num_queries(queries):
            assert browser.get(address).status_code == 200


def test_country_that_was_not_understood_is_chosen_by_hand(alpha, cycle, browser_of):
    browser = browser_of(alpha)
    rows = ["Padma Knit,22 Kashimpur Road,Gazipur,Bengalen-Ost", ORUM]
    browser.post(reverse("register:upload", args=[cycle.pk]), form_of(*rows))
    draft = Submission.objects.get()
    page = browser.get(reverse("register:change_columns", args=[draft.public_id]))
    form = page.context["form"]
    (unclear,) = form.country_fields()
    answers = {each.box.html_name: each.box.initial for each in form.sheets_shown()[0].columns}
    browser.post(
        reverse("register:change_columns", args=[draft.public_id]), {**answers, unclear.html_name: "BD"}
    )
    draft.refresh_from_db()
    assert draft.mapping["countries"] == {"Bengalen-Ost": "BD"}
    assert list(draft.rows.values_list("country", flat=True)) == ["BD", "TR"]
    assert not draft.rows.filter(mention=None).exists()


def test_list_of_which_no_row_can_be_used_cannot_be_handed_in(alpha, cycle, browser_of):
    browser = browser_of(alpha)
    browser.post(
        reverse("register:upload", args=[cycle.pk]), form_of("Padma Knit,22 Kashimpur Road,,Nowhereland")
    )
    draft = Submission.objects.get()
    assert not draft.is_acceptable
    answer = browser.post(reverse("register:sign", args=[draft.public_id]), SIGNED)
    assert answer.status_code == 409
