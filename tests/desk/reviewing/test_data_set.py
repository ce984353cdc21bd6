"""What stands in a data set, and what nobody can read from it."""

import csv
import io
import zipfile
from collections import Counter
from uuid import uuid4

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from akkoord.desk.agreements.models import Organisation, Participation
from akkoord.desk.people.models import AccessLogEntry, User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.register.models import Location, SourcingLink
from akkoord.desk.reviewing import actions
from akkoord.desk.reviewing.models import Appointment
from akkoord.desk.reviewing.rules import TooFewCompanies
from akkoord.desk.reviewing.rules.dictionary import ForeignCell, dictionary, filled

from .conftest import EVERYTHING_SECRET


def content_of(data_set):
    return actions.DATA_SETS.path_of(data_set.stored_as).read_bytes()


def tables_of(data_set):
    with zipfile.ZipFile(io.BytesIO(content_of(data_set))) as archive:
        return {
            name.removesuffix(".csv"): list(
                csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig")))
            )
            for name in archive.namelist()
            if name.endswith(".csv")
        }


def everything_in(data_set):
    """All bytes, unpacked down to the parts of the workbook, in small letters."""
    parts = []
    with zipfile.ZipFile(io.BytesIO(content_of(data_set))) as archive:
        for name in archive.namelist():
            parts += [name.encode(), archive.read(name)]
        with zipfile.ZipFile(io.BytesIO(archive.read("everything.xlsx"))) as book:
            parts += [book.read(name) for name in book.namelist()]
    return b"\n".join(parts).lower()


def test_the_set_holds_every_table_of_the_dictionary_and_explains_every_column(data_set):
    tables = tables_of(data_set)
    assert set(tables) == {*dictionary(), "dictionary"}
    explained = {(row["table"], row["column"]) for row in tables["dictionary"]}
    for name, shape in dictionary().items():
        assert explained >= {(name, column.name) for column in shape.columns}
        assert all(
            column.en.endswith((".", "?")) and column.nl.endswith((".", "?")) for column in shape.columns
        )
    with zipfile.ZipFile(io.BytesIO(content_of(data_set))) as archive:
        book = load_workbook(io.BytesIO(archive.read("everything.xlsx")), read_only=True)
    assert book.sheetnames == ["dictionary", *dictionary()]


def test_nothing_of_the_world_stands_in_any_byte(data_set, reviewed):
    written = everything_in(data_set)
    assert Location.objects.filter(name__icontains="kanarie").exists()
    secrets = {
        *EVERYTHING_SECRET,
        *(str(each) for each in Organisation.objects.values_list("pk", flat=True)),
        *(each.hex for each in Organisation.objects.values_list("pk", flat=True)),
        *(each.lower() for each in Location.objects.values_list("pk", flat=True)),
        *(each.lower() for each in Location.objects.values_list("name", flat=True)),
        *User.objects.values_list("email", flat=True),
    }
    assert [each for each in secrets if each.encode() in written] == []


def test_whoever_knows_the_public_list_of_participants_has_five_candidates_for_each_row(data_set, reviewed):
    rows = tables_of(data_set)["companies"]
    public = [
        {
            "group": each.role,
            "size_class": each.size_class,
            "joined": str(each.since.year),
            "country": each.organisation.country,
            "from_year": str(max(each.since.year, 2017)),
            "to_year": str(each.until.year) if each.until else "",
        }
        for each in Participation.objects.select_related("organisation")
    ]

    def candidates(row):
        return [
            known
            for known in public
            if (row["from_year"], row["to_year"]) == (known["from_year"], known["to_year"])
            and all(row[name] in {"", known[name]} for name in ("group", "size_class", "joined", "country"))
        ]

    assert len(rows) == 9
    assert min(len(candidates(row)) for row in rows) >= 5
    # Three small companies are fewer than five, so no size is told of anybody: two would be singled out.
    assert {row["size_class"] for row in rows} == {""}


