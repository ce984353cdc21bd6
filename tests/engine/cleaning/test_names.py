import pytest
from tests.engine.cleaning.told import told

from akkoord.engine.cleaning.names import without_legal_form


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Örüm Tekstil San. ve Tic. Ltd. Şti.", ["orum", "textile"]),
        ("ORUM TEKSTIL SANAYI VE TICARET LTD STI", ["orum", "textile"]),
        ("KKN Apparel Co.,Ltd. (Single Member Private Limited Company)", ["kkn", "garment"]),
        ("Fibran Cia. Ltda.", ["fibran"]),
        ("Supertex El Salvador S.A. de C.V.", ["supertex", "el", "salvador"]),
        ("Xu Bao Co., Ltd. Branch No. 03", ["xu", "bao", "unit", "3"]),
        ("XU BAO BRANCH III", ["xu", "bao", "unit", "3"]),
        ("Xu Bao (Site: 02)", ["xu", "bao", "unit", "2"]),
        ("Xu Bao Division: 01", ["xu", "bao", "unit", "1"]),
        ("Xu Bao Ltd. No. 2 Factory", ["xu", "bao", "unit", "2"]),
        ("Maxport IX", ["maxport", "9"]),
        ("Plant Dyeing Mills", ["plant", "dyeing", "mills"]),
        ("Ltd", ["ltd"]),
        ("", []),
    ],
)
def test_words_of_a_name_without_the_legal_form(name, words):
    assert told(name).name == words


@pytest.mark.parametrize(("key", "telling"), [("orum ltd", "orum"), ("ltd", "ltd"), ("no5", "no5"), ("", "")])
def test_search_key_without_its_legal_form(key, telling):
    assert without_legal_form(key) == telling
