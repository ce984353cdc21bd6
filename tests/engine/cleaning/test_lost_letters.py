import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.cleaning.lost_letters import restored


@pytest.mark.parametrize(
    ("damaged", "whole", "text"),
    [
        ("Do?ruyol Konfeksiyon", "DOĞRUYOL KONF.", "dogruyol Konfeksiyon"),
        ("Cát T??ng Washing", "Cat Tuong Washing", "Cát tuong Washing"),
        ("Lam S\ufffdn", "Lam Sơn", "Lam son"),
        ("Bask? San. ?ti.", "Baskı San. Şti.", "baski San. sti."),
        ("H?i", "Hai or Hoi", "H?i"),
        ("??", "Ha", "??"),
        ("Hai", "Hoi", "Hai"),
    ],
)
def test_lost_letters_come_back_where_one_word_fits(damaged, whole, text):
    assert restored(damaged, by=whole) == text


@given(st.text(), st.text())
def test_restoring_any_text_never_fails(text, by):
    assert isinstance(restored(text, by=by), str)
