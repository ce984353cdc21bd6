"""Two worlds that differ only in who produces where: an outsider reads the same bytes in both."""

import re
from contextlib import contextmanager
from datetime import date
from importlib.metadata import version

import pytest
from django.db import transaction
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
from tests.leaks.conftest import visit_everything
from tests.public.conftest import SETTINGS

from akkoord.desk.people.queries import actor_of
from akkoord.desk.publication.actions import build_edition
from akkoord.desk.publication.queries import public_folder
from akkoord.public import editions

COMPANIES = ("Weefhuis", "Naaldwerk", "Garenlust", "Stofwissel")
OF_THE_READER_AND_THE_DISK = re.compile(
    rb"""'RateLimit': '[^']*', |'ETag': 'W/"[0-9a-f]{20}-%s"', """ % version("akkoord").encode()
)
"""How often this reader may still ask, and the tag of a page: it is made of where and when files were put."""
COMMON = place(99)
LISTS = tuple((place(10 * at + 1), place(10 * at + 2, "TR"), COMMON) for at in range(4))
"""What the companies hand in; each has places of its own, in two countries."""
TURNED = LISTS[1:] + LISTS[:1]
"""The same lists, each handed in by another company, and so in another order."""
WITH_ONE_MORE = ((*LISTS[0], place(5)), *LISTS[1:])
STARTS = (
    "/en/",
    "/nl/locations/?q=factory",
    "/en/locations/?country=TR",
    "/en/locations/suggestions/?q=mill",
    "/en/locations/found/?q=fctory",
    "/en/map/towns.json",
    "/en/map/list/",
    "/en/editions.atom",
    "/en/numbers/",
    "/sitemap.xml",
    "/sitemaps/en-1.xml",
    "/robots.txt",
    "/api/v1/editions",
    "/api/v1/participants",
    "/api/v1/production-locations?q=factory&limit=2",
    "/api/v1/production-locations?limit=3",
    "/api/v1/production-locations.geojson",
    f"/en/locations/{place(99)[0]}/",
    "/en/locations/BD1234567ZZ/",
    "/api/v1/editions/textile/1/production-locations/BD1234567ZZ",
)


@contextmanager
def published(lists, **folders):
    """An edition of those lists and the whole of what its host knows; afterwards nothing of it was."""
    with transaction.atomic(), override_settings(**folders):
        textile = make_agreement("textile", name_en="Agreement on Textile", name_nl="Convenant Textiel")
        cycle = make_cycle(textile, 2017)
        companies = {name: make_company(textile, name) for name in COMPANIES}
        for name, places in zip(COMPANIES, lists, strict=True):
            hand_in(companies[name], cycle, *places)
        builder = actor_of(make_person("Bea Builder"))
        signers = [actor_of(make_person(name)) for name in ("Sam Signer", "Sue Signer")]
        yield public_folder(bring_out(build_edition(builder, cycle, dated=DAY), builder, signers))
        transaction.set_rollback(True)


def files_of(folder):
    """Path → what can be seen of a file: its bytes and who may read it."""
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mode)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def outside(db, tmp_path, monkeypatch):
    """All that an outsider gets of the edition of some lists: files, and pages with their headers."""
    monkeypatch.setattr(editions, "SECONDS_BETWEEN_LOOKS", 0.0)
    worlds = iter(range(9))

    def look(lists):
        folder = tmp_path / f"world{next(worlds)}"
        with published(
            lists, EDITIONS_DIR=folder, PRIVATE_DIR=tmp_path / f"private of {folder.name}"
        ) as of_edition:
            assert of_edition.is_dir()
        own = {"EDITIONS_DIR": folder, "ALLOWED_HOSTS": ["testserver"], "SECURITY_EXPIRES": date(2999, 1, 1)}
        with override_settings(**SETTINGS | own):
            pages = visit_everything(Client(), *STARTS)
        return files_of(folder), {
            address: OF_THE_READER_AND_THE_DISK.sub(b"", page) for address, page in pages.items()
        }

    return look


def differing(one, other):
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}


def test_outsider_would_see_one_location_more(outside):
    """It could differ: one more place in one list is in the files, on the pages and in the answers."""
    (files, pages), (other_files, other_pages) = outside(LISTS), outside(WITH_ONE_MORE)

    assert {"textile/1/locations.csv", "textile/1/search.index"} <= differing(files, other_files)
    assert {"/en/", "/sitemaps/en-1.xml", "/api/v1/production-locations.geojson"} <= differing(
        pages, other_pages
    )


def test_outsider_reads_the_same_whoever_produces_where(outside):
    (files, pages), (other_files, other_pages) = outside(LISTS), outside(TURNED)

    assert len(files) > 10
    assert len(pages) > 40
    assert differing(files, other_files) == set()
    assert differing(pages, other_pages) == set()


def test_outsider_reads_the_same_twice(outside):
    """Nothing in the files and pages is of chance or of the hour, so what differs is of the lists."""
    (files, pages), (other_files, other_pages) = outside(LISTS), outside(LISTS)

    assert differing(files, other_files) | differing(pages, other_pages) == set()
