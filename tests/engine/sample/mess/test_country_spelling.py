from random import Random

import pytest

from akkoord.engine.sample.countries import countries
from akkoord.engine.sample.mess.country_spelling import spell_country, usual_name


@pytest.mark.parametrize("way", ["en", "nl", "de", "fr", "iso2", "iso3", "mixed"])
def test_every_country_has_a_spelling(way):
    assert all(spell_country(c.code, way, sloppiness=0, random=Random(1)) for c in countries())


def test_usual_name_in_dutch():
    assert usual_name("TR", "nl") == "Turkije"


def test_sloppy_list_leaves_the_country_out_now_and_then():
    written = [spell_country("TR", "en", sloppiness=1, random=Random(seed)) for seed in range(400)]
    assert 1 <= written.count("") <= 20
