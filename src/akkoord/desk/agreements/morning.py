"""What the secretariat opens in the morning: of each agreement where it stands and what waits.

Every app tells its own lines through a function that `settings.MORNING_LINES` names.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext, ngettext

from akkoord.desk.agreements.models import (
    Agreement,
    ClosingRecord,
    CollectiveProject,
    Recommendation,
    Review,
)
from akkoord.desk.agreements.queries import ParticipationFigures, figures_of, objections_open
from akkoord.desk.agreements.queries.commitments import late_promises
from akkoord.desk.agreements.queries.reviews import UNDER_WAY
from akkoord.desk.agreements.rules import Phase
from akkoord.desk.agreements.rules.closing import ClosingItem
from akkoord.desk.agreements.rules.projects import ProjectStanding
from akkoord.desk.people.rules import Actor


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence about one agreement; it leads to `address`, and asks for work where `waits`."""

    agreement_id: int
    sentence: str
    address: str
    waits: bool = True


Teller = Callable[[Actor, Sequence[Agreement]], Iterable[Line]]


@dataclass(frozen=True, slots=True)
class Morning:
    """One agreement in the morning."""

    agreement: Agreement
    figures: ParticipationFigures
    lines: tuple[Line, ...]

    @property
    def waiting(self) -> tuple[Line, ...]:
        """What asks for work."""
        return tuple(each for each in self.lines if each.waits)

    @property
    def standing(self) -> tuple[Line, ...]:
        """How it stands."""
        return tuple(each for each in self.lines if not each.waits)


def mornings(actor: Actor, agreements: Sequence[Agreement]) -> list[Morning]:
    """The given agreements with their figures and lines, in the same order."""
    told, figures = lines_of(actor, agreements), figures_of(agreements)
    return [Morning(each, figures[each.pk], told[each.pk]) for each in agreements]


def lines_of(actor: Actor, agreements: Sequence[Agreement]) -> dict[int, tuple[Line, ...]]:
    """Agreement → what every app tells of it; each of the given agreements stands there."""
    told: dict[int, list[Line]] = {each.pk: [] for each in agreements}
    for path in settings.MORNING_LINES:
        teller: Teller = import_string(path)
        for line in teller(actor, agreements):
            told.setdefault(line.agreement_id, []).append(line)
    return {agreement_id: tuple(lines) for agreement_id, lines in told.items()}


def objections(actor: Actor, agreements: Sequence[Agreement]) -> Iterable[Line]:
    """Objections that wait for an answer."""
    waiting = objections_open([agreement.pk for agreement in agreements])
    for each in waiting.exclude(participation__organisation__in=actor.recused_from):
        part = each.participation
        address = reverse("agreements:organisation", args=[part.agreement.slug, part.organisation_id])
        sentence = gettext("An objection to %(name)s waits for your answer") % {"name": part.organisation}
        yield Line(part.agreement_id, sentence, address)


def lines(_actor: Actor, agreements: Sequence[Agreement]) -> Iterable[Line]:
    """Companies on their way in, and what is still open before a closing agreement ends."""
    figures = figures_of(agreements)
    closing = [each for each in agreements if each.phase == Phase.CLOSING]
    settled = Counter(
        ClosingRecord.objects.filter(agreement__in=closing).values_list("agreement_id", flat=True)
    )
    for each in agreements:
        if number := figures[each.pk].on_the_way:
            sentence = ngettext(
                "%(number)d company is on its way in", "%(number)d companies are on their way in", number
            )
            address = reverse("agreements:parties", args=[each.slug]) + "?on_the_way=1"
            yield Line(each.pk, sentence % {"number": number}, address)
        if each.phase == Phase.CLOSING:
            sentence = gettext("Closing: %(settled)d of %(all)d settled") % {
                "settled": settled[each.pk],
                "all": len(ClosingItem),
            }
            yield Line(each.pk, sentence, reverse("agreements:phases", args=[each.slug]))


def promises(actor: Actor, agreements: Sequence[Agreement]) -> Iterable[Line]:
    """Promises whose day has passed."""
    late = Counter(each.agreement_id for each in late_promises(actor, agreements))
    for each in agreements:
        if number := late[each.pk]:
            sentence = ngettext("%(number)d promise is late", "%(number)d promises are late", number)
            address = reverse("agreements:promises") + f"?agreement={each.slug}&standing=late"
            yield Line(each.pk, sentence % {"number": number}, address)


def projects(_actor: Actor, agreements: Sequence[Agreement]) -> Iterable[Line]:
    """Projects that wait for the steering group, and those whose last day has passed."""
    rows = CollectiveProject.objects.filter(agreement__in=agreements).only(
        "agreement_id", "state", "starts", "ends"
    )
    counted = Counter((each.agreement_id, each.standing) for each in rows)
    for each in agreements:
        address = reverse("agreements:projects_of", args=[each.slug])
        if number := counted[each.pk, ProjectStanding.PROPOSED]:
            sentence = ngettext(
                "%(number)d proposed project waits to come before the steering group",
                "%(number)d proposed projects wait to come before the steering group",
                number,
            )
            yield Line(each.pk, sentence % {"number": number}, address)
        if number := counted[each.pk, ProjectStanding.OVER]:
            sentence = ngettext(
                "%(number)d project is over: write down what it reached",
                "%(number)d projects are over: write down what they reached",
                number,
            )
            yield Line(each.pk, sentence % {"number": number}, address)


def recommendations(_actor: Actor, agreements: Sequence[Agreement]) -> Iterable[Line]:
    """Recommendations whose day has passed, and reports that are not there yet."""
    today = timezone.localdate()
    late = Counter(
        Recommendation.objects.filter(
            agreement__in=agreements, state__in=UNDER_WAY, due__lt=today
        ).values_list("agreement_id", flat=True)
    )
    overdue = Counter(
        Review.objects.filter(
            agreement__in=agreements, received_on__isnull=True, expected_on__lt=today
        ).values_list("agreement_id", flat=True)
    )
    for each in agreements:
        if number := late[each.pk]:
            sentence = ngettext(
                "%(number)d recommendation is late", "%(number)d recommendations are late", number
            )
            address = reverse("agreements:recommendations") + f"?agreement={each.slug}&standing=late"
            yield Line(each.pk, sentence % {"number": number}, address)
        if number := overdue[each.pk]:
            sentence = ngettext(
                "%(number)d report should have been here", "%(number)d reports should have been here", number
            )
            yield Line(
                each.pk, sentence % {"number": number}, reverse("agreements:reviews_of", args=[each.slug])
            )
