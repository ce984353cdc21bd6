"""A company that left: its name, brands and statement are gone from everything that is public."""

from datetime import date

import pytest
from django.core.management import call_command
from tests.desk.publication.conftest import bring_out, hand_in, make_cycle, make_person, place
from tests.leaks.conftest import BRAND, COMPANY, everything_in, visit_everything

from akkoord.desk.agreements.models import Organisation, Participation
from akkoord.desk.people.queries import actor_of
from akkoord.desk.publication.actions import build_edition, show_to_everybody

STATEMENT = "https://www.zilverkanarie.example/chain"
STARTS = (
    "/en/",
    "/nl/participants/",
    "/en/participants/",
    "/api/v1/editions",
    "/api/v1/participants",
    "/en/feed/",
    "/sitemap.xml",
    "/downloads/editions/textile/participants.csv",
)


@pytest.fixture
def left(published, settings, tmp_path):
    """The canary showed its brand and its statement, and left on a day of the past."""
    settings.PRIVATE_DIR = tmp_path / "private"
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    part = Participation.objects.get(organisation__name=COMPANY)
    show_to_everybody(actor_of(make_person("Ada Adviser")), part, brands=BRAND, statement=STATEMENT)
    Participation.objects.filter(pk=part.pk).update(state="withdrawn", until="2018-02-01")
    return published


@pytest.fixture
def morning_after(left):
    """What happens every morning."""
    call_command("remind", verbosity=0)
    return left


def naming(reader):
    """The addresses at which something of the company stands, by what stands there."""
    pages = visit_everything(reader, *STARTS)
    assert len(pages) > 40
    return {
        word: {address for address, body in pages.items() if word.lower().encode() in body.lower()}
        for word in (COMPANY, BRAND, STATEMENT)
    }


def files_naming(folder):
    """Every file under the public folder that holds the name."""
    return {
        path.name for path in folder.rglob("*") if path.is_file() and COMPANY.encode() in path.read_bytes()
    }


def test_name_would_stay_where_nobody_renewed_the_list(left, reader):
    """It could leak: what was placed once stays until it is placed anew."""
    assert all(naming(reader).values())
    assert files_naming(left.folder.parent) == {"participants.csv"}


def test_nothing_public_names_whoever_left_from_the_next_morning_on(morning_after, reader):
    assert naming(reader) == {COMPANY: set(), BRAND: set(), STATEMENT: set()}
    assert files_naming(morning_after.folder.parent) == set()


def test_edition_made_after_it_left_does_not_name_it(morning_after, textile):
    year = make_cycle(textile, 2018)
    for at, company in enumerate(
        Organisation.objects.exclude(name=COMPANY).filter(submissions__isnull=False)
    ):
        hand_in(company, year, place(10 * at + 1), place(99))
    builder, signers = actor_of(make_person("Ben")), [actor_of(make_person(name)) for name in ("Sim", "Sia")]
    bring_out(build_edition(builder, year, dated=date(2019, 2, 16)), builder, signers)

    newest = morning_after.folder.parent / "2"
    assert [
        name for name, content in everything_in(newest).items() if COMPANY.lower().encode() in content
    ] == []
    assert files_naming(newest.parent) == set()
