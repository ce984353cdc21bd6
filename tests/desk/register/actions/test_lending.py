"""Two people at one queue get different pairs, and the time that a pair takes is counted."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.desk.register.handing_in import live

from akkoord.desk.people.rules import Actor
from akkoord.desk.register.actions import (
    consolidate_cycle,
    judge_pair,
    lend_again,
    lend_pairs,
    postpone_pair,
    undo_judgement,
)
from akkoord.desk.register.models import JudgementRecord, ScoredPair
from akkoord.desk.register.queries import Batch, review_queue
from akkoord.desk.register.queries.review import EVERY_PAIR, Pace, latest_judgements, pace_of
from akkoord.desk.register.rules import LOAN, pairs_an_hour, seconds_looked
from akkoord.engine.matching import Verdict

NAMES = ["Meghna Denims", "Padma Knit", "Jamuna Sweaters", "Surma Washing"]
HERE = [f"{name} Ltd,{at} Kashimpur Road,Gazipur,Bangladesh" for at, name in enumerate(NAMES, start=21)]
ABROAD = [row.replace("Bangladesh", "India") for row in HERE]


@pytest.fixture
def four_pairs(company, cycle, secretariat):
    """Four places, each in Bangladesh by one list and in India by the other."""
    lists = [live(secretariat, company(name), cycle, *rows) for name, rows in WHO.items()]
    consolidate_cycle(cycle)
    assert review_queue().waiting == 4
    return lists


WHO = {"Alpha": HERE, "Beta": ABROAD}


def shown(actor: Actor, batch=EVERY_PAIR):
    """What the person sees after asking for the page."""
    lend_pairs(actor, batch)
    return [pair.pk for pair in review_queue(batch, by_id=actor.user_id).pairs]


def test_two_people_get_different_pairs(four_pairs, secretariat, colleague):
    first, second = shown(secretariat), shown(colleague)
    assert len({*first, *second}) == 4
    assert (shown(secretariat), shown(colleague)) == (first, second)
    queue = review_queue(by_id=colleague.user_id)
    assert (queue.waiting, queue.with_others) == (4, 2)


def test_third_person_waits_until_the_loan_runs_out(four_pairs, secretariat, colleague):
    first = shown(secretariat)
    assert not {*first} & {*shown(colleague)}
    ScoredPair.objects.filter(pk__in=first).update(lent_at=timezone.now() - LOAN - timedelta(seconds=1))
    judged = shown(colleague)[0]
    judge_pair(colleague, judged, Verdict.DIFFERENT)
    assert {*first} & {*shown(colleague)}


def test_nobody_holds_more_than_two(four_pairs, secretariat):
    shown(secretariat)
    judged = shown(secretariat)[0]
    judge_pair(secretariat, judged, Verdict.DIFFERENT)
    shown(secretariat)
    assert ScoredPair.objects.filter(lent_to=secretariat.user_id).count() == 2


def test_next_pair_is_the_one_that_was_loaded(four_pairs, secretariat):
    now, following = shown(secretariat)
    judge_pair(secretariat, now, Verdict.DIFFERENT)
    assert shown(secretariat)[0] == following
    postpone_pair(secretariat, following)
    assert following not in shown(secretariat)


def test_undone_pair_is_asked_again_at_once(four_pairs, secretariat, colleague):
    now = shown(secretariat)[0]
    act = judge_pair(secretariat, now, Verdict.DIFFERENT).act
    shown(secretariat)
    assert latest_judgements(colleague.user_id) == []
    lend_again(secretariat, undo_judgement(secretariat, act))
    assert shown(secretariat)[0] == now
    assert latest_judgements(secretariat.user_id) == []


def test_batch_of_a_country_or_a_list(four_pairs, secretariat):
    assert review_queue(Batch("BD")).waiting == 4
    assert review_queue(Batch("TR")).pairs == ()
    assert review_queue().countries == (("BD", 4), ("IN", 4))
    assert review_queue(Batch("IN", four_pairs[0])).waiting == 4


def test_time_is_counted_while_somebody_looks(four_pairs, secretariat, colleague):
    pair = shown(secretariat)[0]
    ScoredPair.objects.filter(pk=pair).update(lent_at=timezone.now() - timedelta(seconds=20))
    assert judge_pair(secretariat, pair, Verdict.DIFFERENT).seconds == 20
    other = shown(secretariat)[0]
    assert judge_pair(colleague, other, Verdict.DIFFERENT).seconds is None


def test_pace_after_some_answers(four_pairs, secretariat):
    for _ in range(3):
        pair = shown(secretariat)[0]
        assert pace_of(secretariat.user_id, 60) == Pace()
        judge_pair(secretariat, pair, Verdict.DIFFERENT)
    JudgementRecord.objects.update(seconds=20)
    assert pace_of(secretariat.user_id, 60) == Pace(180, 20)


@pytest.mark.parametrize(("seconds", "counted"), [(12, 12), (300, 300), (301, None), (-1, None)])
def test_seconds_looked_ends_with_the_loan(seconds, counted):
    now = timezone.now()
    assert seconds_looked(now - timedelta(seconds=seconds), now) == counted


def test_pace_needs_answers():
    assert pairs_an_hour([20, 20]) is None
    assert pairs_an_hour([0, 0, 0]) == 10800
