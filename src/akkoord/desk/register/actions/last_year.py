"""What became of last year's sites, and beginning with last year's list instead of a file."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from akkoord.desk.agreements.models import Organisation
from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor, Kind, Thing
from akkoord.desk.register.actions.mending import write_taken_out
from akkoord.desk.register.actions.person import person_id
from akkoord.desk.register.actions.reading import read_now_if_quick, to_be_read_again
from akkoord.desk.register.actions.submissions import (
    add_version,
    check_is_draft,
    check_takes_lists_of,
    list_of,
    locked_submission,
)
from akkoord.desk.register.models import Cycle, LastYearSite, ListRow, Submission
from akkoord.desk.register.queries.last_year import (
    SiteAgain,
    comparison_of,
    last_years_lists,
    places_of,
    rows_to_take_over,
)
from akkoord.desk.register.rules import EndReason, NothingOfLastYear, RowOrigin, SiteDecision, SubmissionState
from akkoord.engine.intake import ADDED_SHEET

_BATCH = 500
_COPIED = {"street": "address"}
"""What a field of an understood row is called when it is given anew; the others keep their name."""
_NOT_GIVEN = {"country_as_given", "country_source", "location_id", "extra"}


@dataclass(frozen=True, slots=True)
class Ending:
    """Since when, and why, a site is no longer used."""

    ended_on: date
    reason: EndReason


@transaction.atomic
def confirm_sites(actor: Actor, submission: Submission, sites: Collection[str]) -> int:
    """Say that proposed and taken-over sites are the ones of this year's list; answers how many."""
    locked = _draft(actor, submission)
    chosen = [
        each
        for each in comparison_of(locked).sites
        if each.site.fingerprint in sites and each.found and each.is_undecided
    ]
    _decide(actor, locked, chosen, SiteDecision.SAME)
    return len(chosen)


@transaction.atomic
def refuse_proposal(actor: Actor, submission: Submission, sites: Collection[str]) -> int:
    """Say that what was proposed, or surely found, is another site; the old one is undecided again."""
    locked = _draft(actor, submission)
    chosen = [
        each
        for each in comparison_of(locked).sites
        if each.site.fingerprint in sites and each.state in {"proposed", "changed"}
    ]
    _decide(actor, locked, chosen, SiteDecision.OTHER)
    return len(chosen)


@transaction.atomic
def name_site_again(actor: Actor, submission: Submission, site: str, found_as: str) -> int:
    """Point out the text of this year's list that a site of last year goes by now."""
    locked = _draft(actor, submission)
    found = places_of(locked).get(found_as)
    if found is None:
        return 0
    sites = comparison_of(locked).sites
    chosen = [each._replace(found=found) for each in sites if each.site.fingerprint == site]
    _decide(actor, locked, chosen, SiteDecision.SAME)
    return len(chosen)


def end_sites(actor: Actor, submission: Submission, sites: Collection[str], ending: Ending | None) -> int:
    """Say that sites are no longer used, or with `ending` None that it is not known; answers how many.

    A site that was taken over from last year's list leaves this year's list with it.
    """
    with transaction.atomic():
        locked = _draft(actor, submission)
        chosen = [
            each
            for each in comparison_of(locked).sites
            if each.site.fingerprint in sites and each.state not in {"confirmed", "changed"}
        ]
        decision = SiteDecision.ENDED if ending else SiteDecision.UNKNOWN
        gone = [each._replace(found=None) for each in chosen]
        _decide(actor, locked, gone, decision, ending=ending)
        leaving = [each.site.fingerprint for each in chosen if each.state == "taken_over"]
        rows = list(locked.rows.filter(mention__in=leaving, origin=RowOrigin.LAST_YEAR))
        write_taken_out(actor, locked, rows)
    read_now_if_quick(locked)
    return len(chosen)


@transaction.atomic
def decide_again(actor: Actor, submission: Submission, sites: Collection[str]) -> None:
    """Take decisions back: the sites are as the lists and the machine say."""
    locked = _draft(actor, submission)
    LastYearSite.objects.filter(
        organisation=locked.organisation_id, cycle=locked.cycle_id, site__in=sites
    ).delete()


def _draft(actor: Actor, submission: Submission) -> Submission:
    require(actor, Action.WRITE, list_of(submission))
    locked = locked_submission(submission)
    check_is_draft(locked)
    return locked


