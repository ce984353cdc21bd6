"""The edition's description of itself: a Data Package (datapackage.org), and its columns as CSVW."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

from django.utils.translation import gettext

from akkoord.desk.publication.folder.content import EditionContent
from akkoord.desk.publication.folder.facts import LICENCES, abouts, in_each_language, titles
from akkoord.desk.publication.folder.hashes import Hashes
from akkoord.desk.publication.folder.tables import PublicRow
from akkoord.engine.disclosure import DESCRIPTIONS, CellCount, CountryCount, PublicLocation, Redirect
from akkoord.engine.disclosure import edition_folder as names
from akkoord.engine.disclosure.edition_words import LANGUAGES
from akkoord.engine.disclosure.linked_data import days_of

SHAPES: dict[str, type[PublicRow]] = {
    "cells.csv": CellCount,
    "countries.csv": CountryCount,
    "locations.csv": PublicLocation,
    "redirects.csv": Redirect,
}
"""Table → the rows it holds."""
KEYS = {
    "cells.csv": ["kind", "country", "value"],
    "countries.csv": ["country"],
    "locations.csv": ["location_id"],
    "redirects.csv": ["old_id"],
}
"""Table → the columns that tell its rows apart."""

_TYPES: dict[object, str] = {
    str: "string",
    float | None: "number",
    int | None: "integer",
    tuple[str, ...]: "list",
}


def describe(content: EditionContent, hashes: Hashes) -> str:
    """The text of `datapackage.json` for the files that were written."""
    title = titles(content)
    package = {
        "name": f"{content.agreement}-{content.number}",
        "title": title["en"],
        "version": str(content.number),
        "created": content.dated.isoformat(),
        "licenses": [LICENCES[content.licence]],
        "edition": {
            "agreement": content.agreement,
            "agreement_name": content.agreement_name,
            "agreement_name_nl": content.agreement_name_nl,
            "units": list(content.units),
            "number": content.number,
            "dated": content.dated.isoformat(),
            "year": content.year,
            "period": dict(zip(("from", "to"), days_of(content.year), strict=True)),
            "languages": list(LANGUAGES),
            "titles": title,
            "about": abouts(content),
            "mode": content.mode.value,
            "locations": len(content.locations),
            "countries": len(content.countries),
            "correction": content.correction,
        },
        "resources": [_resource(path, sha256) for path, sha256 in hashes.of_all().items()],
    }
    return _json(package)


def describe_columns(folder: Path) -> str:
    """The text of `csv-metadata.json` for the tables that stand in `folder` (w3.org/TR/tabular-metadata)."""
    tables = [
        {"url": name, "tableSchema": {"columns": _csvw_columns(shape), "primaryKey": KEYS[name]}}
        for name, shape in SHAPES.items()
        if (folder / name).exists()
    ]
    return _json({"@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}], "tables": tables})


def meanings(column: str) -> dict[str, str]:
    """Language → what a column means."""
    return in_each_language(lambda _: gettext(DESCRIPTIONS[column]))


def _resource(path: Path, sha256: str) -> dict[str, Any]:
    stem, _, extension = path.name.partition(".")
    resource: dict[str, Any] = {
        "name": f"{stem}-{extension}",
        "path": path.name,
        "format": extension,
        "mediatype": names.MEDIA_TYPES[path.suffix],
        "bytes": path.stat().st_size,
        "hash": f"sha256:{sha256}",
    }
    if path.name in SHAPES:
        resource |= {"encoding": "utf-8", "schema": {"fields": _fields(SHAPES[path.name])}}
    return resource


def _fields(shape: type[PublicRow]) -> list[dict[str, str]]:
    return [
        {
            "name": field.name,
            "type": _TYPES.get(field.type, "string"),
            "description": DESCRIPTIONS[field.name],
        }
        for field in fields(shape)
    ]


def _csvw_columns(shape: type[PublicRow]) -> list[dict[str, Any]]:
    return [_csvw_column(field.name, _TYPES.get(field.type, "string")) for field in fields(shape)]


def _csvw_column(name: str, kind: str) -> dict[str, Any]:
    described = [{"@value": text, "@language": each} for each, text in meanings(name).items()]
    column: dict[str, Any] = {"name": name, "titles": name, "dc:description": described}
    if kind == "list":
        return {**column, "datatype": "string", "separator": names.BETWEEN_NAMES}
    return {**column, "datatype": kind}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
