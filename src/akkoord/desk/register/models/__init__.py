"""What the register keeps: years, lists, locations, links and judgements."""

from akkoord.desk.register.models.asking import PlaceQuestion
from akkoord.desk.register.models.changes import (
    MendedCell,
    RememberedColumns,
    RememberedCountry,
    RightAsItStands,
)
from akkoord.desk.register.models.facts import LocationFact
from akkoord.desk.register.models.files import ListFile
from akkoord.desk.register.models.holds import LinkHold
from akkoord.desk.register.models.judgements import JudgementRecord, ScoredPair
from akkoord.desk.register.models.locations import Location, LocationEvent, Mention, SourcingLink
from akkoord.desk.register.models.runs import ConsolidationRun, RegisterRevision
from akkoord.desk.register.models.signing import LastYearSite, Receipt, ResponsibleExit, RowQuestion
from akkoord.desk.register.models.submissions import Cycle, ListRow, Submission, SubmissionProblem

__all__ = [
    "ConsolidationRun",
    "Cycle",
    "JudgementRecord",
    "LastYearSite",
    "LinkHold",
    "ListFile",
    "ListRow",
    "Location",
    "LocationEvent",
    "LocationFact",
    "MendedCell",
    "Mention",
    "PlaceQuestion",
    "Receipt",
    "RegisterRevision",
    "RememberedColumns",
    "RememberedCountry",
    "ResponsibleExit",
    "RightAsItStands",
    "RowQuestion",
    "ScoredPair",
    "SourcingLink",
    "Submission",
    "SubmissionProblem",
]
