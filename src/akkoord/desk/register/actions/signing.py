"""Signing: a person with the right to declares that the list is complete, and gets a receipt."""

import secrets
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from akkoord.desk.people.actions import require, write_letter
from akkoord.desk.people.models import User
from akkoord.desk.people.rules import Action, Actor
from akkoord.desk.register import private_files
from akkoord.desk.register.actions.person import person_id
from akkoord.desk.register.actions.submissions import (
    answered_by,
    check_is_draft,
    check_takes_lists_of,
    list_of,
    locked_submission,
    note_who_answers,
    replace_earlier,
)
from akkoord.desk.register.models import Receipt, Submission
from akkoord.desk.register.queries.signing import Summary, frozen_copy, summary_of
from akkoord.desk.register.rules import (
    TIER_QUESTIONS,
    ExitsUnanswered,
    ListChanged,
    ListNotAcceptable,
    QuestionsOpen,
    SitesUndecided,
    StillBeingRead,
    SubmissionState,
    check_submission_move,
)

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Letters and digits that nobody mistakes for one another."""
_SIGNS_IN_A_NUMBER = 8


def submit(actor: Actor, submission: Submission, *, seen_revision: int | None = None) -> Submission:
    """Sign the list: the company's admin declares that it is complete. Twice is once.

    The list as it stands is frozen, and its hash is on the receipt. Raises `SitesUndecided` while a
    site of last year's list is neither there nor explained, `ExitsUnanswered` while the company has not
    answered how it left a site by its own choice, `QuestionsOpen` while the secretariat waits for an
    answer, and `ListChanged` when it is not the revision any more that the signer has
    seen, so that no link becomes public unseen. The letter with the receipt leaves with the commit.
    """
    require(actor, Action.SUBMIT, list_of(submission))
    kept: list[str] = []
    try:
        with transaction.atomic():
            return _sign(actor, submission, kept, seen_revision)
    except BaseException:
        for name in kept:
            private_files.forget(name)
        raise


def _sign(actor: Actor, submission: Submission, kept: list[str], seen_revision: int | None) -> Submission:
    locked = locked_submission(submission)
    if locked.state == SubmissionState.SUBMITTED:
        return locked
    if seen_revision not in {None, locked.revision}:
        raise ListChanged
    summary = _checked(locked)
    locked.state = SubmissionState.SUBMITTED
    locked.submitted_at = timezone.now()
    locked.first_submitted_at = locked.first_submitted_at or locked.submitted_at
    note_who_answers(locked)
    replace_earlier(locked, SubmissionState.SUBMITTED)
    locked.save(update_fields=["state", "submitted_at", "first_submitted_at", "answered_by"])
    signer = User.objects.get(pk=person_id(actor))
    content = frozen_copy(locked, summary, signed_by=signer.name, signed_at=locked.submitted_at)
    kept.append(private_files.keep(content))
    receipt = Receipt.objects.create(
        submission=locked,
        number=_number(locked.cycle.year),
        signed_by=signer,
        signed_at=locked.submitted_at,
        sha256=private_files.sha256_of(content),
        stored_as=kept[0],
        counts=summary.counts,
    )
    write_letter(
        signer,
        "register/letters/receipt.txt",
        key=f"receipt/{receipt.pk}",
        context={"receipt": receipt, "year": locked.cycle.year},
    )
    return locked


def _checked(locked: Submission) -> Summary:
    """What is signed, or the reason why it cannot be signed now."""
    check_submission_move(SubmissionState(locked.state), SubmissionState.SUBMITTED)
    check_takes_lists_of(locked.cycle, answered_by(locked))
    if not locked.is_read:
        raise StillBeingRead
    if not locked.is_acceptable:
        raise ListNotAcceptable
    summary = summary_of(locked)
    if summary.comparison.undecided:
        raise SitesUndecided(count=summary.comparison.undecided)
    if unanswered := summary.comparison.exits_unanswered:
        raise ExitsUnanswered(count=len(unanswered))
    if summary.open_questions:
        raise QuestionsOpen(count=summary.open_questions)
    return summary


def _number(year: int) -> str:
    """A number that says nothing of how many others have signed."""
    drawn = "".join(secrets.choice(_SIGNS) for _ in range(_SIGNS_IN_A_NUMBER))
    return f"{year}-{drawn[:4]}-{drawn[4:]}"


@transaction.atomic
def say_shares_known(actor: Actor, submission: Submission, shares: Mapping[str, str]) -> Submission:
    """Say for each question what share of the purchase value the list covers; "none" where none is needed."""
    require(actor, Action.WRITE, list_of(submission))
    locked = locked_submission(submission)
    check_is_draft(locked)
    known = {question for question, _, _ in TIER_QUESTIONS}
    locked.tier_shares = {question: text for question, text in shares.items() if question in known and text}
    locked.save(update_fields=["tier_shares"])
    return locked
