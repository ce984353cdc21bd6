"""Ways to write which unit of a firm is meant."""

import re
from random import Random

from akkoord.engine.sample.patterns import ROMAN


def restyle_unit(unit: str, *, random: Random) -> str:
    """`Unit 2` as `Unit-2`, `(Unit 2)`, `Unit II`, `Unit No. 02` and the like."""
    found = re.search(r"\d+", unit)
    if found is None:
        return unit
    number = int(found[0])
    word = re.sub(r"[\d().#-]|No\b", " ", unit).strip() or "Unit"
    forms = (
        f"{word} {number}",
        f"{word}-{number}",
        f"({word} {number})",
        f"{word} {ROMAN[number - 1]}",
        f"{word}-{ROMAN[number - 1]}",
        f"{word} No. {number:02d}",
        f"- {word} {number}",
        f"({word}: {number:02d})",
    )
    return random.choice(forms)
