"""Accounts, the roles people hold, the log of looks at confidential things, and letters."""

from akkoord.desk.people.models.accounts import Mandate, SignInFailure, User, UserManager
from akkoord.desk.people.models.conflicts import ConflictOfInterest, PartTaken
from akkoord.desk.people.models.invitations import Invitation
from akkoord.desk.people.models.letters import Letter
from akkoord.desk.people.models.links import AccountLink
from akkoord.desk.people.models.looks import AccessLogEntry, AccessLogQuerySet, AppendOnly
from akkoord.desk.people.models.short_staff import ShortStaff

__all__ = [
    "AccessLogEntry",
    "AccessLogQuerySet",
    "AccountLink",
    "AppendOnly",
    "ConflictOfInterest",
    "Invitation",
    "Letter",
    "Mandate",
    "PartTaken",
    "ShortStaff",
    "SignInFailure",
    "User",
    "UserManager",
]
