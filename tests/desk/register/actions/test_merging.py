"""Merge and split: as the preview showed, never against a person's word, and undone to the letter."""

from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.desk.register.handing_in import (
    MEGHNA,
    MEGHNA_ABROAD,
    ORUM,
    PADMA,
    SCREEN,
    SCREEN_OTHERWISE,
    hand_in,
    live,
)

from akkoord.desk.register.actions import (
    accept,
    consolidate_cycle,
    judge_pair,
    merge_locations,
    split_location,
    undo_judgement,
)
from akkoord.desk.register.models import JudgementRecord, ListRow, Location, Mention, ScoredPair, SourcingLink
from akkoord.desk.register.queries import review_queue
from akkoord.desk.register.queries.matching_input import standing_judgements
from akkoord.desk.register.queries.plans import plan_merge, plan_split
from akkoord.desk.register.queries.previews import preview
from akkoord.desk.register.rules import ContradictsJudgement, NothingToJudge, PreviewChanged
from akkoord.desk.register.rules.staying import Stays
from akkoord.engine.matching import Verdict
from akkoord.engine.matching.judgements import rule

FACTS = [
    "pk",
    "name",
    "address",
    "country",
    "lat",
    "lng",
    "identifiers",
    "search_text",
    "redirects_to",
    "is_in_use",
]
LINK = ["organisation__name", "location", "cycle", "disclosure", "tier", "relation", "ended_on"]


def register():
    """All that a merge or split could touch, of locations that any list names or that lead somewhere."""
    return {
        "places": dict(Mention.objects.values_list("pk", "location")),
        "locations": list(Location.objects.filter(is_in_use=True).order_by("pk").values(*FACTS)),
        "links": sorted(SourcingLink.objects.values_list(*LINK), key=str),
        "queue": review_queue(show=50),
    }


def named(word):
    return Location.objects.get(name__contains=word, is_in_use=True)


def test_merge_then_undo_restores_everything(two_spellings, secretariat):
    before = register()
    act = merge_locations(secretariat, named("Tekstil"), named("Padma"), note="The same owner told us.")[
        0
    ].act
    assert Location.objects.filter(redirects_to__isnull=False).count() == 1
    undo_judgement(secretariat, act)
    assert register() == before


def test_split_then_undo_restores_everything(two_spellings, secretariat, cycle):
    before = register()
    screen = named("Screen")
    act = split_location(secretariat, screen, [screen.mentions.first().pk])[0].act
    assert len(set(register()["places"].values())) == 4
    consolidate_cycle(cycle)
    assert len(set(register()["places"].values())) == 4
    undo_judgement(secretariat, act)
    assert register() == before


def test_merge_joins_every_text_of_both(two_spellings, secretariat):
    merge_locations(secretariat, named("Screen"), named("Padma"))
    assert len(set(register()["places"].values())) == 2


def test_merge_holds_when_the_text_that_it_named_is_gone_from_the_lists(two_spellings, secretariat, cycle):
    tekstil, screen = named("Tekstil"), named("Screen")
    texts = set(screen.mentions.values_list("pk", flat=True))
    merge_locations(secretariat, tekstil, screen)
    gone = min(texts)
    company = ListRow.objects.get(mention=gone).submission.organisation
    accept(secretariat, hand_in(company, cycle, ORUM if company == two_spellings[0] else PADMA))
    consolidate_cycle(cycle)
    [other] = texts - {gone}
    assert Mention.objects.get(pk=other).location == Mention.objects.get(name__contains="Tekstil").location


def test_merged_pair_is_never_asked_again(company, cycle, next_cycle, secretariat):
    alpha, beta = company("Alpha"), company("Beta")
    live(secretariat, alpha, cycle, MEGHNA, ORUM)
    live(secretariat, beta, cycle, MEGHNA_ABROAD)
    consolidate_cycle(cycle)
    pair = review_queue().pairs[0]
    merge_locations(
        secretariat, *Location.objects.filter(pk__in=[pair.left.location_id, pair.right.location_id])
    )
    assert review_queue().waiting == 0
    live(secretariat, alpha, next_cycle, MEGHNA_ABROAD.upper())
    consolidate_cycle(next_cycle)
    assert review_queue().waiting == 0


