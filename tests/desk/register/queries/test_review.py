"""What the queue asks, and what it asks never again."""

import pytest
from tests.desk.register.handing_in import MEGHNA, MEGHNA_ABROAD, ORUM, live

from akkoord.desk.register.actions import consolidate_cycle, judge_pair, undo_judgement
from akkoord.desk.register.queries import review_queue
from akkoord.desk.register.queries.review import latest_judgements, waiting_pairs
from akkoord.engine.matching import Verdict


@pytest.fixture
def unsure(company, cycle, secretariat):
    """The texts about two places, one of them in two spellings."""
    live(secretariat, company("Alpha"), cycle, MEGHNA, ORUM)
    live(secretariat, company("Beta"), cycle, MEGHNA_ABROAD, MEGHNA.replace("Ltd", "Limited"))
    consolidate_cycle(cycle)
    return review_queue().pairs[0]


def test_review_queue_asks_once_for_two_locations(unsure):
    assert review_queue().waiting == waiting_pairs() == 1


def test_review_queue_shows_both_sides_without_companies(unsure):
    assert {unsure.left.country, unsure.right.country} == {"BD", "IN"}
    assert len(unsure.left.others) + len(unsure.right.others) == 1
    assert unsure.reasons
    assert "Alpha" not in str(unsure)
    assert "Beta" not in str(unsure)


def test_review_queue_after_different_asks_for_no_other_spelling(unsure, secretariat, cycle):
    judge_pair(secretariat, unsure.pk, Verdict.DIFFERENT)
    assert review_queue().waiting == 0
    consolidate_cycle(cycle)
    assert (review_queue().waiting, review_queue().judged) == (0, 1)


def test_review_queue_asks_next_year_for_nothing_that_was_judged(unsure, secretariat, cycle, next_cycle):
    judge_pair(secretariat, unsure.pk, Verdict.SAME)
    alpha = unsure_companies(cycle)[0]
    live(secretariat, alpha, next_cycle, MEGHNA.upper(), MEGHNA_ABROAD.replace(",", " ,"))
    consolidate_cycle(next_cycle)
    assert review_queue().waiting == 0


def unsure_companies(cycle):
    return [submission.organisation for submission in cycle.submissions.order_by("pk")]


def test_latest_judgements_are_gone_when_undone(unsure, secretariat):
    act = judge_pair(secretariat, unsure.pk, Verdict.SAME).act
    assert [(each.act, each.verdict) for each in latest_judgements(secretariat.user_id)] == [
        (act, "the same location")
    ]
    undo_judgement(secretariat, act)
    assert latest_judgements(secretariat.user_id) == []
