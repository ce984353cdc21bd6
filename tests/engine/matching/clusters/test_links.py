import pyarrow as pa

from akkoord.engine.matching import Judgement, Verdict
from akkoord.engine.matching.clusters import answers_at
from akkoord.engine.matching.judgements import rule

SAME, DIFFERENT = Verdict.SAME, Verdict.DIFFERENT


def test_answers_at_positions_reach_over_rows_that_are_not_there():
    ruling = rule(
        [
            Judgement("d", "x", SAME),
            Judgement("x", "b", SAME),
            Judgement("c", "a", DIFFERENT),
            Judgement("a", "y", DIFFERENT),
        ]
    )

    answers = answers_at(ruling, pa.array(["a", "b", "c", "d"]))

    assert (answers.together.tolist(), answers.apart.tolist()) == ([0, 1, 2, 1], [[0, 2]])
