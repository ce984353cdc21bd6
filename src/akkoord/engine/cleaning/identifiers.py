"""Identifiers of places and companies: what is a valid one, and what was probably meant."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from stdnum import ean, lei
from stdnum.eu import vat

OS_ID_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford base 32: no I, L, O, U. The value of a character is its position."""
OS_ID_SHAPE = re.compile(rf"[A-Z]{{2}}[0-9]{{7}}[{OS_ID_ALPHABET}]{{6}}")
LOOK_ALIKES = str.maketrans("ILO", "110")


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier in its normal form; `suggestion` is what an invalid one may have meant, or ""."""

    scheme: str
    value: str
    is_valid: bool
    suggestion: str = ""

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"


def os_id_check_character(first_14: str) -> str:
    """The check character: the two country letters count by their code, the other twelve by their value.

    A plain sum modulo 32: it catches every single slip and no swap of two neighbours.
    """
    values = sum(map(OS_ID_ALPHABET.index, first_14[2:]))
    return OS_ID_ALPHABET[(ord(first_14[0]) + ord(first_14[1]) + values) % 32]


def is_valid_os_id(text: str) -> bool:
    """Whether `text` without blanks and hyphens is an OS ID: 15 characters with the right check character."""
    os_id = re.sub(r"[\s-]", "", text)
    return OS_ID_SHAPE.fullmatch(os_id) is not None and os_id_check_character(os_id[:14]) == os_id[14]


def suggested_os_id(text: str) -> str:
    """A valid OS ID that `text` becomes in capitals, with 1 for I and L and 0 for O; "" when it does not."""
    capitals = re.sub(r"[\s-]", "", text).upper()
    candidate = capitals[:2] + capitals[2:].translate(LOOK_ALIKES)
    return candidate if is_valid_os_id(candidate) else ""


def read_identifier(scheme: str, text: str) -> Identifier:
    """Read `text` as an identifier of `scheme`; a scheme that we do not know takes any text."""
    if scheme == "os_id":
        value = re.sub(r"[\s-]", "", text)
        return Identifier(scheme, value, is_valid_os_id(value), suggested_os_id(text))
    compact = re.sub(r"[\s.\-/]", "", text).upper()
    if scheme not in CHECKS:
        return Identifier(scheme, text.strip(), is_valid=bool(text.strip()))
    is_valid = CHECKS[scheme]
    padded = compact.zfill(LENGTHS.get(scheme, 0)) if compact.isdigit() else compact
    suggestion = padded if padded != compact and is_valid(padded) else ""
    return Identifier(scheme, compact, is_valid(compact), suggestion)


LENGTHS: Mapping[str, int] = {"gln": 13, "duns": 9, "kvk": 8}
"""Digits of schemes whose leading zeros a spreadsheet eats."""

CHECKS: Mapping[str, Callable[[str], bool]] = {
    "gln": lambda value: len(value) == LENGTHS["gln"] and bool(ean.is_valid(value)),
    "lei": lambda value: bool(lei.is_valid(value)),
    "duns": lambda value: re.fullmatch(r"\d{9}", value) is not None,
    "kvk": lambda value: re.fullmatch(r"\d{8}", value) is not None,
    "vat": lambda value: bool(vat.is_valid(value)) or not is_eu_vat(value),
}
"""DUNS has had no check digit since 2006, and the number of the Dutch trade register never had one."""


def is_eu_vat(value: str) -> bool:
    """Whether `value` begins with the letters of a member state; others we cannot check."""
    return value[:2].lower() in (*vat.MEMBER_STATES, "el")
