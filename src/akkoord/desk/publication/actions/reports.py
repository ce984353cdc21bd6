"""Writing, approving and publishing the annual report; a published version never changes."""

import hashlib
from collections.abc import Collection

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.rules import ReasonNeeded
from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor, may
from akkoord.desk.progress.models import FigureSet
from akkoord.desk.progress.queries import released_of, statistics_thing
from akkoord.desk.publication.actions.figures import place_figures
from akkoord.desk.publication.folder import place_text
from akkoord.desk.publication.models import AnnualReport, ReportChapter
from akkoord.desk.publication.queries.reports import (
    day_of_report,
    findings_of,
    numbers_in,
    public_report,
    report_file,
    texts_of,
)
from akkoord.desk.publication.rules.editions import check_accepted, finding_record
from akkoord.desk.publication.rules.reports import (
    REPORT_IS_OPEN,
    REPORT_STEPS,
    WRITTEN_IN,
    BothLanguages,
    ChapterMoved,
    FiguresNeeded,
    OwnReport,
    ReportMoved,
    ReportState,
    ReportStep,
    SomethingInternal,
    chapter_plans,
    check_day,
    check_marks,
)
from akkoord.engine.disclosure import Level


@transaction.atomic
def open_report(actor: Actor, agreement: Agreement, year: int, *, reason: str = "") -> AnnualReport:
    """Open the report on a year with its chapters, drafted from the released figures.

    The one that is being written is answered as it is. After a published one comes the next version, which
    begins with its texts and has a `reason`. Raises `NotAllowed`, `FiguresNeeded`, `ReasonNeeded`.
    """
    require(actor, Action.WRITE, statistics_thing(agreement.pk))
    Agreement.objects.select_for_update().get(pk=agreement.pk)
    versions = agreement.reports.filter(year=year)
    if known := versions.filter(state__in=REPORT_IS_OPEN).first():
        return known
    figures = _released(agreement, year)
    before = versions.order_by("-version").first()
    if before and not reason.strip():
        raise ReasonNeeded
    report = AnnualReport.objects.create(
        agreement=agreement,
        year=year,
        version=(versions.aggregate(last=Max("version"))["last"] or 0) + 1,
        figures=figures,
        publish_on=max(day_of_report(agreement, year), timezone.localdate())
        if before
        else day_of_report(agreement, year),
        reason=reason.strip(),
        makers=[] if actor.user_id is None else [actor.user_id],
    )
    _draft_chapters(report, before)
    return report


@transaction.atomic
def write_chapter(
    actor: Actor, chapter: ReportChapter, *, text_nl: str, text_en: str, revision: int
) -> ReportChapter:
    """Save a chapter as somebody wrote it who read `revision` of it.

    Raises `NotAllowed`, `ReportMoved`, `ChapterMoved` when a colleague saved it meanwhile, `UnknownMark`.
    """
    require(actor, Action.WRITE, statistics_thing(chapter.report.agreement_id))
    report = _locked(chapter.report)
    locked = report.chapters.get(pk=chapter.pk)
    if not report.is_draft:
        raise ReportMoved
    if (locked.text_nl, locked.text_en) == (text_nl, text_en):
        return locked
    if locked.revision != revision:
        raise ChapterMoved
    known = numbers_in(report.figures, "en")
    check_marks(text_nl, known)
    check_marks(text_en, known)
    locked.text_nl, locked.text_en, locked.revision = text_nl, text_en, revision + 1
    locked.save(update_fields=["text_nl", "text_en", "revision"])
    _note_change(actor, report)
    return locked


@transaction.atomic
def offer_report(actor: Actor, report: AnnualReport, *, revision: int) -> AnnualReport:
    """Offer the report to somebody else to approve, with the newest released figures; its texts stand still.

    Raises `NotAllowed`, `ReportMoved`, `BothLanguages`, `FiguresNeeded`, `UnknownMark`.
    """
    require(actor, Action.WRITE, statistics_thing(report.agreement_id))
    locked = _to_move(report, ReportStep.OFFER, revision=revision)
    chapters = [(each.text_nl.strip(), each.text_en.strip()) for each in locked.chapters.all()]
    if not any(nl and en for nl, en in chapters) or any(bool(nl) != bool(en) for nl, en in chapters):
        raise BothLanguages
    locked.figures = _released(locked.agreement, locked.year)
    known = numbers_in(locked.figures, "en")
    for text in texts_of(locked).values():
        check_marks(text, known)
    return _move(locked, ReportStep.OFFER, "figures")


@transaction.atomic
def take_back_report(actor: Actor, report: AnnualReport, *, revision: int) -> AnnualReport:
    """Let the report be written in again before it is published; an approval is void then.

    Whoever writes it takes back what was offered too soon, whoever approves it what was not good enough.
    """
    thing = statistics_thing(report.agreement_id)
    require(actor, Action.WRITE if may(actor, Action.WRITE, thing) else Action.APPROVE, thing)
    locked = _to_move(report, ReportStep.TAKE_BACK, revision=revision)
    locked.approved_by_id, locked.approved_at, locked.accepted, locked.content_hash = None, None, [], ""
    return _move(locked, ReportStep.TAKE_BACK, "approved_by", "approved_at", "accepted", "content_hash")


