"""What is done at a site and what is made there: codes of lists and of the public list, with their names.

The words are those of garments and textile; lists of other agreements, such as of mines, use none of them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from akkoord.engine.yaml_data import yaml_data

LANGUAGES = ("en", "nl", "de", "fr")
REMEMBERED = 50_000
"""Sets of codes whose stages are kept: the same sets return at many sites."""


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of work or product. Codes are never used again for something else."""

    code: str
    names: Mapping[str, str]
    """Language → what people call it."""
    aliases: tuple[str, ...] = ()
    """What else lists call it, in any language."""
    stage: str = ""
    """Of a process: the stage of production that it belongs to."""


def _read(part: str) -> tuple[Code, ...]:
    return tuple(
        Code(
            each["code"],
            {language: each[language] for language in LANGUAGES},
            tuple(each.get("aliases", ())),
            each.get("stage", ""),
        )
        for each in yaml_data("akkoord.engine", "taxonomy.yaml")[part]
    )


STAGES = _read("stages")
PROCESSES = _read("processes")
PRODUCTS = _read("products")


def name_of_code(code: str, *, language: str) -> str:
    """What people call it, in English where the language is another; the code itself when it is none."""
    known = _by_code().get(code)
    return (known.names.get(language[:2]) or known.names["en"]) if known else code


def names_of(codes: Iterable[str], *, language: str) -> list[str]:
    """What people call each of them."""
    return [name_of_code(code, language=language) for code in codes]


def stage_of(code: str) -> str:
    """The stage of production of a process; "" for everything else."""
    known = _by_code().get(code)
    return known.stage if known else ""


def with_stages(codes: Iterable[str]) -> frozenset[str]:
    """The codes, and the stages of those that are processes."""
    return _with_stages(frozenset(codes))


@lru_cache(REMEMBERED)
def _with_stages(codes: frozenset[str]) -> frozenset[str]:
    return codes | {stage for each in codes if (stage := stage_of(each))}


@cache
def _by_code() -> dict[str, Code]:
    return {each.code: each for each in (*STAGES, *PROCESSES, *PRODUCTS)}
