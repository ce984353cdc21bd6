"""What the companies of an agreement give insight into, and the words for it."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from akkoord.engine.text import gettext_noop


class InsightUnit(StrEnum):
    """What companies give insight into (handbook, agreements 2.9)."""

    PRODUCTION_LOCATION = "production_location"
    MINE = "mine"
    QUARRY = "quarry"
    REFINER = "refiner"
    GROWER = "grower"
    INVESTEE = "investee"
    COMMODITY_ORIGIN = "commodity_origin"
    BUSINESS_RELATION = "business_relation"
    VALUE_CHAIN = "value_chain"
    PROJECT = "project"


ONE = {
    InsightUnit.PRODUCTION_LOCATION: gettext_noop("production location"),
    InsightUnit.MINE: gettext_noop("mine"),
    InsightUnit.QUARRY: gettext_noop("quarry"),
    InsightUnit.REFINER: gettext_noop("refiner"),
    InsightUnit.GROWER: gettext_noop("grower"),
    InsightUnit.INVESTEE: gettext_noop("company invested in"),
    InsightUnit.COMMODITY_ORIGIN: gettext_noop("origin of raw materials"),
    InsightUnit.BUSINESS_RELATION: gettext_noop("business relation"),
    InsightUnit.VALUE_CHAIN: gettext_noop("value chain"),
    InsightUnit.PROJECT: gettext_noop("project"),
}
MANY = {
    InsightUnit.PRODUCTION_LOCATION: gettext_noop("production locations"),
    InsightUnit.MINE: gettext_noop("mines"),
    InsightUnit.QUARRY: gettext_noop("quarries"),
    InsightUnit.REFINER: gettext_noop("refiners"),
    InsightUnit.GROWER: gettext_noop("growers"),
    InsightUnit.INVESTEE: gettext_noop("companies invested in"),
    InsightUnit.COMMODITY_ORIGIN: gettext_noop("origins of raw materials"),
    InsightUnit.BUSINESS_RELATION: gettext_noop("business relations"),
    InsightUnit.VALUE_CHAIN: gettext_noop("value chains"),
    InsightUnit.PROJECT: gettext_noop("projects"),
}
PLACES = frozenset(
    {
        InsightUnit.PRODUCTION_LOCATION,
        InsightUnit.MINE,
        InsightUnit.QUARRY,
        InsightUnit.REFINER,
        InsightUnit.GROWER,
    }
)
"""Units that stand somewhere on the map; lists of these go into the register."""
NO_UNIT = (gettext_noop("location"), gettext_noop("locations"))
TWO_KINDS = (gettext_noop("%(first)s or %(second)s"), gettext_noop("%(first)s and %(second)s"))


def unit_words(units: Sequence[str], *, number: int, translate: Callable[[str], str]) -> str:
    """The word for `number` of what a list holds, such as "mines" or "refiners and mines", translated.

    Only units on the map stand in lists; an agreement without any is called by all it has.
    """
    known = [InsightUnit(each) for each in units]
    named = [each for each in known if each in PLACES] or known
    words = [translate((ONE if number == 1 else MANY)[each]) for each in named]
    if not words:
        return translate(NO_UNIT[number != 1])
    *before, last = words
    if not before:
        return last
    joined = translate(TWO_KINDS[number != 1])
    return joined % {"first": ", ".join(before), "second": last}
