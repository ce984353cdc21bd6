"""Every text in an edition's files, unpacked, for the content scan."""

import csv
import json
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import Element

import pyarrow.parquet as pq
from defusedxml.ElementTree import iterparse

from akkoord.engine.disclosure import PublicText
from akkoord.engine.disclosure import edition_folder as names
from akkoord.engine.map_tiles import read_archive, read_tile

ROWS_AT_ONCE = 20_000
_SHEET = "xl/worksheets/"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_INSIDE_ROWS = frozenset(f"{_MAIN}{each}" for each in ("c", "is", "t", "v"))


def public_texts(folder: Path) -> Iterator[PublicText]:
    """All texts of the folder."""
    for path in sorted(folder.iterdir()):
        yield from texts_of(path)


def texts_of(path: Path) -> Iterator[PublicText]:
    """All texts of a file, piece by piece.

    What cannot be unpacked as a row of a location has no `location_id`.
    """
    yield PublicText(path.name, "file name", "", path.stem)
    yield from _UNPACK.get(path.suffix, _as_text)(path)


def _from_csv(path: Path) -> Iterator[PublicText]:
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        for heading in reader.fieldnames or ():
            yield PublicText(path.name, "heading", "", heading)
        for row in reader:
            yield from _from_row(path.name, dict(row))


def _from_parquet(path: Path) -> Iterator[PublicText]:
    file = pq.ParquetFile(path)
    schema = file.schema_arrow
    for part in (file.metadata.metadata or {}, *(field.metadata or {} for field in schema)):
        for key, value in part.items():
            yield PublicText(path.name, "metadata", "", f"{key.decode()} {value.decode(errors='replace')}")
    yield PublicText(path.name, "metadata", "", f"{file.metadata.created_by} {' '.join(schema.names)}")
    for some in file.iter_batches(batch_size=ROWS_AT_ONCE):
        for row in some.to_pylist():
            yield from _from_row(path.name, row)


def _from_lines(path: Path) -> Iterator[PublicText]:
    """A feature or a place stands in a line by itself; any other line is read as it is."""
    keys: set[str] = set()
    with path.open(encoding="utf-8", errors="replace") as stream:
        for line in stream:
            node = _node(line)
            if node is None:
                yield PublicText(path.name, "file", "", line)
            else:
                yield from _from_node(path.name, node, keys, location_id=_location_of(node))


def _node(line: str) -> dict[str, object] | None:
    try:
        node = json.loads(line.strip().rstrip(","))
    except ValueError:
        return None
    return node if isinstance(node, dict) else None


def _location_of(node: Mapping[str, object]) -> str:
    """The identifier of a feature of GeoJSON or of a place of schema.org."""
    if node.get("type") == "Feature":
        return str(node.get("id", ""))
    if node.get("@type") == "Place":
        return str(node.get("@id", "")).rstrip("/").rpartition("/")[2]
    return ""


