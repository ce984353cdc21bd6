"""Reading coordinates as people write them: decimals with point or comma, degrees-minutes-seconds, pairs."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

PLAIN_DEGREES = re.compile(r"-?\d{1,3}(?:\.\d+)?")
DEGREES = re.compile(
    r"""^\s*(?P<before>[NSEWOZ])?\s*(?P<sign>[-+])?\s*
    (?P<degrees>\d{1,3})\s*(?:[°º˚d*]|deg|\s)\s*
    (?P<minutes>\d{1,2}(?:[.,]\d+)?)\s*(?:['’′´`m]|\s|$)\s*
    (?:(?P<seconds>\d{1,2}(?:[.,]\d+)?)\s*(?:["”″s]|''|’’|′′)?)?\s*
    (?P<after>[NSEWOZ])?\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
WITH_LETTER = re.compile(
    r"^\s*([NSEWOZ])?\s*([-+]?\d{1,3}(?:[.,]\d+)?)\s*°?\s*([NSEWOZ])?\s*$", re.IGNORECASE
)
SOUTH_OR_WEST = frozenset("SWZ")
"""Z is the Dutch and German south; O, east in both and west in French, is taken for east."""


class Axis(StrEnum):
    """Which of the two, with the largest value it can have."""

    LAT = "lat"
    LNG = "lng"

    @property
    def largest(self) -> float:
        return 90.0 if self is Axis.LAT else 180.0


@dataclass(frozen=True, slots=True)
class Angle:
    """A latitude or longitude: degrees as they can be read, none when the text is no such thing.

    There are several readings only when the decimal point was lost: "-2378258" is -2.4 or -23.8.
    """

    readings: tuple[float, ...] = ()
    lost_point: bool = False


def read_angle(text: str, axis: Axis) -> Angle:
    """The degrees that `text` gives."""
    if PLAIN_DEGREES.fullmatch(text):
        return Angle((float(text),))
    if match := WITH_LETTER.match(text):
        return _signed(float(match[2].replace(",", ".")), match[1] or match[3])
    if match := DEGREES.match(text):
        return _from_degrees(match)
    digits = re.sub(
        r"[.,\s](?=\d{3}\b)", "", text.strip()
    )  # 106.697.125 went through a spreadsheet as thousands
    if re.fullmatch(r"[-+]?\d{4,}", digits):
        return Angle(tuple(_with_point(digits, axis)), lost_point=True)
    return Angle()


def _from_degrees(match: re.Match[str]) -> Angle:
    minutes, seconds = (float((match[part] or "0").replace(",", ".")) for part in ("minutes", "seconds"))
    if minutes >= 60 or seconds >= 60:  # noqa: PLR2004 - sexagesimal
        return Angle()
    value = float(match["degrees"]) + minutes / 60 + seconds / 3600
    return _signed(-value if match["sign"] == "-" else value, match["before"] or match["after"])


def _signed(value: float, letter: str | None) -> Angle:
    signed = -abs(value) if letter and letter.upper() in SOUTH_OR_WEST else value
    return Angle((round(signed, 7),))


def _with_point(digits: str, axis: Axis) -> Iterator[float]:
    """The number with its point after one, two or three digits, where it is in range."""
    sign, figures = ("-", digits[1:]) if digits.startswith("-") else ("", digits.lstrip("+"))
    for whole in range(1, min(4, len(figures))):
        value = float(f"{sign}{figures[:whole]}.{figures[whole:]}")
        if abs(value) <= axis.largest:
            yield value


def read_pair(text: str) -> tuple[str, str]:
    """The two texts of a pair in one cell, "12.5, 77.6" or "12°58'N 77°35'E"; ("", "") when it is no pair."""
    if not text:
        return "", ""
    cleaned = text.strip().strip("()[]").strip()
    for separator in (
        r"\s*[;|/]\s*",
        r",\s+",
        r"\s+(?=[-+]?\d{1,3}[.,]\d)",
        r"(?<=[NSns])\s*,?\s*",
        r"\s*,\s*",
    ):
        parts = re.split(separator, cleaned)
        if len(parts) == 2 and all(parts):  # noqa: PLR2004 - a pair
            return parts[0], parts[1]
    return "", ""


def is_null_island(lat: float, lng: float) -> bool:
    """Whether the point is (0, 0), which stands for "not known"."""
    return math.isclose(lat, 0.0, abs_tol=1e-6) and math.isclose(lng, 0.0, abs_tol=1e-6)
