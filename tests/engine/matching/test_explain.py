import numpy as np
from tests.engine.matching.rows import row, table

from akkoord.engine.matching import consolidate, explain, shipped_model
from akkoord.engine.matching.explain import SENTENCES
from akkoord.engine.matching.findings import BLOCKING
from akkoord.engine.matching.places import places_of
from akkoord.engine.matching.scoring import Scorer


def test_explain_in_words_the_strongest_against_first():
    rows = table(row("a:2", name="Orum Textile (Unit IV)"), row("b:2", name="ORUM TEKSTIL UNIT 2"))
    reasons = consolidate(rows).pairs["reasons"].to_pylist()[0]

    assert explain(reasons)[0] == "Different unit numbers: 4 against 2."
    assert "The addresses are the same." in explain(reasons)


def test_explain_translates_before_it_fills_in():
    german = {SENTENCES["points_near"]: "Die Punkte liegen %(kilometres)s km auseinander."}

    assert explain(['points_near {"kilometres": "1.2"}'], german.__getitem__) == [
        "Die Punkte liegen 1.2 km auseinander."
    ]


def test_every_blocking_finding_has_a_sentence():
    assert set(SENTENCES) >= BLOCKING


def test_explain_shows_a_dash_where_one_name_only_says_more():
    rows = table(row("a:2", address="7 Sea Street, Izmir"), row("b:2", name="Orum Textile Washing Yalova"))
    (pair,) = Scorer(places_of(rows), shipped_model(), {}).score(np.array([[0, 1]]), keep_from=0.0)

    assert "The names differ (“–” against “yalova washing”)." in explain(pair.reasons)
