"""Where people of the company met the others: yearly talks, trainings, projects, recommendations."""

from collections.abc import Collection, Iterator
from uuid import UUID

from django.utils.translation import gettext

from akkoord.desk.agreements.models import Deliverable, Enrolment, ProjectMember, Recommendation
from akkoord.desk.agreements.queries.deliverables import fixed_years
from akkoord.desk.duties.models import Talk
from akkoord.desk.exports.queries.content import Table, rows_of


def tables_of_meeting(organisation_id: UUID) -> Iterator[Table]:
    """Talks with the report once it was sent, trainings, recommendations; no notes of the secretariat."""
    talks = Talk.objects.filter(organisation=organisation_id).select_related("cycle__agreement")
    yield Table(
        "talks",
        gettext("Yearly talks"),
        ("agreement", "year", "day", "place", "who_takes_part", "agenda", "report", "state"),
        rows_of(
            (
                *(str(each.cycle.agreement), each.cycle.year, each.on, each.place, each.people),
                *(each.agenda, each.report if each.shows_report else "", each.state_in_words),
            )
            for each in talks
        ),
    )
    enrolments = Enrolment.objects.filter(organisation=organisation_id).select_related("date__training")
    yield Table(
        "trainings",
        gettext("Trainings"),
        ("training", "day", "person", "attendance", "score", "remark"),
        rows_of(
            (
                *(str(each.date.training), each.date.on, each.person),
                *(each.attendance_in_words, each.score, each.remark),
            )
            for each in enrolments
        ),
    )
    parts = ProjectMember.objects.filter(organisation=organisation_id).select_related("project__agreement")
    yield Table(
        "projects",
        gettext("Projects"),
        ("agreement", "project", "from", "to", "asked_on", "answered_on", "state", "parties_may_know"),
        rows_of(
            (
                *(str(each.project.agreement), each.project.topic, each.project.starts, each.project.ends),
                *(each.asked_on, each.answered_on, each.state_in_words, each.is_shown),
            )
            for each in parts
        ),
    )
    fixed = fixed_years()
    owed = Deliverable.objects.filter(owner=organisation_id).select_related("agreement")
    yield Table(
        "deliverables",
        gettext("Deliverables"),
        ("agreement", "year", "what", "key", "shown", "judgement", "why"),
        rows_of(
            (
                *(str(each.agreement), each.year, str(each), each.is_key),
                *("; ".join(str(shown) for shown in each.evidence.all()), *_judged(each, fixed)),
            )
            for each in owed.prefetch_related("evidence", "judgements")
        ),
    )
    asked = Recommendation.objects.filter(addressee=organisation_id).select_related("agreement")
    yield Table(
        "recommendations",
        gettext("What was recommended to you"),
        ("agreement", "what", "by", "state"),
        rows_of((str(each.agreement), each.text, each.due, each.standing_in_words) for each in asked),
    )


def _judged(each: Deliverable, fixed: Collection[tuple[int, int]]) -> tuple[str, str]:
    """What the monitor found and why, once its report on the year is handed in."""
    newest = next(iter(each.judgements.all()), None)
    if newest is None or (each.agreement_id, each.year) not in fixed:
        return "", ""
    return newest.verdict_in_words, newest.reason
