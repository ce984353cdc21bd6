import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.matching.rows import location_ids, places, row, table

from akkoord.engine.matching import Judgement, Verdict, consolidate

NAMES = (
    "Örüm Tekstil San. Tic. Ltd. Şti.",
    "ORUM TEKSTIL",
    "Orum Tekstil Unit 2",
    "Orum Tekstil Unit 3",
    "Deniz Konfeksiyon",
)
ADDRESSES = (
    "Barış Mah. Dereboyu Cad. No: 12, 16374 Bursa",
    "BARIS MAHALLESI DEREBOYU CADDESI NO 12 BURSA",
    "Organize Sanayi Bölgesi 4. Cadde No: 7, Denizli",
)  # fmt: skip
COUNTRIES = ("TR", "TR", "TR", "BG", "")


@st.composite
def lists(draw, most=8):
    """Rows of up to three lists, full of near doubles."""
    size = draw(st.integers(1, most))
    return [
        row(
            f"{draw(st.sampled_from('abc'))}:{number}",
            name=draw(st.sampled_from(NAMES)),
            address=draw(st.sampled_from(ADDRESSES)),
            country=draw(st.sampled_from(COUNTRIES)),
        )
        for number in range(1, size + 1)
    ]


@st.composite
def lists_with_judgements(draw):
    rows = draw(lists())
    keys = [each["row_key"] for each in rows]
    pairs = st.tuples(st.sampled_from(keys), st.sampled_from(keys)).filter(lambda pair: pair[0] != pair[1])
    answers = draw(st.lists(st.tuples(pairs, st.sampled_from(Verdict)), max_size=4)) if len(keys) > 1 else []
    return rows, [Judgement(*pair, verdict) for pair, verdict in answers]


def test_two_spellings_of_one_place_become_one_location():
    result = consolidate(
        table(
            row("a:2", name="Örüm Tekstil San. ve Tic. Ltd. Şti.", address=ADDRESSES[0]),
            row("b:9", name="ORUM TEKSTIL SANAYI VE TICARET LTD STI", address=ADDRESSES[1]),
        )
    )

    assert places(result) == [["a:2", "b:9"]]
    assert [line["decision"] for line in result.assignments.to_pylist()] == ["new", "same"]
    assert result.review.num_rows == 0


def test_identical_rows_within_one_list_become_one_location():
    assert places(consolidate(table(row("a:2"), row("a:3")))) == [["a:2", "a:3"]]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ({"name": "Orum Textile Unit 2"}, {"name": "Orum Textile (Unit III)"}),
        ({"address": "Plot 35, Sector 4, Bursa"}, {"address": "Plot 36, Sector 4, Bursa"}),
        ({"address": "Block A, Baris Road 5, Bursa"}, {"address": "Block B, Baris Road 5, Bursa"}),
        ({"address": "1st Floor, Baris Road 5, Bursa"}, {"address": "Floor 2, Baris Road 5, Bursa"}),
        ({"country": "TR"}, {"country": "BG"}),
        ({"country": ""}, {"country": ""}),
        ({"identifiers": ["os_id:BD2020021QK28YZ"]}, {"identifiers": ["os_id:CN2021250D1DTN7"]}),
    ],
)
def test_rows_alike_but_for_what_counts_are_never_joined_by_the_machine(left, right):
    assert places(consolidate(table(row("a:2", **left), row("b:2", **right)))) == [["a:2"], ["b:2"]]


def test_a_unit_number_on_one_side_only_does_not_part():
    result = consolidate(table(row("a:2"), row("b:2", name="Orum Textile (Unit 2)")))

    assert places(result) == [["a:2", "b:2"]]


def test_a_pair_to_ask_comes_with_its_reasons_and_the_row_says_ask():
    result = consolidate(table(row("a:2", country="TR"), row("b:2", country="BG")))

    assert [line["decision"] for line in result.assignments.to_pylist()] == ["ask", "ask"]
    assert result.review.to_pylist() == result.pairs.to_pylist()
    reasons = result.reasons.of(result.review).to_pylist()[0]
    assert reasons[0] == 'country_differs {"left": "TR", "right": "BG"}'


def test_two_locations_of_the_register_are_joined_by_a_person_only():
    register = table(row("r:1", location_id="TR3JT8FPCDD"), row("r:2", location_id="TRQQT4Z4G4F"))

    assert places(consolidate(register)) == [["r:1"], ["r:2"]]
    joined = consolidate(register, judgements=[Judgement("r:1", "r:2", Verdict.SAME)])
    assert (places(joined), joined.redirects) == ([["r:1", "r:2"]], {"TRQQT4Z4G4F": "TR3JT8FPCDD"})


def test_a_row_of_a_known_location_takes_its_identifier():
    result = consolidate(table(row("r:1", location_id="TR3JT8FPCDD"), row("a:2")))

    assert result.assignments.to_pylist()[1] == {
        "row_key": "a:2",
        "location_id": "TR3JT8FPCDD",
        "decision": "same",
        "probability": result.pairs["probability"][0].as_py(),
    }


