"""What five years of an agreement leave besides its lists: reviews, projects, deliverables, norms, figures.

All of it is only read, so it is written straight into the database; a desk is set up before the import.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from akkoord.desk.agreements.models import Agreement, Organisation
from akkoord.desk.agreements.models.deliverables import Deliverable, Evidence, MonitorJudgement
from akkoord.desk.agreements.models.meetings import Decision
from akkoord.desk.agreements.models.norms import NormSet
from akkoord.desk.agreements.models.projects import CollectiveProject, ProjectAim, ProjectMember
from akkoord.desk.agreements.models.reviews import Recommendation, Review
from akkoord.desk.agreements.models.trainings import Enrolment, Training, TrainingDate
from akkoord.desk.people.models import User
from akkoord.desk.progress.models import Figure, FigureSet
from akkoord.desk.publication.models import AnnualReport, ReportChapter
from akkoord.desk.reviewing.models import Appointment

PROJECTS, MEMBERS, REVIEWS, RECOMMENDATIONS, TRAININGS, ENROLLED = 40, 12, 15, 200, 40, 30
CODES = ("policy", "chain", "buying")
FIGURES = ("companies", "locations", "handed_in_plan")
NORM = {"code": "list", "kind": "mandatory", "name_en": "List", "name_nl": "Lijst", "year_1": "yes"}
BEGIN = date(2017, 1, 1)


def work_together(
    agreement: Agreement, companies: Sequence[Organisation], people: dict[str, User], years: Sequence[int]
) -> dict[str, Any]:
    """Write it; answers one of each thing that an address can name."""
    committee = {"form": "independent_monitoring_committee"}
    Agreement.objects.filter(pk=agreement.pk).update(enforcement=[committee])
    decision = Decision.objects.filter(item__meeting__body__agreement=agreement)[0]
    return {
        **_reviews(agreement, decision, years),
        **_projects(agreement, companies, decision),
        **_deliverables(agreement, companies, years),
        **_norms(agreement, decision, people),
        **_trainings(agreement, companies),
        **_figures(agreement, years),
    }


def _reviews(agreement: Agreement, decision: Decision, years: Sequence[int]) -> dict[str, Any]:
    reviews = Review.objects.bulk_create(
        Review(agreement=agreement, kind="midterm_review", title=f"Review {n}", author="Bureau")
        for n in range(REVIEWS)
    )
    recommendations = Recommendation.objects.bulk_create(
        Recommendation(
            agreement=agreement,
            review=reviews[n % REVIEWS],
            text=f"Meet more often {n}",
            addressee_role="the secretariat",
            due=BEGIN + timedelta(days=10 * n),
        )
        for n in range(RECOMMENDATIONS)
    )
    Appointment.objects.create(
        review=reviews[0], decision=decision, starts=BEGIN, ends=date(2999, 1, 1), years=list(years)
    )
    return {"review_id": reviews[0].pk, "recommendation_id": recommendations[0].pk, "owner": "review"} | {
        "owner_id": reviews[0].pk
    }


def _projects(agreement: Agreement, companies: Sequence[Organisation], decision: Decision) -> dict[str, Any]:
    lead = Organisation.objects.create(name="Union of unions", kind="union")
    projects = CollectiveProject.objects.bulk_create(
        CollectiveProject(
            agreement=agreement,
            topic=f"Unions in country {n}",
            state="decided",
            decision=decision,
            lead=lead,
            starts=BEGIN,
            ends=date(2999, 1, 1),
        )
        for n in range(PROJECTS)
    )
    ProjectMember.objects.bulk_create(
        ProjectMember(
            project=project, organisation=companies[(n + m) % len(companies)], state="joined", asked_on=BEGIN
        )
        for n, project in enumerate(projects)
        for m in range(MEMBERS)
    )
    ProjectAim.objects.bulk_create(
        ProjectAim(project=project, text=f"Ten talks {n}") for project in projects for n in range(5)
    )
    return {"project_id": projects[0].pk}


def _deliverables(
    agreement: Agreement, companies: Sequence[Organisation], years: Sequence[int]
) -> dict[str, Any]:
    asked = Deliverable.objects.bulk_create(
        Deliverable(
            agreement=agreement, year=year, owner=owner, is_company=True, code=code, name_en=f"{code} {year}"
        )
        for year in years
        for owner in companies
        for code in CODES
    )
    Evidence.objects.bulk_create(Evidence(deliverable=each, text="Done. " * 20) for each in asked[::2])
    MonitorJudgement.objects.bulk_create(
        MonitorJudgement(deliverable=each, verdict="met", reason="It shows. " * 10) for each in asked[::3]
    )
    return {"deliverable_id": asked[0].pk}


def _norms(agreement: Agreement, decision: Decision, people: dict[str, User]) -> dict[str, Any]:
    adopted = {"state": "adopted", "decision": decision, "adopted_by": people["PS"]}
    NormSet.objects.bulk_create(
        NormSet(
            agreement=agreement,
            version=n,
            holds_from=2016 + n,
            norms=[NORM] * 12,
            by=people["SA"],
            adopted_at="2017-01-01T12:00:00Z",
            **adopted,
        )
        for n in range(1, 6)
    )
    draft = NormSet.objects.create(
        agreement=agreement, version=6, holds_from=2022, norms=[NORM] * 12, by=people["SA"]
    )
    return {"norms_id": draft.pk}


def _trainings(agreement: Agreement, companies: Sequence[Organisation]) -> dict[str, Any]:
    trainings = Training.objects.bulk_create(
        Training(agreement=agreement, title=f"Due diligence {n}") for n in range(TRAININGS)
    )
    dates = TrainingDate.objects.bulk_create(
        TrainingDate(training=each, on=BEGIN + timedelta(days=20 * n)) for n, each in enumerate(trainings)
    )
    Enrolment.objects.bulk_create(
        Enrolment(
            date=each, organisation=companies[n % len(companies)], person=f"Anna {n}", attendance="came"
        )
        for each in dates
        for n in range(ENROLLED)
    )
    return {"training_id": trainings[0].pk, "date_id": dates[0].pk}


def _figures(agreement: Agreement, years: Sequence[int]) -> dict[str, Any]:
    sets = FigureSet.objects.bulk_create(
        FigureSet(agreement=agreement, year=year, number=1, as_of=date(year, 12, 31)) for year in years
    )
    rows = Figure.objects.bulk_create(
        Figure(figures=each, series=series, version=1, value=100, position=n)
        for each in sets
        for n, series in enumerate(FIGURES)
    )
    reports = AnnualReport.objects.bulk_create(
        AnnualReport(
            agreement=agreement, year=each.year, version=1, figures=each, publish_on=date(each.year, 12, 18)
        )
        for each in sets
    )
    ReportChapter.objects.bulk_create(
        ReportChapter(report=each, code="summary", position=1, text_en="A good year. " * 40)
        for each in reports
    )
    return {"year": years[0], "version": 1, "figure_id": rows[0].pk, "chapter": "summary"}
