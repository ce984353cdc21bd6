"""Invents OS IDs with a valid check character, for lists that carry the identifiers of Open Supply Hub."""

from random import Random

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford base 32; a character's value is its position."""
INVENTED_YEAR = "1999"
"""Years before the registry existed, so that no invented identifier is somebody's real one."""


def invent_open_supply_id(country: str, *, random: Random) -> str:
    """Country, year, day of the year, six random characters, check character: 15 in all."""
    day = f"{random.randrange(1, 366):03d}"
    body = f"{country}{INVENTED_YEAR}{day}" + "".join(random.choice(ALPHABET) for _ in range(5))
    return body + check_character(body)


def check_character(body: str) -> str:
    """The character that follows the first fourteen: the sum of their values, modulo 32.

    The two letters of the country count with their character code, all others with their value
    (handbook, locations 4.5).
    """
    total = sum(ord(letter) for letter in body[:2]) + sum(ALPHABET.index(c) for c in body[2:])
    return ALPHABET[total % 32]
