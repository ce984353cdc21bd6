"""Somebody with all editions and everything that is public tries to find out who produces where."""

from dataclasses import dataclass, field
from itertools import chain, combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.disclosure.mention import by_identifier, mention

from akkoord.engine.disclosure import EarlierEdition, PublicationMode, ReleasePlan, prepare_release

K = 3
COMPANIES, PLACES = 9, 12


@dataclass(frozen=True)
class World:
    """Year → company → places; the places that a company lets everybody see; companies that open all."""

    years: tuple[dict[str, frozenset[str]], ...]
    opened: dict[str, frozenset[str]]
    open_companies: frozenset[str]

    def mentions(self, year):
        return tuple(
            mention(place, company, is_open=self.is_open(company, place))
            for company, places in sorted(self.years[year].items())
            for place in sorted(places)
        )

    def is_open(self, company, place):
        return company in self.open_companies or place in self.opened.get(company, ())


@dataclass
class Published:
    """What an outsider has: the places of each edition, and which companies stood behind it.

    That is more than is public: who handed in, and who waits or is kept, the outsider has to guess.
    """

    places: list[frozenset[str]] = field(default_factory=list)
    companies: list[frozenset[str]] = field(default_factory=list)
    links: list[frozenset[tuple[str, str]]] = field(default_factory=list)
    """What must not become known."""


def publish(world):
    """The editions of a world, each judged with all those before it."""
    published, earlier, exposed = Published(), [], frozenset()
    for year in range(len(world.years)):
        mentions = world.mentions(year)
        release = prepare_release(
            ReleasePlan(PublicationMode.FULL_LIST, K, mentions, {}, {}, earlier=tuple(earlier))
        )
        if release.report.passed:
            difference = release.report.difference
            earlier.append(EarlierEdition(year, by_identifier(release.locations), difference.supporters))
            published.places.append(frozenset(row.location_id for row in release.locations))
            published.companies.append(difference.behind.shown)
            published.links.append(_links(difference.supporters))
            exposed = difference.behind.exposed
    return published, exposed


def publish_without_gate(world):
    published = Published()
    for year in range(len(world.years)):
        silent = [each for each in world.mentions(year) if not each.is_open]
        published.places.append(frozenset(each.location_id for each in world.mentions(year)))
        published.companies.append(frozenset(each.company for each in silent))
        published.links.append(frozenset((each.location_id, each.company) for each in silent))
    return published


def _links(supporters):
    return frozenset((place, company) for place, companies in supporters.items() for company in companies)


def attributed(published, opened=()):
    """The links that the outsider finds out: place and company, with fewer than k companies to choose from.

    Whichever editions are compared, a place is taken for one of the companies that came and went with it,
    unless a company itself said that it is there.
    """
    found = set()
    numbers = range(len(published.places))
    choices = chain.from_iterable(combinations(numbers, size) for size in range(1, len(numbers) + 1))
    for chosen in choices:
        ways = {}
        for company in frozenset().union(*published.companies):
            way = tuple(company in published.companies[each] for each in chosen)
            ways.setdefault(way, set()).add(company)
        for place in frozenset().union(*published.places) - frozenset(opened):
            candidates = ways.get(tuple(place in published.places[each] for each in chosen), ())
            if len(candidates) < K:
                true = frozenset().union(*(published.links[each] for each in chosen))
                found |= {(place, company) for company in candidates if (place, company) in true}
    return {
        (place, company) for place, company in found if any(place in places for places in published.places)
    }


@st.composite
def worlds(draw, *, wholly_open=True):
    """Companies come, stay out for a year and go; their places change now and then."""
    companies = [f"c{number}" for number in range(COMPANIES)]
    place = st.sampled_from([f"BD{number}" for number in range(PLACES)])
    years = draw(st.integers(2, 4))
    lists = {company: [] for company in companies}
    for company in companies:
        first, last = draw(st.sampled_from([(0, years), (0, years), (0, years), (1, years), (0, 1), (1, 2)]))
        places = draw(st.frozensets(place, min_size=1, max_size=4))
        for year in range(years):
            if draw(st.integers(0, 5)) == 0:
                places = draw(st.frozensets(place, min_size=1, max_size=4))
            is_there = first <= year < last and draw(st.integers(0, 9)) > 0
            lists[company].append(places if is_there else frozenset())
    opened = draw(st.dictionaries(st.sampled_from(companies), st.frozensets(place, max_size=2), max_size=3))
    return World(
        tuple({company: lists[company][year] for company in companies} for year in range(years)),
        {} if wholly_open else opened,
        frozenset(opened) if wholly_open else frozenset(),
    )


@given(worlds())
@settings(max_examples=150, deadline=None)
def test_outsider_with_all_editions_attributes_no_link(world):
    published, exposed = publish(world)
    assert exposed == frozenset()
    assert attributed(published) == set()


@given(worlds(wholly_open=False))
@settings(max_examples=100, deadline=None)
def test_outsider_with_published_lists_attributes_only_what_the_gate_told(world):
    published, exposed = publish(world)
    opened = frozenset().union(*world.opened.values())
    assert {company for _, company in attributed(published, opened)} <= exposed


def test_outsider_finds_links_where_nothing_is_held_back():
    founders = {f"c{number}": frozenset({f"BD{number}"}) for number in range(4)}
    world = World((founders, {**founders, "new": frozenset({"BD9"})}), {}, frozenset())
    assert attributed(publish_without_gate(world)) == {("BD9", "new")}
    assert attributed(publish(world)[0]) == set()


def test_outsider_who_compares_more_than_two_editions_finds_more():
    """Three come together and three go together; only one did both."""
    stay = {f"s{number}": frozenset({f"BD{number}"}) for number in range(3)}
    go = {name: frozenset({f"BD1{name}"}) for name in "de"}
    come = {name: frozenset({f"BD1{name}"}) for name in "abc"}
    years = ({**stay, **go}, {**stay, **go, **come}, {**stay, "b": come["b"], "c": come["c"]})
    world = World(years, {}, frozenset())
    assert ("BD1a", "a") in attributed(publish_without_gate(world))
    assert attributed(publish(world)[0]) == set()
