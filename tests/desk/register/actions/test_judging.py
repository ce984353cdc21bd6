"""Judgements: two people, undo, merge, split, and identifiers that come back."""

import pytest
from tests.desk.register.handing_in import (
    MEGHNA,
    MEGHNA_ABROAD,
    ORUM,
    admin_of,
    live,
)

from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.queries import actor_of
from akkoord.desk.register.actions import (
    consolidate_cycle,
    judge_pair,
    postpone_pair,
    undo_judgement,
)
from akkoord.desk.register.models import JudgementRecord, Location, Mention, ScoredPair, SourcingLink
from akkoord.desk.register.queries import review_queue, where_it_went
from akkoord.desk.register.rules import (
    JudgementAlreadyUndone,
    PairAlreadyJudged,
    PairChanged,
)
from akkoord.engine.matching import Verdict


@pytest.fixture
def unsure(company, cycle, secretariat):
    """Two companies, and one pair that only a person can judge."""
    alpha, beta = company("Alpha"), company("Beta")
    live(secretariat, alpha, cycle, MEGHNA, ORUM)
    live(secretariat, beta, cycle, MEGHNA_ABROAD)
    consolidate_cycle(cycle)
    return review_queue().pairs[0]


def places():
    return dict(Mention.objects.values_list("pk", "location"))


def links():
    return set(SourcingLink.objects.values_list("organisation__name", "location"))


def test_judge_pair_same_joins_at_once_and_keeps_a_redirect(unsure, secretariat):
    judge_pair(secretariat, unsure.pk, Verdict.SAME)
    now = places()
    assert now[unsure.left.fingerprint] == now[unsure.right.fingerprint]
    gone = Location.objects.get(redirects_to__isnull=False)
    assert where_it_went(gone).pk == now[unsure.left.fingerprint]
    assert {name for name, place in links() if place == now[unsure.left.fingerprint]} == {"Alpha", "Beta"}
    assert review_queue().waiting == 0


def test_undo_judgement_restores_identifiers_and_links(unsure, secretariat):
    before = places(), links()
    judgement = judge_pair(secretariat, unsure.pk, Verdict.SAME)
    undo_judgement(secretariat, judgement.act)
    assert (places(), links()) == before
    assert not Location.objects.filter(redirects_to__isnull=False).exists()
    assert review_queue().pairs[0].pk == unsure.pk


def test_judgement_stands_when_all_lists_are_compared_again(unsure, secretariat, cycle):
    judge_pair(secretariat, unsure.pk, Verdict.SAME)
    before = places(), links()
    consolidate_cycle(cycle)
    assert (places(), links()) == before


def test_undo_judgement_twice(unsure, secretariat):
    judgement = judge_pair(secretariat, unsure.pk, Verdict.DIFFERENT)
    undo_judgement(secretariat, judgement.act)
    with pytest.raises(JudgementAlreadyUndone):
        undo_judgement(secretariat, judgement.act)


def test_judge_pair_when_a_colleague_was_first(unsure, secretariat, colleague):
    judge_pair(secretariat, unsure.pk, Verdict.DIFFERENT)
    with pytest.raises(PairAlreadyJudged):
        judge_pair(colleague, unsure.pk, Verdict.SAME)
    assert JudgementRecord.objects.count() == 1


def test_judge_pair_twice_by_the_same_person_is_once(unsure, secretariat):
    first = judge_pair(secretariat, unsure.pk, Verdict.DIFFERENT)
    assert judge_pair(secretariat, unsure.pk, Verdict.DIFFERENT) == first


def test_judge_pair_that_is_gone(secretariat, db):
    with pytest.raises(PairChanged):
        judge_pair(secretariat, 4711, Verdict.SAME)


def test_judge_pair_by_a_company(unsure, two_spellings):
    stranger = actor_of(admin_of(two_spellings[0]))
    with pytest.raises(NotAllowed):
        judge_pair(stranger, unsure.pk, Verdict.SAME)


def test_judge_pair_same_when_a_colleague_said_different_of_another_text(unsure, secretariat, colleague):
    """The two locations were called different meanwhile, by another pair of their texts."""
    other = ScoredPair.objects.create(
        left_id=unsure.left.fingerprint,
        right=another_text_at(unsure.right),
        probability=0.5,
        decision="ask",
        rank=9,
    )
    judge_pair(colleague, other.pk, Verdict.DIFFERENT)
    with pytest.raises(PairChanged):
        judge_pair(secretariat, unsure.pk, Verdict.SAME)


def another_text_at(side):
    return Mention.objects.create(
        fingerprint="f" * 32, name="Meghna", country=side.country, location_id=side.location_id
    )


def test_postpone_pair_asks_again_at_the_end(unsure, secretariat):
    postpone_pair(secretariat, unsure.pk)
    queue = review_queue()
    assert (queue.pairs[0].pk, queue.pairs[0].was_postponed, queue.waiting) == (unsure.pk, True, 1)
