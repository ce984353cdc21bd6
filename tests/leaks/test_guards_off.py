"""Each guard taken away by itself: then what it stops does leak, so that the other tests prove something."""

import logging
from dataclasses import dataclass, fields
from datetime import date

import pytest
from pydantic import BaseModel, ConfigDict, ValidationError
from tests.desk.publication.conftest import DAY, make_person
from tests.engine.disclosure.mention import mention
from tests.leaks.conftest import BRAND, COMPANY, OWN_PLACE, SPELLING, everything_in

from akkoord.desk.people.queries import actor_of
from akkoord.desk.publication.actions import build_edition
from akkoord.desk.publication.folder.tables import write_csv, write_geojson
from akkoord.desk.publication.queries.editions import staging_folder
from akkoord.desk.register.models import SourcingLink, Submission
from akkoord.engine.disclosure import Participant, PublicLocation, project
from akkoord.engine.finding.locations import findable
from akkoord.engine.finding.writing import write_index
from akkoord.project.log_lines import OneLine
from akkoord.public.api.shapes import Country


@dataclass(frozen=True, slots=True)
class WithContributor(PublicLocation):
    """A row to which somebody added who gave it."""

    contributor: str = COMPANY


@dataclass(frozen=True, slots=True)
class WithOrigin(PublicLocation):
    """A row to which somebody added where a field comes from."""

    name_from: str = COMPANY


@dataclass(frozen=True, slots=True)
class WithClaim(PublicLocation):
    """A row to which somebody added who claimed the site."""

    claimed_by: str = COMPANY


def written(row, folder):
    """The row in the formats that write whatever a row has."""
    write_csv(folder / "rows.csv", type(row), [row])
    write_geojson(folder / "rows.geojson", [row])
    return [path.read_text(encoding="utf-8") for path in folder.iterdir()]


@pytest.mark.parametrize("shape", [WithContributor, WithOrigin, WithClaim])
def test_a_field_more_in_a_row_stands_in_the_files(shape, tmp_path):
    [row] = project((mention("TR1", COMPANY),), k=3)
    values = {field.name: getattr(row, field.name) for field in fields(PublicLocation)}

    assert not any(COMPANY in text for text in written(row, tmp_path))
    assert all(COMPANY in text for text in written(shape(**values), tmp_path))


@dataclass(frozen=True, slots=True)
class WithLocations(Participant):
    """A participant to which somebody added its locations."""

    locations: tuple[str, ...] = (OWN_PLACE[0],)


def test_a_field_more_in_the_list_of_participants_stands_beside_the_company(tmp_path):
    write_csv(tmp_path / "rows.csv", WithLocations, [WithLocations(COMPANY, "participating_company", "")])

    assert f"{COMPANY},participating_company,,,,,{OWN_PLACE[0]}" in (tmp_path / "rows.csv").read_text()


class Anything(BaseModel):
    """An answer that takes what it is given."""

    model_config = ConfigDict(extra="allow")


def test_raw_data_pass_through_an_answer_that_takes_what_it_is_given():
    known = {"name": "Turkey", "alpha_2": "TR", "alpha_3": "TUR", "numeric": "792"}
    raw = {"raw": {"contributor": COMPANY}}

    assert COMPANY in Anything(**known, **raw).model_dump_json()
    with pytest.raises(ValidationError):
        Country(**known, **raw)


def test_ordinary_log_line_tells_what_a_library_writes():
    record = logging.makeLogRecord({"name": "django.request", "msg": "Not Found: /%s/", "args": (BRAND,)})

    assert BRAND in logging.Formatter().format(record)
    assert BRAND not in OneLine().format(record)


def test_spelling_of_one_company_would_be_found_if_the_row_had_it(tmp_path):
    """In the search index stands every name of a row, cut into words."""
    word = SPELLING.split()[1].lower().encode()
    indexes = []
    for k in (1, 3):
        rows = project(
            (mention("BD9", "c1", name=SPELLING), *(mention("BD9", f"c{n}") for n in range(2, 5))), k=k
        )
        write_index(tmp_path / f"{k}.index", findable(rows, ()))
        indexes.append((tmp_path / f"{k}.index").read_bytes().lower())

    assert [word in index for index in indexes] == [True, False]


@pytest.fixture
def files_of(year):
    """Every file of an edition of that year as it would be built now."""
    builder = actor_of(make_person("Bea Builder"))
    return lambda dated=DAY: everything_in(staging_folder(build_edition(builder, year, dated=dated)))


def test_day_of_a_list_would_stand_in_the_files_if_the_edition_were_dated_by_it(files_of):
    the_day = date(2017, 3, 1)

    assert any(the_day.isoformat().encode() in content for content in files_of(the_day).values())
    assert not any(the_day.isoformat().encode() in content for content in files_of().values())


def test_row_of_a_silent_company_would_be_lost_with_its_list(files_of):
    place = OWN_PLACE[1].lower().encode()

    assert place in files_of()["locations.csv"]
    SourcingLink.objects.filter(organisation__name=COMPANY).delete()
    Submission.objects.filter(organisation__name=COMPANY).update(state="draft")
    assert place not in files_of()["locations.csv"]
