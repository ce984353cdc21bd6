from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.matching import Judgement, Verdict
from akkoord.engine.matching.judgements import rule

SAME, DIFFERENT = Verdict.SAME, Verdict.DIFFERENT
rows = st.sampled_from("abcdef")
judgements = st.lists(
    st.builds(Judgement, rows, rows, st.sampled_from(Verdict)).filter(lambda each: each.left != each.right)
)


def test_rule_with_a_later_answer_for_the_same_pair_takes_the_later():
    ruling = rule([Judgement("a", "b", SAME), Judgement("b", "a", DIFFERENT)])

    assert (ruling.apart, ruling.set_aside) == ({("a", "b")}, ())


def test_rule_with_a_contradiction_sets_the_older_aside():
    first, second, third = (
        Judgement("a", "b", SAME),
        Judgement("b", "c", SAME),
        Judgement("a", "c", DIFFERENT),
    )

    assert rule([first, second, third]).set_aside == (first,)
    assert rule([third, first, second]).set_aside == (third,)


def test_rule_answers_what_follows_from_others():
    ruling = rule([Judgement("a", "b", SAME), Judgement("b", "c", DIFFERENT)])

    assert [ruling.answers(*pair) for pair in ("ab", "ac", "ca", "ad")] == [True, True, True, False]


@given(judgements)
def test_rule_keeps_every_answer_that_it_does_not_set_aside(given_judgements):
    ruling = rule(given_judgements)
    last = {frozenset((each.left, each.right)): each for each in given_judgements}

    for judgement in last.values():
        together = ruling.groups.of(judgement.left) == ruling.groups.of(judgement.right)
        if judgement not in ruling.set_aside:
            assert together is (judgement.verdict is SAME)
