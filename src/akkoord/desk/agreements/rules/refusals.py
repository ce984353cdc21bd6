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


class DocumentsMissing(AkkoordError):
    """Not every document is signed."""

    code = "documents_missing"
    sentence = gettext_noop("Not every document is signed yet; %(count)d are missing.")


class WindowOpen(AkkoordError):
    """Parties may still object."""

    code = "window_open"
    sentence = gettext_noop("Parties may object until %(until)s; after that day you can admit the company.")


class WindowClosed(AkkoordError):
    """The time to object is over, or has not begun."""

    code = "window_closed"
    sentence = gettext_noop("It is not possible to object now.")


class ObjectionsOpen(AkkoordError):
    """An objection is not answered, or was upheld."""

    code = "objections_open"
    sentence = gettext_noop("There is an objection that is not set aside.")


class SuccessorNeeded(AkkoordError):
    """A merger says into which company."""

    code = "successor_needed"
    sentence = gettext_noop("Say into which company it was merged.")


class SuccessorMerged(AkkoordError):
    """The company that was named was merged into another one itself."""

    code = "successor_merged"
    sentence = gettext_noop(
        "%(name)s was itself merged into another company. Choose the company that goes on today."
    )


class AlreadyAnswered(AkkoordError):
    """Somebody answered the objection before."""

    code = "already_answered"
    sentence = gettext_noop("A colleague has answered this objection already.")
