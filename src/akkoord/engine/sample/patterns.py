"""Fills patterns such as `No. {number} {roadname}` with words of a country, in two scripts at once."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

SLOT = re.compile(r"\{(?P<kind>[a-z]+)(?P<turn>\d?)(?P<lower>~?)\}")
ROMAN = ("I", "II", "III", "IV", "V", "VI")
LETTERS = "ABCDEFGH"
POSTCODE_LETTERS = "ABCDEGHJKLNPRSTVWXZ"
TRIES_FOR_OTHER_WORDS = 4


@dataclass(frozen=True, slots=True)
class Words:
    """A text in Latin script and, where it has one, in the script of its country."""

    latin: str
    native: str = ""


Slots = dict[str, Words]


def fill(
    pattern: str, parts: Mapping[str, Sequence[str]], *, random: Random, slots: Slots | None = None
) -> Words:
    """Fill `pattern` (`latin|native`); a slot that occurs twice gets the same words.

    `slots` holds words that are fixed beforehand and receives the ones that are drawn. A word of `parts`
    may be a pattern itself. `~` makes the words small letters, a digit tells two slots of one kind apart.
    """
    slots = {} if slots is None else slots
    latin, native = split_scripts(pattern)
    return Words(
        latin=_tidy(_fill_one(latin, parts, random, slots, is_native=False)),
        native=_tidy(_fill_one(native, parts, random, slots, is_native=True)),
    )


@cache
def split_scripts(pattern: str) -> tuple[str, str]:
    """The Latin and the native half of a pattern."""
    latin, _, native = pattern.partition("|")
    return latin, native


def fill_digits(form: str, *, random: Random) -> str:
    """Replace every `#` by a digit and every `@` by a letter, as in postcodes and telephone numbers."""
    return re.sub("[#@]", lambda m: random.choice("0123456789" if m[0] == "#" else POSTCODE_LETTERS), form)


def _fill_one(
    text: str, parts: Mapping[str, Sequence[str]], random: Random, slots: Slots, *, is_native: bool
) -> str:
    def words_for(found: re.Match[str]) -> str:
        slot = found["kind"] + found["turn"]
        if slot not in slots:
            slots[slot] = _draw_another(found["kind"], parts, random, slots)
        words = slots[slot].native or slots[slot].latin if is_native else slots[slot].latin
        return words.lower() if found["lower"] else words

    return SLOT.sub(words_for, text)


def _draw_another(kind: str, parts: Mapping[str, Sequence[str]], random: Random, slots: Slots) -> Words:
    """Words that no other slot of the kind has, if that can be had."""
    taken = [words for slot, words in slots.items() if slot.rstrip("123456789") == kind]
    for _ in range(TRIES_FOR_OTHER_WORDS):
        words = _draw(kind, parts, random)
        if words not in taken:
            break
    return words


def _draw(kind: str, parts: Mapping[str, Sequence[str]], random: Random) -> Words:
    if kind == "number":
        return Words(str(random.randrange(1, random.choice([30, 200, 900, 2400]))))
    if kind == "small":
        return Words(str(random.randrange(1, 25)))
    if kind == "km":
        return Words(random.choice(["3", "4.5", "7", "9", "12", "14.5", "18", "22", "26", "31"]))
    if kind == "roman":
        return Words(random.choice(ROMAN))
    if kind == "letter":
        return Words(random.choice(LETTERS))
    return fill(random.choice(parts[kind]), parts, random=random)


def _tidy(text: str) -> str:
    """Without the blanks and commas that an empty slot leaves behind."""
    return re.sub(r"\s+(?=,)", "", re.sub(r"\s+", " ", text)).strip(" ,")
