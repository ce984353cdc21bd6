"""Who produces where: derived from the rows of live lists, and ended by the company."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor
from akkoord.desk.register.actions.submissions import answered_by, list_of
from akkoord.desk.register.models import ListRow, SourcingLink, Submission
from akkoord.desk.register.rules import (
    CycleNotOpen,
    Disclosure,
    EndReason,
    IllegalMove,
    SubmissionState,
    most_confidential,
)

_BATCH = 500
_FACTS = [
    *("disclosure", "tier", "relation", "processes", "products", "brands", "volume_band", "since"),
    *("ended_on", "end_reason"),
]


@dataclass(frozen=True, slots=True)
class _Key:
    organisation_id: UUID
    location_id: str
    cycle_id: int


def derive_links(
    *, organisations: Collection[UUID] | None = None, locations: Collection[str] | None = None
) -> None:
    """Make the links what the live rows say, of these organisations and locations or of all.

    Call inside a transaction. What is right already is not touched.
    """
    chosen: dict[str, Any] = {}
    if organisations is not None:
        chosen["organisation__in"] = organisations
    if locations is not None:
        chosen["location__in"] = locations
    wanted = _wanted(organisations, locations)
    known = {
        _Key(link.organisation_id, link.location_id, link.cycle_id): link
        for link in SourcingLink.objects.filter(**chosen)
    }
    SourcingLink.objects.filter(pk__in=[link.pk for key, link in known.items() if key not in wanted]).delete()
    SourcingLink.objects.bulk_create(
        [
            SourcingLink(
                organisation_id=key.organisation_id,
                location_id=key.location_id,
                cycle_id=key.cycle_id,
                **facts,
            )
            for key, facts in wanted.items()
            if key not in known
        ],
        batch_size=_BATCH,
    )
    SourcingLink.objects.bulk_update(
        list(_changed((known[key], facts) for key, facts in wanted.items() if key in known)),
        _FACTS,
        batch_size=_BATCH,
    )


def _wanted(
    organisations: Collection[UUID] | None, locations: Collection[str] | None
) -> dict[_Key, dict[str, Any]]:
    rows = ListRow.objects.filter(
        submission__state=SubmissionState.ACCEPTED, mention__location__isnull=False
    ).select_related("submission")
    if organisations is not None:
        rows = rows.filter(submission__organisation__in=organisations)
    if locations is not None:
        rows = rows.filter(mention__location__in=locations)
    grouped: dict[_Key, list[ListRow]] = defaultdict(list)
    for row in rows.annotate(place=F("mention__location")).defer("cells"):
        key = _Key(row.submission.organisation_id, row.place, row.submission.cycle_id)
        grouped[key].append(row)
    return {key: _facts(rows) for key, rows in grouped.items()}


def _facts(rows: list[ListRow]) -> dict[str, Any]:
    """One link from the rows behind it: ended only when all of them are."""
    ends = sorted((row.ended_on, row.end_reason) for row in rows if row.ended_on)
    ended_on, end_reason = ends[-1] if len(ends) == len(rows) else (None, "")
    return {
        "disclosure": most_confidential(Disclosure(row.disclosure) for row in rows),
        "tier": _first(rows, "tier")[:40],
        "relation": _first(rows, "relation")[:40],
        "processes": _first(rows, "processes"),
        "products": _first(rows, "products"),
        "brands": " | ".join(dict.fromkeys(filter(None, (row.fields.get("brand", "") for row in rows)))),
        "volume_band": _first(rows, "volume_band")[:40],
        "since": _first(rows, "since")[:40],
        "ended_on": ended_on,
        "end_reason": end_reason,
    }


def _first(rows: list[ListRow], field: str) -> str:
    return next((str(row.fields[field]) for row in rows if row.fields.get(field)), "")


def _changed(pairs: Iterable[tuple[SourcingLink, dict[str, Any]]]) -> Iterable[SourcingLink]:
    for link, facts in pairs:
        if any(getattr(link, name) != value for name, value in facts.items()):
            for name, value in facts.items():
                setattr(link, name, value)
            yield link


@transaction.atomic
def end_link(
    actor: Actor, submission: Submission, fingerprint: str, *, ended_on: date, reason: EndReason
) -> int:
    """Say that the company no longer uses what these rows of its live list name; answers how many.

    All rows of that list with the same text end together; the location and its history stay. Of a merged
    company's list this is said as long as the year takes lists; raises `CycleNotOpen` after it.
    """
    require(actor, Action.SUBMIT, list_of(submission))
    if submission.state != SubmissionState.ACCEPTED:
        raise IllegalMove(state=submission.get_state_display())
    if answered_by(submission) != submission.organisation_id and not submission.cycle.takes_lists:
        raise CycleNotOpen(year=submission.cycle.year)
    ended = submission.rows.filter(mention=fingerprint).update(ended_on=ended_on, end_reason=reason)
    derive_links(organisations=[submission.organisation_id])
    return ended
