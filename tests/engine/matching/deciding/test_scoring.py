import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.matching.comparing.test_pairs import ROW
from tests.engine.matching.rows import row, table

from akkoord.engine.matching import shipped_model
from akkoord.engine.matching.clusters.links import MILLION
from akkoord.engine.matching.comparing import measure_pairs
from akkoord.engine.matching.deciding.reasons import Reasons
from akkoord.engine.matching.deciding.scoring import KEPT_FROM, NOWHERE, Scorer, probabilities
from akkoord.engine.matching.describing import describe


@given(st.lists(ROW, min_size=2, max_size=8))
@settings(deadline=None, max_examples=50)
def test_pairs_that_are_not_compared_to_the_end_would_not_have_been_kept(given_rows):
    rows = table(*(row(f"a:{at}", **each) for at, each in enumerate(given_rows)))
    described, pairs = (
        describe(rows),
        np.array([(a, b) for a in range(len(rows)) for b in range(a + 1, len(rows))]),
    )
    likely = probabilities(shipped_model(), measure_pairs(described, pairs))
    links = Scorer(described, shipped_model(), np.full(len(rows), NOWHERE)).score(pairs)

    kept = likely >= KEPT_FROM
    assert np.column_stack([links.left, links.right]).tolist() == pairs[kept].tolist()
    assert links.probability.tolist() == np.round(likely[kept] * MILLION).astype(int).tolist()


@given(
    st.lists(ROW, min_size=2, max_size=6), st.lists(st.sampled_from((NOWHERE, 1, 2)), min_size=6, max_size=6)
)
@settings(deadline=None, max_examples=50)
def test_an_explanation_tells_the_same_decision_and_probability(given_rows, borne):
    rows = table(*(row(f"a:{at}", **each) for at, each in enumerate(given_rows)))
    described, bears = describe(rows), np.array(borne[: len(rows)])
    pairs = np.array([(a, b) for a in range(len(rows)) for b in range(a + 1, len(rows))])
    links = Scorer(described, shipped_model(), bears).score(pairs, keep_from=0.0)
    keys = rows["row_key"].combine_chunks()
    named = {"left": keys.take(pairs[:, 0]), "right": keys.take(pairs[:, 1])}
    explained = Reasons(described, keys, shipped_model(), bears).explained(rows.from_pydict(named))

    assert [round(each.probability * MILLION) for each in explained] == links.probability.tolist()
    assert [
        ("different", "ask", "same").index(each.decision) for each in explained
    ] == links.decision.tolist()


@given(st.lists(ROW, min_size=2, max_size=6), st.data())
@settings(deadline=None, max_examples=50)
def test_pairs_are_weighed_the_same_in_whatever_order_their_rows_stand_in_memory(given_rows, data):
    rows = table(*(row(f"a:{at}", **each) for at, each in enumerate(given_rows)))
    described, bears = describe(rows), np.full(len(rows), NOWHERE)
    pairs = np.array([(a, b) for a in range(len(rows)) for b in range(a + 1, len(rows))])
    order = np.array(data.draw(st.permutations(range(len(rows)))))

    found, as_given = (
        Scorer(described, shipped_model(), bears, each).score(pairs, keep_from=0.0) for each in (order, None)
    )
    assert all((getattr(found, name) == getattr(as_given, name)).all() for name in found.__slots__)
