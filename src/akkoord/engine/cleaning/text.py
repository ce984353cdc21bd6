"""How do we make text comparable? Any script to plain words that can be compared letter by letter."""

import re

from anyascii import anyascii

from akkoord.engine.cleaning.vocabulary import variants

_GLUED_AFTER = re.compile(
    r"(?<![A-Za-z])(Area|Avenue|Block|Branch|City|Commune|Complex|County|District|Estate|Highway|Industrial|Lane|Park"
    r"|Palace|Province|Road|Street|Town|Village|Ward|Zone)(?=[A-Z])"
)
_NUMBER_SIGN = re.compile(r"\b[Nn](?:[oOrR]?\s?[°º]|\s?[:.])\s?(?=\d)")
_GLUED_AFTER_NUMBER = re.compile(r"(?<=\d)(?=(?!St\b|Nd\b|Rd\b|Th\b)[A-Z][^\W\dA-Z_]|R[TW]\b)")
_INITIALS = re.compile(r"\b(?:[a-z]\s?\.\s?){2,}")
_AND_BETWEEN_LETTERS = re.compile(r"\b([a-z])\s?&\s?(?=[a-z]\b)")
_LOST_LETTER = re.compile(r"[?\ufffd](?=\w)|(?<=\w)[?\ufffd](?=\w)")
_APOSTROPHES = re.compile(r"['`]")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_LETTERS_THEN_DIGITS = re.compile(r"(?<=[a-z]{2})(?=\d)")
_DIGITS_THEN_LETTERS = re.compile(r"(?<=\d)(?=[a-z]{3})")
_SINGLE_LETTERS = re.compile(r"\b[a-z](?: [a-z]){2,}\b")


def with_words_parted(text: str) -> str:
    """`N: 5`, `n° 5` as `No 5`, and words glued to a number parted: `G2Mỹ Xuân`, `121RT 8`."""
    return _GLUED_AFTER_NUMBER.sub(" ", _NUMBER_SIGN.sub("No ", text))


def text_key(text: str) -> str:
    """Lower-case ASCII words, one blank between them: `S.T. Örüm-Tekstil` → `st orum tekstil`.

    Words that lost their separator (`RoadEconomic`, `No158`) are parted, initials and single
    letters in a row are joined, and marks of lost letters (`Do?ruyol`) go, so that punctuation,
    case and accents decide nothing.
    """
    plain = _GLUED_AFTER.sub(r"\1 ", anyascii(with_words_parted(_LOST_LETTER.sub("", text))))
    plain = _APOSTROPHES.sub("", plain.lower())
    plain = _INITIALS.sub(lambda found: re.sub(r"[\s.]", "", found.group()) + " ", plain)
    plain = _NOT_WORD.sub(" ", _AND_BETWEEN_LETTERS.sub(r"\1", plain))
    plain = _DIGITS_THEN_LETTERS.sub(" ", _LETTERS_THEN_DIGITS.sub(" ", plain))
    plain = _SINGLE_LETTERS.sub(lambda found: found.group().replace(" ", ""), plain)
    return plain.strip()


def has_lost_letters(text: str) -> bool:
    """Whether letters were lost on the way, as in `U?urlu`: no text to show where there is another."""
    return _LOST_LETTER.search(text) is not None


def squashed(key: str) -> str:
    """A key without its blanks, for letter-spaced and differently parted words: `wei li` → `weili`."""
    return key.replace(" ", "")


def standard_words(key: str, *, of: str) -> list[str]:
    """The words of a key with abbreviations and near equals in their standard form.

    `of` names the list of variants: `names` or `addresses`.
    """
    table = variants(of)
    return [standard for word in key.split() for standard in table.get(word, word).split()]
