"""The content scan: does a file of the edition name an organisation, or carry something internal?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from akkoord.desk.publication.folder.unpacking import public_texts
from akkoord.engine.disclosure import Finding, Level, NameFound, names_in
from akkoord.engine.text import gettext_noop

SHOWN_AT_MOST = 5
SHORTEST_VALUE = 8
"""Characters; a shorter internal value says nothing when it is found."""

NAME_IN_ROWS = gettext_noop(
    "The name “%(name)s” of an organisation stands in the public name or address of %(rows)s locations "
    "(%(locations)s). It may be the location's own name; make sure that it does not tell who produces there."
)
NAME_ELSEWHERE = gettext_noop("The name “%(name)s” of an organisation stands in %(file)s (%(place)s).")
INTERNAL_VALUE = gettext_noop("Something internal (%(kind)s) stands in %(file)s.")


def scan_folder(
    folder: Path, *, names: Iterable[str], internal: Iterable[tuple[str, str]]
) -> tuple[Finding, ...]:
    """What a person must look at (names in rows), and what forbids the release (everything else).

    `names` are all names of organisations; `internal` holds (kind, value) of what must stand nowhere.
    Texts are unpacked from every format; internal values are searched in the bytes as well.
    """
    texts = list(public_texts(folder))
    by_name: dict[str, list[NameFound]] = defaultdict(list)
    for found in names_in(texts, names):
        by_name[found.name].append(found)
    unpacked: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        unpacked[text.file].append(text.text.casefold())
    return (
        *(finding for name in sorted(by_name) for finding in _about_name(name, by_name[name])),
        *_internal(folder, unpacked, internal),
    )


def _about_name(name: str, found: list[NameFound]) -> list[Finding]:
    elsewhere = sorted({(each.file, each.place) for each in found if not each.location_id})
    rows = sorted({each.location_id for each in found if each.location_id})
    findings = [
        Finding("name_elsewhere", Level.BLOCK, NAME_ELSEWHERE, {"name": name, "file": file, "place": place})
        for file, place in elsewhere
    ]
    if rows:
        shown = ", ".join(rows[:SHOWN_AT_MOST]) + (", …" if len(rows) > SHOWN_AT_MOST else "")
        params: dict[str, str | int] = {"name": name, "rows": len(rows), "locations": shown}
        findings.append(Finding("name_in_rows", Level.ACCEPT, NAME_IN_ROWS, params))
    return findings


def _internal(
    folder: Path, unpacked: Mapping[str, list[str]], internal: Iterable[tuple[str, str]]
) -> Iterable[Finding]:
    own = {path.name for path in folder.iterdir()}
    wanted = sorted({each for each in internal if len(each[1]) >= SHORTEST_VALUE and each[1] not in own})
    for path in sorted(folder.iterdir()):
        everything = path.read_bytes().lower() + "\n".join(unpacked.get(path.name, [])).encode()
        kinds = {kind for kind, value in wanted if value.casefold().encode() in everything}
        for kind in sorted(kinds):
            yield Finding("internal_value", Level.BLOCK, INTERNAL_VALUE, {"kind": kind, "file": path.name})
