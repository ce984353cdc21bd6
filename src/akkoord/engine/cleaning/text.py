"""How do we make text comparable? Any script to plain words that can be compared letter by letter."""

import re
import string
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import chain

from akkoord.engine.cleaning.phrases import Phrases, phrase_at, phrases_of
from akkoord.engine.cleaning.scripts import in_latin_letters
from akkoord.engine.cleaning.vocabulary import phrase_variants, reference, variants_in
from akkoord.engine.cleaning.words import LOST, parts_of_word

_LOST_LETTER = re.compile(r"[?\ufffd](?=\w)|(?<=\w)[?\ufffd](?=\w)")
_LOST_LETTERS = re.compile(r"[?\ufffd]+(?=\w)|\ufffd+")
_WORD_OR_SIGN = rf"[A-Za-z0-9{LOST}]+|[^\sA-Za-z0-9{LOST}]"
_TOKEN = re.compile(_WORD_OR_SIGN)
_TOKEN_OF_HYPHENED = re.compile(rf"(?<![A-Za-z0-9])[A-Za-z]-\d+[A-Za-z]?(?![A-Za-z0-9])|{_WORD_OR_SIGN}")
PUNCTUATION = frozenset(sign for sign in map(chr, range(128)) if not sign.isalnum())
_LETTERS = frozenset(string.ascii_lowercase)
FEWEST_SPACED_LETTERS = 3
"""So many single letters in a row are one word, spaced out; two are rather two initials."""

Parting = Callable[[str], tuple[str, ...]]


def has_lost_letters(text: str) -> bool:
    """Whether letters were lost on the way, as in `U?urlu`: no text to show where there is another."""
    return _LOST_LETTER.search(text) is not None


def plain(text: str) -> str:
    """The text in ASCII; a lost letter is the mark LOST, and apostrophes are gone."""
    if "?" in text or "\ufffd" in text:
        text = _LOST_LETTERS.sub(lambda found: LOST * len(found.group()), text)
    if not text.isascii():
        text = in_latin_letters(text)
    return text.replace("'", "").replace("`", "")


def tokens_of_word(word: str, *, parting: Parting = parts_of_word) -> tuple[str, ...]:
    """The tokens of what stands between two blanks of a plain text."""
    found = (_TOKEN_OF_HYPHENED if "-" in word else _TOKEN).findall(word)
    return tuple(chain.from_iterable(map(parting, found)))


def tokens_of(text: str, *, parting: Parting = tokens_of_word) -> list[str]:
    """Words and punctuation of a text in their order, lower case, one token a word or sign.

    Words that lost their separator (`RoadEconomic`, `No158`) are parted, initials and spaced
    letters joined; `?` stands for a lost letter inside a word. `parting` is `tokens_of_word`, or
    its answers as a process remembers them.
    """
    tokens = list(chain.from_iterable(map(parting, plain(text).split())))
    return tokens if _LETTERS.isdisjoint(tokens) else _with_letters_joined(tokens)


def _with_letters_joined(tokens: list[str]) -> list[str]:
    """`s . t .` → `st`, `m e r c u r y` → `mercury`, `s & p` → `sp`, `n : 5` → `no 5`."""
    kept: list[str] = []
    at, count = 0, len(tokens)
    while at < count:
        if tokens[at] not in _LETTERS:
            kept.append(tokens[at])
            at += 1
            continue
        slashed = _slashed_word(tokens, at)
        end = _end_of_letters(tokens, at)
        if slashed:
            kept.append(slashed[1])
            at += slashed[0]
        elif end > at:
            kept.append("".join(token for token in tokens[at:end] if token in _LETTERS))
            at = end
        elif tokens[at] == "n" and at + 2 < count and tokens[at + 1] in ":." and tokens[at + 2][0].isdigit():
            kept.append("no")
            at += 2
        else:
            kept.append(tokens[at])
            at += 1
    return kept


def _slashed_word(tokens: list[str], at: int) -> tuple[int, str] | None:
    """How many tokens from `at` on are a word such as `c/o`, and the word."""
    if at + 2 >= len(tokens) or tokens[at + 1] != "/":
        return None
    found = phrase_at(tokens, at, _slashed())
    return found if found and tokens[at + found[0] : at + found[0] + 1] != ["/"] else None


@cache
def _slashed() -> Phrases[str]:
    return phrases_of(
        (tuple(letters), word) for letters, word in reference("name_markers")["slashed"].items()
    )


def _end_of_letters(tokens: list[str], at: int) -> int:
    """Where the word ends that the single letters from `at` on are; `at` when they are none."""
    count = len(tokens)
    dotted = at
    while dotted + 1 < count and tokens[dotted] in _LETTERS and tokens[dotted + 1] == ".":
        dotted += 2
    if dotted - at > 2:  # noqa: PLR2004 - two letters, each with its dot
        return dotted + (dotted < count and tokens[dotted] in _LETTERS and _ends(tokens, dotted))
    if at + 2 < count and tokens[at + 1] == "&" and tokens[at + 2] in _LETTERS:
        return at + 3
    spaced = at
    while spaced < count and tokens[spaced] in _LETTERS:
        spaced += 1
    return spaced if spaced - at >= FEWEST_SPACED_LETTERS else at


def _ends(tokens: list[str], at: int) -> bool:
    """Whether the letter at `at` closes its initials: `s.a` at the end of a text or before a sign."""
    return at + 1 == len(tokens) or tokens[at + 1] in PUNCTUATION


def words_of(tokens: Iterable[str]) -> list[str]:
    """The tokens that are words."""
    return [token for token in tokens if token not in PUNCTUATION]


def key_of(words: Iterable[str]) -> str:
    """The words as one text without marks of lost letters."""
    key = " ".join(words)
    return key.replace("?", "") if "?" in key else key


def text_key(text: str) -> str:
    """Lower-case ASCII words, one blank between them: `S.T. Örüm-Tekstil` → `st orum tekstil`.

    Punctuation, case, accents and marks of lost letters (`Do?ruyol`) decide nothing.
    """
    return key_of(words_of(tokens_of(text)))


def squashed(key: str) -> str:
    """A key without its blanks, for letter-spaced and differently parted words: `wei li` → `weili`."""
    return key.replace(" ", "")


def standard_words(words: Sequence[str], *, of: str, country: str = "") -> list[str]:
    """The words with abbreviations, translations and near equals in their standard form.

    `of` names the list of variants: `names` or `addresses`; some hold in one country only.
    """
    table = _standard_forms(of, country)
    if table.keys().isdisjoint(words):
        return list(words)
    kept: list[str] = []
    end = 0
    for at in [at for at, word in enumerate(words) if word in table]:
        found = phrase_at(words, at, table) if at >= end else None
        if found:
            kept += words[end:at]
            kept += found[1]
            end = at + found[0]
    kept += words[end:]
    return kept


@cache
def _standard_forms(of: str, country: str) -> Phrases[tuple[str, ...]]:
    forms: dict[tuple[str, ...], tuple[str, ...]] = dict(phrase_variants(of))
    forms |= {(variant,): standard for variant, standard in variants_in(country, of=of).items()}
    return phrases_of(forms.items())
