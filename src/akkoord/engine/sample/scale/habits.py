"""How one list writes: its capitals, its legal forms, its order of address parts, how careless it is."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from akkoord.engine.sample.mess.spelling import without_diacritics
from akkoord.engine.sample.scale.rates import rates
from akkoord.engine.sample.scale.texts import Flexible
from akkoord.engine.sample.scale.vocabulary import words

FEWEST_LETTERS, MOST_LETTERS = 40, 120
UNIT_FORMS = 8
ADDRESS_PARTS = ("street", "area", "district", "town", "region", "postcode")


@dataclass(frozen=True, slots=True)
class Habit:
    """One company's way to write its list; `carelessness` is 1 for the average list."""

    name: str
    salt: int
    carelessness: float
    name_case: str
    address_case: str
    is_ascii: bool
    drops_legal_form: bool
    parts: tuple[str, ...]
    separator: str
    ends_with_country: bool
    nothing: str
    unit_form: int
    keeps_unit_form: bool
    names_groups: bool
    leaves_out_numbers: bool
    gives_points: bool
    gives_identifiers: bool
    loses_separators: bool
    longest_name: int
    longest_address: int

    def form_of(self, word: Flexible) -> str:
        """The form that this list writes a word in."""
        return word.forms[(self.salt * word.group >> 11) % len(word.forms)]

    def styled(self, text: str, case: str) -> str:
        """`text` with the list's letters and capitals."""
        if self.is_ascii and not text.isascii():
            text = without_diacritics(text)
        if case == "upper":
            return text.upper()
        return text.title() if case == "title" else text


@lru_cache(maxsize=20_000)
def habit(seed: int, number: int) -> Habit:
    """The habit of the list with that number; numbers below 0 are the lists that a register is made from."""
    random = Random(f"{seed}:habit:{number}")
    return _habit(f"list-{number:05d}", random)


def _habit(name: str, random: Random) -> Habit:
    shares = rates().lists

    def has(habit: str) -> bool:
        return random.random() < shares[habit]

    name_case = "upper" if has("capitals") else "as_is"
    address_case = name_case
    if name_case == "as_is":
        name_case = "upper" if has("capital_names") else "title" if has("title_case") else "as_is"
    cuts_off = has("cut_off")
    return Habit(
        name=name,
        salt=random.getrandbits(40) | 1,
        carelessness=random.gammavariate(2.0, 0.5),
        name_case=name_case,
        address_case=address_case,
        is_ascii=has("ascii"),
        drops_legal_form=has("no_legal_form"),
        parts=_parts(has, random),
        separator=" " if has("blanks_for_commas") else "," if has("tight_commas") else ", ",
        ends_with_country=has("country_at_the_end"),
        nothing=random.choice(words()["nothing"]) if has("word_for_nothing") else "",
        unit_form=random.randrange(UNIT_FORMS),
        keeps_unit_form=random.random() < 0.6,
        names_groups=has("groups"),
        leaves_out_numbers=has("no_numbers"),
        gives_points=has("points"),
        gives_identifiers=has("identifiers"),
        loses_separators=has("lost_separators"),
        longest_name=random.randrange(FEWEST_LETTERS, MOST_LETTERS) if cuts_off else 0,
        longest_address=random.randrange(FEWEST_LETTERS, MOST_LETTERS) if cuts_off else 0,
    )


def _parts(has: Callable[[str], bool], random: Random) -> tuple[str, ...]:
    """The parts of an address that the list gives, in its order."""
    dropped = {part for part in ("postcode", "region", "district") if has(f"no_{part}")}
    parts = [part for part in ADDRESS_PARTS if part not in dropped]
    if "postcode" in parts and random.random() < 0.3:
        parts.remove("postcode")
        parts.insert(parts.index("town") + random.randrange(2), "postcode")
    return tuple(parts)
