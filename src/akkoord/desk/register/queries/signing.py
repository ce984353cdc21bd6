"""What a company signs: its list as it stands, counted, and as the bytes that are frozen."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from akkoord.desk.register import private_files
from akkoord.desk.register.models import ListFile, ListRow, Receipt, RowQuestion, Submission
from akkoord.desk.register.queries.last_year import Comparison, comparison_of
from akkoord.desk.register.queries.reading import files_of
from akkoord.desk.register.rules import (
    TIER_QUESTIONS,
    TIERS,
    Disclosure,
    SubmissionState,
    as_choice,
)

LEFT_OUT_SHOWN = 20


@dataclass(frozen=True, slots=True)
class TierKnown:
    """One of the questions 2.1 to 2.4: how many sites the list has for it, and the share they cover."""

    question: str
    title: str
    sites: int
    share: str
    """Per cent as the company says; "none" when it needs no such sites, "" when nothing is said."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A list counted: what is signed, what stays out, and what is left to do before."""

    rows: int
    locations: int
    left_out: int
    left_out_first: tuple[ListRow, ...]
    taken_out: int
    disclosures: Mapping[str, int]
    public: tuple[ListRow, ...]
    comparison: Comparison
    tiers: tuple[TierKnown, ...]
    open_questions: int

    @property
    def can_be_signed(self) -> bool:
        seen = self.comparison
        is_told = not (seen.undecided or seen.exits_unanswered or self.open_questions)
        return is_told and self.locations > 0

    @property
    def counts(self) -> dict[str, int]:
        """What the receipt says in figures."""
        seen = self.comparison.counts
        return {
            "rows": self.rows,
            "locations": self.locations,
            "left_out": self.left_out,
            "taken_out": self.taken_out,
            "added": seen.get("added", 0),
            "confirmed": seen.get("confirmed", 0),
            "changed": seen.get("changed", 0),
            "ended": seen.get("ended", 0),
            "unknown": seen.get("unknown", 0),
            "public": self.disclosures.get(Disclosure.PUBLIC, 0),
        }


def summary_of(submission: Submission) -> Summary:
    """Everything that somebody must see before signing."""
    rows = submission.rows.defer("cells", "given", "fields", "identifiers")
    used = rows.filter(mention__isnull=False)
    counted = submission.rows.aggregate(
        rows=Count("pk"),
        locations=Count("mention", distinct=True),
        left_out=Count("pk", filter=Q(mention__isnull=True, is_taken_out=False)),
        taken_out=Count("pk", filter=Q(is_taken_out=True)),
    )
    shown = used.order_by().values_list("disclosure").annotate(Count("pk"))
    return Summary(
        **counted,
        left_out_first=tuple(rows_left_out(submission)[:LEFT_OUT_SHOWN]),
        disclosures=dict(shown),
        public=tuple(used.filter(disclosure=Disclosure.PUBLIC)),
        comparison=comparison_of(submission),
        tiers=_tiers(submission) if submission.cycle.agreement.names_makers else (),
        open_questions=open_questions(submission).filter(answered_at__isnull=True).count(),
    )


def rows_left_out(submission: Submission) -> QuerySet[ListRow]:
    """The rows that do not count as they stand."""
    rows = submission.rows.defer("cells", "given", "fields", "identifiers")
    return rows.filter(mention__isnull=True, is_taken_out=False)


def _tiers(submission: Submission) -> tuple[TierKnown, ...]:
    sites: dict[str, set[str]] = {}
    said = submission.rows.filter(mention__isnull=False, fields__tier__isnull=False).order_by()
    mentions: dict[str, set[str]] = defaultdict(set)
    for text, mention in said.values_list("fields__tier", "mention").distinct():
        mentions[str(text)].add(str(mention))
    for text, of_text in mentions.items():
        if tier := as_choice(text, TIERS):
            sites.setdefault(tier.code, set()).update(of_text)
    return tuple(
        TierKnown(
            question,
            title,
            len(set().union(*(sites.get(tier, set()) for tier in tiers))),
            str(submission.tier_shares.get(question, "")),
        )
        for question, title, tiers in TIER_QUESTIONS
    )


def open_questions(submission: Submission) -> QuerySet[RowQuestion]:
    """The questions of the year that the company has been sent, with or without an answer."""
    return RowQuestion.objects.filter(
        submission__organisation=submission.organisation_id,
        submission__cycle=submission.cycle_id,
        submission__state__in=[SubmissionState.RETURNED, SubmissionState.REPLACED],
    ).select_related("asked_by", "answered_by")


def asked_this_year(submission: Submission) -> QuerySet[RowQuestion]:
    """Every question about the company's list of the year, of any version."""
    return RowQuestion.objects.filter(
        submission__organisation=submission.organisation_id, submission__cycle=submission.cycle_id
    ).select_related("asked_by", "answered_by")


def frozen_copy(submission: Submission, summary: Summary, *, signed_by: str, signed_at: datetime) -> bytes:
    """The signed list as bytes: the same list gives the same bytes."""
    content: dict[str, Any] = {
        "company": submission.organisation.name,
        **({"answered_by": submission.answered_by.name} if submission.answered_by else {}),
        "agreement": submission.cycle.agreement.slug,
        "year": submission.cycle.year,
        "version": submission.version,
        "file": {"name": submission.filename, "sha256": submission.sha256},
        "files": [_frozen_file(each) for each in files_of(submission)],
        "signed_by": signed_by,
        "signed_at": signed_at.isoformat(),
        "counts": summary.counts,
        "shares_known": submission.tier_shares,
        "rows": [_frozen_row(row) for row in submission.rows.order_by("sheet", "row")],
        "last_year": [
            {
                "site": [each.site.name, each.site.address, each.site.country],
                "state": each.state,
                "ended_on": each.ended_on.isoformat() if each.ended_on else "",
                "reason": each.end_reason,
                **({"exit": each.exit.answers} if each.exit else {}),
            }
            for each in summary.comparison.sites
        ],
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1).encode()


def _frozen_file(file: ListFile) -> dict[str, str]:
    return {"name": file.filename, "sha256": file.sha256, "brand": file.brand}


def _frozen_row(row: ListRow) -> dict[str, Any]:
    facts = ("sheet", "row", "origin", "name", "address", "country", "lat", "lng", "identifiers", "fields")
    return {
        **{name: getattr(row, name) for name in facts},
        "disclosure": row.disclosure,
        "is_used": row.mention_id is not None,
        "is_taken_out": row.is_taken_out,
    }


def is_unchanged(receipt: Receipt) -> bool:
    """Does the frozen copy still have the hash that the receipt names?"""
    path = private_files.path_of(receipt.stored_as)
    return path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == receipt.sha256


def kept_files() -> set[str]:
    """The names of all files of the private folder that something still refers to."""
    lists = set(ListFile.objects.values_list("stored_as", flat=True))
    return lists | set(Receipt.objects.values_list("stored_as", flat=True))
