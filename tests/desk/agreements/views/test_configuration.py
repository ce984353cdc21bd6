"""The pages on which an agreement is set up and changed."""

import pytest

from akkoord.desk.agreements.forms import PARTS
from akkoord.desk.agreements.models import Agreement, AgreementChange
from akkoord.desk.agreements.rules import ready_configurations
from akkoord.desk.people.models import Mandate
from akkoord.desk.people.rules import Role


@pytest.fixture
def head(signed_in):
    """The browser of an adviser of all agreements."""
    browser = signed_in(Role.SECRETARIAT_ADVISER)
    Mandate.objects.update(agreement=None)
    return browser


@pytest.fixture
def adviser(signed_in, world):
    return signed_in(Role.SECRETARIAT_ADVISER)


def test_new_agreement_begins_from_a_ready_one(head):
    assert b"/agreements/new/natural_stone/" in head.get("/agreements/new/").content
    sent = {
        "name_nl": "Natuursteen",
        "name_en": "Stone",
        "slug": "stone",
        "phase": "signed",
        "starts": "2019-01-01",
    }
    assert head.post("/agreements/new/natural_stone/", sent).url == "/agreements/stone/set-up/"
    assert head.get("/agreements/stone/set-up/").status_code == 200
    assert Agreement.objects.get(slug="stone").publication_mode == "country_counts"


@pytest.mark.parametrize("slug", ["new", "textile", "no good"])
def test_new_agreement_needs_a_short_name_of_its_own(head, world, slug):
    sent = {"name_nl": "Natuursteen", "name_en": "Stone", "slug": slug, "phase": "signed"}
    assert head.post("/agreements/new/gold/", sent).status_code == 200
    assert Agreement.objects.count() == 2


def test_unknown_ready_configuration_is_not_there(head):
    assert head.get("/agreements/new/steel/").status_code == 404


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("ready", ["textile", "banking"])
def test_every_part_is_shown_and_saved_unchanged(adviser, world, part, ready):
    configuration = {**ready_configurations()[ready], "phase": "implementing"}
    Agreement.objects.filter(slug="textile").update(**configuration)
    address = f"/agreements/textile/set-up/{part}/"
    form = adviser.get(address).context["shown"]
    sent = {"reason": "Read again."}
    for each in [form.plain, *(form.lines or [])]:
        if each is not None:
            for field in each:
                value = field.value()
                sent[field.html_name] = "" if value is None else value
    if form.lines is not None:
        management = form.lines.management_form
        sent |= {field.html_name: field.value() for field in management}
    assert adviser.post(address, sent).status_code == 302
    assert not AgreementChange.objects.exists()


def test_change_of_a_part_is_saved_with_its_reason(adviser, world):
    sent = {"insight_units": ["mine"], "publication_mode": "none", "k_threshold": 5, "objection_days": 10}
    address = "/agreements/textile/set-up/insight/"
    assert adviser.post(address, {**sent, "reason": ""}).status_code == 200
    assert adviser.post(address, {**sent, "reason": "Decision 3."}).url == "/agreements/textile/set-up/"
    page = adviser.get("/agreements/textile/set-up/").content.decode()
    assert "mines" in page
    assert "Decision 3." in page


def test_line_is_added_and_an_emptied_one_is_taken_out(adviser, world):
    Agreement.objects.filter(slug="textile").update(themes=[{"code": "1", "name_en": "old"}])
    sent = {
        "row-TOTAL_FORMS": 4,
        "row-INITIAL_FORMS": 1,
        "row-0-code": "",
        "row-0-name_en": "",
        "row-1-code": "2",
        "row-1-name_en": "child labour",
        "reason": "Decision 4.",
    }
    assert adviser.post("/agreements/textile/set-up/themes/", sent).status_code == 302
    assert Agreement.objects.get(slug="textile").themes == [{"code": "2", "name_en": "child labour"}]


@pytest.mark.parametrize(
    ("part", "line"),
    [
        ("themes", {"row-0-name_en": "without a code"}),
        ("calendar", {"row-0-moment": "opens", "row-0-day": "31", "row-0-month": "2"}),
        ("targets", {"row-0-metric": "market_share", "row-0-value": "-1", "row-0-by": "2018-12-31"}),
    ],
)
def test_line_that_cannot_be_kept_is_shown_again(adviser, world, part, line):
    sent = {"row-TOTAL_FORMS": 1, "row-INITIAL_FORMS": 0, "reason": "Decision.", **line}
    response = adviser.post(f"/agreements/textile/set-up/{part}/", sent)
    assert response.status_code == 200
    assert b"errorlist" in response.content


def test_country_that_is_none_is_refused(adviser, world):
    response = adviser.post("/agreements/textile/set-up/names/", {"countries": "NL, XX", "reason": "Why."})
    assert b"XX is no country." in response.content


def test_unknown_part_is_not_there(adviser, world):
    assert adviser.get("/agreements/textile/set-up/weather/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_set_up_asks_the_same_number_of_questions(adviser, world, rows, django_assert_num_queries):
    for number in range(rows):
        AgreementChange.objects.create(
            agreement=world.agreement, field="ends", before=None, after=str(number), reason="Decision."
        )
    with django_assert_num_queries(6):
        assert adviser.get("/agreements/textile/set-up/").status_code == 200
