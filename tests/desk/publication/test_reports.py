"""Writing, approving and publishing an annual report."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from tests.desk.publication.conftest import make_company, make_cycle, make_person

from akkoord.desk.agreements.morning import mornings
from akkoord.desk.agreements.rules import ReasonNeeded
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.models import User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import COMPANY_ROLES, Role
from akkoord.desk.progress.actions import enter_figure
from akkoord.desk.progress.rules import Entered
from akkoord.desk.publication.actions import (
    approve_report,
    offer_report,
    open_report,
    publish_report,
    release_figures,
    take_back_report,
    write_chapter,
)
from akkoord.desk.publication.queries.reports import findings_of, public_report, report_file, report_page
from akkoord.desk.publication.rules import FindingsNotAccepted
from akkoord.desk.publication.rules.reports import (
    BothLanguages,
    ChapterMoved,
    FiguresNeeded,
    OwnReport,
    ReportMoved,
    ReportStep,
    SomethingInternal,
    TooEarly,
    UnknownMark,
)
from akkoord.engine.disclosure.yearly_report import Block, PublicReport

FIGURES = {"companies": 1065, "brands": 80, "market_share": 37}


@pytest.fixture(autouse=True)
def folder(tmp_path, settings):
    settings.EDITIONS_DIR = tmp_path


@pytest.fixture
def writer(db):
    return actor_of(make_person("Wim Writer"))


@pytest.fixture
def approver(db):
    return actor_of(make_person("Ada Approver", role="AS"))


@pytest.fixture
def figures(textile, writer, approver):
    """Released figures of 2016; of the plans three are missing, which nobody may know."""
    for series, number in FIGURES.items():
        enter_figure(writer, textile, 2016, Entered(series, Decimal(number), "Press"))
    for cell, number in (("", 65), ("handed_in", 62)):
        enter_figure(writer, textile, 2016, Entered("handed_in_plan", Decimal(number), "Press", cell))
    return release_figures(approver, textile, 2016, revision=5)


@pytest.fixture
def report(writer, textile, figures):
    return open_report(writer, textile, 2016)


def chapter(report, code="summary"):
    return report.chapters.select_related("report").get(code=code)


def write(actor, report, nl, en, code="next_year"):
    row = chapter(report, code)
    return write_chapter(actor, row, text_nl=nl, text_en=en, revision=row.revision)


def approved(report, writer, approver):
    """The report, offered and approved with every finding ticked."""
    report.refresh_from_db()
    offered = offer_report(writer, report, revision=report.revision)
    keys = [each.key for each in findings_of(offered)]
    return approve_report(approver, offered, revision=offered.revision, accepted=keys)


def test_report_begins_with_sentences_about_released_figures(report):
    summary = chapter(report)

    assert summary.text_nl.startswith("Aan de overeenkomst namen {companies} bedrijven deel.")
    assert "{market_share} per cent" in summary.text_en
    assert chapter(report, "handing_in").text_en == ""
    assert report.publish_on == date(2016, 12, 18)


def test_report_without_lists_has_no_chapter_on_places(writer, textile, figures):
    textile.insight_units = ["project"]
    textile.save()

    assert not open_report(writer, textile, 2016).chapters.filter(code="locations").exists()


def test_report_opened_twice_is_one(writer, textile, report):
    assert open_report(writer, textile, 2016) == report


def test_report_needs_released_figures(writer, textile, figures):
    with pytest.raises(FiguresNeeded):
        open_report(writer, textile, 2015)


def test_public_report_has_the_figures_in_the_way_of_each_language(report, writer):
    write(writer, report, "Meer.\n\n- een\n- twee: {handed_in_plan.handed_in}", "More.\n\n- one\n- two")

    found = {each.code: each for each in public_report(report).chapters}
    assert found.keys() == {"summary", "next_year"}
    assert "1.065 bedrijven" in found["summary"].text["nl"][0].lines[0]
    assert "1,065 companies" in found["summary"].text["en"][0].lines[0]
    assert found["next_year"].text["nl"] == (
        Block("paragraph", ("Meer.",)),
        Block("list", ("een", "twee: een getal dat niet wordt getoond")),
    )
    assert PublicReport.read(public_report(report).as_json()) == public_report(report)


def test_text_with_an_unknown_figure_is_refused(report, writer):
    with pytest.raises(UnknownMark):
        write(writer, report, "{bedrijven}", "")


def test_colleague_who_saved_meanwhile_is_not_overwritten(report, writer):
    row = chapter(report)
    write_chapter(writer, row, text_nl="Eerst", text_en="First", revision=row.revision)

    with pytest.raises(ChapterMoved):
        write_chapter(writer, row, text_nl="Later", text_en="Later", revision=row.revision)
    again = write_chapter(writer, row, text_nl="Eerst", text_en="First", revision=row.revision)
    assert again.revision == 1


def test_chapter_in_one_language_is_not_offered(report, writer):
    write(writer, report, "Alleen Nederlands", "")
    report.refresh_from_db()
    with pytest.raises(BothLanguages):
        offer_report(writer, report, revision=report.revision)


def test_offered_report_stands_still_until_it_is_taken_back(report, writer, approver):
    offered = offer_report(writer, report, revision=report.revision)
    with pytest.raises(ReportMoved):
        write(writer, offered, "Nog iets", "Something")

    take_back_report(approver, offered, revision=offered.revision)
    assert write(writer, offered, "Nog iets", "Something").revision == 1


def test_somebody_else_approves_what_was_looked_at(report, writer, approver):
    offered = offer_report(writer, report, revision=report.revision)
    with pytest.raises(OwnReport):
        approve_report(writer, offered, revision=offered.revision)
    with pytest.raises(ReportMoved):
        approve_report(approver, offered, revision=offered.revision + 1)

    assert approve_report(approver, offered, revision=offered.revision).state == "approved"


def test_names_and_typed_numbers_are_ticked_first(report, writer, approver, textile):
    make_company(textile, "Weefhuis B.V.")
    write(writer, report, "Met dank aan weefhuis, 12 gesprekken in 2016.", "Thanks, 12 talks in 2016.")
    report.refresh_from_db()
    offered = offer_report(writer, report, revision=report.revision)
    found = findings_of(offered)

    assert [(each.code, dict(each.params)) for each in found] == [
        ("report_names", {"chapter": "next_year", "language": "nl", "name": "Weefhuis B.V."}),
        ("report_number_typed", {"chapter": "next_year", "language": "nl", "number": "12"}),
        ("report_number_typed", {"chapter": "next_year", "language": "en", "number": "12"}),
    ]
    with pytest.raises(FindingsNotAccepted):
        approve_report(approver, offered, revision=offered.revision, accepted=[found[0].key])
    keys = [each.key for each in found]
    assert approve_report(approver, offered, revision=offered.revision, accepted=keys).accepted == keys


def test_address_of_a_person_never_leaves(report, writer, approver):
    address = User.objects.first().email
    write(writer, report, f"Mail {address}", f"Mail {address}")
    report.refresh_from_db()
    offered = offer_report(writer, report, revision=report.revision)
    with pytest.raises(SomethingInternal):
        approve_report(approver, offered, revision=offered.revision)


def test_figures_released_meanwhile_have_to_be_offered_anew(report, writer, approver, textile):
    offered = offer_report(writer, report, revision=report.revision)
    enter_figure(writer, textile, 2016, Entered("brands", Decimal(81), "Press"), reason="One was missed.")
    second = textile.figure_sets.get(number=2)
    release_figures(approver, textile, 2016, revision=second.revision)
    with pytest.raises(ReportMoved):
        approve_report(approver, offered, revision=offered.revision)

    back = take_back_report(writer, offered, revision=offered.revision)
    assert offer_report(writer, back, revision=back.revision).figures == second


@pytest.mark.parametrize("role", sorted(set(Role) - {*COMPANY_ROLES, Role.PUBLIC_VISITOR}))
def test_whom_the_page_offers_to_take_a_report_back_may_do_it(report, writer, role):
    offered = offer_report(writer, report, revision=report.revision)
    somebody = actor_of(make_person("Somebody", role))
    if ReportStep.TAKE_BACK in report_page(offered, somebody).steps:
        assert take_back_report(somebody, offered, revision=offered.revision).is_draft
    else:
        with pytest.raises(NotAllowed):
            take_back_report(somebody, offered, revision=offered.revision)


def test_published_report_is_a_file_with_the_approved_bytes(report, writer, approver):
    ready = approved(report, writer, approver)
    assert not report_file(ready).exists()

    published = publish_report(writer, ready)
    content = report_file(published).read_bytes()
    assert PublicReport.read(content.decode()) == public_report(published)
    assert publish_report(writer, ready).published_at == published.published_at
    assert report_file(published).read_bytes() == content


def test_report_is_not_published_before_its_day(report, writer, approver):
    ready = approved(report, writer, approver)
    ready.publish_on = date(2999, 12, 18)
    ready.save()
    with pytest.raises(TooEarly):
        publish_report(writer, ready)


def test_text_changed_behind_the_back_of_the_approver_is_not_published(report, writer, approver):
    ready = approved(report, writer, approver)
    report.chapters.filter(code="summary").update(text_en="Something else.")
    with pytest.raises(ReportMoved):
        publish_report(writer, ready)


def test_correction_is_a_new_version_and_the_old_one_stays(report, writer, approver, textile):
    first = publish_report(writer, approved(report, writer, approver))
    before = report_file(first).read_bytes()
    with pytest.raises(ReasonNeeded):
        open_report(writer, textile, 2016)

    second = open_report(writer, textile, 2016, reason="A talk was forgotten.")
    assert chapter(second).text_nl == chapter(first).text_nl
    write(writer, second, "Nieuw", "New")
    published = publish_report(writer, approved(second, writer, approver))

    first.refresh_from_db()
    assert (first.state, published.version) == ("replaced", 2)
    assert report_file(first).read_bytes() == before
    assert PublicReport.read(report_file(published).read_text()).reason == "A talk was forgotten."


def test_company_and_party_do_not_see_a_draft(report, textile):
    company = make_company(textile, "Weefhuis")
    for role in ("CA", "PS"):
        user = make_person("Outside", role="GA")
        user.mandates.update(role=role, organisation=company)
        browser = Client()
        browser.force_login(user)
        address = reverse("publication:report", args=["textile", 2016, 1])
        assert browser.get(address).status_code == 404
        with pytest.raises(NotAllowed):
            open_report(actor_of(user), textile, 2016)


def test_report_is_told_of_in_the_morning_until_it_is_out(writer, approver, textile, report):
    def told():
        (morning,) = mornings(writer, [textile])
        return [each.sentence for each in morning.lines if "report" in each.sentence]

    make_cycle(textile, 2016)
    assert told() == ["Annual report on 2016: being written"]
    publish_report(writer, approved(report, writer, approver))
    assert told() == []
    make_cycle(textile, 2017)
    assert told() == ["The annual report on 2017 appears on 18 December 2017"]


def browser_of(actor):
    found = Client()
    found.force_login(User.objects.get(pk=actor.user_id))
    return found


def test_report_goes_its_way_by_forms(writer, approver, textile, figures):
    writes, approves = browser_of(writer), browser_of(approver)
    opened = writes.post(reverse("publication:open_report", args=["textile"]), {"year": "2016"})
    address = reverse("publication:report", args=["textile", 2016, 1])
    assert opened.url == address
    page = reverse("publication:chapter", args=["textile", 2016, 1, "next_year"])
    assert "{companies}" in writes.get(page).content.decode()
    given = {"revision": "0", "text_nl": "Verder met {companies}.", "text_en": "On with {companies}."}
    assert writes.post(page, given).url == address
    assert "On with 1,065." in writes.get(address).content.decode()

    def step(browser, name):
        found = textile.reports.get()
        there = reverse("publication:report_step", args=["textile", 2016, 1])
        return browser.post(there, {"step": name, "revision": str(found.revision)})

    assert step(writes, "offer").url == address
    assert "Somebody who did not write" in writes.get(address).content.decode()
    assert step(approves, "approve").url == address
    assert step(writes, "publish").url == address
    assert textile.reports.get().state == "published"


def test_text_that_cannot_be_saved_is_shown_again(writer, textile, report):
    writes = browser_of(writer)
    page = reverse("publication:chapter", args=["textile", 2016, 1, "summary"])
    wrong = writes.post(page, {"revision": "0", "text_nl": "{niets}", "text_en": "My text"})
    assert wrong.status_code == 422
    assert "My text" in wrong.content.decode()

    write(writer, report, "Van een collega", "From a colleague", code="summary")
    late = writes.post(page, {"revision": "0", "text_nl": "Van mij", "text_en": "Mine"})
    assert late.status_code == 422
    assert "From a colleague" in late.content.decode()
    assert 'name="revision" value="1"' in late.content.decode()


@pytest.mark.parametrize("versions", [1, 3])
def test_list_of_reports_asks_the_database_as_often_for_one_as_for_three(
    writer, approver, textile, figures, versions, django_assert_num_queries
):
    for _ in range(versions):
        opened = open_report(writer, textile, 2016, reason="Again.")
        publish_report(writer, approved(opened, writer, approver))
    browser, address = browser_of(writer), reverse("publication:reports", args=["textile"])
    browser.get(address)
    with django_assert_num_queries(6):
        browser.get(address)
