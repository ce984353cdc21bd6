import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.cleaning.told import told

from akkoord.engine.cleaning.scripts import in_latin_letters
from akkoord.engine.cleaning.text import text_key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("宁波申洲针织有限公司", "ningboshenzhou knitting co ltd"),
        ("广东省东莞市高埗镇工业区12号", "guangdong province dongguan city gaobu town industrial zone no 12"),
        ("주식회사 신원", "co ltd sinwon"),
        ("서울특별시 강남구 테헤란로 12", "seoul city gangnam district tehelan road 12"),
        ("株式会社ユニクロ", "co ltd yunikuro"),
        ("บริษัท ไทย การ์เมนท์ จำกัด", "company aithy garment limited"),
        ("ООО Текстиль", "ooo textile"),
        ("شركة النسيج", "company textile"),
        ("বাংলাদেশ গার্মেন্টস লিমিটেড", "bamlades garment limited"),
        ("भारत टेक्सटाइल प्राइवेट लिमिटेड", "bhart textile private limited"),
        ("n° 5", "no 5"),
        ("№ 5", "no 5"),
    ],
)
def test_other_scripts_by_meaning_and_sound(text, key):
    assert text_key(text) == key


@pytest.mark.parametrize("name", ["株式会社ミズノ", "ミズノ株式会社", "ミズノ(株)", "Mizuno Co., Ltd."])
def test_native_legal_forms_are_no_part_of_the_name(name):
    assert told(name).name == ["mizuno"]


@given(st.text())
def test_any_text_becomes_ascii(text):
    assert in_latin_letters(text).isascii()
