"""In what do two rows of lists differ, as far as their texts alone tell?"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from akkoord.engine.cleaning.names import without_legal_form
from akkoord.engine.cleaning.text import text_key


@dataclass(frozen=True, slots=True)
class Row:
    """What is counted of a row, its texts as keys without case, accents and punctuation."""

    list: str
    country: str
    name: str
    address: str
    name_key: str
    firm: str
    address_key: str
    location: str = ""


Pair = tuple[Row, Row]


def row(name: str, address: str, country: str, *, of: str, location: str = "") -> Row:
    """A row with its keys."""
    key = text_key(name)
    firm = without_legal_form(key)
    return Row(of, country, name, address, key, firm, text_key(address), location)


def name_difference(pair: Pair) -> str:
    """The first kind of difference that explains two names."""
    left, right = pair
    mine, its = left.firm.split(), right.firm.split()
    joined = left.firm.replace(" ", ""), right.firm.replace(" ", "")
    is_slip = Levenshtein.distance(*joined) <= 2 and not _numbers(left.firm) ^ _numbers(right.firm)
    explained = (
        left.name == right.name,
        left.name_key == right.name_key,
        left.firm == right.firm,
        joined[0] == joined[1],
        sorted(mine) == sorted(its),
        is_slip,
        set(mine) < set(its) or set(its) < set(mine),
        _overlap(mine, its) >= 0.5,
        True,
    )
    return KINDS_OF_NAMES[explained.index(True)]


def number_difference(left: str, right: str) -> str:
    """How the words with digits of two texts agree."""
    mine, its = _numbers(left), _numbers(right)
    if not mine and not its:
        return "none at all"
    if not mine or not its:
        return "on one side only"
    if mine == its:
        return "the same"
    if mine <= its or its <= mine:
        return "more on one side"
    return "some the same" if mine & its else "all different"


def address_difference(pair: Pair) -> str:
    """The first kind of difference that explains two addresses."""
    mine, its = (each.address_key.split() for each in pair)
    if mine == its:
        return "none but capitals, accents, punctuation"
    if "".join(mine) == "".join(its):
        return "blanks"
    if sorted(set(mine)) == sorted(set(its)):
        return "order of words"
    if set(mine) < set(its) or set(its) < set(mine):
        return "words on one side only"
    overlap = _overlap(mine, its)
    bands = ((0.7, "most words the same"), (0.4, "half of them"), (0.15, "few of them"))
    return next((label for least, label in bands if overlap >= least), "next to none")


def _numbers(key: str) -> set[str]:
    return {word for word in key.split() if any(map(str.isdigit, word))}


def _overlap(mine: Iterable[str], its: Iterable[str]) -> float:
    mine, its = set(mine), set(its)
    return len(mine & its) / max(1, len(mine | its))


KINDS_OF_NAMES = (
    "none", "capitals, accents, punctuation", "legal form", "blanks", "order of words", "one letter or two",
    "words on one side only", "other words, most the same", "other words",
)  # fmt: skip
KINDS_OF_ADDRESSES = (
    "none but capitals, accents, punctuation", "blanks", "order of words", "words on one side only",
    "most words the same", "half of them", "few of them", "next to none",
)  # fmt: skip
KINDS_OF_NUMBERS = (
    "none at all", "on one side only", "the same", "more on one side", "some the same", "all different",
)  # fmt: skip
KINDS: dict[str, tuple[Sequence[str], Callable[[Pair], str]]] = {
    "names": (KINDS_OF_NAMES, name_difference),
    "numbers in names": (
        KINDS_OF_NUMBERS,
        lambda pair: number_difference(pair[0].name_key, pair[1].name_key),
    ),
    "addresses": (KINDS_OF_ADDRESSES, address_difference),
    "numbers in addresses": (
        KINDS_OF_NUMBERS,
        lambda pair: number_difference(pair[0].address_key, pair[1].address_key),
    ),
}