def test_consolidate_of_no_rows():
    assert consolidate(table()).locations.num_rows == 0


def test_row_keys_that_are_not_unique_are_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="unique"):
        consolidate(table(row("a:2"), row("a:2")))


@settings(max_examples=25, deadline=None)
@given(lists_with_judgements(), st.randoms(use_true_random=False))
def test_any_order_of_rows_gives_the_same_register(given_lists, chance: random.Random):
    rows, judgements = given_lists
    mixed = chance.sample(rows, len(rows))
    result, other = (consolidate(table(*each), judgements=judgements) for each in (rows, mixed))

    assert location_ids(other) == location_ids(result)
    assert (other.pairs, other.review, other.locations) == (result.pairs, result.review, result.locations)
    assert other.assignments["row_key"].to_pylist() == [each["row_key"] for each in mixed]


@settings(max_examples=25, deadline=None)
@given(lists_with_judgements())
def test_running_again_with_the_result_as_register_changes_nothing(given_lists):
    rows, judgements = given_lists
    first = consolidate(table(*rows), judgements=judgements)
    placed = [{**each, "location_id": location_ids(first)[each["row_key"]]} for each in rows]
    again = consolidate(table(*placed), judgements=judgements)

    assert (location_ids(again), again.redirects) == (location_ids(first), {})


@settings(max_examples=25, deadline=None)
@given(lists_with_judgements())
def test_judgements_hold_and_undone_they_leave_no_trace(given_lists):
    rows, judgements = given_lists
    before, result = consolidate(table(*rows)), consolidate(table(*rows), judgements=judgements)
    last = {frozenset((each.left, each.right)): each for each in judgements}
    named = location_ids(result)

    for judgement in set(last.values()) - set(result.set_aside):
        assert (named[judgement.left] == named[judgement.right]) is (judgement.verdict is Verdict.SAME)
    assert location_ids(consolidate(table(*rows))) == location_ids(before)


@settings(max_examples=25, deadline=None)
@given(lists())
def test_the_same_list_twice_adds_no_location(rows):
    known = [{**each, "country": "TR"} for each in rows]
    twice = [{**each, "row_key": f"again-{each['row_key']}"} for each in known]
    once = consolidate(table(*known))

    assert consolidate(table(*known, *twice)).locations.num_rows <= once.locations.num_rows


ZHUJI = "2295 Zhenxing East Road, Pengqi Street, Zhuji, 311893"


def asked(result):
    return [(line["left"], line["right"]) for line in result.review.to_pylist()]


def test_sister_firms_of_another_trade_at_one_address_are_asked():
    result = consolidate(
        table(
            row("a:1", name="Zhuji Zefeng Socks Co., Ltd.", address=ZHUJI, country="CN"),
            row("b:1", name="Zhuji Ze Feng Headwear Co., Ltd.", address=ZHUJI, country="CN"),
        )
    )

    assert (places(result), asked(result)) == ([["a:1"], ["b:1"]], [("a:1", "b:1")])
    assert (
        'trade_differs {"left": "sock", "right": "headwear"}' in result.reasons.of(result.review)[0].as_py()
    )


def test_units_are_one_in_any_spelling_and_two_by_their_number_without_a_question():
    result = consolidate(
        table(
            row("a:1", name="Zhuji Zefeng Socks Co., Ltd. Branch No. 03", address=ZHUJI, country="CN"),
            row("b:1", name="ZE FENG SOCKS (SITE: III)", address=ZHUJI, country="CN"),
            row("c:1", name="Zhuji Zefeng Socks Branch 4", address=ZHUJI, country="CN"),
        )
    )

    assert (places(result), asked(result)) == ([["a:1", "b:1"], ["c:1"]], [])


def test_lost_letters_do_not_part_rows():
    result = consolidate(
        table(
            row("a:1", name="Lam S?n (Hà N?i) Fashion", address="Lot B2, Yên M? IZ, Gia Lâm", country="VN"),
            row("b:1", name="Lam Sơn (Hà Nội) Fashion", address="Lot B2, Yên Mỹ KCN, Gia Lâm", country="VN"),
        )
    )

    assert places(result) == [["a:1", "b:1"]]


@pytest.mark.parametrize(("lat", "groups"), [(2.251444, [["a:1", "b:1"]]), (2.8, [["a:1"], ["b:1"]])])
def test_a_point_stands_for_a_missing_address(lat, groups):
    result = consolidate(
        table(
            row("a:1", name="Bukit Benut", address="Johor", country="MY", lat=2.2515, lng=103.05),
            row("b:1", name="BUKIT BENUT", address="", country="MY", lat=lat, lng=103.05),
        )
    )

    assert places(result) == groups


def test_new_is_the_uppermost_row_of_a_place():
    rows = [row("b:9"), row("a:2"), row("a:3")]

    decisions = [line["decision"] for line in consolidate(table(*rows)).assignments.to_pylist()]

    assert decisions == ["new", "same", "same"]
