"""The edition as an Excel workbook: the locations, the countries, and a sheet that says what it is.

Written part by part straight into the ZIP file, so that the memory stays small at a million rows and the same
rows give the same bytes. It has no properties, so that none can tell an author, a program or a day.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from akkoord.desk.publication.folder.tables import PublicRow, columns_of, in_one_cell
from akkoord.engine.spreadsheet_text import could_run

MOST_ROWS = 1_048_576
"""Of a sheet, its headings among them; a longer list goes on in a second sheet."""
LONGEST_CELL = 32_767
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The moment that ZIP files give what has none."""
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PACKAGE = "application/vnd.openxmlformats-package"
_PLAIN, _HEADING, _STAYS_TEXT = "0", "1", "2"
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf quotePrefix="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
"""A cell of the third kind is taken for text also after somebody edited it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet to be written; it goes on under the same headings where it is too long."""

    name: str
    headings: Sequence[str]
    rows: Iterable[Sequence[object]]
    number_of_rows: int


def sheet_of(name: str, shape: type[PublicRow], rows: Sequence[PublicRow]) -> Sheet:
    """A sheet with a column for each public field."""
    columns = columns_of(shape)
    cells = ([in_one_cell(getattr(row, column)) for column in columns] for row in rows)
    return Sheet(name, columns, cells, len(rows))


def write_workbook(path: Path, sheets: Iterable[Sheet]) -> None:
    """Write the sheets in their order."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        names = [name for each in sheets for name in _write_sheet(archive, each)]
        for part, text in _frame(names).items():
            archive.writestr(_part(part), text)


def _write_sheet(archive: zipfile.ZipFile, sheet: Sheet) -> list[str]:
    """Write as many sheets as the rows need; answers their names."""
    rows = iter(sheet.rows)
    names: list[str] = []
    for first in range(0, max(1, sheet.number_of_rows), MOST_ROWS - 1):
        names.append(sheet.name if not first else f"{sheet.name} {len(names) + 1}")
        number = 1 + sum(each.filename.startswith("xl/worksheets/") for each in archive.filelist)
        with archive.open(_part(f"xl/worksheets/sheet{number}.xml"), "w", force_zip64=True) as part:
            for piece in _sheet_xml(sheet.headings, _at_most(MOST_ROWS - 1, rows)):
                part.write(piece.encode())
    return names


def _at_most(number: int, rows: Iterator[Sequence[object]]) -> Iterator[Sequence[object]]:
    for _, row in zip(range(number), rows, strict=False):
        yield row


def _sheet_xml(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    yield (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<cols><col min="1" max="{len(headings)}" width="24" customWidth="1"/></cols><sheetData>'
    )
    yield _row_xml(headings, style=_HEADING)
    for row in rows:
        yield _row_xml(row)
    yield "</sheetData></worksheet>"


def _row_xml(row: Sequence[object], *, style: str = _PLAIN) -> str:
    return "<row>" + "".join(_cell_xml(value, style=style) for value in row) + "</row>\n"


def _cell_xml(value: object, *, style: str) -> str:
    if isinstance(value, int | float):
        return f"<c><v>{value!r}</v></c>"
    text = str(value)
    if not text:
        return "<c/>"
    kind = _STAYS_TEXT if could_run(text) else style
    shown = escape(_NOT_IN_XML.sub("", _LOOKS_ESCAPED.sub("_x005F_", text[:LONGEST_CELL])))
    return f'<c s="{kind}" t="inlineStr"><is><t xml:space="preserve">{shown}</t></is></c>'


def _frame(names: Sequence[str]) -> dict[str, str]:
    """The parts around the sheets."""
    numbered = list(enumerate(names, start=1))
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_CONTENT}.worksheet+xml"/>'
        for number, _ in numbered
    )
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>' for number, name in numbered
    )
    return {
        "[Content_Types].xml": (
            f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Default Extension="rels" ContentType="{_PACKAGE}.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_CONTENT}.sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_CONTENT}.styles+xml"/>{types}</Types>'
        ),
        "_rels/.rels": _relations(["officeDocument:xl/workbook.xml"]),
        "xl/workbook.xml": (
            f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": _relations(
            [*(f"worksheet:worksheets/sheet{number}.xml" for number, _ in numbered), "styles:styles.xml"]
        ),
        "xl/styles.xml": _STYLES,
    }


def _relations(wanted: Sequence[str]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, _, target) in enumerate((each.partition(":") for each in wanted), start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_RELATIONS}">{lines}</Relationships>'


def _part(name: str) -> zipfile.ZipInfo:
    part = zipfile.ZipInfo(name, date_time=_EARLIEST)
    part.compress_type, part.create_system, part.external_attr = zipfile.ZIP_DEFLATED, 0, 0
    return part
