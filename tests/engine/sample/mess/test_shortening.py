from random import Random

import pytest

from akkoord.engine.sample.mess.shortening import mistyped_number, shortened_name, without_town


def test_long_name_loses_its_end():
    made = {shortened_name("Ningbo Hengrui Garment Co., Ltd.", random=Random(seed)) for seed in range(20)}
    assert made == {"Ningbo Hengrui Garment", "Ningbo Hengrui Garment Co."}


@pytest.mark.parametrize("name", ["Wol Ltd.", "Meghla Knitwear Ltd.", "Hengrui Garment (Ningbo) Co., Ltd."])
def test_short_or_bracketed_name_stays_whole(name):
    assert shortened_name(name, random=Random(1)) == name


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("Prato Filati Rossi", "Filati Rossi"),
        ("Prato Filati", "Prato Filati"),
        ("Filati Prato", "Filati Prato"),
    ],
)
def test_town_in_front_is_left_out(name, rest):
    assert without_town(name, "Prato") == rest


def test_mistyped_number_differs_in_one_digit():
    made = mistyped_number("4815-123", random=Random(1))
    assert [a == b for a, b in zip(made, "4815-123", strict=True)].count(False) == 1
    assert made[4] == "-"
