import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.matching.links import BLOCKED, HALF, LIKELY, SURE, WEAK, links
from tests.engine.matching.rows import row, table

from akkoord.engine.matching.clusters import SAME
from akkoord.engine.matching.deciding.vouching import vouched
from akkoord.engine.matching.describing import describe

GIVER, OWN, FORMER, THIRD = 0, 1, 2, 3
SURER = (990_000, SAME, False)


def rows(former="Deniz Mills", address="12 Baris Road, Bursa"):
    """A row that gives two names, one of its own name, one of the other, and one of a third."""
    return describe(
        table(
            row("a:0", name="Orum Yarn Ltd", other_names=["Deniz Mills"]),
            row("a:1", name="Yarn Orum"),
            row("a:2", name=former, address=address),
            row("a:3", name="Kemal Weaving"),
        )
    )


def test_a_row_that_gives_both_names_speaks_for_the_pair():
    found = links({(GIVER, OWN): SURER, (GIVER, FORMER): SURE, (OWN, FORMER): WEAK, (OWN, THIRD): HALF})

    assert vouched(found, rows()).probability.tolist() == [SURER[0], SURE[0], SURE[0], HALF[0]]
    assert vouched(found, rows()).decision.tolist() == [SAME, SAME, SAME, HALF[1]]


@pytest.mark.parametrize(
    ("with_own", "with_former", "between", "former"),
    [
        (SURE, HALF, WEAK, "Deniz Mills"),
        (SURE, LIKELY, WEAK, "Deniz Mills"),
        (HALF, SURE, WEAK, "Deniz Mills"),
        (SURE, BLOCKED, WEAK, "Deniz Mills"),
        (SURE, SURE, BLOCKED, "Deniz Mills"),
        (SURE, SURE, SURE, "Deniz Mills"),
        (SURE, SURE, WEAK, "Kemal Weaving"),
    ],
)
def test_nothing_changes_otherwise(with_own, with_former, between, former):
    found = links({(GIVER, OWN): with_own, (GIVER, FORMER): with_former, (OWN, FORMER): between})
    after = vouched(found, rows(former))

    assert after.probability.tolist() == found.probability.tolist()
    assert after.decision.tolist() == found.decision.tolist()


def test_a_row_without_address_has_nobody_to_speak_for_it():
    found = links({(GIVER, OWN): SURE, (GIVER, FORMER): SURE, (OWN, FORMER): WEAK})

    assert vouched(found, rows(address="")).probability.tolist() == found.probability.tolist()


def test_pairs_that_nobody_scored_are_not_added():
    assert len(vouched(links({(GIVER, OWN): SURE, (GIVER, FORMER): SURE}), rows())) == 2


def test_no_links_at_all():
    assert len(vouched(links({}), rows())) == 0


NAMES = st.sampled_from(["Orum Yarn", "Deniz Mills", "Kemal Weaving"])


@given(
    st.lists(st.tuples(NAMES, st.lists(NAMES, max_size=2)), min_size=4, max_size=4),
    st.lists(st.sampled_from([SURER, SURE, LIKELY, WEAK, BLOCKED]), min_size=6, max_size=6),
    st.permutations(range(4)),
)
@settings(deadline=None, max_examples=50)
def test_no_order_of_rows_counts(named, scores, order):
    pairs = [(a, b) for a in range(4) for b in range(a + 1, 4)]
    given_rows = [row(f"a:{at}", name=name, other_names=others) for at, (name, others) in enumerate(named)]
    place = np.argsort(order)
    moved = {
        tuple(sorted((int(place[a]), int(place[b])))): score
        for (a, b), score in zip(pairs, scores, strict=True)
    }
    here = vouched(links(dict(zip(pairs, scores, strict=True))), describe(table(*given_rows)))
    there = vouched(links(moved), describe(table(*(given_rows[at] for at in order))))

    assert dict(zip(pairs, here.probability.tolist(), strict=True)) == {
        (a, b): int(there.probability[pairs.index(tuple(sorted((int(place[a]), int(place[b])))))])
        for a, b in pairs
    }
