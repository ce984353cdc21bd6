import inspect
import re

from tests.engine.matching.rows import row, table

from akkoord.engine.matching import consolidate, explain
from akkoord.engine.matching.deciding import findings
from akkoord.engine.matching.deciding.findings import BLOCKING, NUMBERED, OTHER_LOCATION
from akkoord.engine.matching.explain import SENTENCES
from akkoord.engine.matching.judgements import Decision


def sentences(*rows):
    """The reasons of the first kept pair in words."""
    result = consolidate(table(*rows))
    return explain(result.reasons.of(result.pairs.slice(0, 1)).to_pylist()[0])


TWO_FLOORS = (row("a:2", address="4 Mill Road, Floor 2"), row("b:2", address="4 Mill Road, Floor 5"))


def test_explain_in_words_the_strongest_against_first():
    found = sentences(*TWO_FLOORS)

    assert found[0] == "Different floors: 2 against 5."
    assert "The names are the same." in found


def test_explain_tells_what_would_have_changed_the_decision():
    found = sentences(*TWO_FLOORS)

    assert "Without this they would be joined: Different floors: 2 against 5." in found


def test_explain_tells_that_addresses_name_two_places_in_one_town():
    found = sentences(row("a:2", address="Orum Hill, Bursa"), row("b:2", address="Deniz Acre, Bursa"))

    assert (
        "Both addresses say where in the town, and not the same place (“hill orum” against “acre deniz”)."
    ) in found


def test_explain_translates_before_it_fills_in():
    german = {
        SENTENCES["points_near"]: "Die Punkte liegen %(kilometres)s km auseinander.",
        SENTENCES["would_be_same"]: "Ohne dies: %(finding)s",
    }
    near = 'points_near {"kilometres": "1.2"}'

    assert explain([near], german.__getitem__) == ["Die Punkte liegen 1.2 km auseinander."]
    assert explain(
        ['would_be_same {"finding": "points_near {\\"kilometres\\": \\"1.2\\"}"}'], german.__getitem__
    ) == ["Ohne dies: Die Punkte liegen 1.2 km auseinander."]


def test_every_finding_has_a_sentence():
    numbered = {code for kind in NUMBERED for code in (f"{kind}_number_differs", f"same_{kind}_number")}
    named = set(re.findall(r'Finding\("(\w+)"', inspect.getsource(findings)))
    separate = BLOCKING - {f"{kind}_differs" for kind in NUMBERED}
    assert set(SENTENCES) >= numbered | named | separate | {OTHER_LOCATION}


def test_every_decision_that_a_finding_may_turn_into_has_a_sentence():
    assert set(SENTENCES) >= {f"would_be_{each}" for each in Decision if each != Decision.NEW}