@transaction.atomic
def approve_report(
    actor: Actor, report: AnnualReport, *, revision: int, accepted: Collection[str] = ()
) -> AnnualReport:
    """Approve the report as it was looked at; `accepted` are the findings that were ticked.

    Raises `NotAllowed`, `ReportMoved`, `OwnReport`, `FindingsNotAccepted`, `SomethingInternal`.
    """
    require(actor, Action.APPROVE, statistics_thing(report.agreement_id))
    locked = _to_move(report, ReportStep.APPROVE, revision=revision)
    if actor.user_id is None or actor.user_id in locked.makers:
        raise OwnReport
    if locked.figures != released_of(locked.agreement, locked.year):
        raise ReportMoved
    findings = findings_of(locked)
    if any(each.level is Level.BLOCK for each in findings):
        raise SomethingInternal
    locked.accepted = check_accepted([finding_record(each) for each in findings], accepted)
    locked.approved_by_id, locked.approved_at = actor.user_id, timezone.now()
    locked.content_hash = _hash(locked)
    return _move(locked, ReportStep.APPROVE, "approved_by", "approved_at", "accepted", "content_hash")


def publish_report(actor: Actor, report: AnnualReport) -> AnnualReport:
    """Put an approved report where the public site reads, from its day on; again changes nothing.

    The file is written first and counts for nothing until the second transaction notes it: a published
    version has the same bytes for ever. Raises `NotAllowed`, `TooEarly`, `ReportMoved`.
    """
    require(actor, Action.WRITE, statistics_thing(report.agreement_id))
    found = AnnualReport.objects.select_related("agreement", "figures").get(pk=report.pk)
    if found.state == ReportState.PUBLISHED:
        return found
    check_day(found.publish_on, today=timezone.localdate())
    if found.state != ReportState.APPROVED or _hash(found) != found.content_hash:
        raise ReportMoved
    place_figures(found.agreement)
    place_text(public_report(found).as_json(), report_file(found))
    return _note_published(actor, found)


@transaction.atomic
def _note_published(actor: Actor, report: AnnualReport) -> AnnualReport:
    locked = _locked(report)
    if locked.state == ReportState.PUBLISHED:
        return locked
    if locked.state != ReportState.APPROVED or locked.content_hash != report.content_hash:
        raise ReportMoved
    same_year = AnnualReport.objects.filter(agreement=locked.agreement_id, year=locked.year)
    same_year.filter(state=ReportState.PUBLISHED).update(state=ReportState.REPLACED)
    locked.published_by_id, locked.published_at = actor.user_id, timezone.now()
    return _move(locked, ReportStep.PUBLISH, "published_by", "published_at")


def _draft_chapters(report: AnnualReport, before: AnnualReport | None) -> None:
    plans = [
        each for each in chapter_plans().values() if report.agreement.hands_in_lists or not each.needs_lists
    ]
    texts = {each.code: (each.text_nl, each.text_en) for each in before.chapters.all()} if before else {}
    numbers = {language: numbers_in(report.figures, language) for language in WRITTEN_IN}
    for place, plan in enumerate(plans):
        nl, en = texts.get(plan.code) or (
            plan.drafted(numbers["nl"], "nl"),
            plan.drafted(numbers["en"], "en"),
        )
        ReportChapter.objects.create(report=report, code=plan.code, position=place, text_nl=nl, text_en=en)


def _released(agreement: Agreement, year: int) -> FigureSet:
    figures = released_of(agreement, year)
    if figures is None:
        raise FiguresNeeded
    return figures


def _locked(report: AnnualReport) -> AnnualReport:
    locked = AnnualReport.objects.select_for_update(of=("self",)).select_related("agreement", "figures")
    return locked.get(pk=report.pk)


def _to_move(report: AnnualReport, step: ReportStep, *, revision: int) -> AnnualReport:
    locked = _locked(report)
    if locked.state not in REPORT_STEPS[step][0] or locked.revision != revision:
        raise ReportMoved
    return locked


def _move(locked: AnnualReport, step: ReportStep, *changed: str) -> AnnualReport:
    locked.state = REPORT_STEPS[step][1]
    locked.save(update_fields=["state", *changed])
    return locked


def _note_change(actor: Actor, report: AnnualReport) -> None:
    report.makers = sorted({*report.makers, *([] if actor.user_id is None else [actor.user_id])})
    report.revision += 1
    report.save(update_fields=["makers", "revision"])


def _hash(report: AnnualReport) -> str:
    return hashlib.sha256(public_report(report).as_json().encode()).hexdigest()
