"""A canary company among others, its edition published, and a reader who visits everything public."""

import csv
import json
import logging
import re
import sqlite3
import zipfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

import pyarrow.parquet as pq
import pytest
from django.test import Client, override_settings
from tests.desk.publication.conftest import (
    DAY,
    bring_out,
    hand_in,
    make_agreement,
    make_company,
    make_cycle,
    make_person,
    place,
)
from tests.public.conftest import SETTINGS

from akkoord.desk.agreements.models import OrganisationName
from akkoord.desk.people.models import User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.publication.actions import build_edition
from akkoord.desk.publication.queries import public_folder
from akkoord.desk.register.models import SourcingLink
from akkoord.engine.map_tiles import read_archive, read_tile
from akkoord.public import editions

COMPANY = "Zilverkanarie Mode"
BRAND = "Goudvinkje"
CONTACT = "pieta.piepvogel@zilverkanarie.example"
FILENAME = "roodborst 2017 definitief.xlsx"
SPELLING = "ZILVERE SPELLING of the Screen Works"
OWN_PLACE = ("TR00000077X", "Kizilay Konfeksiyon", "7 Mill Road, Istanbul", "TR")


@dataclass
class Published:
    """What is public, and what must not be."""

    folder: Path
    canary_id: str
    secrets: list[str] = field(default_factory=list)


@pytest.fixture
def textile(db):
    return make_agreement("textile", name_en="Agreement on Textile", name_nl="Convenant Textiel")


@pytest.fixture
def year(textile):
    """The year with four ordinary companies and the canary, which shares one place and has one alone."""
    cycle = make_cycle(textile, 2017)
    for at, name in enumerate(("Weefhuis", "Naaldwerk", "Garenlust", "Stofwissel")):
        screen = ("BD00000099X", "Screen Works Ltd.", "99 Mill Road, Dhaka", "BD")
        hand_in(make_company(textile, name), cycle, place(10 * at + 1), place(10 * at + 2), screen)
    canary = make_company(textile, COMPANY)
    OrganisationName.objects.create(organisation=canary, name=BRAND)
    shared = ("BD00000099X", SPELLING, "99 Mill Road, Dhaka", "BD")
    submission = hand_in(canary, cycle, shared, OWN_PLACE, filename=FILENAME)
    User.objects.filter(pk=submission.uploaded_by_id).update(email=CONTACT)
    SourcingLink.objects.filter(organisation=canary).update(
        tier="tier of the canary", products="canary shirts"
    )
    return cycle


@pytest.fixture
def published(year, settings):
    """The edition of that year, brought out."""
    builder = actor_of(make_person("Bea Builder"))
    signers = [actor_of(make_person("Sam Signer")), actor_of(make_person("Sue Signer"))]
    edition = bring_out(build_edition(builder, year, dated=DAY), builder, signers)
    canary = OrganisationName.objects.get(name=BRAND).organisation
    submission = canary.submissions.get()
    return Published(
        folder=public_folder(edition),
        canary_id=str(canary.pk),
        secrets=[
            BRAND,
            CONTACT,
            FILENAME,
            SPELLING,
            str(canary.pk),
            canary.pk.hex,
            str(submission.public_id),
            submission.files.get().stored_as,
            "tier of the canary",
            "canary shirts",
            "Sam Signer",
            "Bea Builder",
            date(2017, 3, 1).isoformat(),
        ],
    )


@pytest.fixture
def reader(published, settings, monkeypatch):
    """A browser on the public site."""
    monkeypatch.setattr(editions, "SECONDS_BETWEEN_LOOKS", 0.0)
    shown = SETTINGS | {"EDITIONS_DIR": settings.EDITIONS_DIR, "ALLOWED_HOSTS": ["testserver"]}
    with override_settings(**shown):
        yield Client()


def everything_in(folder):
    """File name → its bytes, and its content unpacked; in lower case."""
    found = {}
    for path in folder.iterdir():
        found[path.name] = path.read_bytes() + unpacked(path).encode()
    return {name: content.lower() for name, content in found.items()}


def unpacked(path):
    """The content of a file of an edition as text."""
    if path.suffix == ".parquet":
        table = pq.read_table(path)
        return json.dumps([table.to_pylist(), str(table.schema)], ensure_ascii=False, default=repr)
    if path.suffix == ".sqlite":
        return _every_table(path)
    if path.suffix == ".pmtiles":
        archive = read_archive(path)
        tiles = [read_tile(content) for *_, content in archive.tiles]
        return f"{json.dumps(archive.metadata, ensure_ascii=False)} {tiles}"
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as stream:
            return "\n".join(" ".join(row) for row in csv.reader(stream))
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as parts:
            return "\n".join(parts.read(name).decode(errors="replace") for name in parts.namelist())
    return path.read_text(encoding="utf-8", errors="replace" if path.suffix == ".index" else "strict")


def _every_table(path):
    """Every value of every table, the index's own tables included; bytes are read as text."""
    connection = sqlite3.connect(path)
    schema = connection.execute(
        "SELECT name, coalesce(sql, '') FROM sqlite_master WHERE type = 'table'"
    ).fetchall()
    values = [
        value.decode(errors="replace") if isinstance(value, bytes) else str(value)
        for name, sql in schema
        if "VIRTUAL" not in sql
        for row in connection.execute(f"SELECT * FROM {name}")  # noqa: S608 - names from the file itself
        for value in row
    ]
    connection.close()
    return "\n".join([*(sql for _, sql in schema), *values])


def visit_everything(reader, *starts):
    """Address → bytes of every page and answer that can be reached from `starts` by links."""
    waiting, seen = list(starts), {}
    while waiting:
        address = waiting.pop()
        if address in seen or not address.startswith("/"):
            continue
        answer = reader.get(address, follow=True)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        seen[address] = body + str(dict(answer.headers)).encode()
        if "html" in answer.get("Content-Type", ""):
            links = re.findall(r'(?:href|data-points)="([^"#]+)"', body.decode())
            waiting += [
                urljoin(address, link.replace("&amp;", "&")) for link in links if "static" not in link
            ]
    return seen


@pytest.fixture
def every_log_line(caplog):
    """Every line that anything logs, at any level."""
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="akkoord")  # a command run before may have asked for less
    return caplog
