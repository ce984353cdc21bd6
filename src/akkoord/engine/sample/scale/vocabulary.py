"""What invented firms and streets of a country are called: its own words, and many more in their manner."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from akkoord.engine.sample.countries import Country, countries
from akkoord.engine.sample.patterns import LETTERS, ROMAN
from akkoord.engine.sample.scale.rarity import Lexicon, lexicon, reshuffled, widened
from akkoord.engine.sample.scale.rates import rates
from akkoord.engine.sample.scale.texts import parsed
from akkoord.engine.yaml_data import yaml_data

Draw = Callable[[str], str]
NEW_NAMES, NEW_PLACES = 15_000, 3_000
NAME_SLOPE, NAME_FLATNESS = 0.85, 4.0
PLACE_SLOPE, PLACE_FLATNESS = 0.7, 6.0
SYLLABLE_SLOPE, SYLLABLE_FLATNESS = 0.6, 8.0
CLOSED_SLOPE, CLOSED_FLATNESS = 0.9, 2.0
KILOMETRES = ("3", "4.5", "7", "9", "12", "14.5", "18", "22", "26", "31")
NUMBERS_UP_TO = (30, 200, 900, 2400)
CHANCE_OF_TWO_WORDS = 0.18
SHARE_OF_ODD_NUMBERS = 0.2
INITIALS = "ABCDEFGHJKLMNPRSTVWZ"


@cache
def words() -> Mapping[str, Any]:
    """The content of `words.yaml`."""
    return yaml_data(__package__, "words.yaml")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A country with a lexicon for each kind of word, and patterns of names with the English ones."""

    country: Country
    lexicons: Mapping[str, Lexicon]
    english_names: Sequence[str]
    short_names: Sequence[str]

    def pattern_of_a_name(self, random: Random) -> str:
        """One of the country's patterns, or one of those that firms with English names have."""
        if random.random() < rates().places["short_names"]:
            return random.choice(self.short_names)
        if self.english_names and random.random() < words()["names_in_english"]["share"]:
            return random.choice(self.english_names)
        return random.choice(self.country.names)

    def firm(self, random: Random) -> str:
        """A word that names a firm on its own."""
        return self.word("word" if "word" in self.lexicons else "syllable", random)

    def drawing(self, random: Random) -> Draw:
        """Draws words of a kind."""

        def draw(kind: str) -> str:
            return self.number(kind, random) or self.word(kind, random)

        return draw

    def word(self, kind: str, random: Random) -> str:
        """A word of a kind that the country has; words of names are two now and then."""
        drawn = self._settled(self.lexicons[kind].draw(random.random), random)
        if kind == "word" and " " not in drawn and random.random() < CHANCE_OF_TWO_WORDS:
            return f"{drawn} {self.lexicons[kind].draw(random.random)}"
        return drawn

    def number(self, kind: str, random: Random) -> str:
        """A number or letter of a kind, "" when the kind is one of words."""
        if kind == "number":
            return _number(random)
        if kind == "small":
            return str(random.randrange(1, 25))
        if kind == "letter":
            return random.choice(LETTERS)
        if kind == "roman":
            return random.choice(ROMAN)
        if kind == "km":
            return random.choice(KILOMETRES)
        return _initials(random) if kind == "initials" else ""

    def _settled(self, word: str, random: Random) -> str:
        """The word, which may be a pattern itself."""
        if "{" not in word:
            return word
        slots: dict[str, str] = {}
        draw = self.drawing(random)
        pieces = []
        for piece in parsed(word):
            if isinstance(piece, str):
                pieces.append(piece)
                continue
            drawn = slots.setdefault(piece.name, draw(piece.kind))
            pieces.append(drawn.lower() if piece.is_small else drawn)
        return "".join(pieces)


@cache
def vocabularies() -> Mapping[str, Vocabulary]:
    """Every country's vocabulary by its code."""
    return {country.code: vocabulary(country.code) for country in countries()}


@cache
def vocabulary(code: str) -> Vocabulary:
    """The vocabulary of a country, the same on every machine."""
    country = next(country for country in countries() if country.code == code)
    english = words()["names_in_english"]
    more = words()["more"].get(code, {})
    kinds = {**country.parts, **{kind: [] for kind in more if kind not in country.parts}}
    lexicons = {
        kind: _lexicon(code, kind, [*parts, *more.get(kind, ())]) for kind, parts in sorted(kinds.items())
    }
    lexicons["english"] = lexicon(
        _shuffled(words()["english"], f"{code}:english"), slope=NAME_SLOPE, flatness=NAME_FLATNESS
    )
    patterns = english["patterns"] if code in english["countries"] else ()
    known = set(lexicons) | NOT_DRAWN
    return Vocabulary(
        country,
        lexicons,
        [pattern for pattern in patterns if _kinds_of(pattern) <= known],
        [pattern for pattern in words()["short_names"] if _kinds_of(pattern) <= known],
    )


NOT_DRAWN = {"city", "initials"}


def _kinds_of(pattern: str) -> set[str]:
    return {piece.kind for piece in parsed(pattern) if not isinstance(piece, str)}


def _lexicon(code: str, kind: str, parts: Sequence[str]) -> Lexicon:
    known = [part.partition("|")[0] for part in parts]
    name = f"{code}:{kind}"
    if kind in words()["closed"]:
        return lexicon(_shuffled(known, name), slope=CLOSED_SLOPE, flatness=CLOSED_FLATNESS)
    if kind == "syllable":
        return lexicon(_shuffled(known, name), slope=SYLLABLE_SLOPE, flatness=SYLLABLE_FLATNESS)
    is_name = kind in words()["names"]
    wide = _wide(code, known, NEW_NAMES if is_name else NEW_PLACES, random=Random(name))
    if is_name:
        return lexicon(wide, slope=NAME_SLOPE, flatness=NAME_FLATNESS)
    return lexicon(wide, slope=PLACE_SLOPE, flatness=PLACE_FLATNESS)


def _wide(code: str, known: Sequence[str], count: int, *, random: Random) -> list[str]:
    if code in words()["spaced"]:
        return reshuffled(known, count, random=random)
    return widened(known, count, kept=frozenset(words()["generic"]), random=random)


def _shuffled(known: Sequence[str], name: str) -> list[str]:
    """In an order that differs by country; a word that stands twice stays likelier."""
    order = list(known)
    Random(name).shuffle(order)
    return order


def _number(random: Random) -> str:
    """The number of a house or plot, now and then several of them or one with a letter."""
    number = random.randrange(1, random.choice(NUMBERS_UP_TO))
    if random.random() > SHARE_OF_ODD_NUMBERS:
        return str(number)
    forms = (f"{number}-{number + 2}", f"{number}, {number + 1}", f"{number}/{number % 9 + 1}", f"{number}A")
    return random.choice(forms)


def _initials(random: Random) -> str:
    letters = [random.choice(INITIALS) for _ in range(random.choice((2, 2, 3, 3, 3, 4)))]
    return (".".join(letters) + ".") if random.random() < 0.4 else "".join(letters)
