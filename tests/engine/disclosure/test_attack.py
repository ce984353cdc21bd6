"""Whoever has all editions and everything that is public attributes no link to fewer than k companies."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.disclosure.attacker import (
    World,
    attributed,
    publish,
    publish_together,
    publish_without_gate,
)

from akkoord.engine.disclosure import attributes

COMPANIES, PLACES = 9, 12


CODES = ("MK1", "MK2", "FB1", "DF4")
ASSOCIATES = ("p", "q", "r", "s")


@st.composite
def worlds(draw, *, wholly_open=True, with_codes=False, opening_later=False, first_company=0):
    """Companies come, stay out for a year and go; their places change now and then."""
    companies = [f"c{number}" for number in range(first_company, first_company + COMPANIES)]
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
        draw(_codes(companies)) if with_codes else {},
        draw(st.dictionaries(st.sampled_from(companies), st.integers(1, years - 1), max_size=3))
        if opening_later
        else {},
    )


def _codes(companies):
    """What each company has done at each place: mostly the same everywhere."""
    links = st.tuples(st.sampled_from(companies), st.sampled_from([f"BD{n}" for n in range(PLACES)]))
    own = st.lists(st.sampled_from(CODES[:2]), min_size=len(companies), max_size=len(companies))
    more = st.dictionaries(links, st.sampled_from(CODES), max_size=12)
    return st.builds(_with_more, st.just(companies), own, more)


def _with_more(companies, own, more):
    usual = {
        (company, f"BD{n}"): frozenset({code})
        for company, code in zip(companies, own, strict=True)
        for n in range(PLACES)
    }
    return usual | {link: usual[link] | {code} for link, code in more.items()}


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


@given(worlds(with_codes=True))
@settings(max_examples=200, deadline=None)
def test_outsider_who_knows_what_companies_have_done_attributes_only_what_the_gate_told(world):
    published, exposed = publish(world)
    found = attributed(published, reads_codes=True)
    assert {company for _, company in found} <= exposed


def test_outsider_who_knows_what_companies_have_done_finds_more_where_nothing_is_held_back():
    """Four come in together, and only one of them has cloth woven."""
    stay = {f"s{number}": frozenset({f"BD{number}"}) for number in range(4)}
    come = {name: frozenset({f"BD1{name}"}) for name in "abcd"}
    codes = {(f"s{number}", f"BD{number}"): frozenset({"FB1"}) for number in range(4)}
    world = World((stay, {**stay, **come}), {}, frozenset(), codes | {("a", "BD1a"): frozenset({"FB1"})})

    assert attributed(publish_without_gate(world)) == set()
    assert ("BD1a", "a") in attributed(publish_without_gate(world), reads_codes=True)
    assert attributed(publish(world)[0], reads_codes=True) == set()


def test_outsider_who_forgets_the_first_edition_finds_no_more():
    """Three go, and of the three that stay beside what they used only two had it sewn."""
    first = {name: frozenset({"BD0"}) for name in "abc"}
    stay = {name: frozenset({"BD0"}) for name in "xyz"}
    codes = {(name, "BD0"): frozenset({"MK1"}) for name in "abcxy"}
    world = World((first, {**first, **stay}, stay), {}, frozenset(), codes)

    assert ("BD0", "x") in attributed(publish_without_gate(world), reads_codes=True)
    assert attributed(publish(world)[0], reads_codes=True) == set()


def test_outsider_reads_rows_that_were_made_to_look_alike_afterwards(monkeypatch):
    """Of three behind a location one stays, beside three that came and have other work done there.

    Its other location can tell the stage only, so that both rows are to tell it, made alike; and of the three
    that were behind the first location before, the stage fits the one that stayed.
    """
    first = {name: frozenset({"BD0"}) for name in "pqx"}
    second = {name: frozenset({"BD0"}) for name in "abc"} | {"x": frozenset({"BD0", "BD1"})}
    codes = {(name, "BD0"): frozenset({"MK1"}) for name in "pqabc"}
    codes |= {("x", place): frozenset({"MK2"}) for place in ("BD0", "BD1")}
    world = World((first, second), {}, frozenset(), codes)

    assert attributed(publish(world)[0], reads_codes=True) == set()
    monkeypatch.setattr(attributes, "_is_hidden", lambda *_, **__: True)
    assert attributed(publish(world)[0], reads_codes=True) == {("BD0", "x")}


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


@st.composite
def worlds_with_associates(draw):
    """Five members stay; associates, whom the list of participants names as such, come for some years."""
    place = st.sampled_from([f"BD{number}" for number in range(PLACES)])
    years = draw(st.integers(2, 4))
    places = {name: draw(st.frozensets(place, min_size=1, max_size=3)) for name in (*"abcde", *ASSOCIATES)}
    spans = {
        name: sorted(draw(st.tuples(st.integers(0, years), st.integers(0, years)))) for name in ASSOCIATES
    }
    return World(
        tuple(
            {
                name: own
                for name, own in places.items()
                if name not in spans or spans[name][0] <= year < spans[name][1]
            }
            for year in range(years)
        ),
        {},
        frozenset(),
    )


@given(worlds_with_associates())
@settings(max_examples=100, deadline=None)
def test_outsider_attributes_no_link_of_associates_who_come_and_go(world):
    published, exposed = publish(world)
    assert exposed == frozenset()
    assert attributed(published) == set()


def test_outsider_finds_associates_where_the_rule_does_not_hold_for_them():
    """One joins alone and another leaves alone."""
    members = {name: frozenset({f"BD{name}"}) for name in "abcde"}
    joined, left = {"p": frozenset({"BDp"})}, {"q": frozenset({"BDq"})}
    world = World((members | left, members | left | joined, members | joined), {}, frozenset())
    without, exposed = publish(replace(world, let=frozenset(ASSOCIATES)))

    assert attributed(without) == {("BDp", "p"), ("BDq", "q")}
    assert exposed == {"p", "q"}
    assert attributed(publish(world)[0]) == set()


def test_associate_comes_in_with_members_that_join():
    members = {name: frozenset({f"BD{name}"}) for name in "abcde"}
    joined = {name: frozenset({f"BD{name}"}) for name in "pyz"}
    published, exposed = publish(World((members, members | joined), {}, frozenset()))

    assert published.companies == [frozenset("abcde"), frozenset("abcdepyz")]
    assert exposed == frozenset()


@st.composite
def agreements(draw, **kinds):
    """Two agreements of one host; of their companies some are in both, and they share locations."""
    shared = draw(st.integers(1, COMPANIES - 1))
    return [draw(worlds(**kinds)), draw(worlds(first_company=COMPANIES - shared, **kinds))]


@given(agreements())
@settings(max_examples=80, deadline=None)
def test_outsider_who_joins_the_lists_of_two_agreements_attributes_no_link(both):
    published, exposed = publish_together(both)
    assert exposed == frozenset()
    assert attributed(published) == set()


@given(agreements(with_codes=True))
@settings(max_examples=80, deadline=None)
def test_outsider_who_joins_two_lists_and_knows_the_work_attributes_only_what_the_gate_told(both):
    published, exposed = publish_together(both)
    found = attributed(published, reads_codes=True)
    assert {company for _, company in found} <= exposed


def test_outsider_who_joins_two_lists_finds_links_where_each_is_judged_alone():
    """One company takes part in both agreements, and what it uses stands on both lists."""
    both = {"both": frozenset({"BD0"})}
    textile = {f"t{number}": frozenset({f"BD1{number}"}) for number in range(3)} | both
    wool = {f"w{number}": frozenset({f"BD2{number}"}) for number in range(3)} | both
    worlds_of_both = [World((each,), {}, frozenset()) for each in (textile, wool)]

    assert attributed(publish_together(worlds_of_both, sees_sisters=False)[0]) == {("BD0", "both")}
    assert attributed(publish_together(worlds_of_both)[0]) == set()


def test_companies_in_two_agreements_come_in_where_enough_are_in_both():
    places = {name: frozenset({f"BD{name}"}) for name in "abcdefghi"}
    textile = {name: places[name] for name in "abcdef"}
    wool = {name: places[name] for name in "defghi"}
    published, exposed = publish_together([World((each,), {}, frozenset()) for each in (textile, wool)])
    assert exposed == frozenset()
    assert published.companies == [frozenset("abcdef"), frozenset("defghi")]


def test_outsider_who_joins_two_lists_finds_whose_work_the_first_told():
    """Three had it woven, and of these one alone is in the other agreement, with two that had not."""
    textile = {name: frozenset({f"BD{name}"}) for name in "abcdef"}
    wool = {name: frozenset({f"BD{name}"}) for name in "cdeghi"}
    codes = {(name, f"BD{name}"): frozenset({"FB1"}) for name in "abc"}
    both = [World((each,), {}, frozenset(), codes) for each in (textile, wool)]

    alone = publish_together(both, sees_sisters=False)[0]
    assert attributed(alone) == set()
    assert ("BDc", "c") in attributed(alone, reads_codes=True)
    assert attributed(publish_together(both)[0], reads_codes=True) == set()


def test_outsider_takes_what_went_as_a_company_opened_its_links_for_its_own_and_the_signers_know():
    """It opens what it has now; what it had in confidence before goes with it, and nobody hides that."""
    first = {name: frozenset({f"BD{name}"}) for name in "abcd"}
    second = {**first, "d": frozenset({"BDnew"})}
    world = World((first, second), {}, frozenset(), opens_in={"d": 1})
    published, exposed = publish(world)

    assert attributed(publish_without_gate(world), {"BDnew"}) == {("BDd", "d")}
    assert attributed(published, {"BDnew"}) == {("BDd", "d")}
    assert exposed == {"d"}


def test_gate_comes_to_an_end_when_a_company_opened_its_links_whose_work_would_hide_others():
    """Of the three that had it sewn one opens its links: it cannot be kept, and hides the others no more."""
    year = {name: frozenset({f"BD{name}"}) for name in "abcdef"}
    codes = {(name, f"BD{name}"): frozenset({"MK1"}) for name in "abc"}
    world = World((year, year), {}, frozenset(), codes, opens_in={"c": 1})
    published, exposed = publish(world)

    assert len(published.places) == len(world.years)
    assert attributed(published, {"BDc"}, reads_codes=True) == {("BDa", "a"), ("BDb", "b")}
    assert exposed == set("ab")


@given(worlds(with_codes=True, opening_later=True))
@settings(max_examples=150, deadline=None)
def test_outsider_attributes_only_what_the_gate_told_when_companies_open_their_links_later(world):
    published, exposed = publish(world)
    found = attributed(published, world.now_open(), reads_codes=True)
    assert {company for _, company in found} <= exposed
