"""Which processes and products a row may show."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.disclosure.attacker import companies_that_look_alike, companies_that_may_be_there
from tests.engine.disclosure.mention import by_identifier, mention

from akkoord.engine.disclosure import EarlierEdition, PublicationMode, ReleasePlan, prepare_release

K = 3


def shown(*mentions):
    """Location → processes and products of its row."""
    release = prepare_release(ReleasePlan(PublicationMode.FULL_LIST, K, mentions, {}, {}))
    return {row.location_id: (*row.processes, *row.products) for row in release.locations}


def sewing(number, company, **more):
    return mention(f"BD{number}", company, **({"processes": ("MK2",)} | more))


def test_what_k_companies_of_a_country_do_is_shown():
    assert shown(*(sewing(n, f"c{n}") for n in range(3))) == {f"BD{n}": ("MK2",) for n in range(3)}


def test_what_fewer_do_is_told_by_its_stage():
    few = (
        sewing(3, "c3", processes=("MK1",)),
        sewing(4, "c4", processes=("MK1",)),
        sewing(5, "c5", processes=("MK7",)),
    )

    assert shown(*(sewing(n, f"c{n}") for n in range(3)), *few) == {
        **{f"BD{n}": ("MK2",) for n in range(3)},
        **{f"BD{n}": ("S1",) for n in range(3, 6)},
    }


def test_what_few_make_is_left_out():
    shoes = tuple(sewing(n, f"c{n}", products=("PG10",)) for n in range(2))

    assert shown(*shoes, *(sewing(n, f"c{n}") for n in range(2, 6))) == {f"BD{n}": ("MK2",) for n in range(6)}


def test_companies_of_another_country_do_not_count():
    abroad = tuple(
        mention(f"IN{n}", f"c{n}", country="IN", address="Delhi", processes=("MK2",)) for n in range(9)
    )
    here = tuple(mention(f"BD{n}", f"c{n}") for n in range(9))

    assert shown(*abroad, *here, sewing(10, "c1"))["BD10"] == ()


def test_codes_that_no_k_companies_have_together_are_not_shown_together():
    """Each alone is usual; only one company does both."""
    one = [sewing(n, f"a{n}") for n in range(5)]
    other = [sewing(n + 10, f"b{n}", processes=("FB1",)) for n in range(4)]

    assert shown(*one, *other, sewing(20, "x", processes=("MK2", "FB1")))["BD20"] == ("MK2",)


def test_a_town_where_the_code_tells_two_companies_apart_shows_none():
    usual = [sewing(n, f"c{n}", products=("PG02",)) for n in range(4)]
    savar = {"town": "Savar", "address": "Savar"}
    two = (sewing(20, "c0", products=("PG02",), **savar), mention("BD21", "c9", **savar))

    assert shown(*usual, *two)["BD20"] == ()
    alike = (two[0], sewing(21, "c1", products=("PG02",), **savar))
    assert shown(*usual, *alike)["BD20"] == ("MK2", "PG02")


def test_rows_without_codes_are_not_those_of_the_one_list_that_has_no_column_for_them():
    full = [sewing(n, f"c{n}") for n in range(4)]
    without = mention("BD9", "c9")

    assert set(shown(*full, without).values()) == {()}


def test_what_a_company_says_that_opened_its_links_needs_k_others_too():
    plain = [mention(f"BD{n}", f"c{n}") for n in range(4)]
    opened = sewing(9, "open", is_open=True)

    assert shown(*plain, opened)["BD9"] == ()
    assert shown(*(sewing(n, f"c{n}") for n in range(4)), opened)["BD9"] == ("MK2",)


def test_what_a_waiting_company_says_is_not_heard():
    first = (
        mention("BD0", "c0"),
        *(sewing(n, f"c{n}") for n in range(1, 4)),
        *(mention(f"BD{n}", f"c{n}") for n in range(4, 8)),
    )
    before = prepare_release(ReleasePlan(PublicationMode.FULL_LIST, K, first, {}, {}))
    earlier = EarlierEdition(1, by_identifier(before.locations), before.report.difference.supporters)

    plan = ReleasePlan(PublicationMode.FULL_LIST, K, (*first, sewing(0, "new")), {}, {}, earlier=(earlier,))

    assert prepare_release(plan).locations == before.locations


CODES = ("MK1", "MK2", "DF4", "FB1", "PG02", "PG10")
TOWNS = ("Dhaka", "Savar", "Gazipur")


@st.composite
def lists(draw):
    """Links of eight companies at places in three towns of two countries."""
    links = draw(
        st.dictionaries(
            st.tuples(st.integers(0, 14), st.integers(0, 7)),
            st.tuples(st.frozensets(st.sampled_from(CODES), max_size=3), st.integers(0, 9)),
            min_size=3,
            max_size=40,
        )
    )
    return tuple(
        mention(
            f"L{place}",
            f"c{company}",
            country="IN" if place % 5 == 4 else "BD",
            town=TOWNS[place % 3],
            address=TOWNS[place % 3],
            processes=tuple(sorted(code for code in codes if code < "PG")),
            products=tuple(sorted(code for code in codes if code > "PG")),
            is_open=open_ == 0,
        )
        for (place, company), (codes, open_) in sorted(links.items())
    )


@given(lists())
@settings(max_examples=300, deadline=None)
def test_whoever_knows_all_companies_finds_k_behind_every_row_that_tells_something(mentions):
    release = prepare_release(ReleasePlan(PublicationMode.FULL_LIST, K, mentions, {}, {}))
    for row in release.locations:
        for cell, candidates, all_there in companies_that_may_be_there(row, release, mentions):
            assert len(candidates) >= K or (
                candidates == all_there and (cell != "country" or not row.processes + row.products)
            )
    for alike, all_there in companies_that_look_alike(release):
        assert len(alike) >= K or alike == all_there


@given(lists())
@settings(deadline=None)
def test_less_is_told_and_nothing_is_invented(mentions):
    release = prepare_release(ReleasePlan(PublicationMode.FULL_LIST, K, mentions, {}, {}))
    for row in release.locations:
        said = {
            code
            for each in mentions
            if each.location_id == row.location_id
            for code in (*each.processes, *each.products)
        }
        stages = {"MK1": "S1", "MK2": "S1", "DF4": "S2", "FB1": "S3"}
        assert {*row.processes, *row.products} <= said | {stages[code] for code in said & stages.keys()}


def test_whoever_knows_all_companies_finds_some_where_everything_is_shown():
    mentions = (
        *(sewing(n, f"c{n}") for n in range(3)),
        sewing(9, "x", processes=("FB1",)),
        mention("BD8", "y"),
    )
    release = prepare_release(ReleasePlan(PublicationMode.FULL_LIST, K, mentions, {}, {}))
    codes = {each.location_id: each.processes for each in mentions}
    naive = replace(
        release, locations=tuple(replace(row, processes=codes[row.location_id]) for row in release.locations)
    )

    found = {
        row.location_id: candidates
        for row in naive.locations
        for cell, candidates, all_there in companies_that_may_be_there(row, naive, mentions)
        if len(candidates) < K and candidates != all_there
    }
    assert found == {"BD9": {"x"}}
