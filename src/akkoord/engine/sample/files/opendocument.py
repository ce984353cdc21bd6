"""Writes sheets as an OpenDocument spreadsheet, the same bytes every time."""

from xml.sax.saxutils import escape, quoteattr

from akkoord.engine.sample.cells import Cell
from akkoord.engine.sample.files.archive import pack
from akkoord.engine.sample.sheets import Sheet

MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="{MEDIA_TYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"""
CONTENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">
<office:body><office:spreadsheet>
{tables}
</office:spreadsheet></office:body></office:document-content>
"""


def opendocument_bytes(sheets: list[Sheet]) -> bytes:
    """A spreadsheet with the sheets in their order."""
    content = CONTENT.format(tables="\n".join(_table(sheet) for sheet in sheets))
    return pack(
        [
            ("mimetype", MEDIA_TYPE.encode()),
            ("content.xml", content.encode()),
            ("META-INF/manifest.xml", MANIFEST.encode()),
        ],
        stored=frozenset({"mimetype"}),
    )


def _table(sheet: Sheet) -> str:
    rows = "\n".join(_row(row) for row in sheet.rows)
    return f"<table:table table:name={quoteattr(sheet.name)}>\n{rows}\n</table:table>"


def _row(cells: list[Cell]) -> str:
    return f"<table:table-row>{''.join(_cell(cell) for cell in cells or [''])}</table:table-row>"


def _cell(cell: Cell) -> str:
    if cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, str):
        lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in cell.split("\n"))
        return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
    return (
        f'<table:table-cell office:value-type="float" office:value="{cell}">'
        f"<text:p>{cell}</text:p></table:table-cell>"
    )
