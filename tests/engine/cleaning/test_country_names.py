import pytest

from akkoord.engine.cleaning.country_names import country_name


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("TR", "en", "Türkiye"),
        ("DE", "nl", "Duitsland"),
        ("VN", "fr", "Viêt Nam"),
        ("NL", "de", "Niederlande"),
        ("XX", "en", "XX"),
        ("BD", "tlh", "Bangladesh"),
    ],
)
def test_country_name_in_the_readers_language(code, language, name):
    assert country_name(code, language=language) == name
