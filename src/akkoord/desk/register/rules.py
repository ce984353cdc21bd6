"""Which moves a cycle and a submission may make, and what the same row is."""

import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from hashlib import blake2b

from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop


class CycleState(StrEnum):
    """One year of an agreement."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    ASSESSING = "assessing"
    PUBLISHED = "published"
    ARCHIVED = "archived"


class SubmissionState(StrEnum):
    """One version of a company's list for one year; no version at all is "not handed in"."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    IN_REVIEW = "in_review"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    REPLACED = "replaced"


class Disclosure(StrEnum):
    """Who may know that a company uses a location; confidential unless the company says otherwise."""

    CONFIDENTIAL = "confidential"
    CASE_PEERS = "case_peers"
    PUBLIC = "public"


class EndReason(StrEnum):
    """Why a company no longer uses a location."""

    NO_ORDERS = "no_orders"
    CLOSED = "closed"
    MOVED = "moved"
    EXIT = "exit"


class RunState(StrEnum):
    """Where a run over all lists stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class IllegalMove(AkkoordError):
    """The thing is not in a state from which this can be done."""

    code = "illegal_move"
    sentence = gettext_noop("This is not possible now: it is %(state)s.")


class CycleNotOpen(AkkoordError):
    """Lists are taken in only while the year is open."""

    code = "cycle_not_open"
    sentence = gettext_noop("The year %(year)s does not take lists at this moment.")


class NotTakingPart(AkkoordError):
    """Only who is bound by the agreement hands in."""

    code = "not_taking_part"
    sentence = gettext_noop("Your company does not take part in this agreement now, so it hands in no list.")


class ListNotAcceptable(AkkoordError):
    """The file as a whole cannot be taken in."""

    code = "list_not_acceptable"
    sentence = gettext_noop(
        "This list cannot be handed in yet: first mend what is marked as blocking, then upload it again."
    )


class FileNotKept(AkkoordError):
    """The disk did not take the file."""

    code = "file_not_kept"
    sentence = gettext_noop(
        "The server could not keep your file, perhaps because it has no room. Nothing was changed. Please "
        "tell the secretariat, and try again later."
    )


class TokenUsedElsewhere(AkkoordError):
    """The form was already used for another company or year."""

    code = "token_used_elsewhere"
    sentence = gettext_noop("This form was already used. Please open the upload page again.")


class PairAlreadyJudged(AkkoordError):
    """Somebody else judged the pair a moment ago."""

    code = "pair_already_judged"
    sentence = gettext_noop(
        "A colleague has judged this pair already: %(verdict)s. Your answer was not needed and nothing "
        "was changed; if you do not agree, undo that judgement first."
    )


class PairChanged(AkkoordError):
    """The pair is no longer there to be judged."""

    code = "pair_changed"
    sentence = gettext_noop("This pair is no longer in the queue. Nothing was changed.")


class JudgementAlreadyUndone(AkkoordError):
    """The judgement does not count any more."""

    code = "judgement_already_undone"
    sentence = gettext_noop("This judgement was undone already. Nothing was changed.")


class NothingToJudge(AkkoordError):
    """A merge or split that names no two different sets of rows."""

    code = "nothing_to_judge"
    sentence = gettext_noop("Choose rows on both sides: there is nothing to join or to take apart.")


class AlreadyRunning(AkkoordError):
    """Only one run over the lists at a time."""

    code = "consolidation_running"
    sentence = gettext_noop("The lists are being compared already. Please wait until that is finished.")


class RegisterChanged(AkkoordError):
    """Somebody kept changing the register while it was computed."""

    code = "register_changed"
    sentence = gettext_noop("The register changed while the lists were compared. Please start again.")


CYCLE_MOVES: dict[CycleState, frozenset[CycleState]] = {
    CycleState.DRAFT: frozenset({CycleState.OPEN}),
    CycleState.OPEN: frozenset({CycleState.CLOSED}),
    CycleState.CLOSED: frozenset({CycleState.OPEN, CycleState.ASSESSING}),
    CycleState.ASSESSING: frozenset({CycleState.PUBLISHED}),
    CycleState.PUBLISHED: frozenset({CycleState.ARCHIVED}),
    CycleState.ARCHIVED: frozenset(),
}

SUBMISSION_MOVES: dict[SubmissionState, frozenset[SubmissionState]] = {
    SubmissionState.DRAFT: frozenset({SubmissionState.SUBMITTED, SubmissionState.REPLACED}),
    SubmissionState.SUBMITTED: frozenset(
        {
            SubmissionState.IN_REVIEW,
            SubmissionState.ACCEPTED,
            SubmissionState.RETURNED,
            SubmissionState.REPLACED,
        }
    ),
    SubmissionState.IN_REVIEW: frozenset(
        {SubmissionState.ACCEPTED, SubmissionState.RETURNED, SubmissionState.REPLACED}
    ),
    SubmissionState.RETURNED: frozenset({SubmissionState.REPLACED}),
    SubmissionState.ACCEPTED: frozenset({SubmissionState.REPLACED}),
    SubmissionState.REPLACED: frozenset(),
}

REPLACES: dict[SubmissionState, frozenset[SubmissionState]] = {
    SubmissionState.DRAFT: frozenset({SubmissionState.DRAFT, SubmissionState.RETURNED}),
    SubmissionState.SUBMITTED: frozenset({SubmissionState.SUBMITTED, SubmissionState.IN_REVIEW}),
    SubmissionState.ACCEPTED: frozenset({SubmissionState.ACCEPTED}),
}
"""When a version reaches the state on the left, earlier versions in the states on the right give way.

So the last accepted version stays live until a later one is accepted."""


def check_cycle_move(old: CycleState, new: CycleState) -> None:
    """Raise `IllegalMove` unless a cycle may go from `old` to `new`."""
    if new not in CYCLE_MOVES[old]:
        raise IllegalMove(state=old.value)


def check_submission_move(old: SubmissionState, new: SubmissionState) -> None:
    """Raise `IllegalMove` unless a submission may go from `old` to `new`."""
    if new not in SUBMISSION_MOVES[old]:
        raise IllegalMove(state=old.value)


def fingerprint(name: str, address: str, country: str) -> str:
    """What a row says about where it is, as 32 hexadecimal characters.

    Rows that differ only in case, punctuation, blanks or width of characters have the same one, in any
    list and any year; judgements are remembered by it. It must never change: stored judgements name it.
    """
    said = "\x1f".join(_folded(part) for part in (name, address, country))
    return blake2b(said.encode(), digest_size=16).hexdigest()


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(c if c.isalnum() or unicodedata.combining(c) else " " for c in plain).split())


def most_confidential(disclosures: Iterable[Disclosure]) -> Disclosure:
    """What a link's rows agree to show: the least of what each allows."""
    return min(disclosures, key=list(Disclosure).index, default=Disclosure.CONFIDENTIAL)


def read_disclosure(text: str) -> Disclosure:
    """The choice in a list's own column; anything but an exact code stays confidential."""
    code = text.strip().casefold().replace(" ", "_").replace("-", "_")
    return Disclosure(code) if code in set(Disclosure) else Disclosure.CONFIDENTIAL


def ordered(left: str, right: str) -> tuple[str, str]:
    """A pair of fingerprints the same way round, whoever names it."""
    return (left, right) if left <= right else (right, left)
