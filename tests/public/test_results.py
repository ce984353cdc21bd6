"""The public pages with figures and annual reports."""

from dataclasses import replace

import pytest
from tests.engine.disclosure.figures import in_all

from akkoord.desk.publication.folder import place_text
from akkoord.engine.disclosure.yearly_report import REPORTS, Block, PublicChapter, PublicReport

CHAPTER = PublicChapter(
    "summary",
    in_all("In short"),
    {
        "nl": (Block("paragraph", ("Zestig bedrijven <b>deden</b> mee.",)),),
        "en": (Block("list", ("Sixty companies", "Many more")),),
    },
)
FIRST = PublicReport("textile", in_all("Textile"), 2017, 1, "2017-12-18", "2017-12-31", 2, "", (CHAPTER,))
SECOND = replace(FIRST, version=2, dated="2018-01-15", reason="A number was wrong.")


@pytest.fixture
def reports(editions_dir, edition):
    for each in (FIRST, SECOND):
        place_text(each.as_json(), editions_dir / "textile" / REPORTS / each.file_name)


def page(site, address):
    return site.get(address).content.decode()


def test_overview_leads_to_the_figures_of_each_agreement(site, edition):
    assert "/en/results/textile/" in page(site, "/en/results/")


def test_overview_says_that_there_is_nothing_yet(site):
    assert "No figures are published yet" in page(site, "/en/results/")


@pytest.mark.parametrize("language", ["en", "nl", "de", "fr"])
def test_figures_stand_in_the_language_of_the_reader(site, edition, language):
    text = page(site, f"/{language}/results/textile/")

    assert f"Textile {language}" in text
    assert f"Plans {language}" in text
    assert "Press, 4 July 2017" in text
    assert "A plan was found." in text
    assert "<svg" in text


def test_hidden_number_is_not_there(site, edition):
    text = page(site, "/en/results/textile/")
    assert "not shown" in text
    assert ">8<" not in text


def test_report_is_read_in_dutch_and_else_in_english_with_its_frame(site, reports):
    dutch, german = page(site, "/nl/results/textile/2017/"), page(site, "/de/results/textile/2017/")

    assert "Zestig bedrijven &lt;b&gt;deden&lt;/b&gt; mee." in dutch
    assert '<div lang="en">' in german
    assert "In short de" in german
    assert "Jahresbericht" in german


def test_newest_version_is_shown_and_earlier_ones_stay(site, reports):
    newest = page(site, "/en/results/textile/2017/")
    assert "A number was wrong." in newest
    assert "/en/results/textile/2017/1/" in newest
    assert "This version was corrected." in page(site, "/en/results/textile/2017/1/")
    assert "This version was corrected." not in page(site, "/en/results/textile/2017/2/")


def test_figures_of_the_year_stand_beside_the_report_for_a_program(site, reports):
    assert "/en/results/textile/2017/figures.csv" in page(site, "/en/results/textile/2017/")

    answer = site.get("/en/results/textile/2017/figures.csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    text = answer.content.decode()
    assert "handed_in_plan,1,2017,never,,number,not_shown" in text
    assert "2016" not in text


@pytest.mark.parametrize("address", ["2018/", "2017/3/", "abc/"])
def test_report_that_is_not_there_is_not_found(site, reports, address):
    assert site.get(f"/en/results/textile/{address}").status_code == 404


def test_damaged_file_is_left_out(site, reports, editions_dir, caplog):
    (editions_dir / "textile" / REPORTS / "2017-2.json").write_text("{}")
    (editions_dir / "textile" / "figures.json").write_text("nothing")

    assert "Sixty companies" in page(site, "/en/results/textile/2017/")
    assert site.get("/en/results/textile/").status_code == 404
    assert "Sixty" not in caplog.text
    said = {(each.msg, each.facts["agreement"]) for each in caplog.records if each.levelname == "ERROR"}
    assert said == {("report left out", "textile"), ("figures left out", "textile")}


def test_other_names_of_files_are_no_reports(site, reports, editions_dir):
    place_text(FIRST.as_json(), editions_dir / "textile" / REPORTS / ".unfinished-2019-1.json")
    assert site.get("/en/results/textile/2019/").status_code == 404
