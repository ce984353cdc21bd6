import pytest

from akkoord.engine.cleaning.names import name_words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Örüm Tekstil San. ve Tic. Ltd. Şti.", ["orum", "textile"]),
        ("ORUM TEKSTIL SANAYI VE TICARET LTD STI", ["orum", "textile"]),
        ("KKN Apparel Co.,Ltd. (Single Member Private Limited Company)", ["kkn", "garment"]),
        ("Fibran Cia. Ltda.", ["fibran"]),
        ("Supertex El Salvador S.A. de C.V.", ["supertex", "el", "salvador"]),
        ("Ltd", ["ltd"]),
        ("", []),
    ],
)
def test_name_words_without_the_legal_form(name, words):
    assert name_words(name) == words
