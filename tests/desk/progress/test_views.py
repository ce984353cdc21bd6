"""The pages with figures: what each reader sees, and drawing them up by form."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from tests.desk.progress.conftest import make_person

from akkoord.desk.agreements.models import Organisation
from akkoord.desk.people.models import Mandate, User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.progress.actions import enter_figure
from akkoord.desk.progress.models import FigureSet
from akkoord.desk.progress.rules import Entered
from akkoord.desk.publication.actions import release_figures
from akkoord.desk.register.models import Cycle


@pytest.fixture(autouse=True)
def folder(tmp_path, settings):
    settings.EDITIONS_DIR = tmp_path


def browser(role, **bound):
    """Somebody who is signed in with a role."""
    found = Client()
    found.force_login(make_person(role, **bound))
    return found


def person(browser):
    """Who is signed in there."""
    return actor_of(User.objects.get(pk=browser.session["_auth_user_id"]))


@pytest.fixture
def released(adviser, assessor, textile):
    """Companies of two years, and how many handed in a list in the first: all but three."""
    for year, number in ((2016, 64), (2017, 65)):
        enter_figure(adviser, textile, year, Entered("companies", Decimal(number), "Press"))
    for cell, number in (("", 64), ("handed_in", 61)):
        enter_figure(adviser, textile, 2016, Entered("handed_in_plan", Decimal(number), "Press", cell))
    for year in (2016, 2017):
        release_figures(assessor, textile, year, revision=textile.figure_sets.get(year=year).revision)
    return textile


def page(browser, name, *arguments):
    return browser.get(reverse(f"progress:{name}", args=arguments)).content.decode()


def test_company_reads_what_is_released_and_no_small_number(released):
    company = Organisation.objects.create(name="Weefhuis")
    text = page(browser("CA", organisation=company), "results", "textile")

    assert "64" in text
    assert "not shown" in text
    assert ">61" not in text
    assert "/2016/" not in text


def test_draft_is_for_those_who_draw_up_or_release(adviser, released):
    enter_figure(adviser, released, 2016, Entered("companies", Decimal(4321), "Press"), reason="Wrong.")

    for role in ("SA", "AS"):
        assert "4,321" in page(browser(role), "year", "textile", 2016)
    party = Organisation.objects.create(name="Union", kind="union")
    assert "4,321" not in page(browser("PS", organisation=party), "results", "textile")


def test_adviser_counts_enters_and_takes_out_by_form(textile, cycle):
    adviser = browser("SA")
    address = {
        name: reverse(f"progress:{name}", args=["textile", 2017]) for name in ("count", "enter", "year")
    }

    assert adviser.post(address["count"], {"as_of": "2017-12-31"}).status_code == 302
    given = {"figure": "locations/", "value": "2802", "source": "Minister"}
    assert adviser.post(address["enter"], given).status_code == 302
    assert "2,802" in adviser.get(address["year"]).content.decode()

    figure = FigureSet.objects.get().rows.get(series="locations")
    assert adviser.post(reverse("progress:take_out", args=["textile", 2017, figure.pk])).status_code == 302
    assert "2,802" not in adviser.get(address["year"]).content.decode()
    assert adviser.post(address["enter"], {**given, "source": ""}).status_code == 422


def test_adviser_goes_to_a_year_before_the_desk(textile):
    adviser, address = browser("SA"), reverse("progress:choose_year", args=["textile"])

    assert adviser.get(address, {"year": "2016"}).url == reverse("progress:year", args=["textile", 2016])
    assert adviser.get(address, {"year": "long ago"}).url == reverse("progress:results", args=["textile"])


def test_days_of_list_and_report_are_those_of_the_agreement_until_the_year_has_its_own(textile, cycle):
    adviser = browser("SA")
    text = page(adviser, "year", "textile", 2017)
    assert "2017-07-04" in text
    assert "2017-12-18" in text

    given = {"list_on": "2017-07-10", "report_on": "2018-01-15"}
    adviser.post(reverse("progress:set_dates", args=["textile", 2017]), given)
    text = page(adviser, "year", "textile", 2017)
    assert "2017-07-10" in text
    assert "2018-01-15" in text
    assert Cycle.objects.get().report_on.isoformat() == "2018-01-15"


def test_assessor_releases_by_form(adviser, textile):
    enter_figure(adviser, textile, 2016, Entered("companies", Decimal(64), "Press"))
    assessor = browser("AS")
    assert "Release" in page(assessor, "year", "textile", 2016)

    address = reverse("publication:release_figures", args=["textile", 2016])
    assert assessor.post(address, {"revision": "1"}).url == reverse("progress:year", args=["textile", 2016])
    assert FigureSet.objects.get().state == "released"


def test_overview_leads_to_the_only_agreement_or_says_that_there_is_nothing(released):
    company = Organisation.objects.create(name="Weefhuis")
    reader = browser("CU", organisation=company)
    assert reader.get(reverse("progress:overview")).url == reverse("progress:results", args=["textile"])

    FigureSet.objects.update(state="replaced")
    assert "No figures are released yet" in page(reader, "overview")


@pytest.mark.parametrize("years", [1, 3])
def test_results_ask_the_database_as_often_for_one_year_as_for_three(
    adviser, assessor, textile, years, django_assert_num_queries
):
    for year in range(2015, 2015 + years):
        enter_figure(adviser, textile, year, Entered("companies", Decimal(64), "Press"))
        release_figures(assessor, textile, year, revision=1)
    reader = browser("SA")
    address = reverse("progress:results", args=["textile"])
    reader.get(address)

    with django_assert_num_queries(8):
        reader.get(address)


def test_adviser_of_another_agreement_sees_nothing(released):
    reader = Client()
    user = make_person("SA")
    Mandate.objects.filter(user=user).update(
        agreement=type(released).objects.create(slug="gold", name_en="Gold", name_nl="Goud")
    )
    reader.force_login(user)
    assert reader.get(reverse("progress:results", args=["textile"])).status_code == 404
