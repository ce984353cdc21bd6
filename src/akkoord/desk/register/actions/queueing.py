"""After an answer, a merge, a split or an undoing: the queue asks at once what is open, and nothing else.

The page of the queue reads ranks only, so that it is quick however many judgements there are.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from django.db.models import Q

from akkoord.desk.register.models import JudgementRecord, Location, ScoredPair
from akkoord.desk.register.queries.matching_input import live_texts

_FIRST_IN_THE_QUEUE = 0
_Ends = frozenset[str]


def settle_queue(texts: Collection[str]) -> None:
    """Of the pairs with one of `texts`: ask the likeliest between two locations of which nobody spoke.

    Other pairs between two locations that a person called different lose their rank. The pair that was judged
    keeps it, so that it is back at its place when the answer is taken back.
    Call inside a transaction that holds the register, after the locations followed.
    """
    touching = Q(left__in=texts) | Q(right__in=texts)
    pairs = ScoredPair.objects.filter(touching).exclude(decision="different").order_by("-probability", "pk")
    lines = list(pairs.values_list("pk", "rank", "left", "right", "left__location", "right__location"))
    live = live_texts({end for _, _, *ends in lines for end in ends[:2]})
    leads = _leads({place for line in lines for place in line[4:] if place})
    said = _told_apart(leads)
    judged = _judged({end for _, _, *ends in lines for end in ends[:2]})
    between: dict[_Ends, list[tuple[int, int | None]]] = defaultdict(list)
    answered = []
    for pk, rank, left, right, left_place, right_place in lines:
        if {left, right} <= live and left_place and right_place:
            two = frozenset([leads[left_place], leads[right_place]])
            between[two].append((pk, rank))
            if two in said and (left, right) not in judged:
                answered.append(pk)
    ScoredPair.objects.filter(pk__in=answered, rank__isnull=False).update(rank=None)
    forgotten = [
        found[0][0]
        for two, found in between.items()
        if len(two) > 1 and two not in said and all(rank is None for _, rank in found)
    ]
    ScoredPair.objects.filter(pk__in=forgotten).update(rank=_FIRST_IN_THE_QUEUE)


def _judged(texts: Collection[str]) -> set[tuple[str, str]]:
    records = JudgementRecord.objects.filter(undone_at__isnull=True, left__in=texts, right__in=texts)
    return {(str(left), str(right)) for left, right in records.values_list("left_id", "right_id")}


def _leads(places: Iterable[str]) -> dict[str, str]:
    """Location → the one that stands for it, of these places and of those that lead to them."""
    known = Location.objects.filter(pk__in=places).values_list("pk", "redirects_to")
    leads = {pk: str(target or pk) for pk, target in known}
    targets = set(leads.values())
    merged = Location.objects.filter(redirects_to__in=targets).values_list("pk", "redirects_to")
    return {each: each for each in targets} | {pk: str(target) for pk, target in merged} | leads


def _told_apart(leads: Mapping[str, str]) -> set[_Ends]:
    """The pairs of locations that a person called different."""
    records = JudgementRecord.objects.filter(
        undone_at__isnull=True, verdict="different", left__location__in=leads, right__location__in=leads
    )
    found = records.values_list("left__location", "right__location")
    return {frozenset([leads[str(left)], leads[str(right)]]) for left, right in found}
