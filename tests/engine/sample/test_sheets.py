import pytest

from akkoord.engine.sample.mentions import Mention
from akkoord.engine.sample.sheets import Merged, Placed, Sheet, lay_out
from akkoord.engine.sample.styles import Style


def mention(name, country="China", *damage):
    code = {"China": "CN", "India": "IN"}.get(country, "IN")
    return Mention(name, code, {"name": name, "country": country}, damage)


COLUMNS = (("Nr", "number"), ("Name", "name"), ("Country", "country"))


def test_lay_out_counts_title_lines_blank_rows_and_total():
    style = Style("s", COLUMNS, "csv", title=("{company} {year}", ""), gap=1, total="Total", sheet="S")
    mentions = [mention("A"), mention("B")]
    assert lay_out(mentions, style, company="Wol", year=2018) == (
        [
            Sheet(
                "S",
                [
                    ["Wol 2018"],
                    [],
                    ["Nr", "Name", "Country"],
                    [1, "A", "China"],
                    [],
                    [2, "B", "China"],
                    [],
                    [],
                    ["Total", 2],
                ],
            )
        ],
        [Placed("S", 4, mentions[0]), Placed("S", 6, mentions[1])],
    )


def test_lay_out_merges_countries_that_follow_each_other():
    style = Style("s", COLUMNS, "xlsx", merges_country=True, sheet="S")
    mentions = [mention("A"), mention("B"), mention("C", "", "country_missing"), mention("D", "India")]
    sheets, _ = lay_out(mentions, style, company="Wol", year=2018)
    assert sheets[0].merged == [Merged(first_row=2, last_row=3, column=3)]
    assert [row[2] for row in sheets[0].rows] == ["Country", "China", "", "", "India"]


def test_lay_out_gives_each_country_its_sheet_after_the_notes():
    style = Style("s", COLUMNS, "xlsx", country="nl", sheet_per="country", notes=("Zie {year}",))
    sheets, placed = lay_out(
        [mention("A", "India"), mention("B"), mention("C", "India")], style, company="Wol", year=2018
    )
    assert [sheet.name for sheet in sheets] == ["Info", "China", "India"]
    assert [(p.sheet, p.row, p.mention.location_id) for p in placed] == [
        ("China", 2, "B"), ("India", 2, "A"), ("India", 3, "C"),
    ]  # fmt: skip


@pytest.mark.parametrize("field", ["unknown", "empty"])
def test_lay_out_leaves_fields_without_content_empty(field):
    sheets, _ = lay_out([mention("A")], Style("s", (("X", field),), "csv"), company="Wol", year=2018)
    assert sheets[0].rows == [["X"], [""]]
