"""What there is of a company's lists in an agreement, that could be destroyed."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Model, Q, QuerySet

from akkoord.desk.register.models import (
    LastYearSite,
    ListFile,
    ListRow,
    MendedCell,
    PlaceQuestion,
    Receipt,
    ResponsibleExit,
    RowQuestion,
    SourcingLink,
    Submission,
    SubmissionProblem,
)
from akkoord.desk.register.queries.holding import Held, Subject
from akkoord.desk.register.rules import CycleState, SubmissionState

_HELD_ROWS = Q(submission__state=SubmissionState.ACCEPTED)


@dataclass(frozen=True, slots=True)
class ListsToGo:
    """Everything of one company in one agreement, without what is held at some locations."""

    lists: QuerySet[Submission]
    came_in: QuerySet[ListFile]
    """The files in which the lists came."""
    rows: QuerySet[ListRow]
    links: QuerySet[SourcingLink]
    receipts: QuerySet[Receipt]
    questions: tuple[QuerySet[Any], ...]
    """What was asked about the lists, and answered."""
    notes: tuple[QuerySet[Any], ...]
    """What was found and mended in the lists, and decided about last year's sites."""

    @property
    def counts(self) -> dict[str, int]:
        """How many of each, by the words of the certificate."""
        parts: dict[str, tuple[QuerySet[Any], ...]] = {
            "links": (self.links,),
            "rows": (self.rows,),
            "files": (self.came_in, self.receipts),
            "questions": self.questions,
            "notes": self.notes,
        }
        return {name: sum(each.count() for each in every) for name, every in parts.items()}

    @property
    def files(self) -> list[str]:
        """The names of the files in the folder of lists, without those that another version has too."""
        going = set(self.came_in.values_list("stored_as", flat=True))
        others = ListFile.objects.filter(stored_as__in=going).exclude(pk__in=self.came_in.values("pk"))
        stay = set(others.values_list("stored_as", flat=True))
        return [*sorted(going - stay), *self.receipts.values_list("stored_as", flat=True)]


def lists_to_go(agreement_id: int, organisation_id: UUID, held_locations: Collection[str]) -> ListsToGo:
    """What is destroyed of a company: all but links and rows of its live lists at `held_locations`."""
    own = {"cycle__agreement": agreement_id, "organisation": organisation_id}
    held = _HELD_ROWS & Q(mention__location__in=list(held_locations))
    links = SourcingLink.objects.filter(**own).exclude(location__in=list(held_locations))
    said = (LastYearSite.objects.filter(**own), ResponsibleExit.objects.filter(**own))
    return _everything_of(Submission.objects.filter(**own), held=held, links=links, said=said)


def drafts_of(agreement_id: int, organisation_id: UUID) -> ListsToGo:
    """What is destroyed of a company's lists that were never signed; no link follows from them."""
    lists = never_signed().filter(cycle__agreement=agreement_id, organisation=organisation_id)
    return _everything_of(lists, held=Q(pk__in=[]), links=SourcingLink.objects.none(), said=())


def never_signed() -> QuerySet[Submission]:
    """Uploads that nobody signed and nobody can sign: another took their place, or the year is over."""
    unsigned = Submission.objects.filter(submitted_at__isnull=True, receipt__isnull=True)
    open_years = [CycleState.DRAFT, CycleState.OPEN]
    return unsigned.exclude(~Q(state=SubmissionState.REPLACED), cycle__state__in=open_years)


def _everything_of(
    lists: QuerySet[Submission], *, held: Q, links: QuerySet[SourcingLink], said: tuple[QuerySet[Any], ...]
) -> ListsToGo:
    of_lists = {"submission__in": lists.values("pk")}
    rows = ListRow.objects.filter(**of_lists)
    return ListsToGo(
        lists=lists,
        came_in=ListFile.objects.filter(**of_lists),
        rows=rows.exclude(pk__in=rows.filter(held).values("pk")),
        links=links,
        receipts=Receipt.objects.filter(**of_lists),
        questions=tuple(_all(model, **of_lists) for model in (PlaceQuestion, RowQuestion)),
        notes=(
            *(_all(model, **of_lists) for model in (MendedCell, SubmissionProblem)),
            *said,
        ),
    )


def _all(model: type[Model], **narrowed: Any) -> QuerySet[Any]:  # noqa: ANN401 - Django's own lookups
    found: QuerySet[Any] = model._default_manager.filter(**narrowed)
    return found


def sizes_of_lists(subjects: Collection[Subject], held: Mapping[Subject, Held]) -> dict[Subject, int]:
    """Agreement and company → how many links, rows and files would go, in few queries for all of them."""
    sizes: dict[Subject, int] = defaultdict(int)
    companies = {company for _, company in subjects}
    links = SourcingLink.objects.filter(organisation__in=companies).order_by()
    rows = ListRow.objects.filter(submission__organisation__in=companies).order_by()
    files = ListFile.objects.filter(submission__organisation__in=companies).order_by()
    for *subject, number in [
        *files.values_list("submission__cycle__agreement", "submission__organisation").annotate(Count("pk")),
        *links.values_list("cycle__agreement", "organisation").annotate(Count("pk")),
        *rows.values_list("submission__cycle__agreement", "submission__organisation").annotate(Count("pk")),
    ]:
        sizes[subject[0], subject[1]] += number
    places = {each for found in held.values() for each in found.locations}
    for *subject, place, number in _held_rows(companies, places) if places else ():
        if place in held.get((subject[0], subject[1]), Held()).locations:
            sizes[subject[0], subject[1]] -= number
    return {subject: sizes[subject] for subject in subjects if sizes[subject]}


def _held_rows(companies: Collection[UUID], places: Collection[str]) -> list[tuple[Any, ...]]:
    links = SourcingLink.objects.filter(organisation__in=companies, location__in=places).order_by()
    rows = ListRow.objects.filter(
        _HELD_ROWS, submission__organisation__in=companies, mention__location__in=places
    ).order_by()
    return [
        *links.values_list("cycle__agreement", "organisation", "location").annotate(Count("pk")),
        *rows.values_list(
            "submission__cycle__agreement", "submission__organisation", "mention__location"
        ).annotate(Count("pk")),
    ]