def test_merge_against_a_persons_word(company, cycle, secretariat, colleague):
    live(secretariat, company("Alpha"), cycle, MEGHNA, ORUM)
    live(secretariat, company("Beta"), cycle, MEGHNA_ABROAD)
    consolidate_cycle(cycle)
    pair = review_queue().pairs[0]
    told = judge_pair(colleague, pair.pk, Verdict.DIFFERENT)
    two = Location.objects.filter(pk__in=[pair.left.location_id, pair.right.location_id])
    assert plan_merge(*two).against == told
    with pytest.raises(ContradictsJudgement) as refused:
        merge_locations(secretariat, *two)
    assert refused.value.details["who"] == "Bram Adviser"
    undo_judgement(secretariat, told.act)
    merge_locations(secretariat, *two)


def test_split_against_a_persons_word(two_spellings, secretariat):
    act = merge_locations(secretariat, named("Tekstil"), named("Padma"))[0].act
    whole = (
        named("Padma")
        if Location.objects.filter(name__contains="Padma", is_in_use=True)
        else named("Tekstil")
    )
    text = whole.mentions.first().pk
    with pytest.raises(ContradictsJudgement):
        split_location(secretariat, whole, [text])
    undo_judgement(secretariat, act)


def test_merge_against_a_word_about_a_third_text(two_spellings, secretariat):
    """Screen was parted from Padma; what is one with Padma is not Screen either."""
    screen, padma, tekstil = named("Screen"), named("Padma"), named("Tekstil")
    ends = sorted([screen.mentions.first().pk, padma.mentions.first().pk])
    pair = ScoredPair.objects.create(
        left_id=ends[0], right_id=ends[1], probability=0.5, decision="ask", rank=1
    )
    judge_pair(secretariat, pair.pk, Verdict.DIFFERENT)
    merge_locations(secretariat, padma, tekstil)
    joined = Mention.objects.get(name__contains="Padma").location
    with pytest.raises(ContradictsJudgement):
        merge_locations(secretariat, screen, joined)


def test_two_people_at_once(two_spellings, secretariat, colleague):
    """The second one's preview does not hold any more; nothing of it is done."""
    screen, padma, tekstil = named("Screen"), named("Padma"), named("Tekstil")
    mine = plan_merge(screen, padma).foreseen.mark
    theirs = plan_merge(padma, tekstil).foreseen.mark
    merge_locations(colleague, padma, tekstil, seen=theirs)
    with pytest.raises((PreviewChanged, NothingToJudge)):
        merge_locations(secretariat, screen, padma, seen=mine)
    assert JudgementRecord.objects.count() == 1


def test_other_work_meanwhile_does_not_spoil_a_preview(two_spellings, secretariat, colleague):
    mark = plan_merge(named("Padma"), named("Tekstil")).foreseen.mark
    screen = named("Screen")
    split_location(colleague, screen, [screen.mentions.first().pk])
    merge_locations(secretariat, named("Padma"), named("Tekstil"), seen=mark)


def test_split_of_everything_or_nothing(two_spellings, secretariat):
    screen = named("Screen")
    with pytest.raises(NothingToJudge):
        split_location(secretariat, screen, [])
    with pytest.raises(NothingToJudge):
        split_location(secretariat, screen, [each.pk for each in screen.mentions.all()])


def test_merge_with_itself(two_spellings, secretariat):
    with pytest.raises(NothingToJudge):
        merge_locations(secretariat, named("Screen"), named("Screen"))


def test_merge_keeps_the_other_texts_of_a_location(company, cycle, secretariat):
    """A text that is tied to one text of a location does not pull it away from the others."""
    spellings = [SCREEN, SCREEN.replace("Street", "St"), SCREEN.replace("Co. Ltd.", "Company Ltd")]
    live(secretariat, company("Alpha"), cycle, *spellings, PADMA)
    consolidate_cycle(cycle)
    merge_locations(secretariat, named("Padma"), named("Screen"))
    assert len(set(register()["places"].values())) == 1


