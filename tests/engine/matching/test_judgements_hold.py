"""What people said holds on every path: a full run, a run on its result, one against an index, one answer."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.engine.matching.rows import location_ids, row, table

from akkoord.engine.matching import Judgement, Verdict, consolidate, minting_for, resolve
from akkoord.engine.matching.against import match_against
from akkoord.engine.matching.index import open_index, write_index
from akkoord.engine.matching.judgements import rule

NAMES = ("Orum Textile", "Orum Tekstil Unit 2", "Orum Tekstil Unit 3", "Deniz Shoes")
ADDRESSES = ("12 Baris Road, Bursa", "BARIS ROAD 12 BURSA", "Organize Sanayi 4. Cadde No: 7, Denizli")
"""Some are alike, some are units of one firm that a rule keeps apart, some are never compared."""
TEXT = st.tuples(st.sampled_from(NAMES), st.sampled_from(ADDRESSES), st.sampled_from(("TR", "TR", "BG")))
MOST = 6


@st.composite
def registers(draw):
    """Rows, and what people said of them in turn, where one answer may be taken back."""
    rows = [
        row(f"list:{at}", name=name, address=address, country=country)
        for at, (name, address, country) in enumerate(draw(st.lists(TEXT, min_size=2, max_size=MOST)))
    ]
    pairs = [(one["row_key"], other["row_key"]) for one in rows for other in rows if one is not other]
    said = draw(st.lists(st.tuples(st.sampled_from(pairs), st.sampled_from(Verdict)), max_size=6))
    judgements = [Judgement(*pair, verdict) for pair, verdict in said]
    if judgements and draw(st.booleans()):
        judgements.pop(draw(st.integers(0, len(judgements) - 1)))
    return rows, judgements


def obeys(assignments, judgements):
    """Does every judgement that counts hold?"""
    ruling = rule(judgements)
    together = {}
    for row_key, place in assignments.items():
        together.setdefault(ruling.groups.of(row_key), set()).add(place)
    return all(len(places) == 1 for places in together.values()) and all(
        assignments[left] != assignments[right] for left, right in ruling.apart
    )


@given(registers())
@settings(deadline=None, max_examples=60)
def test_a_full_run_obeys_and_so_does_a_run_on_its_result(given_register):
    rows, judgements = given_register
    first = location_ids(consolidate(table(*rows), judgements=judgements))
    later = [{**each, "location_id": first[each["row_key"]]} for each in rows]
    again = consolidate(table(*later), judgements=judgements)

    assert obeys(first, judgements)
    assert location_ids(again) == first
    assert again.redirects == {}


@given(registers())
@settings(deadline=None, max_examples=60)
def test_answers_to_a_run_give_what_a_run_with_them_gives(given_register):
    """The desk knows the pairs of the last run only, which knew of no answer."""
    rows, judgements = given_register
    given_rows = table(*rows)
    keys, mint = given_rows["row_key"].to_pylist(), minting_for(given_rows)
    answered = resolve(keys, consolidate(given_rows).pairs, judgements, {}, mint)

    assert answered.assignments == location_ids(consolidate(given_rows, judgements=judgements))


@given(registers())
@settings(deadline=None, max_examples=60)
def test_who_calls_rows_the_same_takes_no_row_out_of_its_place(given_register):
    rows, judgements = given_register
    same = [each for each in judgements if each.verdict is Verdict.SAME]
    before, after = (location_ids(consolidate(table(*rows), judgements=said)) for said in ([], same))

    for left in before:
        for right in before:
            assert after[left] == after[right] or before[left] != before[right]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("index")


def one_location_of_two_rows():
    """Rows 1 and 4 bear one location, as they say the same; row 5 is a new one, said to be not row 1."""
    here, there = ("12 Baris Road, Bursa", "TR"), ("Organize Sanayi 4. Cadde No: 7, Denizli", "BG")
    rows = [
        row(f"list:{at}", name="Orum Textile", address=address, country=country)
        for at, (address, country) in enumerate([here, there, here, here, there, (there[0], "TR")])
    ]
    return rows, [Judgement("list:1", "list:5", Verdict.DIFFERENT)]


@given(registers(), st.integers(1, MOST))
@example(one_location_of_two_rows(), 5)
@settings(deadline=None, max_examples=40)
def test_a_run_against_an_index_obeys_like_a_full_run(folder, given_register, known):
    rows, judgements = given_register
    known = min(known, len(rows) - 1)
    register = [
        {**each, "location_id": place}
        for each, place in zip(rows[:known], _places(rows[:known]), strict=True)
    ]
    write_index(table(*register), folder / "register.index")
    found = match_against(open_index(folder / "register.index"), table(*rows[known:]), judgements=judgements)
    full = consolidate(table(*rows[known:], *register), judgements=judgements)

    assert found.assignments.to_pylist() == full.assignments.slice(0, len(rows) - known).to_pylist()
    assert found.redirects == full.redirects


def _places(rows):
    """A location of its own for every row."""
    return [location_ids(consolidate(table(each)))[each["row_key"]] for each in rows]


def test_a_unit_that_a_person_joined_keeps_the_rows_that_were_with_it():
    """Nobody compares the other rows of the two units: a rule keeps them apart, or they are too unlike."""
    rows = [
        row("a:1", name="Orum Tekstil Unit 2", address="12 Baris Road, Bursa"),
        row("b:1", name="ORUM TEKSTIL UNIT 2", address="12 Baris Road, Bursa"),
        row("c:1", name="Kuzey Dokuma Unit 3", address="Liman Cad. 40, Izmir"),
        row("d:1", name="KUZEY DOKUMA UNIT 3", address="Liman Cad. 40, Izmir"),
    ]
    judged = [Judgement("a:1", "c:1", Verdict.SAME)]

    assert len(set(location_ids(consolidate(table(*rows))).values())) == 2
    assert len(set(location_ids(consolidate(table(*rows), judgements=judged)).values())) == 1
