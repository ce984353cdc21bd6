"""Which encoding a delimited text is in: its byte order mark, its shape, else how plausible it reads.

Lists are short and mostly ASCII, where statistics over languages fail; so each encoding that can
decode the bytes is judged by what its other characters are and what they stand beside: neither
"MŸller" nor "M黮ler" is a word.
"""

import codecs
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from akkoord.engine.yaml_data import yaml_data

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
BYTES_TO_LOOK_AT = 200_000
PLAUSIBLE = 0.35
"""Score per odd character below which we ask charset-normalizer, which knows more encodings."""


@dataclass(frozen=True, slots=True)
class Wide:
    """An encoding with two bytes for a character, and the characters that speak for it."""

    home: re.Pattern[str]
    common: str
    last_common: int
    telling: frozenset[str]


@dataclass(frozen=True, slots=True)
class Encodings:
    """The encodings that are tried, in the order in which they win a tie."""

    wide: Mapping[str, Wide]
    narrow: tuple[str, ...]
    rare: Mapping[str, str]


@lru_cache(maxsize=1)
def encodings() -> Encodings:
    """Our knowledge of encodings, read once."""
    data = yaml_data("akkoord.engine.intake", "encodings.yaml")
    wide = {
        name: Wide(re.compile(entry["home"]), entry["common"], entry["last"], frozenset(entry["telling"]))
        for name, entry in data["wide"].items()
    }
    return Encodings(wide, tuple(data["narrow"]), data["rare"])


def encoding_of(content: bytes) -> str:
    """Python's name of the encoding of `content`."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return encoding
    if encoding := _utf_16_without_mark(content):
        return encoding
    return "utf-8" if _is_utf_8(content) else _legacy_encoding(content)


def is_certain(encoding: str) -> bool:
    """Whether the bytes themselves prove the encoding."""
    return encoding.startswith("utf")


def _utf_16_without_mark(content: bytes) -> str:
    """UTF-16 shows in the zero bytes of its commas, digits and line ends: all odd or all even."""
    even, odd = content[:BYTES_TO_LOOK_AT:2].count(0), content[1:BYTES_TO_LOOK_AT:2].count(0)
    if even + odd == 0 or len(content) % 2:
        return ""
    for encoding, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if (
            zeros > 20 * others
            and zeros * 50 > len(content[:BYTES_TO_LOOK_AT])
            and _decodes(content, encoding)
        ):
            return encoding
    return ""


def _is_utf_8(content: bytes) -> bool:
    return _decodes(content, "utf-8")


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        codecs.decode(content, encoding)
    except (UnicodeDecodeError, ValueError):
        return False
    return True


def _legacy_encoding(content: bytes) -> str:
    sample = _odd_lines(content)
    tried = (*encodings().wide, *encodings().narrow)
    scores = {encoding: score for encoding in tried if (score := _score(sample, encoding)) is not None}
    best = max(scores, key=lambda encoding: scores[encoding], default="")
    if best and scores[best] >= PLAUSIBLE:
        return best
    import charset_normalizer  # noqa: PLC0415 - seldom needed

    guess = charset_normalizer.from_bytes(sample).best()
    return guess.encoding if guess is not None else best or "cp1252"


def _odd_lines(content: bytes) -> bytes:
    """The lines with bytes beyond ASCII, up to a limit: only they tell anything."""
    lines: list[bytes] = []
    size = 0
    for line in re.finditer(rb"[^\r\n]*[\x80-\xff][^\r\n]*[\r\n]*", content):
        lines.append(line[0])
        size += len(line[0])
        if size > BYTES_TO_LOOK_AT:
            break
    return b"".join(lines)


def _score(sample: bytes, encoding: str) -> float | None:
    """Plausibility per odd byte, from about -1 to 1.5; None when the bytes cannot be in this encoding."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return None
    odd_bytes = sum(byte >= 0x80 for byte in sample)  # noqa: PLR2004 - beyond ASCII
    wide = encodings().wide.get(encoding)
    score = _score_wide(text, wide) if wide else _score_narrow(text, encodings().rare.get(encoding, ""))
    return score / max(odd_bytes, 1)


def _score_wide(text: str, wide: Wide) -> float:
    """Points for characters at home in the encoding, more for telling ones; less for strangers and loners."""
    score = 0.0
    for run in re.finditer(r"[^\x00-\x7f]+", text):
        before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
        is_inside_word = len(run[0]) == 1 and (before.islower() or after.islower())
        stands_alone = not before.isalpha() and not after.isalpha()
        for letter in run[0]:
            if is_inside_word or not wide.home.match(letter):
                score -= 2.0
            elif letter in wide.telling:
                score += 3.0
            elif _is_common(letter, wide):
                score += 1.6
            else:
                score += 0.3 if stands_alone else -2.0
    return score


def _is_common(letter: str, wide: Wide) -> bool:
    """Whether the character is in the first, common part of the national character set."""
    try:
        return letter.encode(wide.common)[0] <= wide.last_common
    except UnicodeEncodeError:
        return False


def _score_narrow(text: str, rare: str) -> float:
    """One point for a letter where a letter fits: beside letters of its alphabet and in their case."""
    return sum(_fit(text, match.start(), rare) for match in re.finditer(r"[^\x00-\x7f]", text))


def _fit(text: str, index: int, rare: str) -> float:
    letter = text[index]
    before, after = text[index - 1 : index], text[index + 1 : index + 2]
    if not letter.isalpha():
        return _fit_of_sign(letter, before, after)
    if letter in "ªºƒˆ" or unicodedata.category(letter) == "Lm":
        return -0.5
    if letter.isupper() and (before.islower() or (after.islower() and before.isupper())):
        return -1.0
    if letter.islower() and after.isupper():
        return -1.0
    neighbours = [other for other in (before, after) if other.isalpha()]
    return _fit_of_letter(letter, neighbours, rare)


def _fit_of_letter(letter: str, neighbours: list[str], rare: str) -> float:
    is_latin = unicodedata.name(letter, "").startswith("LATIN")
    odd = sum(not other.isascii() for other in neighbours)
    if is_latin:
        mixed = any(not unicodedata.name(other, "").startswith("LATIN") for other in neighbours)
        score = 1.0 - 0.45 * odd if neighbours else -0.2
        return -1.0 if mixed else score - (0.5 if letter in rare else 0.0)
    mixed = any(other.isascii() for other in neighbours)
    has_case = letter.isupper() or letter.islower()
    return -1.0 if mixed else (0.9 if odd and has_case else 0.5 if odd else -0.5)


def _fit_of_sign(letter: str, before: str, after: str) -> float:
    if unicodedata.category(letter) == "Mn" and not before.isascii():
        return 0.5
    if letter in "\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u2022\xa0°№®™«»":
        return 0.4 if not (before.isalpha() and after.isalpha()) or letter == "\u2019" else -0.2
    if unicodedata.category(letter).startswith("C"):
        return -1.5
    return -0.7 if before.isalpha() or after.isalpha() else -0.2
