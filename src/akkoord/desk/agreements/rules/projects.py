"""Collective projects: how one stands, who is asked, and what everybody who takes part has to know."""

from datetime import date
from enum import StrEnum

from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop


class ProjectState(StrEnum):
    """How far a project is; that it has not begun or is over follows from its days."""

    PROPOSED = "proposed"
    ON_AGENDA = "on_agenda"
    DECIDED = "decided"
    DECLINED = "declined"
    CLOSED = "closed"


class ProjectStanding(StrEnum):
    """How a project stands on a day, as pages show it."""

    PROPOSED = "proposed"
    ON_AGENDA = "on_agenda"
    TO_COME = "to_come"
    RUNNING = "running"
    OVER = "over"
    CLOSED = "closed"
    DECLINED = "declined"


PROJECT_STANDING_TITLES = {
    ProjectStanding.PROPOSED: gettext_noop("proposed"),
    ProjectStanding.ON_AGENDA: gettext_noop("before the steering group"),
    ProjectStanding.TO_COME: gettext_noop("begins soon"),
    ProjectStanding.RUNNING: gettext_noop("under way"),
    ProjectStanding.OVER: gettext_noop("over, to be closed"),
    ProjectStanding.CLOSED: gettext_noop("closed"),
    ProjectStanding.DECLINED: gettext_noop("not begun"),
}


class ProjectMove(StrEnum):
    """What somebody writes down about a project."""

    PROPOSED = "proposed"
    ON_AGENDA = "on_agenda"
    BEGUN = "begun"
    DECLINED = "declined"
    EXTENDED = "extended"
    NOTE = "note"
    CLOSED = "closed"


PROJECT_MOVE_TITLES = {
    ProjectMove.PROPOSED: gettext_noop("proposed"),
    ProjectMove.ON_AGENDA: gettext_noop("put before the steering group"),
    ProjectMove.BEGUN: gettext_noop("decided"),
    ProjectMove.DECLINED: gettext_noop("not begun"),
    ProjectMove.EXTENDED: gettext_noop("goes on longer"),
    ProjectMove.NOTE: gettext_noop("note"),
    ProjectMove.CLOSED: gettext_noop("closed"),
}
MOVES_FROM = {
    ProjectStanding.PROPOSED: (ProjectMove.ON_AGENDA, ProjectMove.DECLINED),
    ProjectStanding.ON_AGENDA: (ProjectMove.BEGUN, ProjectMove.DECLINED),
    ProjectStanding.TO_COME: (ProjectMove.EXTENDED, ProjectMove.NOTE),
    ProjectStanding.RUNNING: (ProjectMove.NOTE, ProjectMove.EXTENDED, ProjectMove.CLOSED),
    ProjectStanding.OVER: (ProjectMove.CLOSED, ProjectMove.EXTENDED),
    ProjectStanding.CLOSED: (),
    ProjectStanding.DECLINED: (),
}
"""What may be written down next."""
GOES_ON = frozenset({ProjectStanding.TO_COME, ProjectStanding.RUNNING})
"""While it is so, members come, meet and promise; on its last day the project ends by itself."""
HAS_BEGUN = frozenset({ProjectStanding.RUNNING, ProjectStanding.OVER, ProjectStanding.CLOSED})


class MemberState(StrEnum):
    """How an organisation stands with a project."""

    ASKED = "asked"
    JOINED = "joined"
    REFUSED = "refused"
    LEFT = "left"


MEMBER_STATE_TITLES = {
    MemberState.ASKED: gettext_noop("asked"),
    MemberState.JOINED: gettext_noop("takes part"),
    MemberState.REFUSED: gettext_noop("does not take part"),
    MemberState.LEFT: gettext_noop("took part"),
}

PROJECT_REMINDER = gettext_noop(
    "Competition law applies in every project: nobody speaks of prices, costs, volumes, capacities, "
    "customers or plans of single companies, and nobody agrees with others to leave a location or a "
    "supplier. The secretariat is there whenever members meet, and keeps the report."
)


class ProjectMoveNotOpen(AkkoordError):
    """The project stands otherwise by now."""

    code = "project_move_not_open"
    sentence = gettext_noop("The project stands otherwise by now. Look at it once more.")


class ProjectOver(AkkoordError):
    """Outside its days nobody joins, meets or promises in a project."""

    code = "project_over"
    sentence = gettext_noop(
        "The project does not run on this day. The steering group can decide that it goes on longer."
    )


class ProjectEndNeeded(AkkoordError):
    """A project has an end that comes after its start, or after the end that stood."""

    code = "project_end_needed"
    sentence = gettext_noop("Give a last day that comes after the first, and after the one that stands now.")


class DecisionNeeded(AkkoordError):
    """Only the steering group decides on this, in a meeting."""

    code = "decision_needed"
    sentence = gettext_noop("Choose the decision of the steering group that says so.")


class ReminderNotRead(AkkoordError):
    """Who takes part has read what competition law asks."""

    code = "reminder_not_read"
    sentence = gettext_noop("Tick that you have read what competition law asks before you say yes.")


class OnlyWhenAsked(AkkoordError):
    """A company decides for itself whether it takes part."""

    code = "only_when_asked"
    sentence = gettext_noop("A company is asked, and takes part only if it says yes itself.")


def project_standing(
    state: ProjectState, starts: date | None, ends: date | None, *, today: date
) -> ProjectStanding:
    """How a project stands on a day; its last day still belongs to it."""
    if state is not ProjectState.DECIDED:
        return ProjectStanding(state.value)
    if starts and today < starts:
        return ProjectStanding.TO_COME
    return ProjectStanding.OVER if ends and ends < today else ProjectStanding.RUNNING


def runs_on(standing: ProjectStanding, starts: date | None, ends: date | None, day: date) -> bool:
    """Whether something may be planned or held on that day."""
    return standing in GOES_ON and (starts is None or starts <= day) and (ends is None or day <= ends)
