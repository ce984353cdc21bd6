"""What a reader could learn by laying editions side by side, and what is held and kept against it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from akkoord.engine.disclosure.code_histories import CodeHistories, CodesOfEdition, Told, Work
from akkoord.engine.disclosure.company_bits import Crowd
from akkoord.engine.disclosure.histories import Apart, Behind, companies_behind
from akkoord.engine.disclosure.mentions import Mention, Supporters
from akkoord.engine.disclosure.public_rows import PublicLocation


@dataclass(frozen=True, slots=True)
class EarlierEdition:
    """An edition to compare with: its public rows, and (confidential) who stood behind them."""

    number: int
    rows: Mapping[str, PublicLocation]
    """Location → its row; one without a name was counted only."""
    supporters: Mapping[str, frozenset[str]]
    """Every location of it → the companies behind it that did not open their link; maybe none."""
    told: Mapping[str, Told] = field(default_factory=dict)
    """Location → the codes that its row showed, where it showed any."""
    work: Work = field(default_factory=dict)
    not_counted: frozenset[str] = frozenset()
    """Countries whose number it did not show."""
    is_of_sister: bool = False
    """Of another agreement of the same host: readers lay it beside ours, which keeps nothing of it."""

    @property
    def companies(self) -> frozenset[str]:
        """The companies that stood behind it with links that must not become known."""
        return frozenset().union(*self.supporters.values())


@dataclass(frozen=True, slots=True)
class ByPeople:
    """What people decided of an edition."""

    decided: frozenset[str] = frozenset()
    """Companies that come or go although fewer than k do."""
    held_places: frozenset[str] = frozenset()
    """Locations that are not shown, whoever stands behind them."""


NOTHING_DECIDED = ByPeople()


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
    codes: CodeHistories
    """What the codes of the editions tell together."""


def compare(
    mentions: Iterable[Mention],
    earlier: Sequence[EarlierEdition],
    *,
    k: int,
    redirects: Mapping[str, str],
    by_people: ByPeople = NOTHING_DECIDED,
) -> Difference:
    """What an edition of `mentions` must hold and keep against all earlier ones, oldest first.

    `redirects` leads old identifiers to the ones that took their place; of the companies of
    `by_people` fewer than `k` may come or go together.
    """
    links, past = _Links(mentions), _Past(earlier, redirects)
    crowd = Crowd(links.companies.union(*(each.companies for each in earlier)))
    told = [_codes_of(each, redirects, crowd) for each in earlier]
    apart = Apart(by_people.decided, opened=links.opened & past.companies)
    while True:
        behind = _behind(links, past, earlier, k=k, apart=apart)
        shown, kept_for = _supporters(links, past, behind, held=by_people.held_places)
        codes = CodeHistories(told, behind.shown, k=k, crowd=crowd)
        few, would_fit = codes.found_out(shown.keys() | kept_for.keys())
        would_hide = would_fit - by_people.decided
        cling = (would_hide & past.companies) - links.companies - links.opened - behind.kept
        linger = (would_hide & behind.shown) - past.companies
        if cling <= apart.clinging and linger <= apart.lingering:
            break
        apart = replace(apart, clinging=apart.clinging | cling, lingering=apart.lingering | linger)
    return Difference(
        held=frozenset(links.silent.keys() - shown.keys() - kept_for.keys()),
        kept=tuple(past.row(place) for place in sorted(kept_for)),
        behind=_found_out(behind, few, links, past),
        supporters={**shown, **kept_for},
        codes=codes,
    )


def _behind(
    links: "_Links",
    past: "_Past",
    earlier: Sequence[EarlierEdition],
    *,
    k: int,
    apart: Apart,
) -> Behind:
    gone = past.companies - links.companies
    return companies_behind(
        links.companies,
        [each.companies for each in earlier if not each.is_of_sister],
        k=k,
        rows={each: past.last_locations(each) - links.silent.keys() for each in gone}
        | {each: links.silent_locations(each) for each in links.companies - past.companies},
        sisters=[each.companies for each in earlier if each.is_of_sister],
        apart=apart,
    )


def _found_out(behind: Behind, few: frozenset[str], links: "_Links", past: "_Past") -> Behind:
    """With the companies that what rows showed points at; who opened all that it ever had is none of them."""
    own = past.companies | links.companies | links.opened
    no_secrets = {company for company in links.opened if past.locations(company) <= links.own[company]}
    return replace(
        behind,
        exposed=(behind.exposed | few & own) - no_secrets,
        elsewhere=behind.elsewhere | few - own,
    )


def _supporters(
    links: "_Links", past: "_Past", behind: Behind, *, held: Collection[str]
) -> tuple[Supporters, Supporters]:
    """Who stands behind the locations of the year, and behind those that are kept."""
    shown: dict[str, set[str]] = {place: set() for place in links.explained}
    for place, companies in links.silent.items():
        if visible := companies & behind.shown:
            shown.setdefault(place, set()).update(visible)
    kept_for: dict[str, set[str]] = defaultdict(set)
    for company in behind.kept:
        for place in past.last_locations(company).difference(held):
            (shown if place in shown else kept_for)[place].add(company)
    return _frozen(shown), _frozen(kept_for)


def _frozen(found: Mapping[str, set[str]]) -> Supporters:
    return {place: frozenset(companies) for place, companies in found.items()}


def _codes_of(edition: EarlierEdition, redirects: Mapping[str, str], crowd: Crowd) -> CodesOfEdition:
    """The codes of an edition under the identifiers of today."""
    return CodesOfEdition(
        frozenset(final_id(place, redirects) for place in edition.supporters),
        edition.companies,
        {final_id(place, redirects): told for place, told in edition.told.items()},
        edition.work,
        crowd=crowd,
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
        self.own: dict[str, set[str]] = defaultdict(set)
        """Company → the locations whose links it opened."""
        for mention in mentions:
            places.add(mention.location_id)
            if mention.company is not None and mention.is_open:
                self.own[mention.company].add(mention.location_id)
            if mention.company is not None:
                (is_open if mention.is_open else silent)[mention.location_id].add(mention.company)
        self.silent: Supporters = {place: frozenset(by) for place, by in silent.items()}
        self.explained = places - (silent.keys() - is_open.keys())
        """Locations that a company itself made known, or that no company named."""
        self.companies: frozenset[str] = frozenset().union(*silent.values())
        self.opened: frozenset[str] = frozenset().union(*is_open.values()) - self.companies
        """Companies that opened all their links: they hide nobody."""
        self._of_company = _by_company(self.silent, {})

    def silent_locations(self, company: str) -> frozenset[str]:
        """Where it has links that must not become known."""
        return self._of_company.get(company, frozenset())


class _Past:
    """What our own earlier editions showed, under the identifiers of today."""

    def __init__(self, editions: Sequence[EarlierEdition], redirects: Mapping[str, str]) -> None:
        self._shown: dict[str, tuple[EarlierEdition, str]] = {}
        self._last: Supporters = {}
        self._all: dict[str, frozenset[str]] = {}
        for edition in (each for each in editions if not each.is_of_sister):
            for place in edition.supporters:
                final = final_id(place, redirects)
                if place == final or self._shown.get(final, (edition, place))[1] != final:
                    self._shown[final] = (edition, place)
            of_edition = _by_company(edition.supporters, redirects)
            self._all |= {
                company: self._all.get(company, frozenset()) | at for company, at in of_edition.items()
            }
            self._last |= of_edition
        self.companies = frozenset(self._last)

    def last_locations(self, company: str) -> frozenset[str]:
        """The locations that it stood behind in the last edition that it stood behind."""
        return self._last[company]

    def locations(self, company: str) -> frozenset[str]:
        """The locations that it ever stood behind."""
        return self._all.get(company, frozenset())

    def row(self, place: str) -> PublicLocation:
        """The row that showed it last, under its identifier of today; its own where there ever was one."""
        edition, shown_as = self._shown[place]
        return replace(edition.rows[shown_as], location_id=place)


def _by_company(supporters: Mapping[str, frozenset[str]], redirects: Mapping[str, str]) -> Supporters:
    places: dict[str, set[str]] = defaultdict(set)
    for place, companies in supporters.items():
        final = final_id(place, redirects)
        for company in companies:
            places[company].add(final)
    return {company: frozenset(of_it) for company, of_it in places.items()}
