"""The versions of a list: a new one is added, and earlier ones give way."""

from uuid import UUID

from django.db.models import QuerySet

from akkoord.desk.agreements.queries import answers_for
from akkoord.desk.agreements.rules import Phase, Work, check_allows
from akkoord.desk.people.rules import Kind, Thing
from akkoord.desk.register.models import Cycle, Submission
from akkoord.desk.register.queries.hand_in import companies_that_owe
from akkoord.desk.register.rules import (
    REPLACES,
    CycleNotOpen,
    IllegalMove,
    NoListsHere,
    NotTakingPart,
    SubmissionState,
)


def answered_by(submission: Submission) -> UUID:
    """The company that answers for the list: its own, or the one into which that was merged."""
    return answers_for(submission.organisation_id, submission.cycle.agreement_id)


def list_of(submission: Submission) -> Thing:
    """What permission is asked for when a company touches a submission."""
    return Thing(
        Kind.OWN_LINKS,
        organisation_id=answered_by(submission),
        agreement_id=submission.cycle.agreement_id,
    )


def note_who_answers(submission: Submission) -> None:
    """Write down on a version that is begun or signed for which other company that happened, if any."""
    heir = answered_by(submission)
    submission.answered_by_id = None if heir == submission.organisation_id else heir


def add_version(draft: Submission) -> Submission:
    """Save `draft` as the newest version; call inside a transaction that holds the year.

    An earlier draft or returned version gives way; the day of the first handing in stays.
    """
    newest = newest_version(draft)
    draft.version = newest.version + 1 if newest else 1
    draft.first_submitted_at = newest.first_submitted_at if newest else None
    replace_earlier(draft, SubmissionState.DRAFT)
    draft.save()
    return draft


def newest_version(draft: Submission) -> Submission | None:
    """The company's newest other version of the year."""
    return _other_versions(draft).order_by("-version").first()


def _other_versions(submission: Submission) -> QuerySet[Submission]:
    return Submission.objects.filter(
        cycle_id=submission.cycle_id, organisation_id=submission.organisation_id
    ).exclude(pk=submission.pk)


def replace_earlier(submission: Submission, state: SubmissionState) -> None:
    """Let earlier versions give way to `submission`, which reaches `state`."""
    _other_versions(submission).filter(version__lt=submission.version, state__in=REPLACES[state]).update(
        state=SubmissionState.REPLACED
    )


def check_takes_lists_of(cycle: Cycle, organisation_id: UUID) -> None:
    """Raise unless the agreement takes lists now, the year is open, and the company is bound.

    The refusals are `NotInThisPhase`, `NoListsHere`, `CycleNotOpen` and `NotTakingPart`.
    """
    check_allows(Phase(cycle.agreement.phase), Work.INTAKE)
    if not cycle.agreement.hands_in_lists:
        raise NoListsHere
    if not cycle.takes_lists:
        raise CycleNotOpen(year=cycle.year)
    if not companies_that_owe(cycle).filter(organisation=organisation_id).exists():
        raise NotTakingPart


def check_is_draft(submission: Submission) -> None:
    """Raise `IllegalMove` when the list was handed in or replaced already."""
    if submission.state != SubmissionState.DRAFT:
        raise IllegalMove(state=submission.get_state_display())


def locked_submission(submission: Submission) -> Submission:
    """The submission as it is now, and nobody else's until the transaction ends."""
    return Submission.objects.select_for_update(of=("self",)).select_related("cycle").get(pk=submission.pk)
