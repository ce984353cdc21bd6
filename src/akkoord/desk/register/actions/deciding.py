"""The secretariat looks at a list: accept it, or return it with questions."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from akkoord.desk.people.actions import require, take_part, write_letter
from akkoord.desk.people.queries import people_holding
from akkoord.desk.people.rules import Action, Actor, Kind, Part, Role, Thing, check_not_own_work
from akkoord.desk.register.actions.links import derive_links
from akkoord.desk.register.actions.person import person_id
from akkoord.desk.register.actions.revision import count_up
from akkoord.desk.register.actions.submissions import answered_by, locked_submission, replace_earlier
from akkoord.desk.register.models import LastYearSite, ListRow, Receipt, RowQuestion, Submission
from akkoord.desk.register.queries.last_year import last_years_lists
from akkoord.desk.register.rules import NothingAsked, SiteDecision, SubmissionState, check_submission_move


def hand_in_of(submission: Submission, organisation_id: UUID) -> Thing:
    """What permission is asked for when the secretariat decides about a list of this organisation."""
    return Thing(
        Kind.HAND_IN,
        organisation_id=organisation_id,
        agreement_id=submission.cycle.agreement_id,
    )


def require_deciding(actor: Actor, submission: Submission) -> None:
    """Raise unless the actor may decide about the list, and about what its company was merged into."""
    require(actor, Action.WRITE, hand_in_of(submission, submission.organisation_id))
    require(actor, Action.WRITE, hand_in_of(submission, answered_by(submission)))


@transaction.atomic
def begin_review(actor: Actor, submission: Submission) -> Submission:
    """Say that somebody of the secretariat is at it."""
    return _decide(actor, submission, SubmissionState.IN_REVIEW)


@transaction.atomic
def accept(actor: Actor, submission: Submission) -> Submission:
    """Make this version the live one: its rows count from the next comparison of all lists.

    The version that was live until now gives way, and with it the links that it alone supported.
    What the company said of ended sites is put to their links of last year.
    """
    accepted = _decide(actor, submission, SubmissionState.ACCEPTED)
    _end_links_of_last_year(accepted)
    count_up()
    derive_links(organisations=[accepted.organisation_id])
    return accepted


def _end_links_of_last_year(accepted: Submission) -> None:
    lists = last_years_lists(accepted)
    for site in LastYearSite.objects.filter(
        organisation=accepted.organisation_id, cycle=accepted.cycle_id, decision=SiteDecision.ENDED
    ):
        rows = ListRow.objects.filter(submission__in=lists, mention=site.site)
        rows.update(ended_on=site.ended_on, end_reason=site.end_reason)


@transaction.atomic
def return_with_questions(actor: Actor, submission: Submission, questions: str = "") -> Submission:
    """Give the list back with what was asked at its rows and, in `questions`, about the whole.

    The company answers and signs again; its day of handing in stays. Raises `NothingAsked` when
    there is no question at all.
    """
    returned = _decide(actor, submission, SubmissionState.RETURNED, questions=questions.strip())
    if returned.questions:
        RowQuestion.objects.get_or_create(
            submission=returned,
            row=None,
            text=returned.questions,
            defaults={"asked_by_id": person_id(actor), "asked_at": timezone.now()},
        )
    if not returned.row_questions.exists():
        raise NothingAsked
    for admin in people_holding([Role.COMPANY_ADMIN], organisation=answered_by(returned)):
        write_letter(
            admin,
            "register/letters/returned.txt",
            key=f"returned/{returned.pk}/{admin.pk}",
            context={"year": returned.cycle.year},
        )
    return returned


def _decide(
    actor: Actor, submission: Submission, state: SubmissionState, *, questions: str = ""
) -> Submission:
    require_deciding(actor, submission)
    locked = locked_submission(submission)
    if locked.state == state:
        return locked
    check_submission_move(SubmissionState(locked.state), state)
    if state is not SubmissionState.IN_REVIEW:
        _check_apart(actor, locked)
    if state is SubmissionState.ACCEPTED:
        replace_earlier(locked, state)
    locked.state = state
    locked.questions = questions
    locked.decided_at = timezone.now()
    locked.decided_by_id = actor.user_id
    locked.save(update_fields=["state", "questions", "decided_at", "decided_by"])
    return locked


def _check_apart(actor: Actor, submission: Submission) -> None:
    """Who handed the list in or signed it, or assesses the company this year, does not decide about it."""
    signers = Receipt.objects.filter(submission=submission).values_list("signed_by_id", flat=True)
    uploaders = submission.files.values_list("uploaded_by_id", flat=True)
    check_not_own_work(actor.user_id, did=[submission.uploaded_by_id, *uploaders, *signers])
    take_part(
        actor,
        Part.ADVISED,
        submission.organisation_id,
        agreement_id=submission.cycle.agreement_id,
        year=submission.cycle.year,
    )
