"""Reading the export of an agreement alone: what is in it, and whether all of it arrived as it was made.

Nothing of the desk is needed for it, no database and no configuration; nothing is written to the disk.
"""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from akkoord.desk.encrypted import archive
from akkoord.desk.encrypted.reading import DAMAGE, decrypted, reason_of
from akkoord.engine.errors import AkkoordError

FORMAT = 1
WHAT = "akkoord-agreement"
SUMS = "SHA256SUMS"
MOST_FAULTS = 20
"""More faults are not told: then it is another file."""


class ExportNotReadable(AkkoordError):
    """The file is no whole export, or not for this key."""

    code = "export_not_readable"
    sentence = "%(file)s cannot be read: %(reason)s."


@dataclass(slots=True)
class Read:
    """What was found in an export, and everything that is wrong with it."""

    about: dict[str, Any] = field(default_factory=dict)
    manifest: dict[str, Any] = field(default_factory=dict)
    members: dict[str, dict[str, Any]] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    """Table → its rows."""
    sums: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    sheets: dict[str, tuple[list[str], int]] = field(default_factory=dict)
    """Part of a table → the headings and the number of rows of its sheet, until its other form comes."""
    keys: dict[str, set[str]] = field(default_factory=dict)
    """Table that others refer to → its keys."""
    referred: dict[tuple[str, str, str], set[str]] = field(default_factory=dict)
    """Table, column, table it refers to → the keys that are named."""
    named_files: dict[str, str] = field(default_factory=dict)
    """File that a row names → its checksum where the row has one."""

    @property
    def files(self) -> int:
        """How many files there are beside the tables."""
        return sum(name.split("/")[0] in {"files", "editions"} for name in self.members)

    def fault(self, sentence: str) -> None:
        """Note what is wrong."""
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(sentence)


def read_export(file: Path, identities: Any) -> Read:  # noqa: ANN401 - pyrage has no types
    """Read all of an export and check it: checksums, counts, keys between tables, files.

    Raises `ExportNotReadable` for a file that is damaged, cut off, encrypted to somebody else or no export.
    """
    found = Read()
    try:
        with decrypted(file, identities) as stream:
            members = archive.members(stream)
            _begin(next(members, None), found)
            for name, content in members:
                _take(name, content, found)
    except DAMAGE as fault:
        raise ExportNotReadable(file=file, reason=reason_of(fault)) from fault
    if not found.manifest:
        raise ExportNotReadable(file=file, reason="it is cut off, its last part is not there")
    _check(found)
    return found


def _begin(first: tuple[str, IO[bytes]] | None, found: Read) -> None:
    if first is None or first[0] != archive.ABOUT:
        raise ValueError("no export")
    member = archive.Checked(first[1])
    found.about = json.loads(b"".join(member.pieces()))
    found.members[archive.ABOUT] = member.as_fact
    if found.about.get("what") != WHAT or found.about["format"] != FORMAT:
        raise ValueError("no export, or a format of another version")
    referred = {column["refers_to"] for table in found.about["tables"] for column in table["columns"]}
    found.keys = {name: set() for name in referred if name}
    found.rows = {table["name"]: 0 for table in found.about["tables"]}


def _take(name: str, content: IO[bytes], found: Read) -> None:
    member = archive.Checked(content)
    if name.split("/", maxsplit=1)[0] == "tables":
        _part(name, b"".join(member.pieces()), found)
    elif name == archive.MANIFEST:
        found.manifest = json.loads(b"".join(member.pieces()))
        return
    elif name == SUMS:
        lines = b"".join(member.pieces()).decode().splitlines()
        found.sums = {place: checksum for checksum, _, place in (line.partition("  ") for line in lines)}
    else:
        for _ in member.pieces():
            pass
    found.members[name] = member.as_fact


def _part(name: str, content: bytes, found: Read) -> None:
    """One form of a part of a table; the sheet comes first."""
    stem, _, form = name.removeprefix("tables/").rpartition(".")
    table = next((each for each in found.about["tables"] if _is_part(stem, each["name"])), None)
    if table is None:
        found.fault(f"{name} belongs to no table.")
    elif form == "csv":
        sheet = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        found.sheets[stem] = next(sheet, []), sum(1 for _ in sheet)
    else:
        _rows(stem, table, json.loads(content), found)


def _is_part(stem: str, table: str) -> bool:
    return stem == table or (stem.startswith(f"{table}-") and stem[len(table) + 1 :].isdigit())


def _rows(stem: str, table: dict[str, Any], rows: list[dict[str, Any]], found: Read) -> None:
    columns = [column["name"] for column in table["columns"]]
    headings, number = found.sheets.pop(stem, ([], -1))
    if headings != columns or number != len(rows):
        found.fault(f"{stem}.csv and {stem}.json do not say the same.")
    if any(list(row) != columns for row in rows):
        found.fault(f"{stem}.json has other columns than about.json says.")
        return
    found.rows[table["name"]] += len(rows)
    _note_keys(table, rows, found)
    for column in table["columns"]:
        if column["refers_to"]:
            name = column["name"]
            values = {str(row[name]) for row in rows if row[name] is not None}
            found.referred.setdefault((table["name"], name, column["refers_to"]), set()).update(values)
    if "file" in columns:
        found.named_files |= {row["file"]: row.get("sha256", "") for row in rows if row["file"]}


def _note_keys(table: dict[str, Any], rows: list[dict[str, Any]], found: Read) -> None:
    if table["name"] not in found.keys:
        return
    keys = found.keys[table["name"]]
    before = len(keys)
    keys.update(str(row[table["key"]]) for row in rows)
    if len(keys) != before + len(rows):
        found.fault(f"{table['name']}: a key stands there twice.")


def _check(found: Read) -> None:
    """Note everything that does not agree."""
    written = found.manifest["members"]
    for name, facts in written.items():
        if found.members.get(name) != facts:
            found.fault(f"{name} is not what was written: its checksum or size differs, or it is not there.")
    for name in found.members.keys() - written.keys():
        found.fault(f"{name} was not there when the export was made.")
    here = {name: facts["sha256"] for name, facts in found.members.items() if name != SUMS}
    if found.sums != here:
        found.fault(f"{SUMS} does not agree with the files.")
    counted = {name: facts["rows"] for name, facts in found.manifest["tables"].items()}
    for name, number in found.rows.items():
        if counted.get(name) != number:
            found.fault(f"{name} has {number} rows, and {counted.get(name)} were written.")
    for fault in (*_broken_references(found), *_broken_files(found)):
        found.fault(fault)


def _broken_references(found: Read) -> Iterator[str]:
    for (table, column, target), named in found.referred.items():
        if lost := named - found.keys[target]:
            yield f"{table}.{column} leads to {len(lost)} rows of {target} that are not there."


def _broken_files(found: Read) -> Iterator[str]:
    for name, checksum in found.named_files.items():
        member = found.members.get(name)
        if member is None:
            yield f"{name} is named in a table and not there."
        elif checksum and member["sha256"] != checksum:
            yield f"{name} is not the file that was handed in: its checksum differs."
