"""What people leave away because everybody knows it: the end of a name, the town in front of it."""

from random import Random

FEWEST_WORDS = 4
"""Names of fewer words are left whole, so that what remains still tells them apart."""


def shortened_name(name: str, *, random: Random) -> str:
    """The first words of a long name, as in `Ningbo Hengrui Garment` without `Co., Ltd.`."""
    words = name.split(" ")
    if len(words) < FEWEST_WORDS or "(" in name:
        return name
    kept = random.choice((FEWEST_WORDS - 1, len(words) - 1))
    return " ".join(words[:kept]).rstrip(" ,-&")


def without_town(name: str, town: str) -> str:
    """The name without its town in front, when enough of it remains."""
    rest = name.removeprefix(f"{town} ")
    return rest if rest.count(" ") >= 1 else name


def mistyped_number(number: str, *, random: Random) -> str:
    """One digit of a postcode replaced by another."""
    at = random.choice([position for position, mark in enumerate(number) if mark.isdigit()])
    other = random.choice([digit for digit in "0123456789" if digit != number[at]])
    return number[:at] + other + number[at + 1 :]
