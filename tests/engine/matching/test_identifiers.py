import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.matching.rows import row, table

from akkoord.engine.matching import is_valid_location_id, minting_for
from akkoord.engine.matching.identifiers import ALPHABET, content_of, location_id, location_ids

content = st.text(max_size=20)


@given(st.sampled_from(["BD", "TR", "IL", "OU"]), content, st.binary(max_size=64))
def test_location_id_is_valid_and_begins_with_its_country(country, text, key):
    drawn = location_id(country, text, key=key)

    assert is_valid_location_id(drawn)
    assert drawn.startswith(country)
    assert set(drawn[2:]) <= set(ALPHABET)


@given(content, st.integers(0, 10), st.sampled_from(string.digits + string.ascii_uppercase))
def test_location_id_with_one_wrong_character_is_invalid(text, place, letter):
    drawn = location_id("BD", text)
    changed = drawn[:place] + letter + drawn[place + 1 :]

    assert is_valid_location_id(changed) is (changed == drawn)


@given(content, st.integers(0, 9))
def test_location_id_with_two_characters_swapped_is_invalid(text, place):
    drawn = location_id("BD", text)
    swapped = drawn[:place] + drawn[place + 1] + drawn[place] + drawn[place + 2 :]

    assert is_valid_location_id(swapped) is (swapped == drawn)


@pytest.mark.parametrize("country", ["", "B", "bd", "ÄÖ", "BDX"])
def test_location_id_of_an_unknown_country_begins_with_zz(country):
    assert location_id(country, "content").startswith("ZZ")


@pytest.mark.parametrize("text", ["", "BD", "BD00000000", "bd000000000", "BDIIIIIIIII"])
def test_other_text_is_no_location_id(text):
    assert not is_valid_location_id(text)


def test_identifier_is_drawn_from_the_content_and_the_key():
    rows = table(row("a:1", name="ORUM  TEXTILE"), row("b:7", name="Orum Textile"), row("c:1", name="Other"))
    one, other = minting_for(rows), minting_for(rows, key=b"secret")

    assert one("a:1", 0) == one("b:7", 0)
    assert len({one("a:1", 0), one("a:1", 1), one("c:1", 0), other("a:1", 0)}) == 4


@given(st.lists(st.tuples(st.sampled_from(["BD", "TR", "b", ""]), content)), st.binary(max_size=64))
def test_location_ids_draws_each_as_if_alone(drawn_from, key):
    countries, contents = [each for each, _ in drawn_from], [each for _, each in drawn_from]

    assert location_ids(countries, contents, key=key) == [
        location_id(country, text, key=key) for country, text in drawn_from
    ]


def test_first_of_draws_what_each_row_draws_at_its_first_attempt():
    mint = minting_for(table(row("b:7", name="Other"), row("a:1"), row("c:1", country="")))

    assert mint.first_of(["c:1", "a:1"]) == [mint("c:1", 0), mint("a:1", 0)]


def test_mint_refuses_a_row_that_it_does_not_know():
    with pytest.raises(KeyError):
        minting_for(table(row("a:1")))("b:1", 0)


def test_content_of_a_row_stays_as_it_is_for_ever():
    """Identifiers in use are drawn from it."""
    assert content_of("Örüm  Tekstil (Ünit-2)", "N° 5, Bursa_TR", ["os_id:X", "gln:1"]) == (
        "örüm tekstil ünit 2|n 5 bursa tr|gln:1|os_id:X"
    )
    assert location_id("TR", "örüm tekstil|bursa|") == "TR4XYRJGMGX"


@given(st.text(st.characters(codec="ascii")))
def test_content_of_an_ascii_text_is_read_as_any_other(text):
    assert content_of(f"{text} ü", "", []) == content_of(f"{text} u", "", []).removesuffix("u|") + "ü|"


@given(st.lists(st.text(max_size=8), min_size=1, max_size=6))
def test_mint_reads_many_contents_as_each_alone(texts):
    rows = table(*(row(f"a:{at}", name=text, address=text) for at, text in enumerate(texts)))
    alone = [location_id("TR", content_of(text, text, [])) for text in texts]

    assert minting_for(rows).first_of([f"a:{at}" for at in range(len(texts))]) == alone
