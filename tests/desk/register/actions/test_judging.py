"""Judgements: two people, undo, merge, split, and identifiers that come back."""

import pytest
from tests.desk.register.handing_in import (
    MEGHNA,
    MEGHNA_ABROAD,
    ORUM,
    PADMA,
    SCREEN,
    admin_of,
    live,
)

from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.queries import actor_of
from akkoord.desk.register.actions import (
    consolidate_cycle,
    judge_pair,
    merge_locations,
    postpone_pair,
    split_location,
    undo_judgement,
)
from akkoord.desk.register.models import JudgementRecord, Location, Mention, SourcingLink
from akkoord.desk.register.queries import review_queue, where_it_went
from akkoord.desk.register.rules import (
    JudgementAlreadyUndone,
    NothingToJudge,
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


def test_postpone_pair_asks_again_at_the_end(unsure, secretariat):
    postpone_pair(secretariat, unsure.pk)
    queue = review_queue()
    assert (queue.pairs[0].pk, queue.pairs[0].was_postponed, queue.waiting) == (unsure.pk, True, 1)


def test_merge_then_undo_restores_everything(two_spellings, secretariat):
    before = places(), links()
    orum, padma = Location.objects.get(name__contains="Tekstil"), Location.objects.get(name__contains="Padma")
    act = merge_locations(secretariat, orum, padma, note="The same owner told us.")[0].act
    assert Location.objects.filter(redirects_to__isnull=False).count() == 1
    undo_judgement(secretariat, act)
    assert (places(), links()) == before


def test_merge_joins_every_text_of_both(two_spellings, secretariat):
    screen, padma = (
        Location.objects.get(name__contains="Screen"),
        Location.objects.get(name__contains="Padma"),
    )
    merge_locations(secretariat, screen, padma)
    assert len(set(places().values())) == 2


def test_split_then_undo_restores_everything(two_spellings, secretariat, cycle):
    before = places(), links()
    screen = Location.objects.get(name__contains="Screen")
    text = screen.mentions.first().pk
    act = split_location(secretariat, screen, [text])[0].act
    assert len(set(places().values())) == 4
    consolidate_cycle(cycle)
    assert len(set(places().values())) == 4
    undo_judgement(secretariat, act)
    assert (places(), links()) == before


def test_split_overrules_an_earlier_same(unsure, secretariat):
    judge_pair(secretariat, unsure.pk, Verdict.SAME)
    whole = Mention.objects.get(pk=unsure.left.fingerprint).location
    split_location(secretariat, whole, [unsure.left.fingerprint])
    now = places()
    assert now[unsure.left.fingerprint] != now[unsure.right.fingerprint]


def test_split_of_everything_or_nothing(two_spellings, secretariat):
    screen = Location.objects.get(name__contains="Screen")
    with pytest.raises(NothingToJudge):
        split_location(secretariat, screen, [])
    with pytest.raises(NothingToJudge):
        split_location(secretariat, screen, [each.pk for each in screen.mentions.all()])


def test_merge_with_itself(two_spellings, secretariat):
    screen = Location.objects.get(name__contains="Screen")
    with pytest.raises(NothingToJudge):
        merge_locations(secretariat, screen, screen)


def test_same_answer_keeps_the_other_texts_of_a_location(company, cycle, secretariat):
    """A text that is tied to one text of a location does not pull it away from the others."""
    spellings = [SCREEN, SCREEN.replace("Street", "St"), SCREEN.replace("Co. Ltd.", "Company Ltd")]
    live(secretariat, company("Alpha"), cycle, *spellings, PADMA)
    consolidate_cycle(cycle)
    screen, padma = (
        Location.objects.get(name__contains="Screen"),
        Location.objects.get(name__contains="Padma"),
    )
    merge_locations(secretariat, padma, screen)
    assert len(set(places().values())) == 1
