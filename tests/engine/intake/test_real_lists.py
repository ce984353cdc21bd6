"""Real lists read sensibly: every header and nearly every country is understood."""

import csv

import pytest
from tests.real_data import REAL_DATA, real_data, real_files

from akkoord.engine.intake import read_list, to_matching_rows

LISTS = [
    str(path.relative_to(REAL_DATA))
    for pattern in ("lists/*", "register/*.csv", "mills/register.csv", "mills/lists/*.csv")
    for path in real_files(pattern)
]
COLUMNS_WITHOUT_A_FIELD = {
    *(
        "brand",
        "sub_brand",
        "Nike, Inc. Brand(s)",
        "Events",
        "Region",
        "Line Workers",
        "% Migrant Workers",
        "Subcons",
    ),
    *("has_approved_claim", "is_closed", "RSPO Status", "Confidence level"),
}
ROWS_WITHOUT_A_COUNTRY = {
    "mills/lists/friesland-campina_2022.csv": 136,  # 120 give none, the others two texts run together
    "mills/lists/general-mills_2020H2.csv": 18,  # "Papua New Gui": suggested, not taken
}


@pytest.fixture(params=LISTS or ["lists/nike.csv"])
def name(request):
    return request.param


def test_real_list(name):
    path = real_data(name)
    result = read_list(path, filename=path.name)
    unused = {
        header
        for reading, mapping in zip(result.sheets, result.mapping.sheets, strict=True)
        for header in reading.headers
        if not any(header in headers for headers in mapping.columns.values())
    }
    countries = result.rows["country"].to_pylist()
    assert result.is_acceptable
    assert unused <= COLUMNS_WITHOUT_A_FIELD
    assert countries.count("") == ROWS_WITHOUT_A_COUNTRY.get(name, 0)
    assert set(result.rows["country_source"].to_pylist()) <= {"column", ""}
    assert to_matching_rows(result, "list", with_blocked=True).num_rows == result.rows.num_rows


def test_real_list_has_every_row_of_the_file(name):
    path = real_data(name)
    if path.suffix != ".csv":
        pytest.skip("counted in its CSV edition")
    with path.open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    result = read_list(path, filename=path.name)
    expected = [row + [""] * (len(header) - len(row)) for row in rows if any(row)]
    assert result.rows["cells"].to_pylist() == expected


@pytest.mark.parametrize("kind", ["xls", "xlsx"])
def test_real_workbook_reads_like_its_csv(kind):
    workbook, text = (
        read_list(real_data(f"lists/company-12.{each}"), filename=f"list.{each}") for each in (kind, "csv")
    )
    columns = ["row", "name", "country", "sector", "blocked"]
    assert workbook.rows.select(columns) == text.rows.select(columns)
