"""Somebody with the counts of all editions and the dates of all participants, who solves linear systems."""

from collections import Counter
from dataclasses import dataclass, field
from math import ceil, floor

import highspy
from tests.engine.disclosure.mention import by_identifier, mention

from akkoord.engine.disclosure import EarlierEdition, PublicationMode, ReleasePlan, prepare_release, project
from akkoord.engine.disclosure.histories import by_history

K = 3
CLOSE = 1e-6
"""Within which the solver means a whole number."""


@dataclass
class Counted:
    """What an outsider has: of each edition the counts, the total, and who stood behind it."""

    counts: list[dict[str, int | None]] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    companies: list[frozenset[str]] = field(default_factory=list)


def mentions_of(year, places):
    """The companies of a year, each with its locations: country → how many."""
    return tuple(
        mention(f"{country}{company}{number}", company, country=country)
        for company in sorted(year)
        for country, many in sorted(places[company].items())
        for number in range(many)
    )


def publish_counts(years, places):
    """The editions of a world of which only counts are published, each judged with all before it."""
    out, earlier = Counted(), []
    for year in years:
        mentions = mentions_of(year, places)
        release = prepare_release(
            ReleasePlan(PublicationMode.COUNTRY_COUNTS, K, mentions, {}, {}, earlier=tuple(earlier))
        )
        if not release.report.passed:
            continue
        counts = {each.country: each.locations for each in release.countries}
        difference = release.report.difference
        rows = by_identifier([*project(mentions, k=K), *difference.kept])
        earlier.append(
            EarlierEdition(
                len(earlier) + 1,
                {place: rows[place] for place in difference.supporters},
                difference.supporters,
                work=release.work,
                not_counted=frozenset(country for country, number in counts.items() if number is None),
            )
        )
        out.counts.append(counts)
        out.totals.append(len(difference.supporters))
        out.companies.append(difference.behind.shown)
    return out


def publish_all_counts(years, places):
    """The same without the gate."""
    counts = [Counter(each.country for each in mentions_of(year, places)) for year in years]
    return Counted([dict(each) for each in counts], [each.total() for each in counts], list(years))


def found_numbers(out, places):
    """Numbers of locations in one country that are known although fewer than k companies have them.

    Companies that came and went together cannot be told apart; the locations of each such group in each
    country are unknown, the same in all editions, and add up to the counts and totals. What is listed
    for the first time is at least one. A number is known when only one whole number is possible.
    """
    groups = list(by_history(frozenset().union(*out.companies), out.companies).values())
    countries = sorted({country for counts in out.counts for country in counts})
    found = set()
    for country in countries:
        for those in _of_interest(groups, out.companies):
            having = {each for group in those for each in groups[group] if places[each].get(country)}
            if 0 < len(having) < K and _is_known(out, groups, countries, country, those):
                found.add((country, frozenset(having)))
    return found


def _of_interest(groups, editions):
    """The groups one by one, those of each edition, and those that one edition has more than another."""
    numbers = [frozenset(at for at, group in enumerate(groups) if group <= each) for each in editions]
    alone = [frozenset({at}) for at in range(len(groups))]
    return {each for each in (*alone, *numbers, *(a - b for a in numbers for b in numbers)) if each}


def _is_known(out, groups, countries, country, those):
    least, most = (
        _bound(out, groups, countries, (country, those), sense) for sense in ("minimize", "maximize")
    )
    return ceil(least - CLOSE) == floor(most + CLOSE) > 0


def _bound(out, groups, countries, asked, sense):
    solver = highspy.Highs()
    solver.silent()
    number = {(at, country): solver.addVariable(lb=0) for at in range(len(groups)) for country in countries}
    listed = set()
    for counts, total, companies in zip(out.counts, out.totals, out.companies, strict=True):
        here = [at for at, group in enumerate(groups) if group <= companies]
        solver.addConstr(sum(number[at, each] for at in here for each in countries) == total)
        for each in countries:
            in_country = sum(number[at, each] for at in here)
            if (shown := counts.get(each, 0)) is not None:
                solver.addConstr(in_country == shown)
            elif each not in listed:
                solver.addConstr(in_country >= 1)
        listed |= counts.keys()
    country, those = asked
    getattr(solver, sense)(sum(number[at, country] for at in those))
    return solver.getObjectiveValue()
