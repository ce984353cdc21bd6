"""The content scan: does a file of the edition name an organisation, or carry something internal?"""

import zipfile
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import IO

from akkoord.desk.publication.folder.unpacking import texts_of
from akkoord.engine.disclosure import Finding, Level, NameFound
from akkoord.engine.disclosure.names_found import NameSearch
from akkoord.engine.disclosure.values_found import ValueSearch
from akkoord.engine.text import gettext_noop

SHOWN_AT_MOST = 5
SHORTEST_VALUE = 8
"""Characters; a shorter internal value says nothing when it is found."""
PIECE = 1 << 22
"""Bytes of a file that are searched at once."""
TEXTS_AT_ONCE = 20_000

NAME_IN_ROWS = gettext_noop(
    "The name “%(name)s” of an organisation stands in the public name or address of %(rows)s locations "
    "(%(locations)s). It may be the location's own name; make sure that it does not tell who produces there."
)
NAME_ELSEWHERE = gettext_noop("The name “%(name)s” of an organisation stands in %(file)s (%(place)s).")
INTERNAL_VALUE = gettext_noop("Something internal (%(kind)s) stands in %(file)s.")


def scan_folder(
    folder: Path, *, names: Iterable[str], internal: Iterable[tuple[str, str]], known: Collection[str] = ()
) -> tuple[Finding, ...]:
    """What a person must look at (names in rows), and what forbids the release (everything else).

    `names` are all names of organisations; `internal` holds (kind, value) of what must stand nowhere; `known`
    are texts that every edition has. Texts are unpacked from every format; internal values are searched in
    the bytes as well. Files of any size are read in pieces.
    """
    name_search, by_name = NameSearch(names), defaultdict[str, list[NameFound]](list)
    values = _values(folder, internal)
    value_search = ValueSearch(values)
    for path in sorted(folder.iterdir()):
        for found in _names_in(path, name_search, known):
            by_name[found.name].append(found)
    return (
        *(finding for name in sorted(by_name) for finding in _about_name(name, by_name[name])),
        *_internal(folder, value_search, values),
    )


def _names_in(path: Path, search: NameSearch, known: Collection[str]) -> Iterator[NameFound]:
    for text in texts_of(path):
        if text.location_id or text.text not in known:
            yield from search.found_in(text)


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


def _values(folder: Path, internal: Iterable[tuple[str, str]]) -> dict[bytes, set[str]]:
    """Value → its kinds, without the names that the files of an edition have."""
    own = {path.name for path in folder.iterdir()}
    values: dict[bytes, set[str]] = defaultdict(set)
    for kind, value in internal:
        if len(value) >= SHORTEST_VALUE and value not in own:
            values[value.casefold().encode()].add(kind)
    return values


def _internal(folder: Path, search: ValueSearch, values: Mapping[bytes, set[str]]) -> Iterable[Finding]:
    for path in sorted(folder.iterdir()):
        found = search.found_in(chain(_pieces(path), _texts(path)))
        for kind in sorted({kind for value in found for kind in values[value]}):
            yield Finding("internal_value", Level.BLOCK, INTERNAL_VALUE, {"kind": kind, "file": path.name})


def _pieces(path: Path) -> Iterator[bytes]:
    """The bytes as they stand, and those of every part of a packed file."""
    with path.open("rb") as stream:
        yield from _lowered(stream)
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for part in archive.infolist():
                with archive.open(part) as stream:
                    yield from _lowered(stream)


def _lowered(stream: IO[bytes]) -> Iterator[bytes]:
    while piece := stream.read(PIECE):
        yield piece.lower()


def _texts(path: Path) -> Iterator[bytes]:
    """The unpacked texts, many at a time."""
    texts = texts_of(path)
    while some := list(islice(texts, TEXTS_AT_ONCE)):
        yield ("\n" + "\n".join(each.text.casefold() for each in some)).encode(errors="replace")
