"""What people may decide of an edition that the release gate judged."""

from enum import StrEnum

from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop


class DecisionKind(StrEnum):
    """What is decided."""

    LET = "let"
    HOLD_COMPANY = "hold_company"
    HOLD_LOCATION = "hold_location"


DECISION_TITLES = {
    DecisionKind.LET: gettext_noop("A company comes or goes with too few others"),
    DecisionKind.HOLD_COMPANY: gettext_noop("The links of a company are held back"),
    DecisionKind.HOLD_LOCATION: gettext_noop("A location is held back"),
}
OF_A_COMPANY = frozenset({DecisionKind.LET, DecisionKind.HOLD_COMPANY})


class NotInThisEdition(AkkoordError):
    """What is to be held back or let go has nothing to do with the edition."""

    code = "not_in_this_edition"
    sentence = gettext_noop("This edition has no such company or location, so there is nothing to decide.")


class DecidedAlready(AkkoordError):
    """The same decision stands."""

    code = "decided_already"
    sentence = gettext_noop("This is decided already. Take the decision back first, if it was wrong.")
