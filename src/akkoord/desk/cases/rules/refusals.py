"""What is not possible now: the refusals of the rules on cases."""

from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop


class NotFromHere(AkkoordError):
    """The step does not begin where this stands; often somebody else was faster."""

    code = "case_not_from_here"
    sentence = gettext_noop(
        "This is not possible from where it stands now. Somebody else may have moved it: "
        "look at it once more."
    )


class MoveNeedsReason(AkkoordError):
    """The step must say why."""

    code = "case_reason_needed"
    sentence = gettext_noop("Say in a few words why; it stays with the case.")


class RiskTooHigh(AkkoordError):
    """Companies are not told while the reporter could be harmed by it."""

    code = "case_risk_too_high"
    sentence = gettext_noop(
        "The risk for whoever reported this is judged %(level)s, so no company can be told yet. "
        "Choose how the risk is lowered, and judge it anew."
    )


class RiskNotJudged(AkkoordError):
    """Nobody has looked yet at what may happen to the reporter."""

    code = "case_risk_not_judged"
    sentence = gettext_noop("Judge the risk for whoever reported this first; no company is told before that.")


class SecondPersonNeeded(AkkoordError):
    """Two different people decide."""

    code = "case_second_person_needed"
    sentence = gettext_noop("Somebody else must decide this together with you.")


class OutcomeNotPossible(AkkoordError):
    """The outcome does not follow from what was found."""

    code = "case_outcome_not_possible"
    sentence = gettext_noop("This outcome does not follow from what was found in the case.")
