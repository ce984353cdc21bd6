import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.matching.rows import row, table

from akkoord.engine.matching.comparing import MEASURES, measure_pairs
from akkoord.engine.matching.comparing.near_spellings import LIKE_WORD
from akkoord.engine.matching.comparing.words import COMMON_RARITY
from akkoord.engine.matching.describing import concatenated, describe

NAMES = ("Orum Textile", "ORUM TEKSTIL (Unit 4)", "o r u m tekstil", "Deniz Shoes", "Do?ruyol Tex", "")
ADDRESSES = ("Plot 35-37, Sector 4, Bursa", "12 Baris Road, 2nd Floor, Bursa", "Bursa", "")
ROW = st.fixed_dictionaries(
    {
        "name": st.sampled_from(NAMES),
        "address": st.sampled_from(ADDRESSES),
        "country": st.sampled_from(("TR", "BG", "")),
        "other_names": st.sampled_from(([], ["Deniz Holding"], ["Orum Group", "Deniz Shoes"])),
        "identifiers": st.sampled_from(([], ["gln:1"], ["gln:2", "os_id:3"])),
        "lat": st.sampled_from((None, 40.0, 40.001)),
        "lng": st.just(29.0),
    }
)


def measured(left, right):
    """The measures of two rows by name."""
    found = measure_pairs(describe(table(row("a:2", **left), row("b:2", **right))), np.array([[0, 1]]))
    return dict(zip(MEASURES, found[0].tolist(), strict=True))


@given(ROW, ROW)
@settings(deadline=None)
def test_measures_lie_between_0_and_1_and_are_the_same_both_ways(left, right):
    one_way, other_way = measured(left, right), measured(right, left)
    assert one_way == other_way
    assert all(0.0 <= value <= 1.0 for value in one_way.values())


@given(st.lists(ROW, min_size=2, max_size=8))
@settings(deadline=None, max_examples=30)
def test_measures_do_not_depend_on_the_other_rows(given_rows):
    rows = table(*(row(f"a:{at}", **each) for at, each in enumerate(given_rows)))
    pairs = np.array([(a, b) for b in range(len(rows)) for a in range(b)])
    together = measure_pairs(describe(rows), pairs)
    alone = [measure_pairs(describe(rows.take([a, b])), np.array([[0, 1]]))[0] for a, b in pairs]
    in_parts = concatenated([describe(rows.slice(0, 1)), describe(rows.slice(1))])
    np.testing.assert_array_equal(together, np.array(alone))
    np.testing.assert_array_equal(together, measure_pairs(in_parts, pairs))


def test_few_pairs_of_many_rows_measure_as_among_all():
    names = [f"Orum {chr(97 + at % 26)}{at} Textile" for at in range(60)]
    others = (["Deniz Holding"], [])
    rows = table(*(row(f"a:{at}", name=name, other_names=others[at % 2]) for at, name in enumerate(names)))
    described, few = describe(rows), np.array([[3, 50], [7, 50], [58, 59]])
    many = np.array([(0, at) for at in range(1, 60)])
    together = measure_pairs(described, np.concatenate([few, many]))
    np.testing.assert_array_equal(measure_pairs(described, few), together[: len(few)])


@given(st.integers(1, 500), st.integers(1, 500), st.data())
def test_like_words_lack_few_letters_in_whole_numbers(length, other, data):
    common = data.draw(st.integers(0, min(length, other)))
    is_like = 2.0 * common / (length + other) >= LIKE_WORD
    assert (5 * (length - common) <= 3 * length - 2 * other) is is_like
    assert (5 * (other - common) <= 3 * other - 2 * length) is is_like


