"""The stream of an agreement's export: tables as CSV and JSON, files, editions, a page to read, checksums.

Everything is read at one moment and goes through in pieces, so that it needs the same little memory for ten
rows and for ten million, and stands on no disk before it is encrypted.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override as in_language

from akkoord.desk.agreements.models import Agreement, Evidence, PaperFile, SignedDocument
from akkoord.desk.agreements.queries.deliverables import EVIDENCE
from akkoord.desk.agreements.queries.joining import DOCUMENTS
from akkoord.desk.agreements.queries.papers import PAPERS
from akkoord.desk.duties.actions.handing_in import FILES
from akkoord.desk.duties.models import DutySubmission
from akkoord.desk.encrypted import archive
from akkoord.desk.encrypted.snapshot import AT_ONCE, one_moment
from akkoord.desk.exports.models import AgreementExport
from akkoord.desk.exports.queries.files import safe_name
from akkoord.desk.exports.whole.checking import FORMAT, SUMS, WHAT
from akkoord.desk.exports.whole.choosing import Chosen, rows_of, shared_places, told_of
from akkoord.desk.exports.whole.describing import (
    FILE,
    STORED,
    TableOfAgreement,
    columns_kept_back,
    kept_back,
    tables_of_agreement,
)
from akkoord.desk.exports.whole.parts import Part
from akkoord.desk.publication.models import Edition
from akkoord.desk.publication.queries import public_folder
from akkoord.desk.publication.rules import IS_PUBLIC
from akkoord.desk.register import private_files
from akkoord.desk.register.models import JudgementRecord, ListFile, Location, Receipt
from akkoord.desk.register.models.judgements import OF_A_COMPANY
from akkoord.desk.stories.models import StoryPicture
from akkoord.desk.stories.queries.reading import PICTURES

FOLDERS: dict[type[Any], Callable[[str], Path]] = {
    ListFile: private_files.path_of,
    Receipt: private_files.path_of,
    DutySubmission: FILES.path_of,
    SignedDocument: DOCUMENTS.path_of,
    PaperFile: PAPERS.path_of,
    Evidence: EVIDENCE.path_of,
    StoryPicture: PICTURES.path_of,
}
"""Where the desk keeps the files of a table."""
Progress = Callable[[int, int], None]
"""Is told how many rows are written, and how many there are in all."""


class FileTakenAway(Exception):
    """A file was destroyed while the export was written: it is begun anew."""


@dataclass(slots=True)
class Packing:
    """One export while it is written; `contents` tells afterwards what is in it."""

    export: AgreementExport
    tell: Progress
    contents: archive.Contents = field(default_factory=archive.Contents)
    missing: list[str] = field(default_factory=list)
    """Files that were not there any more, as table and number."""
    _done: int = 0
    _in_all: int = 0

    def pieces(self) -> Iterator[bytes]:
        """The archive, packed; nothing of it is kept in memory or on the disk."""
        return archive.compressed(self._everything())

    def _everything(self) -> Iterator[bytes]:
        with one_moment() as snapshot, in_language(self.export.language):
            chosen = Chosen(self.export.agreement_id, snapshot.alias)
            agreement = Agreement.objects.using(snapshot.alias).get(pk=chosen.agreement_id)
            tables = tables_of_agreement()
            self._in_all = sum(rows_of(each, chosen).count() for each in tables)
            about = self._about(agreement, tables)
            yield from self.contents.document(archive.ABOUT, about)
            for table in tables:
                yield from self._table(table, chosen)
            yield from self._editions(chosen)
            yield from self._page(agreement, tables)
        yield from self._sums()
        facts = {"members": dict(self.contents.members), "tables": self.contents.tables}
        yield from self.contents.document(archive.MANIFEST, {**facts, "missing_files": self.missing})
        yield self.contents.end()

    def _about(self, agreement: Agreement, tables: tuple[TableOfAgreement, ...]) -> dict[str, Any]:
        return {
            "what": WHAT,
            "format": FORMAT,
            "akkoord": version("akkoord"),
            "agreement": {"slug": agreement.slug, "en": agreement.name_en, "nl": agreement.name_nl},
            "made_at": timezone.now().isoformat(),
            "made_for": self.export.receiver,
            "number": self.export.pk,
            "tables": [_described(each) for each in tables],
            "kept_back": dict(kept_back()),
            "columns_kept_back": dict(columns_kept_back()),
        }

    def _table(self, table: TableOfAgreement, chosen: Chosen) -> Iterator[bytes]:
        part, files = Part(table), list[tuple[str, Path]]()
        for values in _values(table, chosen):
            if table.has_files:
                values[FILE] = self._file(table, values, files)
            part.add(values)
            self._done += 1
            if part.is_full:
                yield from self._written(part)
        yield from self._written(part, is_last=True)
        self.contents.tables[table.name] = {"rows": part.rows}
        for place, path in files:
            yield from self.contents.file(place, path)
            if place not in self.contents.members:
                raise FileTakenAway

    def _written(self, part: Part, *, is_last: bool = False) -> Iterator[bytes]:
        for name, content in part.taken(is_last=is_last):
            yield from self.contents.data(name, content)
        self.tell(self._done, max(self._done, self._in_all))

    def _file(
        self, table: TableOfAgreement, values: dict[str, Any], files: list[tuple[str, Path]]
    ) -> str | None:
        """The place of a row's file in the export; nothing where it was destroyed."""
        stored = values.pop(STORED)
        path = FOLDERS[table.model](stored) if stored else None
        if path is None or not path.exists():
            self.missing += [f"{table.name}/{values['id']}"] if stored else []
            return None
        name = values.get("filename") or f"{values.get('number', 'file')}.json"
        place = f"files/{table.name}/{values['id']}-{safe_name(name)}"
        files.append((place, path))
        return place

    def _editions(self, chosen: Chosen) -> Iterator[bytes]:
        published = Edition.objects.using(chosen.alias).filter(
            agreement=chosen.agreement_id, state__in=IS_PUBLIC
        )
        for edition in published.select_related("agreement").order_by("number"):
            folder = public_folder(edition)
            for path in sorted(each for each in folder.rglob("*") if each.is_file()):
                place = f"editions/{edition.number}/{path.relative_to(folder).as_posix()}"
                yield from self.contents.file(place, path)

    def _page(self, agreement: Agreement, tables: tuple[TableOfAgreement, ...]) -> Iterator[bytes]:
        language = "nl" if self.export.language.startswith("nl") else "en"
        names = list(self.contents.members)
        content = {
            "agreement": agreement,
            "export": self.export,
            "tables": [
                (
                    each,
                    each.words[language],
                    self.contents.tables[each.name]["rows"],
                    _meanings(each, language),
                )
                for each in tables
            ],
            "files": [name for name in names if name.split("/")[0] in {"files", "editions"}],
            "missing": self.missing,
            "kept_back": [(name, words[language]) for name, words in kept_back().items()],
            "columns_kept_back": [(name, words[language]) for name, words in columns_kept_back().items()],
        }
        yield from self.contents.data(
            "index.html", render_to_string("exports/whole_index.html", content).encode()
        )

    def _sums(self) -> Iterator[bytes]:
        lines = (f"{facts['sha256']}  {name}\n" for name, facts in self.contents.members.items())
        yield from self.contents.data(SUMS, "".join(lines).encode())