def _decide(
    actor: Actor,
    submission: Submission,
    sites: Iterable[SiteAgain],
    decision: SiteDecision,
    *,
    ending: Ending | None = None,
) -> None:
    """Put down one decision about many sites, in place of what was decided about them before."""
    decided = {
        "decision": decision,
        "end_reason": ending.reason if ending else "",
        "ended_on": ending.ended_on if ending else None,
        "decided_by_id": person_id(actor),
        "decided_at": timezone.now(),
    }
    key = {"organisation_id": submission.organisation_id, "cycle_id": submission.cycle_id}
    LastYearSite.objects.bulk_create(
        [
            LastYearSite(**key, site=each.site.fingerprint, found_as=each.found_as, **decided)
            for each in sites
        ],
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["organisation", "cycle", "site"],
        update_fields=["found_as", *decided],
    )


def take_over_sites(actor: Actor, submission: Submission, sites: Collection[str]) -> int:
    """Put sites of last year's list that this year's does not have into it, as used again."""
    with transaction.atomic():
        locked = _draft(actor, submission)
        lists = last_years_lists(locked)
        missing = [
            each._replace(found=each.site)
            for each in comparison_of(locked).sites
            if each.site.fingerprint in sites and each.found is None
        ]
        taken_over = rows_to_take_over(lists, [each.found_as for each in missing])
        count = _add_rows(locked, taken_over)
        _decide(actor, locked, missing, SiteDecision.SAME)
    read_now_if_quick(locked)
    return count


def start_from_last_year(actor: Actor, cycle: Cycle, organisation: Organisation) -> Submission:
    """A new version that begins with every site of last year's list; each is confirmed or ended then.

    Asked twice while the first is still a draft, the draft is the answer.
    """
    require(actor, Action.WRITE, Thing(Kind.OWN_LINKS, organisation.pk, cycle.agreement_id))
    check_takes_lists_of(cycle, organisation.pk)
    with transaction.atomic():
        Cycle.objects.select_for_update().get(pk=cycle.pk)
        draft = Submission(
            cycle=cycle,
            organisation=organisation,
            state=SubmissionState.DRAFT,
            upload_token=uuid4(),
            revision=1,
            uploaded_by_id=person_id(actor),
            uploaded_at=timezone.now(),
        )
        lists = last_years_lists(draft)
        if not lists:
            raise NothingOfLastYear
        if known := _begun_already(draft):
            return known
        add_version(draft)
        _add_rows(draft, rows_to_take_over(lists, places_of(*lists)))
    return read_now_if_quick(draft)


def _begun_already(draft: Submission) -> Submission | None:
    return Submission.objects.filter(
        cycle=draft.cycle, organisation=draft.organisation, state=SubmissionState.DRAFT, sha256=""
    ).first()


def _add_rows(submission: Submission, rows: Collection[ListRow]) -> int:
    """Add rows of last year's list as rows that stand in no file."""
    first = next_added_row(submission)
    ListRow.objects.bulk_create(
        [
            ListRow(
                submission=submission,
                sheet=ADDED_SHEET,
                row=number,
                origin=RowOrigin.LAST_YEAR,
                given=given_again(row),
            )
            for number, row in enumerate(rows, start=first)
        ],
        batch_size=_BATCH,
    )
    to_be_read_again(submission)
    return len(rows)


def next_added_row(submission: Submission) -> int:
    """The number of the next row that stands in no file."""
    last = submission.rows.filter(sheet=ADDED_SHEET).aggregate(last=Max("row"))["last"]
    return int(last or 0) + 1


def given_again(row: ListRow) -> dict[str, str]:
    """What was understood of a row, as the texts of a new one that is understood the same."""
    given = {
        _COPIED.get(name, name): str(text)
        for name, text in row.fields.items()
        if name not in _NOT_GIVEN and text
    }
    given |= {"name": row.name, "country": row.country}
    if row.lat is not None and row.lng is not None:
        given |= {"lat": str(row.lat), "lng": str(row.lng)}
    if row.identifiers:
        given["other_ids"] = " | ".join(row.identifiers)
    if row.fields.get("disclosure") or row.disclosure != "confidential":
        given["disclosure"] = row.disclosure
    return {name: text for name, text in given.items() if text}
