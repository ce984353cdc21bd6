"""Somebody with all editions and everything that is public, who tries to find out who produces where."""

from dataclasses import dataclass, field, replace
from itertools import chain, combinations

from tests.engine.disclosure.mention import by_identifier, mention

from akkoord.engine.disclosure import (
    EarlierEdition,
    PublicationMode,
    ReleasePlan,
    Told,
    prepare_release,
    told_by,
)
from akkoord.engine.taxonomy import stage_of, with_stages

K = 3


@dataclass(frozen=True)
class World:
    """Year → company → places; the places that a company lets everybody see; companies that open all."""

    years: tuple[dict[str, frozenset[str]], ...]
    opened: dict[str, frozenset[str]]
    open_companies: frozenset[str]
    codes: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)
    """Company and place → processes that it has done there."""
    opens_in: dict[str, int] = field(default_factory=dict)
    """Company → the year, counted from 0, from which it opens all its links."""
    let: frozenset[str] = frozenset()
    """Companies that people let come and go, with however few."""

    def mentions(self, year):
        return tuple(
            mention(
                place,
                company,
                is_open=self.is_open(company, place, year),
                processes=tuple(sorted(self.codes.get((company, place), ()))),
            )
            for company, places in sorted(self.years[year].items())
            for place in sorted(places)
        )

    def is_open(self, company, place, year):
        opens_all = company in self.open_companies or self.opens_in.get(company, year + 1) <= year
        return opens_all or place in self.opened.get(company, ())

    def now_open(self):
        """The places that companies with all links open list in the last year."""
        last = len(self.years) - 1
        return {each.location_id for each in self.mentions(last) if each.is_open}


@dataclass
class Published:
    """What an outsider has: the places of each edition, and which companies stood behind it.

    That is more than is public: who handed in, and who waits or is kept, the outsider has to guess.
    """

    places: list[frozenset[str]] = field(default_factory=list)
    companies: list[frozenset[str]] = field(default_factory=list)
    there: list[frozenset[str]] = field(default_factory=list)
    """The companies that handed in something that must not become known."""
    links: list[frozenset[tuple[str, str]]] = field(default_factory=list)
    """What must not become known."""
    told: list[dict[str, Told]] = field(default_factory=list)
    """What the rows showed."""
    work: list[dict[str, dict[str, list[str]]]] = field(default_factory=list)
    """What the companies have had done: an outsider may know it from their own sites."""


def publish(world):
    """The editions of a world, each judged with all those before it."""
    return publish_together([world])


def publish_together(worlds, *, sees_sisters=True):
    """The editions of several agreements of one host, year by year, and the companies the gate told of.

    Each is judged with those before it, and with those of the others where `sees_sisters`.
    """
    published, exposed = Published(), frozenset()
    earlier = [[] for _ in worlds]
    for year in range(max(len(world.years) for world in worlds)):
        for at, world in enumerate(worlds):
            if year >= len(world.years):
                continue
            mentions = world.mentions(year)
            others = [each for number, those in enumerate(earlier) if number != at for each in those]
            sisters = tuple(replace(each, is_of_sister=True) for each in others if sees_sisters)
            plan = ReleasePlan(PublicationMode.FULL_LIST, K, mentions, {}, {}, tuple(earlier[at]), sisters)
            release = prepare_release(replace(plan, decided=world.let))
            if release.report.passed:
                earlier[at].append(_as_earlier(year, release))
                _note(published, release, mentions)
                exposed = (
                    release.report.difference.behind.exposed | release.report.difference.behind.elsewhere
                )
    return published, exposed


def _as_earlier(year, release):
    return EarlierEdition(
        year,
        by_identifier(release.locations),
        release.report.difference.supporters,
        told_by(release.locations),
        release.work,
    )


def _note(published, release, mentions):
    difference = release.report.difference
    published.told.append(told_by(release.locations))
    published.work.append(release.work)
    published.places.append(frozenset(row.location_id for row in release.locations))
    published.companies.append(difference.behind.shown)
    published.there.append(frozenset(each.company for each in mentions if not each.is_open))
    published.links.append(_links(difference.supporters))


