"""What can be said of a link between a company and a site: tier, role, share of volume, processes."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from akkoord.engine import taxonomy
from akkoord.engine.taxonomy import Code
from akkoord.engine.text import gettext_noop

OPENS_LINKS_OF_LEFT = frozenset({"case", "legal_request", "data_subject_request"})
"""The purposes for which links of a company that left are shown until they are destroyed."""
BETWEEN_CHOICES = re.compile(r"[,;|/\n]")
"""What lists write between several of them."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values that a field can have; `names` are how lists call it, in any language."""

    code: str
    title: str
    names: tuple[str, ...] = ()
    stage: str = ""


TIERS: tuple[Choice, ...] = (
    Choice("1", gettext_noop("1: makes the product"), ("tier 1",)),
    Choice("1b", gettext_noop("1b: decorates or finishes the product"), ("tier 1b",)),
    Choice("2", gettext_noop("2: fabric, wet processing, leather"), ("tier 2",)),
    Choice("3", gettext_noop("3: yarn and fibre"), ("tier 3",)),
    Choice("4", gettext_noop("4: raw material"), ("tier 4",)),
)
RELATIONS: tuple[Choice, ...] = (
    Choice("own", gettext_noop("our own site"), ("eigen", "owned", "eigene", "propre")),
    Choice("direct", gettext_noop("we buy there directly"), ("direct", "rechtstreeks", "direkt")),
    Choice("via_agent", gettext_noop("through an agent"), ("agent", "via agent", "agentur", "indirect")),
    Choice(
        "subcontractor_of",
        gettext_noop("subcontractor of another site"),
        ("subcontractor", "onderaannemer", "subunternehmer", "sous-traitant"),
    ),
    Choice(
        "third_brand",
        gettext_noop("makes a brand of somebody else that we sell"),
        ("third brand", "third party brand", "merk van derden", "fremdmarke", "marque tierce"),
    ),
)
VOLUME_BANDS: tuple[Choice, ...] = (
    Choice("<1", gettext_noop("less than 1 %")),
    Choice("1-5", gettext_noop("1 to 5 %")),
    Choice("5-20", gettext_noop("5 to 20 %")),
    Choice("20-50", gettext_noop("20 to 50 %")),
    Choice(">50", gettext_noop("more than 50 %")),
)
TIER_QUESTIONS: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("2.1", gettext_noop("Sites that make the product (tier 1)"), frozenset({"1"})),
    ("2.2", gettext_noop("Sites that decorate or finish it (tier 1b)"), frozenset({"1b"})),
    ("2.3", gettext_noop("Fabric, wet processing and leather (tier 2)"), frozenset({"2"})),
    ("2.4", gettext_noop("Yarn, fibre and raw material (tiers 3 and 4)"), frozenset({"3", "4"})),
)
"""Question of the framework, what it asks, and the tiers whose sites count for it."""


def _choices(codes: Iterable[Code]) -> tuple[Choice, ...]:
    return tuple(
        Choice(each.code, each.names["en"], (*each.names.values(), *each.aliases), each.stage)
        for each in codes
    )


PROCESSES = _choices(taxonomy.PROCESSES)
PRODUCTS = _choices(taxonomy.PRODUCTS)


def as_choice(text: str, choices: Sequence[Choice]) -> Choice | None:
    """The choice that a list's text means, exactly but for case, accents and signs; None when none."""
    return _by_name(tuple(choices)).get(_plain(text))


def codes_in(text: str, choices: Sequence[Choice]) -> tuple[str, ...]:
    """The codes that a list's cell names, in the order of the choices; free text is none."""
    found = {each.code for part in BETWEEN_CHOICES.split(text) if (each := as_choice(part, choices))}
    return tuple(each.code for each in choices if each.code in found)


@cache
def _by_name(choices: tuple[Choice, ...]) -> dict[str, Choice]:
    """What lists may write for a choice → the first choice that it means."""
    backwards = ((name, each) for each in reversed(choices) for name in (each.code, each.title, *each.names))
    return {_plain(name): each for name, each in backwards}


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in letters if c.isalnum() or c in "<>-")
