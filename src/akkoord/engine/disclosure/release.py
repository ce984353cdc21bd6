"""A release: the public rows that remain after the gate has held back and kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from akkoord.engine.disclosure.counts import country_counts
from akkoord.engine.disclosure.difference import EarlierEdition, final_id
from akkoord.engine.disclosure.gate import GateReport, gate
from akkoord.engine.disclosure.mentions import Mention
from akkoord.engine.disclosure.projection import in_public_order, project
from akkoord.engine.disclosure.public_rows import (
    CountryCount,
    LocationStatus,
    PublicationMode,
    PublicLocation,
    Redirect,
)


@dataclass(frozen=True, slots=True)
class ReleasePlan:
    """What an agreement wants to publish, with everything the gate needs to judge it. Confidential."""

    mode: PublicationMode
    k: int
    mentions: tuple[Mention, ...]
    statuses: Mapping[str, LocationStatus]
    redirects: Mapping[str, str]
    earlier: tuple[EarlierEdition, ...] = ()
    """Every edition that was ever public, oldest first."""
    once_public: frozenset[str] = frozenset()
    """Every identifier that an earlier edition named."""
    decided: frozenset[str] = frozenset()
    """Companies that people decided to let come or go although fewer than k do."""


@dataclass(frozen=True, slots=True)
class Release:
    """What may leave the house. Public, except for the report."""

    locations: tuple[PublicLocation, ...]
    countries: tuple[CountryCount, ...]
    redirects: tuple[Redirect, ...]
    report: GateReport


def prepare_release(plan: ReleasePlan) -> Release:
    """Judge the plan and project what may be shown; nothing at all when the gate refuses."""
    report = gate(
        plan.mentions,
        mode=plan.mode,
        k=plan.k,
        earlier=plan.earlier,
        redirects=plan.redirects,
        decided=plan.decided,
    )
    if not report.passed:
        return Release((), (), (), report)
    away = report.difference.held | {row.location_id for row in report.difference.kept}
    shown = tuple(each for each in plan.mentions if each.location_id not in away)
    locations = in_public_order([*project(shown, k=plan.k, statuses=plan.statuses), *report.difference.kept])
    countries = country_counts(locations, mode=plan.mode)
    if plan.mode is PublicationMode.COUNTRY_COUNTS:
        return Release((), countries, (), report)
    return Release(locations, countries, _redirects(plan, locations), report)


def _redirects(plan: ReleasePlan, locations: Iterable[PublicLocation]) -> tuple[Redirect, ...]:
    """From identifiers that were public to identifiers that are; others would tell of lists handed in."""
    public = {row.location_id for row in locations}
    return tuple(
        Redirect(old, new)
        for old in sorted(plan.once_public - public)
        if (new := final_id(old, plan.redirects)) in public
    )
