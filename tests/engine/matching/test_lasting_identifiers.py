"""Histories of a register by the rules of `docs/identifiers.md`: rows come and go, people answer and undo."""

from dataclasses import dataclass, field
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from tests.engine.matching.links import BLOCKED, HALF, SURE, WEAK

from akkoord.engine.matching import Judgement, Verdict, resolve
from akkoord.engine.matching.clusters.links import DECISIONS, MILLION
from akkoord.engine.matching.consolidate import PAIRS_SCHEMA, pa

ROWS = "abcdef"
PAIRS = list(combinations(ROWS, 2))
links = st.dictionaries(st.sampled_from(PAIRS), st.sampled_from([SURE, SURE, HALF, WEAK, BLOCKED]))
judgements = st.builds(
    lambda pair, verdict: Judgement(*pair, verdict), st.sampled_from(PAIRS), st.sampled_from(Verdict)
)
live_rows = st.sets(st.sampled_from(ROWS), min_size=1)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("rows"), live_rows),
        st.tuples(st.just("answer"), judgements),
        st.tuples(st.just("undo"), st.integers(0, 3)),
    ),
    max_size=8,
)


def mint(row_key, attempt):
    """Two rows each draw the same first, and every later draw of one is the first of another."""
    return f"ID{(ROWS.index(row_key) // 2 + attempt) % 40}"


def pairs_table(given_links):
    lines = [
        (left, right, probability / MILLION, DECISIONS[decision].as_py(), is_blocked)
        for (left, right), (probability, decision, is_blocked) in sorted(given_links.items())
    ]
    columns = [list(column) for column in zip(*lines, strict=True)] or [[], [], [], [], []]
    return pa.table(columns, schema=PAIRS_SCHEMA)


@dataclass
class Register:
    """What whoever keeps a register remembers, and nothing else."""

    links: dict
    live: set = field(default_factory=lambda: set(ROWS))
    said: list = field(default_factory=list)
    bears: dict = field(default_factory=dict)
    """Row → the identifier it bore last, also when no list has the row any more."""
    drawn_from: dict = field(default_factory=dict)
    redirects: dict = field(default_factory=dict)

    def now(self):
        return {row: self.end_of(self.bears[row]) for row in self.live if row in self.bears}

    def end_of(self, name):
        while name in self.redirects:
            name = self.redirects[name]
        return name

    def resolve(self, former=None):
        return resolve(
            self.live,
            pairs_table(self.links),
            self.said,
            self.now(),
            mint,
            former=former,
            drawn_from=self.drawn_from,
        )

    def take(self, resolution):
        used = set(resolution.assignments.values())
        self.bears |= resolution.assignments
        self.drawn_from |= resolution.drawn
        self.redirects = {
            old: new for old, new in {**self.redirects, **resolution.redirects}.items() if old not in used
        }

    def step(self, kind, what):
        if kind == "rows":
            self.live = set(what)
        elif kind == "answer":
            self.said = [*self.said, what]
        elif self.said:
            self.said.pop(what % len(self.said))
        resolution = self.resolve()
        self.take(resolution)
        return resolution

    def undo_last(self, before):
        self.said.pop()
        self.take(self.resolve(former=before))


def places(assignments):
    """Identifier → rows."""
    found = {}
    for row, name in assignments.items():
        found.setdefault(name, set()).add(row)
    return found


def after(given_links, given_steps):
    """A register with this history."""
    register = Register(given_links)
    register.take(register.resolve())
    for step in given_steps:
        register.step(*step)
    return register


@given(links, steps)
def test_an_identifier_is_drawn_for_one_row_only_and_never_again(given_links, given_steps):
    register = Register(given_links)
    register.take(register.resolve())
    for step in given_steps:
        known = dict(register.drawn_from)
        resolution = register.step(*step)
        assert all(known.get(name, row) == row for name, row in resolution.drawn.items())
        assert set(resolution.assignments.values()) <= set(register.drawn_from)


@given(links, steps, steps.filter(bool))
def test_an_identifier_never_moves_to_another_place(given_links, earlier, later):
    register = after(given_links, earlier)
    bore = {row: register.end_of(name) for row, name in register.bears.items()}
    register.step(*later[0])

    for name, rows in places({row: register.bears[row] for row in register.live}).items():
        origin = register.drawn_from[name]
        assert origin in rows or any(bore.get(row) == name for row in rows)
        assert origin in rows or origin not in register.live or bore.get(origin) != name


@given(links, steps)
def test_a_run_on_its_own_result_changes_nothing(given_links, given_steps):
    register = after(given_links, given_steps)
    again = register.resolve()

    assert again.assignments == {row: register.bears[row] for row in register.live}
    assert (again.redirects, again.drawn) == ({}, {})


@given(links, steps, st.permutations(ROWS))
def test_any_order_of_the_same_rows_and_pairs_gives_the_same_register(given_links, given_steps, order):
    register, turned = after(given_links, given_steps), after(given_links, given_steps)
    turned.links = dict(reversed(turned.links.items()))
    turned.live = dict.fromkeys(row for row in order if row in register.live)

    assert turned.resolve() == register.resolve()


@given(links, steps)
def test_a_redirect_leads_to_an_identifier_that_was_given_and_never_in_a_circle(given_links, given_steps):
    register = after(given_links, given_steps)
    used = set(register.now().values())

    for name in register.redirects:
        met = [name]
        while met[-1] in register.redirects:
            met.append(register.redirects[met[-1]])
            assert len(met) == len(set(met))
        assert met[-1] in register.drawn_from
        assert name not in used


@given(links, steps, judgements)
def test_an_answer_that_is_undone_gives_every_identifier_back(given_links, given_steps, answer):
    register = after(given_links, given_steps)
    before, redirects = register.now(), dict(register.redirects)
    register.step("answer", answer)
    register.undo_last(before)

    assert {row: register.bears[row] for row in register.live} == before
    assert redirects.keys() <= register.redirects.keys()


@given(links, steps, live_rows)
def test_rows_that_vanish_and_come_back_find_their_place(given_links, given_steps, gone):
    """A place that vanishes as a whole, and that nothing ties to others, bears what it bore."""
    register = after(given_links, given_steps)
    before, live = register.now(), set(register.live)
    vanished = {row for name, rows in places(before).items() if rows <= gone for row in rows}
    register.step("rows", live - vanished)
    register.step("rows", live)

    assert register.now() == before


@given(links, steps, st.sampled_from(ROWS))
def test_a_new_row_attaches_to_a_place_or_draws_an_identifier(given_links, given_steps, new):
    register = Register(given_links, live=set(ROWS) - {new})
    register.take(register.resolve())
    for kind, what in given_steps:
        if kind != "rows":
            register.step(kind, what)
    known = set(register.drawn_from)
    resolution = register.step("rows", set(ROWS))
    name = resolution.assignments[new]
    others = {row for row in ROWS if row != new and resolution.assignments[row] == name}

    assert others or resolution.drawn.get(name) == new or name in known
