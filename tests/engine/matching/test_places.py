import pytest
from tests.engine.matching.rows import row, table

from akkoord.engine.matching.places import LONGEST_COMPARED, places_of


@pytest.mark.parametrize("text", ["No. " * 2500, "A1" * 5000, "\ufdfa" * 500])
def test_places_of_compares_no_more_of_a_text_than_fits(text):
    first, second = places_of(table(row("a:1", address=text), row("a:2", address=f"{text} and more")))
    assert first.address == second.address
    assert sum(map(len, first.given)) <= LONGEST_COMPARED + len("Orum Textile")
    assert first.same_text != second.same_text
