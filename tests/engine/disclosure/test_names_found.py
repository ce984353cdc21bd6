"""Names of organisations in public texts."""

import pytest

from akkoord.engine.disclosure import NameFound, PublicText, names_in


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Zeeman Groep B.V.", "Jiangsu ZEEMAN GROEP garments"),
        ("Örüm Giyim A.Ş.", "orum giyim fabrikasi"),
        ("S.T. Mode", "ST Mode Ltd"),
    ],
)
def test_names_in_finds_a_name_in_any_spelling(name, text):
    found = names_in([PublicText("locations.csv", "name", "BD1", text)], [name])

    assert found == (NameFound(name, "locations.csv", "name", "BD1"),)


@pytest.mark.parametrize(
    ("name", "text"),
    [("Zeeman", "Zeemansdorp"), ("WE", "we make shirts"), ("Hema", "Mahema Fashion"), ("", "anything")],
)
def test_names_in_leaves_other_words_alone(name, text):
    assert names_in([PublicText("locations.csv", "name", "BD1", text)], [name]) == ()
