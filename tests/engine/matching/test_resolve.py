from tests.engine.matching.rows import location_ids, row, table

from akkoord.engine.matching import Judgement, Verdict, consolidate, minting_for, resolve

ROWS = table(
    row("a:1", address="4 Mill Road, Floor 2, Bursa"),
    row("b:1", address="4 Mill Road, Floor 5, Bursa"),
    row("c:1", address="4 Mill Road, 5th Floor, Bursa"),
    row("d:1", name="Another Firm", address="7 Sea Street, Izmir"),
)
KEYS = ROWS["row_key"].to_pylist()
MINT = minting_for(ROWS)


def test_resolve_gives_what_consolidate_gives():
    result = consolidate(ROWS)

    assert resolve(KEYS, result.pairs, [], {}, MINT).assignments == location_ids(result)


def test_resolve_after_a_judgement_and_its_undoing():
    result = consolidate(ROWS)
    before = location_ids(result)
    judged = resolve(KEYS, result.pairs, [Judgement("a:1", "c:1", Verdict.SAME)], before, MINT)
    undone = resolve(KEYS, result.pairs, [], judged.assignments, MINT)

    assert len(set(judged.assignments.values())) == 2
    assert judged.assignments["b:1"] == judged.assignments["c:1"]
    assert judged.redirects == {before["c:1"]: before["a:1"]}
    assert undone.assignments == before


def test_resolve_of_one_component_gives_the_same_as_the_whole():
    result = consolidate(ROWS)
    judgement = [Judgement("a:1", "b:1", Verdict.SAME)]
    part = resolve(KEYS[:3], result.pairs, judgement, {}, MINT).assignments

    assert part == {
        key: resolve(KEYS, result.pairs, judgement, {}, MINT).assignments[key] for key in KEYS[:3]
    }
