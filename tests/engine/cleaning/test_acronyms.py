import pytest
from tests.engine.cleaning.told import hash_of, told


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Yoshida Kogyo Kanto", ["ykk"]),
        ("Bangladesh Export Processing Zone", ["bep", "bepz"]),
        ("Scape and Energy", ["sae"]),
        ("Orum and Scape Energy Tex", ["oas", "oase", "oaset", "ose", "oset"]),
        ("Orum Scape and Energy", ["osa", "osae", "ose"]),
        ("Mercury Knitting", []),
        ("", []),
    ],
)
def test_acronyms_are_initials_of_three_and_more_words(name, found):
    assert told(name).acronyms == list(map(hash_of, found))
