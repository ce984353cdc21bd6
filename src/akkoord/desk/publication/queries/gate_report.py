"""The report of the gate in the words of its reader: one line a figure, with what it means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, ngettext

from akkoord.engine.cleaning.country_names import country_name
from akkoord.engine.taxonomy import name_of_code


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the report."""

    label: str
    value: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class ReportInWords:
    """What two people read before they sign."""

    figures: tuple[Figure, ...]
    together: tuple[Mapping[str, Any], ...]
    alone: tuple[Mapping[str, Any], ...]
    """The companies with the most rows of their own; without names."""
    few_have: tuple[str, ...]
    k: int


MOST_SHOWN = 10


def gate_report(report: Mapping[str, Any], *, language: str) -> ReportInWords | None:
    """The report as a page shows it; None where the gate refused, or of an edition of before its time."""
    figures = report.get("figures")
    if not figures:
        return None
    return ReportInWords(
        figures=tuple(_figures(report, figures)),
        together=tuple(figures["together"]),
        alone=tuple(figures["alone"][:MOST_SHOWN]),
        few_have=tuple(_few_have(figures["few_have"], language)),
        k=figures["k"],
    )


def _figures(report: Mapping[str, Any], of: Mapping[str, Any]) -> Iterable[Figure]:
    inputs = report["inputs"]
    yield Figure(
        gettext("Lists in this edition"),
        str(inputs["included"]),
        gettext(
            "%(late)s came late, %(excluded)s are of companies that do not take part on the day. %(hash)s"
        )
        % {**inputs, "hash": inputs["hash"][:16] + "…"},
    )
    if beside := inputs.get("beside"):
        yield Figure(
            gettext("Lists of other agreements that it was judged with"),
            str(len(beside)),
            ", ".join(f"{each['agreement']} {each['number']}" for each in beside),
        )
    yield Figure(gettext("Companies with confidential links"), str(of["companies"]))
    yield Figure(
        gettext("Locations that one company stands behind"),
        str(of["support"].get("1", 0)),
        gettext("of %(rows)s; %(companies)s companies could each be the reason") % of,
    )
    yield Figure(gettext("Locations that come in"), str(of["added"]), gettext("beside the edition before"))
    yield Figure(gettext("Locations that go"), str(of["removed"]), gettext("beside the edition before"))
    yield Figure(
        gettext("Alarms"),
        str(of["alarms"]),
        gettext("groups and companies that fewer than %(k)s companies share") % of,
    )
    yield Figure(
        gettext("Processes and products shown"),
        str(of["codes_shown"]),
        gettext("of %(codes_stated)s that lists state; %(stages_shown)s more as a stage of production") % of,
    )
    yield Figure(
        gettext("Links whose company is the only one that did not open its own"),
        str(of["remainder"]),
        gettext("these companies read it on their own page"),
    )
    yield Figure(gettext("Numbers of tables that are not shown"), str(of["hidden_cells"]))
    yield Figure(
        gettext("Names searched in all files"),
        str(report["names_searched"]),
        gettext("of organisations and brands; what was found stands above"),
    )
    yield Figure(
        gettext("Locations that wait"),
        str(of["held"]),
        ngettext("%(number)s stays for now", "%(number)s stay for now", of["kept"]) % {"number": of["kept"]},
    )


def _few_have(cells: Iterable[Mapping[str, Any]], language: str) -> Iterable[str]:
    for each in cells:
        yield gettext("%(what)s in %(country)s: %(companies)s") % {
            "what": name_of_code(each["code"], language=language),
            "country": country_name(each["country"], language=language),
            "companies": each["companies"],
        }