@pytest.mark.parametrize(
    ("measure", "left", "right", "expected"),
    [
        ("name_likeness", {"name": "wei li"}, {"name": "weili"}, 1.0),
        ("name_likeness", {"name": "Textile Orum"}, {"name": "Orum Textile Ltd"}, 1.0),
        ("name_only_both", {"name": "Orum"}, {"name": "Orum"}, 0.0),
        ("name_only_both", {"name": "Ketu Wei Li"}, {"name": "Ketu Weili"}, 0.0),
        ("name_only_both", {"name": "Ketu Wei Li"}, {"name": "Ketu Liwei"}, 1.0),
        ("names_told", {"name": "Orum"}, {"name": "Orum Ltd"}, 0.25),
        ("names_told", {"name": "Orum"}, {"name": "Mill 7", "other_names": ["Orum Ltd"]}, 0.25),
        ("names_told", {"other_names": ["Orum"]}, {"name": "Mill 7", "other_names": ["Orum Ltd"]}, 0.25),
        ("names_told", {"name": "Orum 7"}, {"name": "Deniz 7"}, 0.0),
        ("names_told", {"name": "Orum Zefeng Wadudi Kolkot"}, {"name": "Orum Zefeng Wadudi Kolkot"}, 1.0),
        ("names_told_alone", {"name": "Orum", "address": ""}, {"name": "Orum"}, 0.25),
        ("names_told_alone", {"name": "Orum"}, {"name": "Orum"}, 0.0),
        ("telling_likeness_alone", {"name": "Orum Mill", "address": ""}, {"name": "Orum"}, 1.0),
        ("name_not_enough", {"name": "Textile Mill", "address": ""}, {"name": "Textile Mill"}, 1.0),
        ("name_not_enough", {"name": "Orum Mill", "address": ""}, {"name": "Orum Mill"}, 0.0),
        ("acronym", {"name": "TCC Garment"}, {"name": "Trade Carpet Centre Ltd"}, 0.5),
        ("acronym", {"name": "TCCKU"}, {"name": "Trade Carpet Centre Kemal Usta"}, 1.0),
        ("acronym", {"name": "Sun"}, {"name": "Surya Utama Nabati"}, 0.0),
        ("acronym", {"name": "TXC Garment"}, {"name": "Trade Carpet Centre Ltd"}, 0.0),
        ("acronym", {"name": "Trade Carpet Centre (TCC Ketu)"}, {"name": "Trade Carpet Centre"}, 0.0),
        ("alias_shared", {"name": "Deniz"}, {"name": "Mill 7", "other_names": ["Deniz Ltd"]}, 1.0),
        ("parent_shared", {"other_names": ["Deniz"]}, {"other_names": ["Sea", "Deniz Ltd"]}, 1.0),
        ("parents_differ", {"other_names": ["Deniz Group"]}, {"other_names": ["Kemal Holding"]}, 1.0),
        ("parents_differ", {"other_names": ["Deniz Group"]}, {"other_names": ["Deniz Ltd"]}, 0.0),
        ("parents_differ", {"name": "Izmir", "other_names": ["Deniz"]}, {"other_names": ["Zefeng"]}, 1.0),
        ("parents_differ", {"name": "Izmir", "other_names": ["Deniz"]}, {"name": "Deniz (Izmir)"}, 0.0),
        ("parents_differ", {"other_names": ["Deniz Group"]}, {}, 0.0),
        ("trade_differs", {"name": "Orum Socks"}, {"name": "Orum Hats"}, 1.0),
        ("trade_differs", {"name": "Orum Socks (formerly Deniz Hats)"}, {"name": "Deniz Hats"}, 0.0),
        ("address_missing", {"address": ""}, {}, 1.0),
        ("address_missing", {"address": ""}, {"address": ""}, 0.0),
        ("address_inside", {"address": "Bursa"}, {"address": "12 Baris Road, Bursa"}, 1.0),
        ("town_same", {"address": "5 Sea Road, Izmir"}, {"address": "Kemal Street, IZMIR"}, 1.0),
        ("towns_apart", {"address": "5 Sea Road, Izmir"}, {"address": "5 Sea Road, Istanbul"}, 1.0),
        ("towns_apart", {"address": "5 Sea Road, Izmir"}, {"address": "5 Sea Road"}, 0.0),
        ("postcode_same", {"address": "5 Sea Road, 35100 Izmir"}, {"address": "35100 Izmir"}, 1.0),
        ("postcode_differs", {"address": "5 Sea Road, 35100 Izmir"}, {"address": "35200 Izmir"}, 1.0),
        ("numbers_shared", {"address": "12-14 Sea Road"}, {"address": "14 Sea Road"}, 1.0),
        ("house_differs", {"address": "No. 12, Sea Road"}, {"address": "No. 14, Sea Road"}, 1.0),
        ("house_differs", {"address": "Hauptweg 12, Bursa"}, {"address": "Hauptweg 131-133, Bursa"}, 1.0),
        ("house_differs", {"address": "Hauptweg 12, Bursa"}, {"address": "Hauptweg 12a, Bursa"}, 0.0),
        ("way_differs", {"address": "Sector 4, Bursa"}, {"address": "Sector 5, Bursa"}, 1.0),
        ("unit_one_side", {"name": "Orum Unit 2"}, {"name": "Orum"}, 1.0),
        ("unit_unplaced", {"name": "Orum 2", "address": "Izmir"}, {"name": "Orum", "address": "Izmir"}, 1.0),
        ("unit_unplaced", {"name": "Orum 2"}, {"name": "Orum"}, 0.0),
        ("unit_beside", {"name": "Orum Unit 2", "list": "a"}, {"name": "Orum", "list": "a"}, 1.0),
        ("unit_beside", {"name": "Orum Unit 2", "list": "a"}, {"name": "Orum", "list": "b"}, 0.0),
        ("unit_same", {"name": "Orum Unit IV"}, {"name": "Orum (Unit 4)"}, 1.0),
        ("unit_differs", {"name": "Orum Unit 2"}, {"name": "Orum Unit 3"}, 1.0),
        ("building_differs", {"address": "Block A, Sea Road 5"}, {"address": "Block B, Sea Road 5"}, 1.0),
        ("building_differs", {"address": "Block A, Sea Road 5"}, {"address": "Block A17, Sea Road 5"}, 0.0),
        ("plot_differs", {"address": "Plot C, Bursa"}, {"address": "Plot C24, Bursa"}, 0.0),
        ("plot_differs", {"address": "Plot C, Bursa"}, {"address": "Plot D24, Bursa"}, 1.0),
        ("plot_differs", {"address": "Plot 31, Z.I. Sale"}, {"address": "Plot 31Z.I. Sale"}, 0.0),
        ("plot_differs", {"address": "Plot 27, 28 Bursa"}, {"address": "Plot 2728 Bursa"}, 0.0),
        ("plot_differs", {"address": "Plot 27 Bursa"}, {"address": "Plot 2728 Bursa"}, 1.0),
        ("building_differs", {"address": "Block 10, 2nd Zone"}, {"address": "Block 102nd Zone"}, 0.0),
        ("house_differs", {"address": "Plot C, Bursa"}, {"address": "Plot C24, Bursa"}, 0.0),
        ("plot_same", {"address": "Plot 35-37, Bursa"}, {"address": "Plot 36, Bursa"}, 1.0),
        ("plot_differs", {"address": "Plot 35, Bursa"}, {"address": "Plot 36, Bursa"}, 1.0),
        ("plot_differs", {"address": "Plot 593A, Bursa"}, {"address": "Plot 533A, Bursa"}, 0.0),
        ("house_differs", {"address": "593 Mill Road"}, {"address": "533 Mill Road"}, 0.5),
        ("numbers_differ", {"address": "593 Mill Road"}, {"address": "533 Mill Road"}, 0.5),
        ("house_differs", {"address": "593 Orum Mill Road"}, {"address": "533 Deniz Hill Road"}, 1.0),
        ("address_elsewhere", {"address": "Orum Hill Road, Bursa"}, {"address": "Deniz Acre, Bursa"}, 1.0),
        ("address_elsewhere", {"address": "Orum Hill Road, Bursa"}, {"address": "Orum Acre, Bursa"}, 0.5),
        ("address_elsewhere", {"address": "Orum Hill Road, Bursa"}, {"address": "16374 Bursa"}, 0.0),
        ("house_differs", {"address": "58 Mill Road"}, {"address": "59 Mill Road"}, 1.0),
        ("house_differs", {"address": "593 Mill Road"}, {"address": "633 Mill Road"}, 1.0),
        ("house_differs", {"address": "593 Mill Road"}, {"address": "59 Mill Road"}, 1.0),
        ("floor_differs", {"address": "1st Floor, Sea Road"}, {"address": "Floor 2, Sea Road"}, 1.0),
        ("country_differs", {"country": "TR"}, {"country": "BG"}, 1.0),
        ("country_unknown", {"country": "TR"}, {"country": ""}, 1.0),
        ("identifier_same", {"identifiers": ["gln:1", "os_id:2"]}, {"identifiers": ["gln:1"]}, 1.0),
        ("identifier_differs", {"identifiers": ["gln:1"]}, {"identifiers": ["gln:2"]}, 1.0),
        ("identifier_differs", {"identifiers": ["gln:1"]}, {"identifiers": ["os_id:2"]}, 0.0),
        ("near", {"lat": 40.0, "lng": 29.0}, {"lat": 40.0, "lng": 29.0}, 1.0),
        ("near", {"lat": 40.0, "lng": 29.0}, {}, 0.0),
        ("near_told", {"lat": 40.0, "lng": 29.0}, {"lat": 40.0, "lng": 29.0}, 1.0),
        ("near_told", {"name": "Zefeng", "lat": 40.0, "lng": 29.0}, {"lat": 40.0, "lng": 29.0}, 0.0),
        ("near_unaddressed", {"lat": 40.0, "lng": 29.0}, {"lat": 40.0, "lng": 29.0}, 0.0),
        ("near_unaddressed", {"address": "", "lat": 40.0, "lng": 29.0}, {"lat": 40.0, "lng": 29.0}, 1.0),
        ("far", {"lat": 40.0, "lng": 29.0}, {"lat": 42.0, "lng": 29.0}, 1.0),
        ("same_text", {"name": "Orum, Textile"}, {"name": "ORUM TEXTILE"}, 1.0),
    ],
)
def test_measure_of_two_rows(measure, left, right, expected):
    assert measured(left, right)[measure] == expected


def test_a_word_by_which_the_other_row_is_called_hardly_counts_as_lacking():
    given = measured({"name": "Zefeng"}, {"name": "Zefeng Deniz"})
    called = measured({"name": "Zefeng", "other_names": ["Deniz Group"]}, {"name": "Zefeng Deniz"})
    assert (given["name_only_both"], called["name_only_both"]) == (1.0, pytest.approx(COMMON_RARITY))


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("(MSH 17)", "", []),
        ("(MSH 17)", "(MSH 17)", ["unit_same"]),
        ("(MSH 17)", "(MSH 18)", ["unit_differs"]),
        ("(MSH 17)", "Unit 17", ["unit_same"]),
        ("(MSH 17)", "Unit 3", ["unit_one_side"]),
        ("Unit 3", "Unit 4", ["unit_differs"]),
    ],
)
def test_code_in_brackets_stands_for_a_unit_only_beside_another(one, other, found):
    measures = measured({"name": f"Orum Textile {one}"}, {"name": f"Orum Textile {other}"})

    assert [name for name, value in measures.items() if name.startswith("unit_") and value] == found
