import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.matching.rows import row, table

from akkoord.engine.matching.candidates import candidate_pairs, enough_shared, keys_of, pairs_of
from akkoord.engine.matching.candidates.strengths import strengths_of
from akkoord.engine.matching.candidates.texts import pairs_of_rows, strengths_of_texts, texts_of
from akkoord.engine.matching.describing import describe

ROW = st.fixed_dictionaries(
    {
        "name": st.sampled_from(
            ("Orum Textile", "ORUM TEKSTIL Unit 4", "Deniz Shoes", "Wei Li", "Weili", "")
        ),
        "address": st.sampled_from(("Plot 35, Sector 4, Bursa", "12 Baris Road, Bursa", "Bursa", "")),
        "country": st.sampled_from(("TR", "BG", "")),
        "other_names": st.sampled_from(([], ["Deniz Holding"], ["Orum Group", "Deniz Shoes"])),
        "identifiers": st.sampled_from(([], ["gln:1"], ["gln:2", "os_id:3"])),
        "lat": st.sampled_from((None, 40.0, 40.001)),
        "lng": st.just(29.0),
    }
)
ROWS = st.lists(ROW, min_size=1, max_size=12)


def described(rows):
    return describe(table(*(row(f"a:{at:03}", **each) for at, each in enumerate(rows))))


def pairs(rows, **options):
    return [tuple(pair) for pair in candidate_pairs(described(rows), **options).tolist()]


def in_parts(rows):
    """What a cluster of machines finds that shuffles keys and pairs."""
    descriptions = described(rows)
    texts = texts_of(descriptions.text)
    keys, owners = keys_of(descriptions)
    bucket = keys % np.uint64(3)
    found = [pairs_of(keys[bucket == at], texts.of_row[owners[bucket == at]]) for at in range(3)]
    strengths = strengths_of_texts(texts, strengths_of(descriptions.arrays, descriptions.vocabulary.keys))
    enough = enough_shared(*(np.concatenate(column) for column in zip(*found, strict=True)), strengths)
    packed = pairs_of_rows(texts, enough)
    return [(int(pair >> np.uint64(32)), int(pair & np.uint64(0xFFFFFFFF))) for pair in packed]


def test_no_rows_make_no_pairs():
    assert candidate_pairs(describe(table())).tolist() == []


def test_rows_with_the_same_words_meet():
    assert pairs([{"name": "Orum Textile"}, {"name": "Orum Tekstil A.S."}]) == [(0, 1)]


def test_names_parted_in_another_way_meet():
    first = {"name": "Wei Li Garment", "address": ""}
    assert pairs([first, {"name": "Weili Garment", "address": ""}]) == [(0, 1)]


def test_names_with_a_blank_and_another_vowel_meet_in_one_town():
    first = {"name": "Qua nmu Textile", "address": "12 Baris Road, Bursa"}
    assert pairs([first, {"name": "Quanmou Textile", "address": "Bursa"}]) == [(0, 1)]


def test_rows_that_share_nothing_do_not_meet():
    first = {"name": "Orum Textile", "address": "12 Baris Road, Bursa"}
    assert pairs([first, {"name": "Deniz Shoes", "address": "Plot 7, Izmir"}]) == []


def test_nearly_equal_rows_of_another_country_meet():
    address = {"address": "12 Baris Road, Bursa"}
    assert pairs([{"country": "TR", **address}, {"country": "", **address}]) == [(0, 1)]


def test_rows_with_one_identifier_meet():
    first = {"name": "Orum Textile", "address": "", "identifiers": ["gln:1"]}
    assert pairs([first, {"name": "Deniz Shoes", "address": "Izmir", "identifiers": ["gln:1"]}]) == [(0, 1)]


def test_near_rows_meet_without_a_common_word():
    first = {"name": "Orum", "address": "", "lat": 1.2345, "lng": 103.0}
    assert pairs([first, {"name": "Sawit Jaya", "address": "", "lat": 1.2347, "lng": 103.0001}]) == [(0, 1)]


def test_an_operator_named_on_one_side_brings_rows_together():
    first = {"name": "Orum", "address": "Bursa", "other_names": ["Deniz Ayakkabi"]}
    assert pairs([first, {"name": "Deniz Ayakkabi", "address": "Bursa"}]) == [(0, 1)]


def test_a_text_repeated_very_often_is_chained_and_still_meets_others():
    count = 2000
    found = pairs([{}] * count + [{"address": "12 Baris Road, Bursa, Nilufer"}])
    assert len(found) == 2 * count - 3 + count
    assert {pair for pair in found if pair[1] == count} == {(at, count) for at in range(count)}


@settings(deadline=None, max_examples=30)
@given(ROWS)
def test_any_number_of_threads_and_machines_finds_the_same(rows):
    found = pairs(rows, threads=1)
    assert found == sorted(set(found))
    assert found == pairs(rows, threads=3) == in_parts(rows)


@settings(deadline=None, max_examples=30)
@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_only_the_numbering(rows, random):
    order = list(range(len(rows)))
    random.shuffle(order)
    shuffled = pairs([rows[at] for at in order])
    assert sorted(tuple(sorted((order[left], order[right]))) for left, right in shuffled) == pairs(rows)
