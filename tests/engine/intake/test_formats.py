"""Whatever is written in any format comes back the same; whatever bytes come, there is an answer."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.engine.intake.files import csv_of, ods_of, xls_of, xlsx_of

from akkoord.engine.intake import DEFAULT_LIMITS, read_list
from akkoord.engine.intake.delimited import delimiter_of
from akkoord.engine.intake.opening import open_file

HEADER = ["name", "address", "country"]
PLAIN = "abcdefghijklmnopqrstuvwxyzABCXYZ0123456789 .-&'"
LETTERS = {
    "utf-8": PLAIN + 'éüßğşıçŁ中国工厂ひカ한ไทยабв,;|\t"\n',
    "utf-8-sig": PLAIN + 'éüß中国,;|\t"\n',
    "utf-16": PLAIN + 'éüß中国,;|\t"\n',
    "utf-16-le": PLAIN + 'éüß中国,;|\t"\n',
    "utf-16-be": PLAIN + 'éüß中国,;|\t"\n',
}
ENCODING = st.sampled_from(sorted(LETTERS))


def cells(letters, **sizes):
    return st.text(letters, min_size=1, max_size=20).filter(lambda text: text.strip() == text)


@st.composite
def tables(draw, letters=LETTERS["utf-8"]):
    row = st.lists(cells(letters), min_size=3, max_size=3)
    return [HEADER, *draw(st.lists(row, min_size=1, max_size=8))]


def read_back(content):
    [sheet] = open_file(content, limits=DEFAULT_LIMITS).sheets
    return sheet.head(sheet.height)


@st.composite
def delimited(draw):
    encoding = draw(ENCODING)
    table = draw(tables(LETTERS[encoding]))
    return table, csv_of(
        table,
        delimiter=draw(st.sampled_from(",;\t|")),
        encoding=encoding,
        line_end=draw(st.sampled_from(["\n", "\r\n"])),
    )


@given(delimited())
def test_delimited_text_comes_back_the_same(written):
    table, content = written
    assert read_back(content) == table


@pytest.mark.parametrize(
    "make", [lambda rows: xlsx_of({"List": rows}), xls_of, ods_of], ids=["xlsx", "xls", "ods"]
)
@given(table=tables(PLAIN + "éüßğ中国工厂ひ한"))
@settings(max_examples=30)
def test_workbooks_come_back_the_same(make, table):
    table = [[" ".join(cell.split()) for cell in row] for row in table]
    assert read_back(make(table)) == table


@given(st.binary(max_size=400))
@example(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
@example(b"PK\x03\x04" + bytes(50))
@example(b'"')
@example(b"\xff\xfe")
@example(b"name,address,country\x00\nA,B,C")
@settings(max_examples=300)
def test_any_bytes_get_an_answer(content):
    result = read_list(content, filename="any.csv")
    assert result.rows.num_rows > 0 or not result.is_acceptable


@given(st.binary(max_size=60), st.integers(0, 2000), st.sampled_from(["xlsx", "xls", "ods"]))
@settings(max_examples=60, deadline=None)
def test_damaged_workbooks_get_an_answer(damage, position, kind):
    rows = [HEADER, ["A", "B", "C"]]
    content = {"xlsx": xlsx_of({"List": rows}), "xls": xls_of(rows), "ods": ods_of(rows)}[kind]
    damaged = content[:position] + damage + content[position + len(damage) :]
    read_list(damaged, filename=f"list.{kind}")


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("name;address;country\nA;Road 1, Town;NL\n", ";"),
        ("name,address,country\nA,B; C; D,NL\n", ","),
        ("name\taddress\tcountry\nA, B\tC, D\tNL\n", "\t"),
        ("name|address\nA|B, C\n", "|"),
        ("sep=;\nname;address\n1,5;2,5\n", ";"),
        ('"name","address"\n"A;B;C","D;E;F"\n', ","),
        ("title of the list\n\nname;address;country\nA, B, C;D, E;NL\n", ";"),
        ("name\nA\n", ","),
    ],
)
def test_delimiter_of(text, delimiter):
    assert delimiter_of(text) == delimiter
