"""The company's word that what a warning doubts is right as it stands: kept, and shown to the secretariat."""

from django.db import transaction
from django.utils import timezone

from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor
from akkoord.desk.register.actions.person import person_id
from akkoord.desk.register.actions.submissions import check_is_draft, list_of, locked_submission
from akkoord.desk.register.models import ListRow, RightAsItStands, Submission
from akkoord.desk.register.rules import RowGone, doubt
from akkoord.engine.intake.findings import rows_in
from akkoord.engine.problems import Severity


@transaction.atomic
def assure(actor: Actor, submission: Submission, row: ListRow) -> int:
    """Say that a row is right as it stands, whatever warnings say of it; answers how many those are.

    It holds for this text in every list of the company, until the text changes. A row that is left
    out must be mended, so nothing is said of it.
    """
    locked = _draft_with(actor, submission, row)
    if row.mention_id is None:
        return 0
    now, by = timezone.now(), person_id(actor)
    words = [
        RightAsItStands(
            organisation_id=locked.organisation_id,
            text=str(row.mention_id),
            code=problem.code,
            doubt=doubt(problem.params),
            by_id=by,
            at=now,
        )
        for problem in locked.problems.filter(severity=Severity.WARN, sheet=row.sheet)
        if row.row in rows_in(problem.params.get("rows", ""))
    ]
    RightAsItStands.objects.bulk_create(words, ignore_conflicts=True)
    return len(words)


@transaction.atomic
def doubt_again(actor: Actor, submission: Submission, row: ListRow) -> None:
    """Take that word back: the warnings about the row's text are shown again."""
    locked = _draft_with(actor, submission, row)
    RightAsItStands.objects.filter(organisation=locked.organisation_id, text=row.mention_id or "").delete()


def _draft_with(actor: Actor, submission: Submission, row: ListRow) -> Submission:
    require(actor, Action.WRITE, list_of(submission))
    locked = locked_submission(submission)
    check_is_draft(locked)
    if not locked.rows.filter(pk=row.pk).exists():
        raise RowGone
    return locked
