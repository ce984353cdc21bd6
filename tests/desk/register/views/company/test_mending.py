"""The pages on which a company mends its list, with and without htmx."""

import io

import openpyxl
import pytest
from django.urls import reverse
from tests.desk.register.handing_in import SCREEN, admin_of, upload

from akkoord.desk.people.queries import actor_of
from akkoord.desk.register.actions import accept, submit
from akkoord.desk.register.queries.assured import assured_warnings
from akkoord.desk.register.queries.mending import mending_of

NAMELESS = ",Rua da Indústria 41 e 43,4750 Barcelos,Portugal"
NOWHERE = "Padma Knit Composite Ltd,Plot 22 Kashimpur Road,Gazipur,Bengalen-Ost"


@pytest.fixture
def alpha(company):
    return company("Alpha Fashion")


@pytest.fixture
def draft(alpha, cycle):
    return upload(alpha, cycle, SCREEN, NAMELESS, NOWHERE).submission


def page_of(draft, name="mending", **more):
    return reverse(f"register:{name}", kwargs={"public_id": draft.public_id, **more})


def test_page_shows_each_row_with_a_field_where_it_is_wrong(draft, alpha, browser_of):
    text = browser_of(alpha).get(page_of(draft)).content.decode()
    assert text.count('name="text-name"') == 1
    assert 'value="Bengalen-Ost"' in text
    assert "Rua da Indústria" in text
    assert "Nguyen Hue" not in text


def test_list_with_rows_left_out_leads_to_mending_and_on_once_none_is(draft, alpha, browser_of):
    browser, primary = browser_of(alpha), 'class="button button--primary" href="{}"'
    to_mending = primary.format(page_of(draft))
    assert to_mending in browser.get(page_of(draft, "company_list")).content.decode()
    assert "No row is left out any more." not in browser.get(page_of(draft)).content.decode()
    mended = {3: ("name", "Malhas do Ave", ""), 4: ("country", "Bangladesh", "Bengalen-Ost")}
    for number, (field, text, was) in mended.items():
        row = page_of(draft, "mend_row", row_id=draft.rows.get(row=number).pk)
        form = {f"text-{field}": text, f"was-{field}": was, "fields": "name country"}
        answer = browser.post(row, form, headers={"HX-Request": "true"}).content.decode()
    assert "No row is left out any more." in answer
    assert to_mending not in browser.get(page_of(draft, "company_list")).content.decode()


def test_row_is_mended_by_form_and_by_htmx(draft, alpha, browser_of):
    browser = browser_of(alpha)
    second, third = draft.rows.get(row=3), draft.rows.get(row=4)
    form = {"text-name": "Malhas do Ave", "was-name": ""}
    answer = browser.post(page_of(draft, "mend_row", row_id=second.pk), form)
    assert answer.headers["Location"] == page_of(draft) + f"#row-{second.pk}"
    chip = 'href="?kind=country_unknown"'
    assert chip in browser.get(page_of(draft)).content.decode()
    form = {"text-country": "Bangladesh", "was-country": "Bengalen-Ost", "fields": "name country"}
    answer = browser.post(page_of(draft, "mend_row", row_id=third.pk), form, headers={"HX-Request": "true"})
    text = answer.content.decode()
    assert 'id="mending-kinds" hx-swap-oob="true"' in text
    assert chip not in text
    assert text.strip().startswith(f'<tr id="row-{third.pk}"')
    assert 'id="mending-counts" hx-swap-oob="true"' in text
    draft.refresh_from_db()
    assert list(draft.rows.values_list("name", "country"))[1:] == [
        ("Malhas do Ave", "PT"),
        ("Padma Knit Composite Ltd", "BD"),
    ]


def test_row_of_a_long_list_says_nothing_of_what_stood_there_before(
    draft, alpha, browser_of, monkeypatch, settings
):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    monkeypatch.setattr("akkoord.desk.register.actions.reading.READ_AT_ONCE_BYTES", 10)
    row = draft.rows.get(row=4)
    form = {"text-country": "Bangladesh", "was-country": "Bengalen-Ost", "fields": "name country"}
    address = page_of(draft, "mend_row", row_id=row.pk)
    text = browser_of(alpha).post(address, form, headers={"HX-Request": "true"}).content.decode()
    draft.refresh_from_db()
    assert not draft.is_read
    assert "saved, being checked" in text
    assert "left out" not in text
    assert "why--block" not in text
    assert 'value="Bangladesh"' in text


