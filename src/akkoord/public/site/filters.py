"""The choices beside the search field: what the list can be narrowed by, and what each choice would leave."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.contrib.humanize.templatetags.humanize import intcomma
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from akkoord.engine.cleaning.country_names import country_name
from akkoord.engine.taxonomy import PROCESSES, STAGES, Code, name_of_code
from akkoord.public.narrowing import EVERYTHING, Choice, Counts
from akkoord.public.search import open_index

WITHOUT_COMMA = 1_000


@dataclass(frozen=True, slots=True)
class Option:
    """A value that the list can be narrowed by."""

    value: str
    name: str
    locations: int


@dataclass(frozen=True, slots=True)
class Group:
    """Options under one heading; without a name they stand by themselves."""

    name: str
    options: Sequence[Option]


def filters(path: Path, text: str, choice: Choice, counts: Counts) -> SafeString:
    """The fields of the form for the list with the index at `path`."""
    language = get_language() or "en"
    if not text and choice == EVERYTHING:
        return _of_whole_list(path, language)
    return _drawn(counts, choice, language)


@lru_cache(maxsize=16)
def _of_whole_list(path: Path, language: str) -> SafeString:
    """Those of every page of the list: made once, since an edition never changes."""
    return _drawn(open_index(path).search("", size=0).counts, EVERYTHING, language)


def _drawn(counts: Counts, choice: Choice, language: str) -> SafeString:
    """The fields as HTML; what was chosen stands there even when nothing has it."""
    countries = _with_chosen(counts.countries, choice.country)
    regions = dict(sorted(_with_chosen(counts.regions, choice.region).items()))
    processes = _with_chosen(counts.processes, choice.process)
    products = _with_chosen(counts.products, choice.product)
    named = [Option(code, country_name(code, language=language), n) for code, n in countries.items()]
    placed = [Option(name, name, n) for name, n in regions.items()]
    made = [Option(code, name_of_code(code, language=language), n) for code, n in products.items()]
    fields = {
        "country": _options([Group("", named)], choice.country),
        "region": _options([Group("", placed)], choice.region),
        "process": _options(_by_stage(processes, language), choice.process),
        "product": _options([Group("", made)], choice.product),
    }
    return render_to_string("public/results_filters.html", fields)


def _options(groups: Iterable[Group], chosen: str) -> SafeString:
    """The options of a field: a page has hundreds, so they are not left to a template."""
    parts = []
    for group in groups:
        lines = "\n".join(_option(each, is_chosen=each.value == chosen) for each in group.options)
        parts.append(f'<optgroup label="{escape(group.name)}">{lines}</optgroup>' if group.name else lines)
    return mark_safe("".join(parts))  # noqa: S308 - every part is escaped


def _option(option: Option, *, is_chosen: bool) -> str:
    selected = " selected" if is_chosen else ""
    name = f"{escape(option.name)} ({_number(option.locations)})"
    return f'<option value="{escape(option.value)}"{selected}>{name}</option>'


def _number(number: int) -> str:
    return str(number) if number < WITHOUT_COMMA else str(intcomma(number))


def _with_chosen(counts: Mapping[str, int], chosen: str) -> dict[str, int]:
    return {**counts, chosen: 0} if chosen and chosen not in counts else dict(counts)


def _by_stage(counts: Mapping[str, int], language: str) -> list[Group]:
    """Each stage of production with its processes."""
    groups = (
        Group(stage.names.get(language[:2], stage.names["en"]), _of_stage(stage, counts, language))
        for stage in STAGES
    )
    return [group for group in groups if group.options]


def _of_stage(stage: Code, counts: Mapping[str, int], language: str) -> list[Option]:
    codes = [stage.code, *(each.code for each in PROCESSES if each.stage == stage.code)]
    return [
        Option(code, name_of_code(code, language=language), counts[code]) for code in codes if code in counts
    ]
