"""Which country a text names, in any language and spelling."""

import gettext
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

import pycountry
from rapidfuzz import fuzz, process

from akkoord.engine.cleaning.prepared import Prepared
from akkoord.engine.yaml_data import yaml_data

NEAR_MISS = 78.0
"""rapidfuzz ratio from which a text is close enough to a country's name to be worth a suggestion."""
SHORTEST_NEAR_MISS = 4
LONGEST_CODE = 3
LANGUAGES_FIRST = (
    "en",
    "nl",
    "de",
    "fr",
    "es",
    "pt",
    "it",
    "tr",
    "pl",
    "zh_CN",
    "zh_TW",
    "ja",
    "ko",
    "id",
    "vi",
)
"""Where one spelling names two countries, the language that stands first decides."""
LITTLE_WORDS = frozenset(
    ("the", "of", "and", "state", "republic", "rep", "de", "la", "le", "el", "du", "van", "der", "und")
)
REPLACED = str.maketrans({"&": " and ", "ı": "i"} | dict.fromkeys("'’‘´`.", ""))
ASCII_LETTERS_ONLY = str.maketrans(
    {chr(code): " " for code in range(128) if not chr(code).isalpha()}
    | {"&": " and "}
    | dict.fromkeys("'`.", "")
)
JOINERS = ("and", "en", "und", "et", "y", "e", "ve", "i")


def country_of(text: str) -> str:
    """ISO 3166-1 alpha-2 of the country that `text` names, or "" when it names none that we know.

    Takes ISO codes of two and three letters, and names in any language with any case, accents,
    punctuation, line breaks, lost blanks and order of words. Kosovo is XK, as lists have it.
    """
    if not (key := squeezed(text)):
        return ""
    return (
        _first_names().get(key)
        or _by_words().get(words(text))
        or _by_parts(text)
        or _all_names().get(key, "")
    )


def named_country(text: str) -> str:
    """Like `country_of`, in the languages that lists mostly use and without codes: quick for many texts."""
    return country_by_key(squeezed(text))


def country_by_key(key: str) -> str:
    """The country whose name `squeezed` turns into `key`; no codes."""
    return _first_names().get(key, "") if len(key) > LONGEST_CODE else ""


def suggested_country(text: str) -> str:
    """ISO 3166-1 alpha-2 of the country that `text` probably means to name, or "" when none is near.

    For a person to confirm, never to be taken without asking.
    """
    key = squeezed(text)
    if len(key) < SHORTEST_NEAR_MISS:
        return ""
    near = process.extract(key, _long_names(), scorer=fuzz.ratio, score_cutoff=NEAR_MISS, limit=5)
    codes = {_first_names()[name] for name, score, _ in near if score >= near[0][1] - 2}
    if len(codes) == 1:
        return codes.pop()
    return suggested_country(text.rsplit(",", 1)[1]) if "," in text and not codes else ""


def is_country_code(code: str) -> bool:
    """Whether `code` is an ISO 3166-1 alpha-2 code, or Kosovo's XK."""
    return code == "XK" or pycountry.countries.get(alpha_2=code) is not None


def name_of(code: str) -> str:
    """Short English name of the country with this ISO 3166-1 alpha-2 code; the code itself when unknown."""
    country = pycountry.countries.get(alpha_2=code) if len(code) == 2 else None  # noqa: PLR2004 - alpha-2
    if country is None:
        return "Kosovo" if code == "XK" else code
    return str(getattr(country, "common_name", country.name))


def squeezed(text: str) -> str:
    """The letters of `text` alone, without case, accents and "the" (also inside a word), "&" as "and"."""
    return "".join(_plain(text).split()).replace("the", "")


def words(text: str) -> frozenset[str]:
    """The telling words of `text` in no order."""
    return frozenset(_plain(text).split()) - LITTLE_WORDS


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower().translate(ASCII_LETTERS_ONLY)
    folded = unicodedata.normalize("NFKD", text.translate(REPLACED).casefold())
    return "".join(
        letter if letter.isalpha() else " " for letter in folded if not unicodedata.combining(letter)
    )


def _first_names() -> Mapping[str, str]:
    """Key → country in the languages that lists mostly use, and our own further spellings."""
    return _NAMES.part("first") or {}


