"""The edition's description of itself, as a Data Package (datapackage.org)."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

from akkoord.desk.publication.folder.content import EditionContent
from akkoord.desk.publication.folder.tables import PublicRow
from akkoord.engine.disclosure import (
    DESCRIPTIONS,
    CellCount,
    CountryCount,
    PublicLocation,
    Redirect,
)
from akkoord.engine.disclosure.edition_folder import file_hash
from akkoord.engine.insight import unit_words

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

MEDIA_TYPES = {
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "geojson": "application/geo+json",
    "sqlite": "application/vnd.sqlite3",
    "pmtiles": "application/vnd.pmtiles",
}
SHAPES: dict[str, type[PublicRow]] = {
    "locations": PublicLocation,
    "countries": CountryCount,
    "cells": CellCount,
    "redirects": Redirect,
}
"""Stem of a file → the rows it holds."""

_TYPES: dict[object, str] = {
    str: "string",
    float | None: "number",
    int | None: "integer",
    tuple[str, ...]: "list",
}


def describe(content: EditionContent, folder: Path) -> str:
    """The text of `datapackage.json` for the files that stand in `folder`."""
    package = {
        "name": f"{content.agreement}-{content.number}",
        "title": f"{_units(content)} of {content.agreement_name}, edition {content.number}",
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
            "mode": content.mode.value,
            "locations": len(content.locations),
            "countries": len(content.countries),
            "correction": content.correction,
        },
        "resources": [_resource(path) for path in sorted(folder.iterdir())],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _units(content: EditionContent) -> str:
    return unit_words(content.units, number=2, translate=str).capitalize()


def _resource(path: Path) -> dict[str, Any]:
    stem, _, extension = path.name.partition(".")
    resource: dict[str, Any] = {
        "name": f"{stem}-{extension}",
        "path": path.name,
        "format": extension,
        "mediatype": MEDIA_TYPES[extension],
        "bytes": path.stat().st_size,
        "hash": f"sha256:{file_hash(path)}",
    }
    if extension == "csv":
        resource |= {"encoding": "utf-8", "schema": {"fields": _fields(SHAPES[stem])}}
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