def test_preview_of_a_merge_tells_what_will_be(two_spellings, secretariat):
    screen, padma = named("Screen"), named("Padma")
    foreseen = plan_merge(screen, padma).foreseen
    seen = preview(foreseen)
    [after] = seen.locations
    gone = ({screen.pk, padma.pk} - {after.location_id}).pop()
    assert (after.leads_here, after.is_new, len(after.texts)) == ((gone,), False, 3)
    assert after.why.rule in {Stays.DRAWN, Stays.MOST, Stays.FIRST}
    assert (seen.links_before, seen.links_after, seen.folded) == (3, 2, 1)
    merge_locations(secretariat, screen, padma, seen=seen.mark)
    assert dict(Mention.objects.filter(pk__in=foreseen.moved).values_list("pk", "location")) == foreseen.moved
    assert Location.objects.get(pk=gone).redirects_to_id == after.location_id
    assert SourcingLink.objects.filter(location=after.location_id).count() == after.links == 2
    [shown] = after.editions
    assert (shown.year, shown.texts.name) == (2017, Location.objects.get(pk=after.location_id).name)
    assert "Alpha" not in str(seen)
    assert "Beta" not in str(seen)


def test_preview_of_a_split_tells_what_will_be(two_spellings, secretariat):
    screen = named("Screen")
    chosen = screen.mentions.get(name__startswith="ST ").pk
    foreseen = plan_split(screen, {chosen}).foreseen
    seen = preview(foreseen)
    stays, new = seen.locations
    assert (stays.location_id, new.is_new, new.why.rule) == (screen.pk, True, Stays.NEW)
    assert (seen.links_before, seen.links_after, seen.doubled) == (2, 2, 0)
    split_location(secretariat, screen, [chosen], seen=seen.mark)
    assert {each: Mention.objects.get(pk=each).location_id for each in foreseen.moved} == foreseen.moved
    assert SourcingLink.objects.filter(location=new.location_id).count() == new.links == 1


ROWS = [SCREEN, SCREEN_OTHERWISE, ORUM, PADMA, MEGHNA, MEGHNA_ABROAD]


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(st.tuples(st.sampled_from(["merge", "split"]), st.integers(0, 50)), min_size=1, max_size=4)
)
def test_any_acts_hold_at_the_next_comparison_and_go_back_one_by_one(small_register, secretariat, steps):
    """Comparing all lists again changes nothing of what was merged or split; undoing restores each step."""
    trail = []
    for kind, choice in steps:
        before = register()
        act = _act(secretariat, kind, choice)
        if act is None:
            continue
        trail.append((act, before))
        after = register()
        consolidate_cycle(small_register)
        assert register() == after
        assert not asked_again()
    for act, before in reversed(trail):
        undo_judgement(secretariat, act)
        assert register() == before
    consolidate_cycle(small_register)


def asked_again():
    """Pairs of the queue that people answered, themselves or by what they said of other texts."""
    ruling = rule(standing_judgements())
    pairs = [(pair.left.fingerprint, pair.right.fingerprint) for pair in review_queue(show=50).pairs]
    return [pair for pair in pairs if ruling.answers(*pair)]


@pytest.fixture
def small_register(company, cycle, secretariat):
    live(secretariat, company("Alpha"), cycle, *ROWS[::2])
    live(secretariat, company("Beta"), cycle, *ROWS[1::2])
    consolidate_cycle(cycle)
    return cycle


def _act(secretariat, kind, choice):
    """The act that was done, None where there is nothing to do or a person's word stands against it."""
    places = list(Location.objects.filter(is_in_use=True, redirects_to__isnull=True).order_by("pk"))
    try:
        if kind == "merge":
            if not (pairs := list(combinations(places, 2))):
                return None
            return merge_locations(secretariat, *pairs[choice % len(pairs)])[0].act
        place = places[choice % len(places)]
        return split_location(secretariat, place, [place.mentions.order_by("pk").first().pk])[0].act
    except (ContradictsJudgement, NothingToJudge):
        return None