def test_who_joined_or_left_alone_is_in_no_table(data_set, reviewed):
    tables = tables_of(data_set)
    assert data_set.figures["left_out"] == 2
    assert len({row["company"] for row in tables["links"]}) == 9
    assert SourcingLink.objects.values("organisation").distinct().count() == 10
    assert str(reviewed.companies[9].pk) not in data_set.companies
    known = {row["company"] for row in tables["companies"]}
    for name in ("lists", "duties", "links", "looks"):
        assert {row["company"] for row in tables[name]} <= known


def test_a_rare_country_is_not_told(data_set):
    locations = tables_of(data_set)["locations"]
    assert Counter(row["country"] for row in locations) == {"": 3}
    assert {row["processes"] for row in locations} == {""}


def test_the_figures_are_those_of_the_desk(data_set):
    tables = tables_of(data_set)
    assert {(row["handed_in"], row["accepted"], row["late"], row["rows"]) for row in tables["lists"]} == {
        ("yes", "yes", "no", "2"),
        ("yes", "yes", "no", "3"),
    }
    assert {row["days_after_due"] for row in tables["lists"]} == {"-12"}
    assert Counter(row["tier"] for row in tables["links"]) == {"1": 10, "2": 9}
    assert tables["years"] == [
        {
            "year": "2017",
            "meetings": "1",
            "decisions": "1",
            "questions_asked": "0",
            "questions_answered": "0",
            "trainings": "0",
        }
    ]


def test_looks_stand_there_by_pseudonym_role_purpose_and_day(reviewed, appointment, look):
    look(reviewed.companies[0])
    actions.ask_for_set(actor_of(reviewed.lead), appointment)
    actions.build_sets()
    looks = tables_of(appointment.data_sets.get())["looks"]
    own = [row for row in looks if row["purpose"] == "quality_check"]
    assert [(row["role"], row["what"], row["day"]) for row in own] == [
        ("SA", "own_links", timezone.localdate().isoformat())
    ]
    assert Counter(row["purpose"] for row in looks)["review"] == 9, "building it is a look too"


def test_two_reviews_cannot_be_joined(reviewed, data_set):
    other = reviewed.agreement.reviews.create(kind="final_evaluation", title="At the end", author="Bureau")
    second = actions.appoint(actor_of(reviewed.lead), other, entry=uuid4(), values=reviewed.values)
    actions.ask_for_set(actor_of(reviewed.lead), second)
    actions.build_sets()

    def pseudonyms(of):
        tables = tables_of(of)
        return {row["company"] for row in tables["companies"]} | {
            row["location"] for row in tables["locations"]
        }

    first, again = pseudonyms(data_set), pseudonyms(second.data_sets.get())
    assert len(first) == len(again) == 12
    assert first & again == set()


def test_a_set_built_anew_keeps_the_pseudonyms_of_its_review(reviewed, data_set, appointment):
    before = {row["company"] for row in tables_of(data_set)["companies"]}
    actions.refuse_set(actor_of(reviewed.second), data_set)
    anew = actions.ask_for_set(actor_of(reviewed.lead), appointment)
    actions.build_sets()
    anew.refresh_from_db()
    assert {row["company"] for row in tables_of(anew)["companies"]} == before


def test_the_key_is_sealed(data_set):
    assert Appointment.objects.get().sealed_key.startswith("gAAAA")


def test_a_foreign_cell_cannot_be_written():
    with pytest.raises(ForeignCell):
        filled("locations", [("L-ABCDEFGHIJ", "Turkey", "")])
    with pytest.raises(ForeignCell):
        filled("locations", [("Kanarie Spinning Mill", "TR", "")])


def test_too_few_companies_have_no_set(reviewed, appointment):
    Participation.objects.exclude(organisation__in=[each.pk for each in reviewed.companies[:4]]).update(
        since=None
    )
    with pytest.raises(TooFewCompanies):
        actions.ask_for_set(actor_of(reviewed.lead), appointment)


def test_every_company_in_it_reads_in_its_log_that_it_was_built(data_set, reviewed):
    entries = AccessLogEntry.objects.filter(purpose="review", reference=str(reviewed.review.pk))
    assert {str(each) for each in entries.values_list("organisation", flat=True)} == set(data_set.companies)