def test_conflict_shows_both_values(draft, alpha, browser_of):
    browser = browser_of(alpha)
    address = page_of(draft, "mend_row", row_id=draft.rows.get(row=3).pk)
    browser.post(address, {"text-name": "Malhas do Ave", "was-name": ""})
    answer = browser.post(
        address, {"text-name": "Ave Lda", "was-name": "", "fields": "name"}, headers={"HX-Request": "true"}
    )
    text = answer.content.decode()
    assert 'value="Ave Lda"' in text
    assert "Malhas do Ave" in text


def test_same_answer_for_many_rows_by_form(draft, alpha, browser_of):
    problem = draft.problems.get(code="country_unknown")
    browser_of(alpha).post(page_of(draft, "mend_recurring", problem_id=problem.pk), {"text": "BD"})
    assert draft.rows.get(row=4).country == "BD"


def test_row_is_taken_out_by_form(draft, alpha, browser_of):
    row = draft.rows.get(row=3)
    for act, out in (("take_out", True), ("put_back", False)):
        browser_of(alpha).post(page_of(draft, "mend_row", row_id=row.pk), {"act": act})
        assert draft.rows.get(row=3).is_taken_out is out


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_ask_the_database_the_same_number_of_times(
    alpha, cycle, browser_of, rows, django_assert_num_queries
):
    draft = upload(
        alpha, cycle, SCREEN, *[f",Rua da Industria {n} e 43 a 45,Porto,PT" for n in range(rows)]
    ).submission
    browser = browser_of(alpha)
    for name, queries in {"mending": 15, "change_columns": 7}.items():
        with django_assert_num_queries(queries):
            assert browser.get(page_of(draft, name)).status_code == 200


def test_page_of_a_list_that_is_being_read(alpha, cycle, browser_of, monkeypatch):
    monkeypatch.setattr("akkoord.desk.register.actions.reading.READ_AT_ONCE_BYTES", 10)
    draft = upload(alpha, cycle, SCREEN).submission
    browser = browser_of(alpha)
    assert "being read" in browser.get(page_of(draft, "company_list")).content.decode()
    assert "HX-Refresh" not in browser.get(page_of(draft, "reading")).headers
    browser.post(page_of(draft, "read_again"))
    assert browser.get(page_of(draft, "reading")).headers["HX-Refresh"] == "true"
    assert draft.rows.count() == 1


def test_file_that_goes_back_has_what_was_mended_beside_what_came(draft, alpha, browser_of):
    browser = browser_of(alpha)
    second, third = draft.rows.get(row=3), draft.rows.get(row=4)
    browser.post(page_of(draft, "mend_row", row_id=second.pk), {"text-name": "Malhas do Ave", "was-name": ""})
    browser.post(page_of(draft, "mend_row", row_id=third.pk), {"act": "take_out"})
    content = browser.get(page_of(draft, "annotated")).content
    own, beside, _problems = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    assert own["A3"].value is None
    lines = [[cell.value for cell in row][1:5] for row in beside.iter_rows(min_row=2)]
    assert lines == [["3", "name of the location", None, "Malhas do Ave"], ["4", "row", None, "taken out"]]


POST_BOX = "Padma Knit Composite Ltd,P.O. Box 12 Kashimpur Road Gazipur,Gazipur,Bangladesh"


def test_warning_that_is_answered_is_kept_for_next_year_and_shown_to_the_secretariat(
    alpha, cycle, next_cycle, secretariat, browser_of
):
    browser, draft = browser_of(alpha), upload(alpha, cycle, SCREEN, POST_BOX).submission
    row = draft.rows.get(row=3)
    assert "Padma" in browser.get(page_of(draft)).content.decode()
    form = {"act": "assure", "fields": "name address"}
    address = page_of(draft, "mend_row", row_id=row.pk)
    text = browser.post(address, form, headers={"HX-Request": "true"}).content.decode()
    assert "right as it stands" in text
    assert browser.post(address, form).status_code == 302
    page = browser.get(page_of(draft))
    assert (page.context["mending"].places, [each.row.pk for each in page.context["assured"]]) == (
        (),
        [row.pk],
    )
    accept(secretariat, submit(actor_of(admin_of(alpha)), draft))

    again = upload(alpha, next_cycle, SCREEN, POST_BOX).submission
    assert mending_of(again).places == ()
    assert [each.by for each in assured_warnings(again)] == [admin_of(alpha).name]
    browser.post(page_of(again, "mend_row", row_id=again.rows.get(row=3).pk), {"act": "doubt_again"})
    assert mending_of(again).warned == 1


def test_row_that_is_left_out_is_not_right_as_it_stands(draft, alpha, browser_of):
    row = draft.rows.get(row=3)
    text = browser_of(alpha).get(page_of(draft)).content.decode()
    assert 'value="assure"' not in text
    browser_of(alpha).post(page_of(draft, "mend_row", row_id=row.pk), {"act": "assure"})
    assert assured_warnings(draft) == []
