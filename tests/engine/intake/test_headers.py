import pytest

from akkoord.engine.intake.headers import Meaning, header_key, meaning_of, vocabulary
from akkoord.engine.intake.mapping import FIELDS, propose_columns
from akkoord.engine.intake.result import PLAIN_FIELDS, ROWS_SCHEMA
from akkoord.engine.intake.tables import IDENTIFIER_COLUMNS


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Name", "name"),
        ("  FACTORY\nNAME (required) *", "name"),
        ("Naam productielocatie", "name"),
        ("Straße und Hausnummer", "address"),
        ("Strasse und Hausnummer", "address"),
        ("Adress", "address"),
        ("Postleitzahl", "postal_code"),
        ("Code postal", "postal_code"),
        ("Land / Country", "country"),
        ("Pays (country)", "country"),
        ("Contry", "country"),
        ("OS-ID", "os_id"),
        ("Aantal werknemers", "workers"),
        ("% Female Workers", "women_share"),
        ("estate", None),
        ("lands", None),
        ("colour", None),
        ("", None),
        ("x" * 5000, None),
    ],
)
def test_meaning_of(header, field):
    assert getattr(meaning_of(header), "field", None) == field


def test_exact_headers_are_certain_and_near_misses_less():
    assert meaning_of("country") == Meaning("country", 1.0)
    assert 0.8 < meaning_of("countrry name").certainty < 1.0


def test_weaker_headers_take_what_is_free():
    assert propose_columns(["Supplier", "Factory name", "Region", "State", "Address", "Land"]) == {
        "name": ("Factory name",),
        "address": ("Address",),
        "country": ("Land",),
        "region": ("State",),
        "parent_company": ("Supplier",),
    }
    assert propose_columns(["Supplier", "Location", "Region"]) == {
        "name": ("Supplier",),
        "address": ("Location",),
        "region": ("Region",),
    }


def test_several_columns_of_one_field_keep_their_order():
    assert propose_columns(["Address 2", "Name", "Address 1"]) == {
        "name": ("Name",),
        "address": ("Address 2", "Address 1"),
    }


def test_header_key():
    assert header_key("Coördinaten (GPS)\n*") == "coordinaten gps"


def test_every_field_has_a_place_in_the_rows():
    elsewhere = {*IDENTIFIER_COLUMNS, "coordinates"}
    assert set(FIELDS) <= set(ROWS_SCHEMA.names) | elsewhere
    assert set(PLAIN_FIELDS) <= set(FIELDS)


def test_no_header_means_two_fields():
    also = {key: fields for key, fields in vocabulary().also.items() if key in vocabulary().names}
    assert set(also) <= {"group name", "supplier group"}
