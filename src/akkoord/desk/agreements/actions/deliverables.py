"""Asking for deliverables, showing them, judging them, and the report of the monitor on a year."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from akkoord.desk.agreements.actions.reviews import write_review
from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.models.deliverables import (
    Deliverable,
    Evidence,
    MonitoringReport,
    MonitorJudgement,
)
from akkoord.desk.agreements.queries.deliverables import (
    EVIDENCE,
    deliverable_thing,
    deliverables_thing,
    evidence_to_go,
    is_fixed,
    judged_in,
    owners_in,
    owns,
    report_of,
)
from akkoord.desk.agreements.queries.meetings import company_names
from akkoord.desk.agreements.rules import ReasonNeeded
from akkoord.desk.agreements.rules.deliverables import (
    NotAllJudged,
    NothingShown,
    NotOnItsYear,
    ReportHandedIn,
    Verdict,
    counts_of,
)
from akkoord.desk.agreements.rules.meetings import CompanyNamedInReport, check_depersonalised
from akkoord.desk.agreements.rules.papers import check_file
from akkoord.desk.agreements.rules.reviews import ReviewKind
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, Actor
from akkoord.desk.private_folder import safe_filename, sha256_of

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """What shows that something is delivered: words, a file with its name, an address."""

    text: str = ""
    filename: str = ""
    content: bytes = b""
    address: str = ""


@transaction.atomic
def ask_for_deliverables(actor: Actor, agreement: Agreement, year: int) -> int:
    """Write down what everybody delivers in a year, as the agreement is set up; answers how many.

    Asked again, it adds who came in meanwhile. Raises `NotAllowed`, `NotOnItsYear` where nothing is set up,
    or `ReportHandedIn`.
    """
    require(actor, Action.WRITE, deliverables_thing(agreement.pk))
    _check_open(agreement.pk, year)
    rows = agreement.deliverable_rows
    if not rows:
        raise NotOnItsYear
    made = [
        Deliverable.objects.get_or_create(
            agreement=agreement,
            year=year,
            owner=owner,
            code=row.code,
            defaults={
                "is_company": is_company,
                "is_key": row.is_key,
                "name_en": row.name_en,
                "name_nl": row.name_nl,
                "by_id": actor.user_id,
            },
        )
        for owner, is_company in owners_in(agreement)
        for row in rows
        if row.is_owed_by(is_company=is_company, kind=owner.kind)
    ]
    return sum(is_new for _, is_new in made)


@transaction.atomic
def ask_for_one(actor: Actor, agreement: Agreement, *, entry: UUID, values: Values) -> Deliverable:
    """Write down something that one company or party delivers besides what all do."""
    require(actor, Action.WRITE, deliverables_thing(agreement.pk))
    _check_open(agreement.pk, values["year"])
    is_company = dict(owners_in(agreement)).get(values["owner"])
    if is_company is None or values["owner"].pk in actor.recused_from:
        raise NotAllowed
    given = {**values, "agreement": agreement, "is_company": is_company, "by_id": actor.user_id}
    return Deliverable.objects.get_or_create(
        entry=entry, defaults={**given, "code": f"own-{str(entry)[:8]}"}
    )[0]


def show(actor: Actor, deliverable: Deliverable, shown: Shown, *, entry: UUID) -> Evidence:
    """Hand in what shows that something is delivered; its owner alone does so.

    Raises `NotAllowed`, `ReportHandedIn`, `NothingShown`, `FileRefused` or `FileNotKept`. The same `entry`
    again adds nothing.
    """
    if not owns(actor, deliverable):
        raise NotAllowed
    _check_open(deliverable.agreement_id, deliverable.year)
    if not (shown.text.strip() or shown.content or shown.address):
        raise NothingShown
    kept = _kept(shown)
    with transaction.atomic():
        evidence, is_new = Evidence.objects.get_or_create(
            entry=entry,
            defaults={
                "deliverable": deliverable,
                "text": shown.text.strip(),
                "address": shown.address,
                "by_id": actor.user_id,
                **kept,
            },
        )
    if kept and not is_new:
        EVIDENCE.forget(kept["stored_as"])
    return evidence


def _kept(shown: Shown) -> dict[str, Any]:
    """What is remembered of a file, which is on the disk then."""
    if not shown.content:
        return {}
    check_file(shown.filename, shown.content)
    return {
        "filename": safe_filename(shown.filename),
        "stored_as": EVIDENCE.keep(shown.content),
        "sha256": sha256_of(shown.content),
        "size": len(shown.content),
    }


@transaction.atomic
def judge(
    actor: Actor, deliverable: Deliverable, verdict: Verdict, *, reason: str, entry: UUID
) -> MonitorJudgement:
    """Say what the monitor found of a deliverable; an earlier judgement stays beside it.

    Raises `NotAllowed` for everybody but the monitor, `ReasonNeeded` or `ReportHandedIn`.
    """
    require(actor, Action.APPROVE, deliverable_thing(deliverable))
    Deliverable.objects.select_for_update(of=("self",)).get(pk=deliverable.pk)
    _check_open(deliverable.agreement_id, deliverable.year)
    if not reason.strip():
        raise ReasonNeeded
    return MonitorJudgement.objects.get_or_create(
        entry=entry,
        defaults={
            "deliverable": deliverable,
            "verdict": verdict,
            "reason": reason.strip(),
            "by_id": actor.user_id,
        },
    )[0]


@transaction.atomic
def write_monitoring_report(actor: Actor, agreement: Agreement, year: int, *, text: str) -> MonitoringReport:
    """Write the report on a year; nobody but the monitor reads it until it is handed in."""
    require(actor, Action.APPROVE, deliverables_thing(agreement.pk))
    _check_open(agreement.pk, year)
    return MonitoringReport.objects.update_or_create(
        agreement=agreement, year=year, defaults={"text": text.strip(), "by_id": actor.user_id}
    )[0]


@transaction.atomic
def hand_in_monitoring_report(
    actor: Actor, agreement: Agreement, year: int, *, title: str, author: str
) -> MonitoringReport:
    """Fix the judgements and counts of a year, and let the report be received as a review.

    All parties read its text and counts, so no company is named. Raises `NotAllowed`, `ReportHandedIn`,
    `NotAllJudged`, `ReasonNeeded` where nothing is written, or `CompanyNamedInReport`.
    """
    require(actor, Action.APPROVE, deliverables_thing(agreement.pk))
    Agreement.objects.select_for_update().get(pk=agreement.pk)
    _check_open(agreement.pk, year)
    report = report_of(agreement, year)
    if report is None or not report.text:
        raise ReasonNeeded
    check_depersonalised([report.text], company_names(agreement.pk), refusal=CompanyNamedInReport)
    judged = judged_in(agreement, year)
    if missing := sum(each.verdict is None for each in judged):
        raise NotAllJudged(number=missing)
    today = timezone.localdate()
    values: dict[str, Any] = {"kind": ReviewKind.MONITORING_REPORT, "title": title, "author": author}
    values |= {"received_on": today, "summary": report.text}
    review = write_review(actor, agreement, entry=report.entry, values=values)
    report.counts, report.handed_in_on, report.review = counts_of(judged), today, review
    report.save(update_fields=["counts", "handed_in_on", "review"])
    return report


def _check_open(agreement_id: int, year: int) -> None:
    if is_fixed(agreement_id, year):
        raise ReportHandedIn


def destroy_evidence(agreement_id: int, organisation_id: UUID) -> tuple[int, list[str]]:
    """Remove what one company handed in as evidence; answers how many, and the files to go after the commit.

    Call inside a transaction; the caller has asked permission.
    """
    going = evidence_to_go([agreement_id]).filter(deliverable__owner=organisation_id)
    files = list(going.exclude(stored_as="").values_list("stored_as", flat=True))
    MonitorJudgement.objects.filter(
        deliverable__agreement=agreement_id, deliverable__owner=organisation_id, deliverable__is_company=True
    ).delete()
    number, _ = going.delete()
    return number, files


def sweep_evidence() -> int:
    """Remove the files that nothing refers to any more; answers how many."""
    return EVIDENCE.sweep(set(Evidence.objects.exclude(stored_as="").values_list("stored_as", flat=True)))
