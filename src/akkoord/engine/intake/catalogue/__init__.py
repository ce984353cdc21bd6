"""Every kind of problem that intake tells: its code, how grave it is, and its words for people."""

from collections.abc import Mapping

from akkoord.engine.intake.catalogue import of_files, of_places, of_rows
from akkoord.engine.intake.catalogue.entry import Entry
from akkoord.engine.problems import Problem, Translate
from akkoord.engine.text import gettext_noop as _

CATALOGUE: Mapping[str, Entry] = {**of_files.ENTRIES, **of_rows.ENTRIES, **of_places.ENTRIES}
"""Code → entry. Codes are stable: they are kept with submissions and counted over years."""

FIELD_NAMES: Mapping[str, str] = {
    "name": _("name"),
    "local_name": _("local name"),
    "address": _("address"),
    "district": _("district"),
    "city": _("town"),
    "region": _("region"),
    "postal_code": _("postal code"),
    "country": _("country"),
    "lat": _("latitude"),
    "lng": _("longitude"),
    "coordinates": _("coordinates"),
    "workers": _("number of workers"),
    "women_share": _("share of women"),
    "os_id": _("OS ID"),
    "gln": _("GLN"),
    "lei": _("LEI"),
    "duns": _("D-U-N-S number"),
    "kvk": _("KvK number"),
    "vat": _("VAT number"),
}
"""Names of fields that stand in the texts; other fields go by their code."""

TRANSLATED_PARAMS = ("kind", "field", "scheme", "title")


def title(code: str, *, translate: Translate = str) -> str:
    """What this kind of problem is called, in a few words."""
    return translate(CATALOGUE[code].title)


def message(problem: Problem, *, translate: Translate = str) -> str:
    """What was found."""
    return translate(CATALOGUE[problem.code].message) % _params(problem, translate)


def advice(problem: Problem, *, translate: Translate = str) -> str:
    """What to do, and what happens if nothing is done."""
    return translate(CATALOGUE[problem.code].advice) % _params(problem, translate)


def where(problem: Problem, *, translate: Translate = str, most: int = 5) -> str:
    """The rows that a problem touches, "3, 7-12 and 40 more"; "" for a problem of the whole file."""
    ranges = problem.params.get("rows", "").split(", ")
    if len(ranges) <= most:
        return ", ".join(ranges)
    shown = sum(_length(each) for each in ranges[:most])
    more = int(problem.params["count"]) - shown
    return translate(_("%(rows)s and %(more)s more")) % {"rows": ", ".join(ranges[:most]), "more": more}


def _length(rows: str) -> int:
    first, _, last = rows.partition("-")
    return int(last or first) - int(first) + 1


def _params(problem: Problem, translate: Translate) -> dict[str, str]:
    params = dict(problem.params)
    for name in TRANSLATED_PARAMS:
        if name in params:
            params[name] = translate(FIELD_NAMES.get(params[name], params[name]))
    return params


__all__ = ["CATALOGUE", "FIELD_NAMES", "Entry", "advice", "message", "title", "where"]