def publish_without_gate(world):
    published = Published()
    for year in range(len(world.years)):
        silent = [each for each in world.mentions(year) if not each.is_open]
        published.places.append(frozenset(each.location_id for each in world.mentions(year)))
        published.companies.append(frozenset(each.company for each in silent))
        published.there.append(published.companies[-1])
        published.links.append(frozenset((each.location_id, each.company) for each in silent))
        published.told.append(_told_without_gate(world.mentions(year)))
        published.work.append(_work(silent))
    return published


def _links(supporters):
    return frozenset((place, company) for place, companies in supporters.items() for company in companies)


def _told_without_gate(mentions):
    codes = {}
    for each in mentions:
        codes.setdefault(each.location_id, set()).update(each.processes)
    return {place: Told("BD", frozenset(said)) for place, said in codes.items() if said}


def _work(mentions):
    work = {}
    for each in mentions:
        work.setdefault(each.company, {}).setdefault("BD", set()).update(with_stages(each.processes))
    return work


def attributed(published, opened=(), *, reads_codes=False):
    """The links that are found out: place and company, with fewer than k companies to choose from."""
    return {
        (place, company)
        for place, candidates, true in guesses(
            published, published.companies, opened, reads_codes=reads_codes
        )
        for company in candidates & true
    }


def guesses(published, companies, opened=(), *, reads_codes=False):
    """Place, the fewer than k companies that came and went with it, and those truly behind it.

    Who reads codes leaves out the companies that have not all done that the row showed. Whichever editions
    are compared, a place is taken for one of the companies that came and went with it,
    unless a company itself said that it is there. `companies` are those that are thought to stand behind
    each edition.
    """
    found = set()
    numbers = range(len(published.places))
    choices = chain.from_iterable(combinations(numbers, size) for size in range(1, len(numbers) + 1))
    for chosen in choices:
        ways = {}
        for company in frozenset().union(*companies):
            ways.setdefault(tuple(company in companies[each] for each in chosen), set()).add(company)
        links = frozenset().union(*(published.links[each] for each in chosen))
        for place in frozenset().union(*(published.places[each] for each in chosen)) - frozenset(opened):
            candidates = frozenset(ways.get(tuple(place in published.places[each] for each in chosen), ()))
            if reads_codes:
                candidates = _fitting(published, candidates, place, chosen)
            if 0 < len(candidates) < K:
                found.add((place, candidates, frozenset(by for at, by in links if at == place)))
    return found


def _fitting(published, candidates, place, chosen):
    """Of the candidates, those that had done all that the row showed, each time that it showed something."""
    for each in chosen:
        if (told := published.told[each].get(place)) is not None:
            candidates = frozenset(
                company
                for company in candidates
                if told.codes <= with_stages(published.work[each].get(company, {}).get(told.country, ()))
            )
    return candidates


def companies_that_may_be_there(row, release, mentions):
    """Kind of cell, the companies that fit what the row shows, and all that are in that cell.

    The attacker knows of every company what it has done in each country, region and town, and takes the rows
    for those of a company that has all of it done there.
    """
    behind = release.report.difference.supporters
    by_place = {each.location_id: each for each in release.locations}
    for kind in ("country", "region", "town"):
        if not getattr(row, kind):
            continue
        known = {}
        for each in mentions:
            there = by_place.get(each.location_id)
            is_silent = each.company in behind.get(each.location_id, ()) and not each.is_open
            if is_silent and _where(there, kind) == _where(row, kind):
                known.setdefault(each.company, set()).update(_with_stages(each))
        shown = {*row.processes, *row.products}
        yield kind, {company for company, codes in known.items() if shown <= codes}, set(known)


def companies_that_look_alike(release):
    """For the rows of a country that show the same: the companies behind them, and all of that country."""
    alike, of_country = {}, {}
    for row in release.locations:
        companies = release.report.difference.supporters.get(row.location_id, frozenset())
        alike.setdefault((row.country, row.processes, row.products), set()).update(companies)
        of_country.setdefault(row.country, set()).update(companies)
    return [(companies, of_country[country]) for (country, *_), companies in alike.items() if companies]


def _where(row, kind):
    return row.country, getattr(row, kind)


def _with_stages(mention):
    return {*mention.processes, *mention.products, *map(stage_of, mention.processes)}
