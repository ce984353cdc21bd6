from random import Random

from akkoord.engine.sample.mess.pinyin import resplit
from akkoord.engine.sample.mess.units import restyle_unit
from akkoord.engine.sample.mess.variants import Preferences, rewrite


def ways(text, kind, country):
    """All that 300 lists make of a text."""
    made = set()
    for seed in range(300):
        random = Random(seed)
        made.add(rewrite(text, kind, country, Preferences(random=random), chance=1, random=random))
    return made


def test_legal_form_is_written_in_other_ways():
    assert ways("Bellandi S.r.l.", "name", "IT") == {
        "Bellandi S.r.l.", "Bellandi Srl", "Bellandi SRL", "Bellandi S.R.L.", "Bellandi srl",
    }  # fmt: skip


def test_groups_of_another_country_do_not_apply():
    assert ways("Lot 3, Zona Industrial", "address", "DE") == {"Lot 3, Zona Industrial"}


def test_one_list_mostly_keeps_to_its_own_form():
    preferences = Preferences(random=Random(4))
    random = Random(5)
    written = [
        rewrite("Mill Road", "address", "BD", preferences, chance=1, random=random) for _ in range(200)
    ]
    assert max(written.count(way) for way in set(written)) > 120


def test_pinyin_is_taken_apart_and_put_together():
    made = {resplit("Ningbo Hengrui Garment", random=Random(seed)) for seed in range(30)}
    assert "Ningbo Heng Rui Garment" in made
    assert resplit("Heng Rui Garment", random=Random(1)) == "Hengrui Garment"


def test_unit_keeps_its_number():
    assert {restyle_unit("Unit 2", random=Random(seed)) for seed in range(200)} == {
        "Unit 2", "Unit-2", "(Unit 2)", "Unit II", "Unit-II", "Unit No. 02", "- Unit 2", "(Unit: 02)",
    }  # fmt: skip
