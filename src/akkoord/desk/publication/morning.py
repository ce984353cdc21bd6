"""What publication tells in the morning: editions and annual reports that wait for somebody."""

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.morning import Line
from akkoord.desk.people.rules import Action, Actor, may
from akkoord.desk.progress.queries import statistics_thing
from akkoord.desk.publication.queries import editions_waiting
from akkoord.desk.publication.queries.reports import reports_due, reports_under_way


def lines(actor: Actor, agreements: Sequence[Agreement]) -> Iterable[Line]:
    """The editions that are still inside the house."""
    for edition in editions_waiting(actor, agreements):
        sentence = gettext("Edition %(number)d: %(state)s") % {
            "number": edition.number,
            "state": edition.state_in_words,
        }
        address = reverse("publication:edition", args=[edition.agreement.slug, edition.number])
        yield Line(edition.agreement_id, sentence, address)


def reports(actor: Actor, agreements: Sequence[Agreement]) -> Iterable[Line]:
    """Annual reports that are to be written soon or should be out, and those that wait for somebody."""
    own = [each for each in agreements if may(actor, Action.WRITE, statistics_thing(each.pk))]
    under_way = {(each.agreement_id, each.year): each for each in reports_under_way(own)}
    for each in under_way.values():
        sentence = gettext("Annual report on %(year)d: %(state)s") % {
            "year": each.year,
            "state": each.state_in_words,
        }
        yield Line(
            each.agreement_id,
            sentence,
            reverse("publication:report", args=[each.agreement.slug, each.year, each.version]),
        )
    for cycle, day in reports_due(own):
        if (cycle.agreement_id, cycle.year) not in under_way:
            sentence = gettext("The annual report on %(year)d appears on %(day)s") % {
                "year": cycle.year,
                "day": date_format(day, "DATE_FORMAT"),
            }
            address = reverse("publication:reports", args=[cycle.agreement.slug])
            yield Line(cycle.agreement_id, sentence, address)
