"""Writes a sample year as a folder, whole or not at all."""

import csv
import io
import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from akkoord.engine.errors import AkkoordError
from akkoord.engine.sample.explanation import explanation
from akkoord.engine.sample.generate import Sample
from akkoord.engine.sample.places import TrueLocation
from akkoord.engine.text import gettext_noop

CONTENT = {
    "README.md",
    "agreement.json",
    "lists",
    "locations.csv",
    "truth.csv",
    "rows",
    "register",
    "truth.parquet",
}
"""What a sample of either form has in its folder."""
TRUTH_COLUMNS = ("list", "sheet", "row", "location_id", "damage")
LOCATION_COLUMNS = (
    "location_id", "name", "unit", "local_name", "former_name", "street", "area", "city", "region",
    "postcode", "country", "lat", "lng", "os_id", "workers", "status", "moved_to", "kin", "family",
)  # fmt: skip


class FolderNotEmpty(AkkoordError):
    """An older sample would be lost."""

    code = "folder_not_empty"
    sentence = gettext_noop("%(folder)s is not empty. Choose another folder or use --force to replace it.")


class FolderIsNoSample(AkkoordError):
    """Somebody's files would be lost."""

    code = "folder_is_no_sample"
    sentence = gettext_noop("%(folder)s holds something else than a sample. Choose another folder.")


def write_sample(sample: Sample, folder: Path, *, replaces: bool = False) -> None:
    """Write `sample` to `folder`, in place of an older sample when `replaces`.

    Raises `FolderNotEmpty`, or `FolderIsNoSample` rather than replace anything that is not a sample.
    Everything is written beside `folder` first and moved there at the end, so that a fault leaves the
    old folder as it was and nobody finds half a sample.
    """
    with emptied(folder, replaces=replaces) as new:
        _write_files(sample, new)


@contextmanager
def emptied(folder: Path, *, replaces: bool) -> Iterator[Path]:
    """An empty folder to write to, which takes the place of `folder` at the end.

    An older sample is replaced only when `replaces`, and a folder with anything else in it never.
    """
    if folder.exists() and any(folder.iterdir()):
        _check_replaceable(folder, replaces=replaces)
    folder.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    new.chmod(0o755)
    try:
        yield new
        _put_in_place(new, folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _check_replaceable(folder: Path, *, replaces: bool) -> None:
    if not replaces:
        raise FolderNotEmpty(folder=str(folder))
    if not {path.name for path in folder.iterdir()} <= CONTENT:
        raise FolderIsNoSample(folder=str(folder))


def _write_files(sample: Sample, folder: Path) -> None:
    for entry in sample.lists:
        path = folder / entry.path
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(entry.content)
    facts = json.dumps(sample.year.as_json(), ensure_ascii=False, indent=1)
    (folder / "agreement.json").write_text(facts + "\n", encoding="utf-8")
    truth = (
        (entry.path, placed.sheet, placed.row, placed.mention.location_id, "|".join(placed.mention.damage))
        for entry in sample.lists
        for placed in entry.placed
    )
    (folder / "truth.csv").write_text(_table(TRUTH_COLUMNS, truth), encoding="utf-8")
    facts_of = (_location_line(location) for location in sample.locations)
    (folder / "locations.csv").write_text(_table(LOCATION_COLUMNS, facts_of), encoding="utf-8")
    (folder / "README.md").write_text(explanation(sample), encoding="utf-8")


def _put_in_place(new: Path, folder: Path) -> None:
    if not folder.exists():
        new.replace(folder)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{folder.name}-old-", dir=folder.parent))
    folder.replace(old)
    try:
        new.replace(folder)
    except OSError:
        old.replace(folder)
        raise
    shutil.rmtree(old)


def _table(columns: Sequence[str], lines: Iterable[Sequence[object]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(lines)
    return text.getvalue()


def _location_line(place: TrueLocation) -> tuple[object, ...]:
    return (
        place.location_id, place.name.latin, place.unit.latin, place.name.native, place.former_name.latin,
        place.street.latin, place.area.latin, place.city.latin, place.region.latin, place.postcode,
        place.country, place.lat, place.lng, place.os_id, place.workers, place.status, place.moved_to,
        place.kin, place.family,
    )  # fmt: skip
