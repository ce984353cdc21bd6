"""Keep the translations whole, with nothing but Python.

    python tools/messages.py extract    gather the texts of the sources into the .po files
    python tools/messages.py compile    turn the .po files into the .mo files that Django reads
    python tools/messages.py check      red when one is missing, breaks a placeholder or is not compiled

Every text is there in every language.
"""

import argparse
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract as extract_messages
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src/akkoord"
LOCALE = SOURCES / "project/locale"
LANGUAGES = ("nl", "de", "fr")

KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%%|%(?:\(\w+\))?[-#0 +]*\d*(?:\.\d+)?[a-zA-Z]|\{\w*\}")
SAME_DATE = datetime(2026, 1, 1, tzinfo=UTC)
"""In the head of every file: the day of the run would change all of them at every run."""


def source_files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".py", ".html", ".txt"} and "static" not in path.parts:
            yield path


def as_python(path: Path) -> bytes:
    """The source as something Babel can read; of a template only its marked texts are left."""
    text = path.read_text()
    if path.suffix == ".py":
        return text.encode()
    # Indentation means nothing in a template, and a great deal to Python.
    return "\n".join(line.strip() for line in templatize(text, origin=str(path)).splitlines()).encode()


def gathered(folder: Path = SOURCES, *, root: Path = ROOT) -> Catalog:
    """Every marked text below `folder`, with the files it stands in."""
    catalog = Catalog(charset="utf-8")
    for path in source_files(folder):
        place = path.relative_to(root).as_posix()
        for found in extract_messages("python", io.BytesIO(as_python(path)), KEYWORDS):
            _, message, _, context = found
            catalog.add(message, locations=[(place, 0)], context=context)
    return catalog


def po_path(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES/django.po"


def read(language: str) -> Catalog:
    path = po_path(language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def with_steady_head(catalog: Catalog) -> Catalog:
    catalog.fuzzy = False
    catalog.creation_date = catalog.revision_date = SAME_DATE
    return catalog


def extract() -> None:
    """Bring every .po file up to the sources: new texts come empty, texts that are gone go."""
    template = gathered()
    for language in LANGUAGES:
        catalog = read(language)
        catalog.project, catalog.version = "Akkoord", "1"
        catalog.header_comment = f"# Akkoord in {catalog.locale.english_name}."
        catalog.last_translator = catalog.language_team = "Akkoord"
        catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
        path = po_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_po(
                file,
                with_steady_head(catalog),
                width=100,
                sort_by_file=True,
                include_lineno=False,
                ignore_obsolete=True,
            )
        done = sum(is_translated(message) for message in texts(catalog))
        print(f"{language}: {done} of {len(catalog)} translated")


def compile_all() -> None:
    for language in LANGUAGES:
        catalog = read(language)
        for message in texts(catalog):
            if not is_translated(message):  # Babel would write the English plural as its own translation
                catalog.delete(message.id, message.context)
        with po_path(language).with_suffix(".mo").open("wb") as file:
            write_mo(file, with_steady_head(catalog))


def texts(catalog: Catalog) -> list[Message]:
    """The messages of a catalogue without its head."""
    return [message for message in catalog if message.id]


def forms(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    """Singular and plural alike: one form or several."""
    return (text,) if isinstance(text, str) else tuple(text)


def is_translated(message: Message) -> bool:
    return bool(message.string) and all(forms(message.string))


def keeps_placeholders(message: Message) -> bool:
    """Whether each form holds what the original holds; a singular may leave its number out."""
    originals = [set(PLACEHOLDER.findall(form)) for form in forms(message.id)]
    most = set.union(*originals)
    least = set.intersection(*originals)
    return all(least <= set(PLACEHOLDER.findall(form)) <= most for form in forms(message.string))


def compiled(language: str) -> dict[tuple[str | None, str], tuple[str, ...]]:
    path = po_path(language).with_suffix(".mo")
    if not path.exists():
        return {}
    with path.open("rb") as file:
        return as_table(read_mo(file))


def as_table(catalog: Catalog) -> dict[tuple[str | None, str], tuple[str, ...]]:
    done = [message for message in texts(catalog) if is_translated(message) and not message.fuzzy]
    return {(message.context, forms(message.id)[0]): forms(message.string) for message in done}


def faults(language: str, template: Catalog) -> Iterator[str]:
    """What is wrong with the translations into `language`, one line each."""
    catalog = read(language)
    for wanted in texts(template):
        message = catalog.get(wanted.id, wanted.context)
        shown = forms(wanted.id)[0].strip()[:90]
        if message is None:
            yield f"{language}: not extracted: {shown}"
        elif not is_translated(message) or message.fuzzy:
            yield f"{language}: not translated: {shown}"
        elif not keeps_placeholders(message):
            yield f"{language}: other placeholders: {shown}"
    if as_table(catalog) != compiled(language):
        yield f"{language}: django.mo is older than django.po"


def check() -> None:
    template = gathered()
    found = [fault for language in LANGUAGES for fault in faults(language, template)]
    sys.exit("\n".join(found) or 0)


def main() -> None:
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("task", choices=("extract", "compile", "check"))
    task = parser.parse_args().task
    settings.configure()  # `templatize` asks Django for its settings
    {"extract": extract, "compile": compile_all, "check": check}[task]()


if __name__ == "__main__":
    main()
