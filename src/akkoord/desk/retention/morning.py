"""What retention tells in the morning: what waits for a second person, and what may go."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import ngettext

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.morning import Line
from akkoord.desk.people.rules import Action, Actor, may
from akkoord.desk.retention.models import Destruction
from akkoord.desk.retention.queries import retention_thing, things_with_a_term
from akkoord.desk.retention.rules import OPEN_STATES, DestructionState


def lines(actor: Actor, agreements: Sequence[Agreement]) -> Iterable[Line]:
    """What the reader can propose or confirm in each agreement."""
    seen = [each.pk for each in agreements if may(actor, Action.APPROVE, retention_thing(each.pk))]
    proposed = list(
        Destruction.objects.filter(agreement__in=seen, state__in=OPEN_STATES).exclude(
            organisation__in=actor.recused_from
        )
    )
    waiting = Counter(
        each.agreement_id
        for each in proposed
        if each.state == DestructionState.PROPOSED and each.proposed_by_id != actor.user_id
    )
    open_subjects = {each.subject for each in proposed}
    due = Counter(
        each.agreement.pk
        for each in things_with_a_term(seen, of_the_desk=False, without=actor.recused_from)
        if each.agreement and each.is_due and each.subject not in open_subjects
    )
    address = reverse("retention:overview")
    for agreement_id in seen:
        if number := waiting[agreement_id]:
            sentence = ngettext(
                "%(number)d destruction waits for a second person",
                "%(number)d destructions wait for a second person",
                number,
            )
            yield Line(agreement_id, sentence % {"number": number}, address)
        if number := due[agreement_id]:
            sentence = ngettext(
                "the term of %(number)d thing is over: it may be destroyed",
                "the term of %(number)d things is over: they may be destroyed",
                number,
            )
            yield Line(agreement_id, sentence % {"number": number}, address)
