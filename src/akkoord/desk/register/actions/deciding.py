"""The secretariat looks at a list: accept it, or return it with questions."""

from django.db import transaction
from django.utils import timezone

from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor, Kind, Thing
from akkoord.desk.register.actions.links import derive_links
from akkoord.desk.register.actions.revision import count_up
from akkoord.desk.register.actions.submissions import locked_submission, replace_earlier
from akkoord.desk.register.models import Submission
from akkoord.desk.register.rules import SubmissionState, check_submission_move


def _hand_in_of(submission: Submission) -> Thing:
    return Thing(
        Kind.HAND_IN,
        organisation_id=submission.organisation_id,
        agreement_id=submission.cycle.agreement_id,
    )


@transaction.atomic
def begin_review(actor: Actor, submission: Submission) -> Submission:
    """Say that somebody of the secretariat is at it."""
    return _decide(actor, submission, SubmissionState.IN_REVIEW)


@transaction.atomic
def accept(actor: Actor, submission: Submission) -> Submission:
    """Make this version the live one: its rows count from the next comparison of all lists.

    The version that was live until now gives way, and with it the links that it alone supported.
    """
    accepted = _decide(actor, submission, SubmissionState.ACCEPTED)
    count_up()
    derive_links(organisations=[accepted.organisation_id])
    return accepted


@transaction.atomic
def return_with_questions(actor: Actor, submission: Submission, questions: str) -> Submission:
    """Give the list back; the company uploads a new version, and its day of handing in stays."""
    return _decide(actor, submission, SubmissionState.RETURNED, questions=questions)


def _decide(
    actor: Actor, submission: Submission, state: SubmissionState, *, questions: str = ""
) -> Submission:
    require(actor, Action.WRITE, _hand_in_of(submission))
    locked = locked_submission(submission)
    if locked.state == state:
        return locked
    check_submission_move(SubmissionState(locked.state), state)
    if state is SubmissionState.ACCEPTED:
        replace_earlier(locked, state)
    locked.state = state
    locked.questions = questions
    locked.decided_at = timezone.now()
    locked.decided_by_id = actor.user_id
    locked.save(update_fields=["state", "questions", "decided_at", "decided_by"])
    return locked
