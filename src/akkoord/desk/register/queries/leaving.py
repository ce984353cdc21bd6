"""The sites that a company chose to leave, and what it answers about that."""

from dataclasses import dataclass

from akkoord.desk.register.models import ResponsibleExit, Submission
from akkoord.desk.register.queries.last_year import comparison_of, exits_of
from akkoord.desk.register.rules import EndReason, SubmissionState


@dataclass(frozen=True, slots=True)
class SiteLeft:
    """A site that the company chose to leave; `exit` is None while nothing is answered."""

    fingerprint: str
    name: str
    address: str
    country: str
    exit: ResponsibleExit | None


def exits_in(submission: Submission) -> list[SiteLeft]:
    """What the company chose to leave: of a draft sites of last year's list, else of the list itself."""
    if submission.state == SubmissionState.DRAFT:
        return [SiteLeft(*each.site, each.exit) for each in comparison_of(submission).sites if each.is_exit]
    rows = submission.rows.filter(end_reason=EndReason.EXIT, mention__isnull=False).order_by("pk")
    texts = {str(row.mention_id): row for row in rows.defer("cells", "fields", "given")}
    answered = exits_of(submission) if texts else {}
    return [
        SiteLeft(text, row.name, row.address, row.country, answered.get(text)) for text, row in texts.items()
    ]