def _all_names() -> Mapping[str, str]:
    """Key → country in the other languages, without the keys that would name two countries."""
    return _NAMES.part("all") or {}


def _in_languages_first() -> dict[str, str]:
    names: dict[str, str] = {}
    for code, spelling in _own_spellings():
        names[squeezed(spelling)] = code
    for country in pycountry.countries:
        for code in (country.alpha_2, country.alpha_3):
            names.setdefault(squeezed(code), country.alpha_2)
    names.setdefault("xk", "XK")
    names.setdefault("xkx", "XK")
    for language in LANGUAGES_FIRST:
        _add(names, _names_in(language))
    return names


@lru_cache(maxsize=1)
def _long_names() -> list[str]:
    return [name for name in _first_names() if len(name) > LONGEST_CODE]


def _in_all_languages() -> dict[str, str]:
    found: dict[str, set[str]] = {}
    others = sorted(path.name for path in Path(pycountry.LOCALES_DIR).iterdir() if path.is_dir())
    spellings = {each for language in others for each in _names_in(language)}
    for code, spelling in spellings:
        for key in _keys(spelling):
            found.setdefault(key, set()).add(code)
    return {key: codes.pop() for key, codes in found.items() if len(codes) == 1}


def _names() -> dict[str, dict[str, str]]:
    return {"first": _in_languages_first(), "all": _in_all_languages()}


_NAMES = Prepared(_names)


@lru_cache(maxsize=1)
def _by_words() -> Mapping[frozenset[str], str]:
    """Telling words → country, for names in another order: "Korea, Republic of"."""
    found: dict[frozenset[str], set[str]] = {}
    for code, spelling in [*_own_spellings(), *_names_in("en")]:
        found.setdefault(words(spelling), set()).add(code)
    return {key: codes.pop() for key, codes in found.items() if len(codes) == 1 and key}


def names_of_one_word() -> tuple[Mapping[str, str], ...]:
    """Names in small ASCII letters → country, in the order in which `country_of` asks them for one word."""
    by_words = {next(iter(key)): code for key, code in _by_words().items() if len(key) == 1}
    tables = (_first_names(), by_words, _all_names())
    return tuple(
        {name: code for name, code in table.items() if name.isascii() and name.isalpha()} for table in tables
    )


def _by_parts(text: str) -> str:
    """The country of a text that names one country twice, as "CN - China" or "Czechia (Czech Republic)"."""
    for parts in (re.split(r"[-/,;:()\[\]|]", text), text.split()):
        codes = {_first_names().get(squeezed(part), "") for part in parts if part.strip()}
        if len(codes) == 1:
            return codes.pop()
    return _by_last_part(text)


def _by_last_part(text: str) -> str:
    """The country of a text that begins with a town or province, as "Sabah, Malaysia"."""
    *others, last = text.split(",")
    return named_country(last) if others and not any(map(named_country, others)) else ""


def _own_spellings() -> Iterator[tuple[str, str]]:
    data = yaml_data("akkoord.engine.cleaning.countries", "spellings.yaml")
    data.pop("source")
    for code, spellings in data.items():
        yield from ((code, spelling) for spelling in spellings)


def _names_in(language: str) -> Iterator[tuple[str, str]]:
    translation = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=True)
    for country in pycountry.countries:
        for attribute in ("common_name", "name", "official_name"):
            if name := getattr(country, attribute, None):
                yield country.alpha_2, translation.gettext(name)


def _add(names: dict[str, str], spellings: Iterable[tuple[str, str]]) -> None:
    for code, spelling in spellings:
        for key in _keys(spelling):
            names.setdefault(key, code)


def _keys(spelling: str) -> Iterator[str]:
    """Keys of a name: as it is, with "and" for "en", "und" …, turned at its comma, without its brackets."""
    forms = [spelling, re.sub(r"\s*[(\[].*?[)\]]", "", spelling)]
    if ", " in spelling:
        first, _, rest = spelling.partition(", ")
        forms.append(f"{rest} {first}")
    for form in dict.fromkeys(forms):
        yield squeezed(form)
        for joiner in JOINERS:
            if f" {joiner} " in form:
                yield squeezed(form.replace(f" {joiner} ", " & "))
