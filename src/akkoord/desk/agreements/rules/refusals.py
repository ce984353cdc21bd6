"""What is not possible now: the refusals of an agreement's rules."""

from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop


class IllegalMove(AkkoordError):
    """The state that somebody wants does not follow the present one."""

    code = "illegal_move"
    sentence = gettext_noop('"%(now)s" cannot be followed by "%(wanted)s".')


class NotInThisPhase(AkkoordError):
    """The phase of the agreement does not allow it."""

    code = "not_in_this_phase"
    sentence = gettext_noop("This is not possible in the present phase of the agreement.")


class ReasonNeeded(AkkoordError):
    """A change of state is a fact with a reason."""

    code = "reason_needed"
    sentence = gettext_noop("Say in a few words why.")


class NameTaken(AkkoordError):
    """Another agreement has this short name."""

    code = "name_taken"
    sentence = gettext_noop('There is an agreement with the short name "%(name)s" already.')
