"""Questions about rows: those of a company, and those that stand at a pair."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, F, Min, Q

from akkoord.desk.agreements.models import Organisation, OrganisationName
from akkoord.desk.register.models import ListRow, Mention, PlaceQuestion, Submission
from akkoord.desk.register.queries.company import answered_for
from akkoord.desk.register.rules import SubmissionState

IS_OPEN = Q(answered_at__isnull=True, withdrawn_at__isnull=True)


def questions_to(organisation_id: UUID) -> list[PlaceQuestion]:
    """All questions to a company, those that wait for its answer first; nothing of the other rows.

    With them what the companies merged into it were asked about their lists.
    """
    return list(
        PlaceQuestion.objects.filter(submission__in=Submission.objects.filter(answered_for(organisation_id)))
        .select_related("submission__cycle__agreement", "answered_by")
        .defer("beside", "submission__mapping", "submission__sheets")
        .order_by(F("answered_at").asc(nulls_first=True), "-pk")
    )


@dataclass(frozen=True, slots=True)
class Unanswered:
    """How many questions wait for an answer, and since when the oldest does; None without any."""

    number: int
    since: datetime | None


def open_place_questions(organisation_id: UUID) -> Unanswered:
    """What waits for the company's answer."""
    lists = Submission.objects.filter(answered_for(organisation_id))
    return Unanswered(
        **PlaceQuestion.objects.filter(IS_OPEN, submission__in=lists).aggregate(
            number=Count("pk"), since=Min("asked_at")
        )
    )


def unanswered_since(day: date, *, without: Collection[UUID] = ()) -> dict[int, tuple[int, datetime]]:
    """Agreement → how many questions asked on `day` or earlier are unanswered, and since when the oldest."""
    waiting = PlaceQuestion.objects.filter(IS_OPEN, asked_at__date__lte=day)
    grouped = waiting.exclude(submission__organisation__in=without).order_by()
    agreement = "submission__cycle__agreement"
    figures = grouped.values_list(agreement).annotate(number=Count("pk"), since=Min("asked_at"))
    return {agreement: (number, since) for agreement, number, since in figures}


def pairs_asked_about() -> tuple[set[frozenset[str]], set[frozenset[str]]]:
    """The pairs of texts about which a company has yet to answer, and those about which one answered."""
    waiting: set[frozenset[str]] = set()
    answered: set[frozenset[str]] = set()
    asked = PlaceQuestion.objects.filter(IS_OPEN | Q(answered_at__isnull=False)).order_by()
    for about, beside, answered_at in asked.values_list("about", "beside", "answered_at"):
        (answered if answered_at else waiting).add(frozenset([str(about), str(beside)]))
    return waiting, answered


def answers_at(texts: Collection[str]) -> dict[frozenset[str], list[PlaceQuestion]]:
    """Pair of texts → the answers of companies, the oldest first; no company is named."""
    grouped: dict[frozenset[str], list[PlaceQuestion]] = defaultdict(list)
    found = PlaceQuestion.objects.filter(about__in=texts, beside__in=texts, answered_at__isnull=False)
    for each in found.order_by("answered_at"):
        grouped[frozenset([str(each.about_id), str(each.beside_id)])].append(each)
    return grouped


def newest_row(mention_id: str) -> ListRow | None:
    """The row to ask about: of all live rows with this text the one of the newest list."""
    rows = ListRow.objects.filter(
        mention=mention_id, is_taken_out=False, submission__state=SubmissionState.ACCEPTED
    )
    newest_first = rows.select_related("submission__cycle").order_by("-submission__cycle__year", "pk")
    return newest_first.first()


def words_to_keep(row: ListRow, beside: Mention) -> list[str]:
    """What a question about `row` may not say: other organisations' names, and the other text."""
    names = Organisation.objects.exclude(pk=row.submission.organisation_id).values_list("name", flat=True)
    others = OrganisationName.objects.exclude(organisation=row.submission.organisation_id)
    return [*names, *others.values_list("name", flat=True), beside.name, beside.address]