def _values(table: TableOfAgreement, chosen: Chosen) -> Iterator[dict[str, Any]]:
    """The rows of a table by the names of its columns in the desk, with nothing of other agreements."""
    names = [column.field.name for column in table.columns]
    attributes = [column.field.attname for column in table.columns]
    shared = shared_places(chosen) if table.model is Location else {}
    inside = {each: _keys_inside(table, each, chosen) for each in table.within}
    rows = rows_of(table, chosen).values_list(*attributes).iterator(chunk_size=AT_ONCE)
    who = [(column.field.name, column.field.related_model) for column in table.columns]
    for row in rows:
        values = dict(zip(names, row, strict=True))
        values |= {each: None for each, keys in inside.items() if values[each] not in keys}
        if shared:
            values = told_of(values, shared)
        if table.model is JudgementRecord and values["origin"] == OF_A_COMPANY:
            values["judged_by"] = None
        for name, model in who:
            if model in chosen.named and values[name] is not None:
                chosen.named[model].add(values[name])  # type: ignore[index]  # a table
        yield values


def _keys_inside(table: TableOfAgreement, column: str, chosen: Chosen) -> frozenset[Any]:
    """The keys of the rows to which a column may lead."""
    target = next(each.refers_to for each in table.columns if each.name == column)
    parent = next(each for each in tables_of_agreement() if each.name == target)
    return frozenset(rows_of(parent, chosen).values_list("pk", flat=True).iterator(chunk_size=AT_ONCE))


def _described(table: TableOfAgreement) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": dict(table.words),
        "key": table.key,
        "columns": [
            {"name": each.name, "means": dict(each.words), "refers_to": each.refers_to}
            for each in table.columns
        ],
    }


def _meanings(table: TableOfAgreement, language: str) -> list[tuple[str, str, str]]:
    return [(each.name, each.words[language], each.refers_to) for each in table.columns]
