"""What a reader could learn by laying editions side by side, and what is held and kept against it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from akkoord.engine.disclosure.histories import Behind, companies_behind
from akkoord.engine.disclosure.mentions import Mention, Supporters
from akkoord.engine.disclosure.public_rows import PublicLocation


@dataclass(frozen=True, slots=True)
class EarlierEdition:
    """An edition to compare with: its public rows, and (confidential) who stood behind them."""

    number: int
    rows: Mapping[str, PublicLocation]
    """Location → its row; only those that are kept are read."""
    supporters: Mapping[str, frozenset[str]]
    """Every location of it → the companies behind it that did not open their link; maybe none."""

    @property
    def companies(self) -> frozenset[str]:
        """The companies that stood behind it with links that must not become known."""
        return frozenset().union(*self.supporters.values())


@dataclass(frozen=True, slots=True)
class Difference:
    """What to hold back and what to keep, and the companies it protects. Confidential."""

    held: frozenset[str]
    """Locations that only waiting companies name."""
    kept: tuple[PublicLocation, ...]
    """Rows of earlier editions that only companies named that are kept."""
    behind: Behind
    supporters: Supporters
    """The locations of the new edition with the companies behind it, for editions to come."""


def compare(
    mentions: Iterable[Mention],
    earlier: Sequence[EarlierEdition],
    *,
    k: int,
    redirects: Mapping[str, str],
    decided: Collection[str] = (),
) -> Difference:
    """What an edition of `mentions` must hold and keep against all earlier ones, oldest first.

    `redirects` leads old identifiers to the ones that took their place; `decided` are companies that
    people decided to let come or go although fewer than `k` do.
    """
    links = _Links(mentions)
    past = _Past(earlier, redirects)
    last = {company: past.last_locations(company) for company in past.companies - links.companies}
    behind = companies_behind(
        links.companies,
        [each.companies for each in earlier],
        k=k,
        last_rows={company: places - links.silent.keys() for company, places in last.items()},
        silent=(past.companies - links.opened) | links.companies,
        decided=decided,
    )
    shown: dict[str, set[str]] = {place: set() for place in links.explained}
    for place, companies in links.silent.items():
        if visible := companies & behind.shown:
            shown.setdefault(place, set()).update(visible)
    kept_for: dict[str, set[str]] = defaultdict(set)
    for company in behind.kept:
        for place in last[company]:
            (shown if place in shown else kept_for)[place].add(company)
    return Difference(
        held=frozenset(links.silent.keys() - shown.keys() - kept_for.keys()),
        kept=tuple(past.row(place) for place in sorted(kept_for)),
        behind=behind,
        supporters={place: frozenset(by) for place, by in {**shown, **kept_for}.items()},
    )


def final_id(location_id: str, redirects: Mapping[str, str]) -> str:
    """The identifier at the end of a chain of redirects."""
    seen = {location_id}
    while location_id in redirects and redirects[location_id] not in seen:
        location_id = redirects[location_id]
        seen.add(location_id)
    return location_id


class _Links:
    """The links of the year, taken apart by what may become known of them."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        silent: dict[str, set[str]] = defaultdict(set)
        is_open: dict[str, set[str]] = defaultdict(set)
        places = set()
        for mention in mentions:
            places.add(mention.location_id)
            if mention.company is not None:
                (is_open if mention.is_open else silent)[mention.location_id].add(mention.company)
        self.silent: Supporters = {place: frozenset(by) for place, by in silent.items()}
        self.explained = places - (silent.keys() - is_open.keys())
        """Locations that a company itself made known, or that no company named."""
        self.companies: frozenset[str] = frozenset().union(*silent.values())
        self.opened: frozenset[str] = frozenset().union(*is_open.values()) - self.companies
        """Companies that opened all their links: they hide nobody."""


class _Past:
    """What the earlier editions showed, under the identifiers of today."""

    def __init__(self, editions: Sequence[EarlierEdition], redirects: Mapping[str, str]) -> None:
        self._shown: dict[str, tuple[EarlierEdition, str]] = {}
        self._last: Supporters = {}
        for edition in editions:
            for place in edition.supporters:
                final = final_id(place, redirects)
                if place == final or self._shown.get(final, (edition, place))[1] != final:
                    self._shown[final] = (edition, place)
            self._last |= _by_company(edition.supporters, redirects)
        self.companies = frozenset(self._last)

    def last_locations(self, company: str) -> frozenset[str]:
        """The locations that it stood behind in the last edition that it stood behind."""
        return self._last[company]

    def row(self, place: str) -> PublicLocation:
        """The row that showed it last; that of the identifier itself where there ever was one."""
        edition, shown_as = self._shown[place]
        return edition.rows[shown_as]


def _by_company(supporters: Mapping[str, frozenset[str]], redirects: Mapping[str, str]) -> Supporters:
    places: dict[str, set[str]] = defaultdict(set)
    for place, companies in supporters.items():
        final = final_id(place, redirects)
        for company in companies:
            places[company].add(final)
    return {company: frozenset(of_it) for company, of_it in places.items()}
