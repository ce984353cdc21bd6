"""What publication tells in the morning: editions that wait for somebody."""

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.morning import Line
from akkoord.desk.people.rules import Actor
from akkoord.desk.publication.queries import editions_waiting


def lines(actor: Actor, agreements: Sequence[Agreement]) -> Iterable[Line]:
    """The editions that are still inside the house."""
    wanted = {each.pk for each in agreements}
    for edition in editions_waiting(actor):
        if edition.agreement_id in wanted:
            sentence = gettext("Edition %(number)d: %(state)s") % {
                "number": edition.number,
                "state": edition.state_in_words,
            }
            address = reverse("publication:edition", args=[edition.agreement.slug, edition.number])
            yield Line(edition.agreement_id, sentence, address)
