"""After a merge, a split or an undoing: the questions that are open now stand in the queue at once."""

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Q

from akkoord.desk.register.models import ScoredPair
from akkoord.desk.register.queries.matching_input import live_texts, placed_mentions, standing_judgements
from akkoord.desk.register.rules.carrying import carried_over
from akkoord.engine.matching import Verdict

_FIRST_IN_THE_QUEUE = 0


def ask_what_is_open(texts: Collection[str]) -> None:
    """Put the likeliest pair of each two locations that nobody spoke of at the head of the queue.

    Only pairs with one of `texts` are looked at. Call inside a transaction that holds the register.
    """
    touching = Q(left__in=texts) | Q(right__in=texts)
    pairs = list(
        ScoredPair.objects.filter(touching).exclude(decision="different").order_by("-probability", "pk")
    )
    if not pairs:
        return
    judgements = standing_judgements()
    known = {end for each in judgements for end in (each.left, each.right)}
    ends = {str(end) for pair in pairs for end in (pair.left_id, pair.right_id)}
    live = live_texts(ends | known)
    places = placed_mentions(ends | known)
    said = {
        frozenset([places.get(each.left), places.get(each.right)])
        for each in carried_over(judgements, live)
        if each.verdict is Verdict.DIFFERENT
    }
    between: dict[frozenset[str | None], list[ScoredPair]] = defaultdict(list)
    for pair in pairs:
        if {str(pair.left_id), str(pair.right_id)} <= live:
            between[frozenset([places.get(str(pair.left_id)), places.get(str(pair.right_id))])].append(pair)
    forgotten = [
        found[0].pk
        for two, found in between.items()
        if len(two) > 1 and two not in said and all(pair.rank is None for pair in found)
    ]
    ScoredPair.objects.filter(pk__in=forgotten).update(rank=_FIRST_IN_THE_QUEUE)
