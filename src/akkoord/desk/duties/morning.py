"""What the yearly cycle tells in the morning: documents that companies handed in and nobody looked at."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import ngettext

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.morning import Line
from akkoord.desk.duties.queries import documents_waiting
from akkoord.desk.people.rules import Action, Actor, Kind, Thing, may
from akkoord.desk.register.models import Cycle
from akkoord.desk.register.rules import CycleState


def lines(actor: Actor, agreements: Sequence[Agreement]) -> Iterable[Line]:
    """The documents to look at, year by year."""
    seen = [
        each.pk for each in agreements if may(actor, Action.READ, Thing(Kind.HAND_IN, agreement_id=each.pk))
    ]
    years = Cycle.objects.filter(agreement__in=seen).exclude(state=CycleState.DRAFT).values("pk")
    documents = documents_waiting(years, without=actor.recused_from)
    waiting = Counter(documents.values_list("cycle", "cycle__year", "cycle__agreement"))
    for (cycle_id, year, agreement_id), number in sorted(waiting.items(), reverse=True):
        sentence = ngettext(
            "%(year)d: %(number)d document to look at", "%(year)d: %(number)d documents to look at", number
        )
        told = sentence % {"year": year, "number": number}
        yield Line(agreement_id, told, reverse("duties:year", args=[cycle_id]))
