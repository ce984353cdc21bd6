"""What leaves the house about a year names nobody: no company, brand, person, address or identifier."""

from decimal import Decimal

from django.test import Client
from django.urls import reverse
from tests.desk.progress.conftest import AS_OF, make_company, make_person

from akkoord.desk.agreements.models import OrganisationName
from akkoord.desk.people.models import User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.progress.actions import count_figures, enter_figure
from akkoord.desk.progress.rules import Entered
from akkoord.desk.publication.actions import (
    approve_report,
    offer_report,
    open_report,
    publish_report,
    release_figures,
)


def bring_out(adviser, assessor, agreement):
    """Figures and report of the year, on their way to everybody."""
    count_figures(adviser, agreement, 2017, as_of=AS_OF)
    draft = enter_figure(adviser, agreement, 2017, Entered("locations", Decimal(2802), "Minister")).figures
    release_figures(assessor, agreement, 2017, revision=draft.revision)
    report = open_report(adviser, agreement, 2017)
    offered = offer_report(adviser, report, revision=report.revision)
    publish_report(adviser, approve_report(assessor, offered, revision=offered.revision))


def canaries(company):
    """Everything that would tell of a company or a person, each really there."""
    OrganisationName.objects.create(organisation=company, name="Kanarie Merk", kind="brand")
    found = [company.name, "Kanarie Merk", str(company.pk), company.pk.hex]
    return [*found, *User.objects.values_list("email", flat=True)]


def test_files_of_a_year_name_nobody(adviser, assessor, textile, handed_in, tmp_path, settings):
    settings.EDITIONS_DIR = tmp_path
    company = make_company(textile, "Kanarie Kleding B.V.")
    wanted = canaries(company)
    bring_out(adviser, assessor, textile)

    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {path.name for path in files} == {"figures.json", "2017-1.json"}
    for path in files:
        text = path.read_text(encoding="utf-8").casefold()
        assert "66" in text, path  # it counts the company
        assert [each for each in wanted if each.casefold() in text] == []


def test_pages_of_a_year_name_no_company(adviser, assessor, textile, handed_in, tmp_path, settings):
    settings.EDITIONS_DIR = tmp_path
    company = make_company(textile, "Kanarie Kleding B.V.")
    wanted = canaries(company)[:4]
    bring_out(adviser, assessor, textile)

    reader = Client()
    reader.force_login(User.objects.get(pk=adviser.user_id))
    for address in (
        reverse("progress:results", args=["textile"]),
        reverse("progress:year", args=["textile", 2017]),
        reverse("publication:report", args=["textile", 2017, 1]),
    ):
        text = reader.get(address).content.decode()
        assert [each for each in wanted if each in text] == [], address


def test_party_reads_no_hidden_number_by_any_mark(adviser, assessor, textile, tmp_path, settings):
    settings.EDITIONS_DIR = tmp_path
    for cell, number in (("", 65), ("handed_in", 61), ("never", 4)):
        enter_figure(adviser, textile, 2016, Entered("handed_in_plan", Decimal(number), "Press", cell))
    draft = textile.figure_sets.get()
    release_figures(assessor, textile, 2016, revision=draft.revision)
    union = make_company(textile, "Union")
    party = make_person("PS", organisation=union)
    assert actor_of(party).roles

    reader = Client()
    reader.force_login(party)
    text = reader.get(reverse("progress:results", args=["textile"])).content.decode()
    assert ">65" in text
    assert ">61" not in text
    assert ">4<" not in text
    assert "61" not in (tmp_path / "textile" / "figures.json").read_text()
