"""Where a data set stands, who may look at what until when, and why something is refused."""

from collections.abc import Collection
from datetime import date, timedelta
from enum import StrEnum

from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop

SIGNATURES_NEEDED = 2
FEWEST_ALIKE = 5
"""Companies that fit a row of the data set, however small a group the agreement allows elsewhere."""
FILE_KEPT = timedelta(days=183)
"""After the access of the last reviewer ended; then the file and the key of its pseudonyms go."""


class SetState(StrEnum):
    """How far a data set is."""

    ASKED = "asked"
    BUILT = "built"
    HANDED_OVER = "handed_over"
    REFUSED = "refused"
    REPLACED = "replaced"
    GONE = "gone"


SET_STATE_TITLES = {
    SetState.ASKED: gettext_noop("being built"),
    SetState.BUILT: gettext_noop("waits for signatures"),
    SetState.HANDED_OVER: gettext_noop("open to the reviewer"),
    SetState.REFUSED: gettext_noop("refused"),
    SetState.REPLACED: gettext_noop("replaced by a newer one"),
    SetState.GONE: gettext_noop("removed, its time was over"),
}
UNFINISHED_SETS = frozenset({SetState.ASKED, SetState.BUILT})


class ReviewerState(StrEnum):
    """How far the access of a reviewer is."""

    ASKED = "asked"
    OPEN = "open"
    ENDED = "ended"


REVIEWER_STATE_TITLES = {
    ReviewerState.ASKED: gettext_noop("waits for a second person"),
    ReviewerState.OPEN: gettext_noop("has access"),
    ReviewerState.ENDED: gettext_noop("has no access any more"),
}


class TooFewCompanies(AkkoordError):
    """Whatever is left out, too few companies would stand behind a row."""

    code = "too_few_companies"
    sentence = gettext_noop(
        "In these years fewer than %(k)s companies took part in the same way. A data set by company would "
        "tell who they are; give the reviewer figures instead."
    )


class BuilderSigns(AkkoordError):
    """Who built it does not judge it."""

    code = "builder_signs"
    sentence = gettext_noop("You had this data set built, so two others sign it.")


class SignedBefore(AkkoordError):
    """One signature a person."""

    code = "signed_before"
    sentence = gettext_noop("You have signed this data set already. Somebody else has to sign too.")


class SetNotThere(AkkoordError):
    """It stands otherwise by now, or its file is not the one that was built."""

    code = "set_not_there"
    sentence = gettext_noop("This data set stands otherwise by now. Look at the page once more.")


class EndBeforeStart(AkkoordError):
    """Access ends after it begins."""

    code = "end_before_start"
    sentence = gettext_noop("The last day comes after the first.")


class NotAppointed(AkkoordError):
    """Nothing is given before the appointment is written down."""

    code = "not_appointed"
    sentence = gettext_noop(
        "First write down by which decision and for which years the reviewer is appointed."
    )


class AppointmentStands(AkkoordError):
    """What a handed-over set rests on does not change."""

    code = "appointment_stands"
    sentence = gettext_noop(
        "A data set of these years was handed over already. The decision and the years stay as they are."
    )


class BuilderIsRecused(AkkoordError):
    """Whoever keeps away from a company does not read its list, not even for a review."""

    code = "builder_is_recused"
    sentence = gettext_noop("You keep away from one of the companies, so somebody else builds the data set.")


class DraftSettled(AkkoordError):
    """A colleague was faster, or the reviewer took it back."""

    code = "draft_settled"
    sentence = gettext_noop("This proposal has been written down or taken back already.")


def has_access(
    starts: date, ends: date, *, received_on: date | None, ends_on_receipt: bool, today: date
) -> bool:
    """Whether a reviewer may look today: the last day counts, the day of the report where that ends it."""
    last = min(ends, received_on) if ends_on_receipt and received_on else ends
    return starts <= today <= last


def check_may_sign(user_id: int | None, *, builder_id: int, signed: Collection[int]) -> int:
    """Who signs: neither the builder nor the same person twice. Raises `BuilderSigns` or `SignedBefore`."""
    if user_id is None or user_id == builder_id:
        raise BuilderSigns
    if user_id in signed:
        raise SignedBefore
    return user_id
