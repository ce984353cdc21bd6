from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.sample.scale.plan import CHUNK, Chunk, mention_counts, plan_for


def test_plan_cuts_rows_into_chunks():
    chunks = list(plan_for(CHUNK + 10, seed=1).chunks())
    assert chunks == [Chunk(0, CHUNK, 0, 0), Chunk(1, 10, CHUNK, CHUNK)]


def test_plan_spreads_known_rows_over_the_register():
    chunks = list(plan_for(1000, seed=1, register=2 * CHUNK).chunks())
    assert chunks == [
        Chunk(0, 350, 0, 0, CHUNK),
        Chunk(1, 350, 350, CHUNK, CHUNK),
        Chunk(2, 300, 700, 2 * CHUNK + 700),
    ]


@given(st.integers(10, 300_000), st.integers(0, 300_000))
def test_chunks_have_every_row_and_location_once(rows, register):
    chunks = list(plan_for(rows, seed=1, register=register).chunks())
    assert [chunk.number for chunk in chunks] == list(range(len(chunks)))
    assert [chunk.first_row for chunk in chunks] == [
        sum(chunk.rows for chunk in chunks[:number]) for number in range(len(chunks))
    ]
    assert sum(chunk.rows for chunk in chunks) == rows
    assert sum(chunk.registered for chunk in chunks) == register
    fresh = [chunk for chunk in chunks if not chunk.registered]
    assert all(b.first_location - a.first_location >= a.rows for a, b in pairwise(fresh))


def test_mentions_follow_from_rows_and_locations():
    assert plan_for(1000, seed=1, locations=500) == replace(plan_for(1000, seed=1), mentions=2.0)


def test_most_locations_are_mentioned_once_or_twice_and_some_often():
    counts = [int(mention_counts(3.15).draw(lambda turn=turn: turn / 10_000)) for turn in range(10_000)]
    assert abs(sum(counts) / len(counts) - 3.15) < 0.02
    assert sum(count <= 2 for count in counts) > 0.6 * len(counts)
    assert 0 < sum(count >= 30 for count in counts) < 0.02 * len(counts)
