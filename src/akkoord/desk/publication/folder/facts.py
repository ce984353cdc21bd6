"""What the files of an edition say about it, in every language."""

from collections.abc import Callable
from pathlib import Path

from django.utils.translation import gettext, override

from akkoord.desk.publication.folder.content import EditionContent
from akkoord.desk.publication.folder.hashes import Hashes
from akkoord.engine.disclosure import PublicationMode
from akkoord.engine.disclosure import edition_folder as names
from akkoord.engine.disclosure.edition_words import LANGUAGES, about, title
from akkoord.engine.disclosure.linked_data import EditionFacts, FileFacts

LICENCES = {
    "CC-BY-SA-4.0": {
        "name": "CC-BY-SA-4.0",
        "title": "Creative Commons Attribution-ShareAlike 4.0 International",
        "path": "https://creativecommons.org/licenses/by-sa/4.0/",
    },
    "CC0-1.0": {
        "name": "CC0-1.0",
        "title": "Creative Commons Zero 1.0 Universal",
        "path": "https://creativecommons.org/publicdomain/zero/1.0/",
    },
}
"""SPDX identifier → the licence as a Data Package names it."""


def in_each_language(said: Callable[[str], str]) -> dict[str, str]:
    """Language → what `said` answers for it, whatever language the builder of the edition reads."""
    answers = {}
    for language in LANGUAGES:
        with override(language):
            answers[language] = said(language)
    return answers


def titles(content: EditionContent) -> dict[str, str]:
    """What the edition is called."""

    def said(language: str) -> str:
        return title(
            content.units,
            agreement=content.agreement_name_nl if language == "nl" else content.agreement_name,
            number=content.number,
            shows_places=content.mode is PublicationMode.FULL_LIST,
            translate=gettext,
        )

    return in_each_language(said)


def abouts(content: EditionContent) -> dict[str, str]:
    """What it holds, in a sentence."""
    return in_each_language(lambda _: about(content.year, translate=gettext))


def edition_address(content: EditionContent) -> str:
    """Where the files stand on the public site, with a slash at its end."""
    return f"{content.site}/editions/{content.agreement}/{content.number}/"


def edition_facts(content: EditionContent, hashes: Hashes) -> EditionFacts:
    """What catalogues want to know of the edition and the files that were written."""
    return EditionFacts(
        address=f"{edition_address(content)}{names.CATALOGUE_RECORD}#edition",
        page=f"{content.site}/en/downloads/",
        title=titles(content),
        about=abouts(content),
        publisher=content.agreement_name,
        number=content.number,
        dated=content.dated,
        year=content.year,
        licence=LICENCES[content.licence]["path"],
        countries=[each.country for each in content.countries],
        files=[_file(path, sha256, edition_address(content)) for path, sha256 in hashes.of_all().items()],
    )


def _file(path: Path, sha256: str, address: str) -> FileFacts:
    return FileFacts(
        name=path.name,
        address=address + path.name,
        media_type=names.MEDIA_TYPES[path.suffix],
        size=path.stat().st_size,
        sha256=sha256,
    )
