"""Why does the machine think so? Findings as sentences for people."""

import json
from collections.abc import Iterable

from akkoord.engine.problems import Translate
from akkoord.engine.text import gettext_noop

SENTENCES = {
    "same_name": gettext_noop("The names are the same."),
    "same_name_words": gettext_noop("The names have the same words."),
    "like_name": gettext_noop("The names are much alike."),
    "name_differs": gettext_noop("The names differ (“%(left)s” against “%(right)s”)."),
    "acronym": gettext_noop("One name is the initials of the other."),
    "other_name_shared": gettext_noop("One goes by the other's name too."),
    "parent_shared": gettext_noop("They name the same parent or operator."),
    "trade_differs": gettext_noop("The names tell of different trades: “%(left)s” against “%(right)s”."),
    "same_address": gettext_noop("The addresses are the same."),
    "address_within_other": gettext_noop("One address is contained in the other."),
    "like_address": gettext_noop("The addresses are much alike."),
    "address_partly_shared": gettext_noop(
        "The addresses share a part and differ in “%(left)s” against “%(right)s”."
    ),
    "address_differs": gettext_noop("The addresses differ (“%(left)s” against “%(right)s”)."),
    "address_elsewhere": gettext_noop(
        "Both addresses say where in the town, and not the same place (“%(left)s” against “%(right)s”)."
    ),
    "parents_differ": gettext_noop("The operators or parents that they give differ."),
    "address_missing": gettext_noop("An address is missing."),
    "name_not_enough": gettext_noop("The shared words of the names alone tell too little."),
    "same_unit_number": gettext_noop("The same unit number: %(number)s."),
    "unit_number_differs": gettext_noop("Different unit numbers: %(left)s against %(right)s."),
    "unit_unplaced": gettext_noop(
        "Only one of them gives a unit number, %(number)s, and no address tells whether it is that unit."
    ),
    "unit_beside": gettext_noop(
        "One list names them side by side, only one of them with a unit number, %(number)s."
    ),
    "unit_number_on_one_side": gettext_noop("Only one of them gives a unit number: %(number)s."),
    "same_building_number": gettext_noop("The same building number: %(number)s."),
    "building_number_differs": gettext_noop("Different building numbers: %(left)s against %(right)s."),
    "same_plot_number": gettext_noop("The same plot number: %(number)s."),
    "plot_number_differs": gettext_noop("Different plot numbers: %(left)s against %(right)s."),
    "same_floor_number": gettext_noop("The same floor: %(number)s."),
    "floor_number_differs": gettext_noop("Different floors: %(left)s against %(right)s."),
    "numbers_shared": gettext_noop("The addresses share the number %(numbers)s."),
    "numbers_differ": gettext_noop("The numbers in the addresses differ: %(left)s against %(right)s."),
    "town_same": gettext_noop("Both addresses name the same town."),
    "towns_apart": gettext_noop("The addresses name towns that lie far apart."),
    "postcode_same": gettext_noop("The same postal code."),
    "postcode_differs": gettext_noop("Different postal codes."),
    "country_differs": gettext_noop("Different countries: %(left)s against %(right)s."),
    "country_unknown": gettext_noop("The country of one of them is not known."),
    "same_identifier": gettext_noop("The same identifier."),
    "identifier_differs": gettext_noop("Different identifiers of one kind."),
    "points_near": gettext_noop("The points on the map are %(kilometres)s km apart."),
    "points_far": gettext_noop("The points on the map are %(kilometres)s km apart, which is far."),
    "other_location": gettext_noop("The register holds them as two locations until now."),
    "would_be_same": gettext_noop("Without this they would be joined: %(finding)s"),
    "would_be_ask": gettext_noop("Without this a person would be asked: %(finding)s"),
    "would_be_different": gettext_noop("Without this they would count as two places: %(finding)s"),
}
"""Code of a finding → its sentence; the params of the finding fill it."""


def _unchanged(text: str) -> str:
    return text


def explain(reasons: Iterable[str], translate: Translate = _unchanged) -> list[str]:
    """A sentence for each coded reason of a pair (`Consolidation.pairs`), in the given order."""
    return [_sentence(reason, translate) for reason in reasons]


def _sentence(reason: str, translate: Translate) -> str:
    code, _, params = reason.partition(" ")
    facts = json.loads(params) if params else {}
    if "finding" in facts:
        facts["finding"] = _sentence(facts["finding"], translate)
    return translate(SENTENCES[code]) % facts
