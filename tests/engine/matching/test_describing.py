import numpy as np
import pytest
from tests.engine.matching.rows import row, table

from akkoord.engine.cleaning.reading import KINDS
from akkoord.engine.cleaning.row_texts import LONGEST_READ
from akkoord.engine.matching.describing import concatenated, describe
from akkoord.engine.matching.descriptions import NUMBER_KINDS


def words(described, at):
    return [described.vocabulary.word(each) for each in at.tolist()]


def test_describe_puts_words_numbers_and_facts_into_arrays():
    described = describe(
        table(
            row("a:2", lat=40.0, lng=29.0, identifiers=["gln:1"], other_names=["Deniz Holding"]),
            row("a:3", name="Orum Unit IV", address="", country=""),
        )
    )
    numbers = {kind: words(described, described.numbers[at]) for at, kind in enumerate(NUMBER_KINDS)}

    assert words(described, described.name[0]) == ["orum", "textile"]
    assert words(described, described.address[0]) == ["12", "baris", "road", "bursa"]
    assert len(described.places[0]) == 3
    assert described.postcode.tolist() == [0, 0]
    assert (numbers["house"], numbers["every"], numbers["unit"]) == (["12"], ["12"], [])
    assert words(described, described.numbers[len(NUMBER_KINDS)]) == ["4"]
    assert described.country.tolist() == [ord("T") * 256 + ord("R"), 0]
    assert described.point[0].tolist() == [40.0, 29.0]
    assert np.isnan(described.point[1]).all()
    assert described.others_of.tolist() == [0, 1, 1]
    assert "deniz" in words(described, described.others[0])
    assert np.diff(described.identifiers.starts).tolist() == [2, 0]


def test_numbers_are_read_by_the_kinds_that_are_compared():
    assert KINDS == NUMBER_KINDS


def test_describe_no_rows():
    assert len(describe(table())) == 0


def test_concatenated_parts_are_the_whole():
    rows = table(row("a:2"), row("a:3", name="Deniz"), row("a:4", name="Orum Deniz", other_names=["Sea"]))
    whole = describe(rows)
    parts = concatenated([describe(rows.slice(at, 1)) for at in range(3)])

    for one, other in zip(whole.arrays, parts.arrays, strict=True):
        np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("text", ["No. " * 2500, "A1" * 5000, "\ufdfa" * 500])
def test_describe_compares_no_more_of_a_text_than_fits(text):
    described = describe(table(row("a:1", address=text), row("a:2", address=f"{text} and more")))

    assert described.address[0].tolist() == described.address[1].tolist()
    assert len(described.address[0]) <= LONGEST_READ
    assert described.text[0] != described.text[1]


def test_postal_codes_tell_less_than_other_words_of_an_address():
    described = describe(table(row("a:2", address="12345 Baris Road, 16374 Bursa")))
    address, rarity = words(described, described.address[0]), described.address_rarity.tolist()
    told = dict(zip(address, rarity, strict=True))

    assert told["16374"] == pytest.approx(0.45)
    assert told["12345"] == told["baris"] == 1.0
