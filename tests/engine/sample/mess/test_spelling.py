from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import DamerauLevenshtein

from akkoord.engine.sample.mess.spelling import (
    glued,
    letter_spaced,
    stuttered,
    with_typo,
    without_diacritics,
)


@given(st.text(alphabet="abcdefg ÇŞı,", max_size=30), st.integers(0, 99))
def test_typo_is_one_edit(text, seed):
    assert DamerauLevenshtein.distance(text, with_typo(text, random=Random(seed))) <= 1


def test_typo_leaves_short_words():
    assert with_typo("No. 12 Rua", random=Random(1)) == "No. 12 Rua"


def test_diacritics_go_and_other_scripts_stay():
    assert without_diacritics("Şişli Đồng Łódź ß 华 Фешън") == "Sisli Dong Lodz ss 华 Фешън"


@pytest.mark.parametrize(
    ("damage", "expected"),
    [(letter_spaced, "T o w e l Co"), (stuttered, "Towelowel Co"), (glued, "Towel Co")],
)
def test_damage_by_machines(damage, expected):
    assert damage("Towel Co", random=Random(1)) == expected


def test_glued_loses_one_comma():
    assert glued("12 Mill Road, Savar", random=Random(1)) == "12 Mill RoadSavar"
