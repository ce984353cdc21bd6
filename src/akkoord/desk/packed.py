"""Tables and pages as one ZIP file: the same content gives the same bytes, each with its checksum."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from hashlib import sha256

NO_DATE = (1980, 1, 1, 0, 0, 0)
"""In the head of every file: when something was written is nobody's business but the table's."""


def packed(members: Iterable[tuple[str, bytes]]) -> bytes:
    """The files by name and content, and after them `SHA256SUMS`."""
    whole, sums = io.BytesIO(), {}
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(_entry(name), content)
            sums[name] = sha256(content).hexdigest()
        lines = "".join(f"{checksum}  {name}\n" for name, checksum in sums.items())
        archive.writestr(_entry("SHA256SUMS"), lines)
    return whole.getvalue()


def as_csv(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> bytes:
    """With a mark of its encoding at the front, for spreadsheets."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, NO_DATE)
    entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
    return entry
