"""What can be published is written down for its readers."""

import re
from dataclasses import fields
from pathlib import Path

from akkoord.engine.disclosure import (
    DESCRIPTIONS,
    CellCount,
    CountryCount,
    Participant,
    PublicLocation,
    Redirect,
)

EDITIONS = Path(__file__).parents[3] / "docs" / "editions.md"


def test_every_public_field_is_documented_and_no_other():
    table = EDITIONS.read_text(encoding="utf-8").split("## The columns")[1].split("\n## ")[0]
    first_cells = re.findall(r"^\| (`.+?) \|", table, re.MULTILINE)
    documented = {name for cell in first_cells for name in re.findall(r"`(\w+)`", cell)}

    shapes = (PublicLocation, Participant, CountryCount, CellCount, Redirect)
    assert documented == {field.name for shape in shapes for field in fields(shape)} == set(DESCRIPTIONS)


def test_no_public_field_is_about_companies_or_time():
    about_users = re.compile(r"company|user|supplier|tier|count|contact|date|uploaded|list|source")

    assert [field.name for field in fields(PublicLocation) if about_users.search(field.name)] == ["country"]
