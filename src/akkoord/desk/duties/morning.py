"""What the yearly cycle tells in the morning: documents that companies handed in and nobody looked at."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import ngettext

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.morning import Line
from akkoord.desk.duties.queries import documents_waiting
from akkoord.desk.people.rules import Actor
from akkoord.desk.register.queries.hand_in import cycles_open_to


def lines(actor: Actor, agreements: Sequence[Agreement]) -> Iterable[Line]:
    """The documents to look at, year by year."""
    wanted = {each.pk for each in agreements}
    cycles = {each.pk: each for each in cycles_open_to(actor) if each.agreement_id in wanted}
    waiting = Counter(
        documents_waiting(cycles, without=actor.recused_from).values_list("cycle_id", flat=True)
    )
    for cycle_id, number in sorted(waiting.items(), reverse=True):
        sentence = ngettext(
            "%(year)d: %(number)d document to look at", "%(year)d: %(number)d documents to look at", number
        )
        cycle = cycles[cycle_id]
        told = sentence % {"year": cycle.year, "number": number}
        yield Line(cycle.agreement_id, told, reverse("duties:year", args=[cycle_id]))
