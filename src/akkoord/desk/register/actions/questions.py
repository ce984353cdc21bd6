"""Questions of the secretariat about a list and its rows, and the company's answers."""

from django.db import transaction
from django.utils import timezone

from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, Actor
from akkoord.desk.register.actions.deciding import require_deciding
from akkoord.desk.register.actions.person import person_id
from akkoord.desk.register.actions.submissions import list_of, locked_submission
from akkoord.desk.register.models import ListRow, RowQuestion, Submission
from akkoord.desk.register.rules import IllegalMove, SubmissionState

_UNDER_REVIEW = {SubmissionState.SUBMITTED, SubmissionState.IN_REVIEW}


@transaction.atomic
def ask_about_row(actor: Actor, submission: Submission, row: ListRow, text: str) -> RowQuestion:
    """Note a question at a row; the company sees it once the list is returned. Twice is once."""
    require_deciding(actor, submission)
    locked = locked_submission(submission)
    if locked.state not in _UNDER_REVIEW:
        raise IllegalMove(state=locked.get_state_display())
    question, _ = RowQuestion.objects.get_or_create(
        submission=locked,
        sheet=row.sheet,
        row=row.row,
        text=text.strip(),
        defaults={"row_name": row.name, "asked_by_id": person_id(actor), "asked_at": timezone.now()},
    )
    return question


@transaction.atomic
def drop_question(actor: Actor, submission: Submission, question_id: int) -> None:
    """Take a question back before the list is returned."""
    require_deciding(actor, submission)
    locked = locked_submission(submission)
    if locked.state not in _UNDER_REVIEW:
        raise IllegalMove(state=locked.get_state_display())
    locked.row_questions.filter(pk=question_id).delete()


@transaction.atomic
def answer_question(actor: Actor, submission: Submission, question_id: int, answer: str) -> RowQuestion:
    """Answer a question about any version of the year; it can be put otherwise until the list is signed."""
    require(actor, Action.WRITE, list_of(submission))
    question = (
        RowQuestion.objects.select_for_update(of=("self",))
        .filter(
            pk=question_id,
            submission__organisation=submission.organisation_id,
            submission__cycle=submission.cycle_id,
            submission__state__in=[SubmissionState.RETURNED, SubmissionState.REPLACED],
        )
        .first()
    )
    if question is None:
        raise NotAllowed
    question.answer = answer.strip()
    question.answered_by_id, question.answered_at = (
        (person_id(actor), timezone.now()) if question.answer else (None, None)
    )
    question.save(update_fields=["answer", "answered_by", "answered_at"])
    return question
