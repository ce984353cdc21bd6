"""How lists tell of a location: names, addresses, copies."""

from dataclasses import replace
from random import Random

import pytest

from akkoord.engine.sample.scale.addresses import tell_address, tell_part
from akkoord.engine.sample.scale.habits import ADDRESS_PARTS, habit
from akkoord.engine.sample.scale.mentions import (
    Told,
    tell,
    tell_identifiers,
    tell_other_names,
    tell_point,
)
from akkoord.engine.sample.scale.names import tell_name
from akkoord.engine.sample.scale.rates import rates
from akkoord.engine.sample.scale.sites import Site
from akkoord.engine.sample.scale.telling import Telling
from akkoord.engine.sample.scale.texts import Part, flexible
from akkoord.engine.sample.scale.towns import town

PLAIN = replace(
    habit(1, 1),
    carelessness=1.0,
    name_case="as_is",
    address_case="as_is",
    is_ascii=False,
    drops_legal_form=False,
    parts=ADDRESS_PARTS,
    separator=", ",
    ends_with_country=False,
    nothing="",
    unit_form=0,
    keeps_unit_form=True,
    names_groups=False,
    leaves_out_numbers=False,
    gives_points=False,
    gives_identifiers=False,
    loses_separators=False,
    longest_name=0,
    longest_address=0,
)


@pytest.fixture(scope="module")
def site():
    name = (Part("word", ("Meghla",)), Part("", (" ",)), Part("trade", ("Denims",)), Part("legal", (" Lda",)))
    return Site(
        country="BD",
        name=name,
        whole_name=("Meghla Denims Lda",),
        street=(Part("", ("Plot ",)), Part("number", ("12",)), Part("", (", Zirabo",))),
        whole_street=("Plot 12, Zirabo",),
        area=("Jamgora",),
        district=(),
        town=replace(town("BD", 1), name=("Savar",), region=("Dhaka",)),
        postcode="1341",
        lat=23.85,
        lng=90.26,
        address=1,
        draw=1,
    )


def telling(site, habit=PLAIN, *, seed=1, **chances):
    row = Telling(site, habit, Random(seed))
    row.chances = dict.fromkeys(rates().rows, 0.0) | chances
    return row


def address_of(row):
    return tell_address(row, {part: tell_part(row, part) for part in row.habit.parts})


def test_row_without_faults_says_what_is_true(site):
    row = telling(site)
    assert tell(row, None, None) == Told(
        "Meghla Denims Lda",
        "Plot 12, Zirabo, Jamgora, Savar, Dhaka, 1341",
        {
            "street": "Plot 12, Zirabo",
            "area": "Jamgora",
            "district": "",
            "town": "Savar",
            "region": "Dhaka",
            "postcode": "1341",
        },
        (),
    )


@pytest.mark.parametrize(
    ("fault", "name"),
    [
        ("legal_form_left_out", "Meghla Denims"),
        ("trade_left_out", "Meghla Lda"),
        ("country_in_name", "Meghla Denims Lda (Bangladesh)"),
        ("acronym", "Meghla Denims Lda (MDL)"),
    ],
)
def test_name_with_a_fault(site, fault, name):
    row = telling(site, **{fault: 1.0})
    assert (tell_name(row), row.damage) == (name, [fault])


def test_name_with_its_unit_in_the_form_of_the_list(site):
    unit = replace(site, unit="Unit {n}", number=2, kin="unit")
    assert tell_name(telling(unit)) == "Meghla Denims Lda Unit 2"
    assert tell_name(telling(unit, replace(PLAIN, unit_form=4))) == "Meghla Denims Lda Unit-II"
    assert tell_name(telling(unit, unit_left_out=1.0)) == "Meghla Denims Lda"


def test_name_of_a_firm_that_others_are_like_keeps_its_trade(site):
    assert tell_name(telling(replace(site, kin="sister"), trade_left_out=1.0)) == "Meghla Denims Lda"


def test_name_of_former_days(site):
    renamed = replace(site, former_name=(Part("word", ("Shapla",)),))
    names = {tell_name(telling(renamed, seed=seed, former_name=1.0)) for seed in range(20)}
    assert names == {"Shapla", "Meghla Denims Lda (formerly Shapla)"}


@pytest.mark.parametrize(
    ("fault", "address"),
    [
        ("street_left_out", "Jamgora, Savar, Dhaka, 1341"),
        ("number_left_out", "Plot , Zirabo, Jamgora, Savar, Dhaka, 1341"),
        ("area_left_out", "Plot 12, Zirabo, Savar, Dhaka, 1341"),
        ("town_twice", "Plot 12, Zirabo, Jamgora, Savar, Savar, Dhaka, 1341"),
        ("town_wider", "Plot 12, Zirabo, Jamgora, Dhaka, Dhaka, 1341"),
        ("town_only", "Savar, Dhaka"),
        ("no_address", ""),
    ],
)
def test_address_with_a_fault(site, fault, address):
    row = telling(site, **{fault: 1.0})
    assert (address_of(row), row.damage) == (address, [fault])


def test_address_in_the_way_of_the_list(site):
    loud = replace(
        PLAIN, address_case="upper", separator=" ", parts=("street", "town"), ends_with_country=True
    )
    assert address_of(telling(site, loud)) == "PLOT 12, ZIRABO SAVAR BANGLADESH"
    assert address_of(telling(site, replace(PLAIN, longest_address=9))) == "Plot 12,"


def test_row_copied_from_another_list_keeps_its_errors(site):
    other = Told("Megla Denims", "Plot 21", {"street": "Plot 21"}, ("name_typo",))
    row = telling(site, replace(PLAIN, name_case="upper"), copied=1.0)
    assert tell(row, other, None) == Told(
        "MEGLA DENIMS", "Plot 21", {"street": "Plot 21"}, ("copied", "name_typo")
    )


def test_row_copies_the_parts_that_its_list_gives(site):
    neighbour = Told("Other Firm", "", {"street": "Plot twelve", "region": "DHK"}, ())
    row = telling(site, replace(PLAIN, parts=("street", "town")), copied_parts=1.0)
    assert tell(row, None, neighbour).address == "Plot twelve, Savar"


def test_word_in_the_form_of_the_list(site):
    lengthened = replace(site, whole_street=flexible("Mill Rd", "address", "BD"))
    own = {
        address_of(telling(lengthened, replace(PLAIN, salt=salt), own_address_form=1.0)) for salt in range(99)
    }
    assert {address.split(",")[0] for address in own} == {"Mill Road", "Mill Rd.", "Mill Rd", "Mill road"}


def test_points_identifiers_and_groups_stand_where_the_list_has_columns_for_them(site):
    grouped = replace(site, group="Shapla Group")
    bare, full = (
        telling(grouped),
        telling(grouped, replace(PLAIN, gives_points=True, gives_identifiers=True, names_groups=True)),
    )
    assert (tell_point(bare), tell_identifiers(bare), tell_other_names(bare)) == ((None, None), [], [])
    assert tell_point(full) == (23.85, 90.26)
    assert tell_identifiers(full) == [f"os_id:{site.os_id}"]
    assert tell_other_names(full) == ["Shapla Group"]
