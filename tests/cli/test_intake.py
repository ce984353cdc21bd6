import json

import openpyxl
import pytest
from click.testing import CliRunner

from akkoord.cli import main

CONTENT = 'name,address,country\nAlpha Garments Ltd,"12 Mill Road, Export Zone, Sector 3",Bangaldesh\n'
MISSPELT = (
    "block [2 country] “Bangaldesh” is not a country that we know. Did you mean Bangladesh? Confirm it or"
    " write the right name. Until then these rows are kept, but not used. (country_misspelt)"
)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(CONTENT)
    return path


def run(*arguments):
    return CliRunner().invoke(main, ["intake", *map(str, arguments)])


def test_intake_shows_what_was_understood(file):
    result = run(file)
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        "list.csv: 1 rows, header in row 1",
        "  name             name",
        "  address          address",
        "  country          country",
        MISSPELT,
        "0 rows can be used, 1 cannot yet.",
    ]


def test_intake_with_a_changed_mapping(file, tmp_path):
    data = json.loads(run(file, "--json").output)
    assert [problem["code"] for problem in data["problems"]] == ["country_misspelt"]
    data["mapping"]["countries"] = {"Bangaldesh": "BD"}
    (tmp_path / "mapping.json").write_text(json.dumps(data))
    again = run(file, "--mapping", tmp_path / "mapping.json", "--json")
    assert (again.exit_code, json.loads(again.output)["problems"]) == (0, [])


def test_intake_writes_the_annotated_list(file, tmp_path):
    assert run(file, "--annotated", tmp_path / "out.xlsx").exit_code == 0
    assert openpyxl.load_workbook(tmp_path / "out.xlsx").sheetnames == ["list", "Problems"]


def test_intake_of_a_file_that_is_no_list(tmp_path):
    (tmp_path / "list.xlsx").write_bytes(b"%PDF-1.7")
    result = run(tmp_path / "list.xlsx")
    assert result.exit_code == 1
    assert "This is a PDF" in result.output


def test_intake_with_a_mapping_that_cannot_be_read(file, tmp_path):
    (tmp_path / "mapping.json").write_text(
        '{"sheets": [{"sheet": null, "header_row": 1, "columns": {"naem": []}}]}'
    )
    result = run(file, "--mapping", tmp_path / "mapping.json")
    assert result.exit_code == 2
    assert "no field 'naem'" in result.output