def _from_node(
    file: str, node: object, keys: set[str], *, location_id: str = "", place: str = ""
) -> Iterator[PublicText]:
    """The texts of a node; each key once in a file."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key not in keys:
                keys.add(key)
                yield PublicText(file, "key", "", key)
            yield from _from_node(file, value, keys, location_id=location_id, place=key)
    elif isinstance(node, list):
        for value in node:
            yield from _from_node(file, value, keys, location_id=location_id, place=place)
    elif isinstance(node, str) and node:
        yield PublicText(file, place, location_id, node)


def _from_sqlite(path: Path) -> Iterator[PublicText]:
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    connection.row_factory = sqlite3.Row
    try:
        for (sql,) in connection.execute("SELECT coalesce(sql, '') FROM sqlite_master").fetchall():
            yield PublicText(path.name, "schema", "", sql)
        for table in ("location", "country", "cell", "redirect"):
            for row in connection.execute(f"SELECT * FROM {table}"):  # noqa: S608 - our own table names
                yield from _from_row(path.name, dict(row))
    finally:
        connection.close()


def _from_pmtiles(path: Path) -> Iterator[PublicText]:
    """A location stands in the tiles of many zooms; its texts come once."""
    archive = read_archive(path)
    yield PublicText(path.name, "metadata", "", json.dumps(archive.metadata, ensure_ascii=False))
    seen: set[int] = set()
    for *_, content in archive.tiles:
        for layer, features in read_tile(content):
            for feature in features:
                row = ("layer", layer), *feature.properties.items()
                if hash(row) not in seen:
                    seen.add(hash(row))
                    yield from _from_row(path.name, dict(row))


def _from_workbook(path: Path) -> Iterator[PublicText]:
    """Every cell of every sheet, hidden ones too, and every text and attribute of every other part."""
    with zipfile.ZipFile(path) as archive:
        yield PublicText(path.name, "comment", "", archive.comment.decode(errors="replace"))
        for part in archive.infolist():
            yield PublicText(
                path.name, "part", "", f"{part.filename} {part.comment.decode(errors='replace')}"
            )
            with archive.open(part) as stream:
                if part.filename.startswith(_SHEET) and part.filename.endswith(".xml"):
                    yield from _from_sheet(path.name, stream)
                elif part.filename.endswith((".xml", ".rels")):
                    yield from _from_xml(path.name, part.filename, stream)
                else:
                    yield PublicText(path.name, part.filename, "", stream.read().decode(errors="replace"))


def _from_sheet(file: str, stream: IO[bytes]) -> Iterator[PublicText]:
    """Rows under their headings, each attribute once, and whatever else stands there."""
    headings: list[str] = []
    attributes: set[str] = set()
    rows = Element("rows")
    for event, element in iterparse(stream, events=("start", "end")):
        if event == "start":
            rows = element if element.tag == f"{_MAIN}sheetData" else rows
            new = {*element.attrib.values()} - attributes
            attributes |= new
            yield from (PublicText(file, "attribute", "", each) for each in sorted(new))
        elif element.tag == f"{_MAIN}row":
            cells = ["".join(cell.itertext()) for cell in element]
            yield from _from_cells(file, headings, cells)
            headings = headings or cells
            rows.clear()
        elif element.tag not in _INSIDE_ROWS:
            yield from _from_element(file, "sheet", element)


def _from_cells(file: str, headings: Sequence[str], cells: Sequence[str]) -> Iterator[PublicText]:
    yield from _from_row(file, dict(zip(headings, cells, strict=False)))
    for each in cells[len(headings) :]:
        yield PublicText(file, "heading", "", each)


def _from_xml(file: str, part: str, stream: IO[bytes]) -> Iterator[PublicText]:
    for _, element in iterparse(stream):
        yield from _from_element(file, part, element)
        yield from (PublicText(file, part, "", each) for each in element.attrib.values())


def _from_element(file: str, place: str, element: Element) -> Iterator[PublicText]:
    for text in (element.text, element.tail):
        if text and text.strip():
            yield PublicText(file, place, "", text)


def _from_row(file: str, row: Mapping[str, object]) -> Iterator[PublicText]:
    location_id = str(row.get("location_id", row.get("id", "")))
    for column, value in row.items():
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str) and text:
                yield PublicText(file, column, location_id, text)


def _from_json(path: Path) -> Iterator[PublicText]:
    yield from _from_node(path.name, json.loads(path.read_text(encoding="utf-8")), set())


def _from_linked_data(path: Path) -> Iterator[PublicText]:
    yield from (_from_json if path.name == names.CATALOGUE_RECORD else _from_lines)(path)


def _from_index(path: Path) -> Iterator[PublicText]:  # noqa: ARG001 - as the others
    """Nothing of its own: it is worked out of the locations and redirects of the other files alone."""
    return iter(())


def _as_text(path: Path) -> Iterator[PublicText]:
    text = path.read_bytes().decode("utf-8", errors="replace")
    for part in text.split() if path.name == names.CHECKSUMS else [text]:
        yield PublicText(path.name, "file", "", part)


_UNPACK = {
    ".csv": _from_csv,
    ".geojson": _from_lines,
    ".json": _from_json,
    ".jsonld": _from_linked_data,
    ".parquet": _from_parquet,
    ".sqlite": _from_sqlite,
    ".index": _from_index,
    ".pmtiles": _from_pmtiles,
    ".xlsx": _from_workbook,
}
