"""What is kept of agreements, organisations, and who takes part in what."""

from akkoord.desk.agreements.models.agreement_trail import AgreementChange, ClosingRecord, PhaseChange
from akkoord.desk.agreements.models.agreements import Agreement
from akkoord.desk.agreements.models.commitments import Commitment, CommitmentEvent
from akkoord.desk.agreements.models.deliverables import (
    Deliverable,
    Evidence,
    MonitoringReport,
    MonitorJudgement,
)
from akkoord.desk.agreements.models.market import MarketShare
from akkoord.desk.agreements.models.meetings import (
    AgendaItem,
    Attendance,
    Body,
    Decision,
    Meeting,
    Paper,
    Question,
    Seat,
    Statement,
)
from akkoord.desk.agreements.models.norms import NormSet
from akkoord.desk.agreements.models.organisations import Organisation, OrganisationName
from akkoord.desk.agreements.models.papers import PaperFile
from akkoord.desk.agreements.models.participations import (
    Objection,
    Participation,
    ParticipationEvent,
    SignedDocument,
)
from akkoord.desk.agreements.models.projects import (
    CollectiveProject,
    ProjectAim,
    ProjectEvent,
    ProjectMeeting,
    ProjectMember,
    ProjectMoney,
    ProjectResult,
)
from akkoord.desk.agreements.models.reviews import Recommendation, RecommendationEvent, Review
from akkoord.desk.agreements.models.seats import SeatNumber
from akkoord.desk.agreements.models.trainings import Enrolment, Training, TrainingDate

__all__ = [
    "AgendaItem",
    "Agreement",
    "AgreementChange",
    "Attendance",
    "Body",
    "ClosingRecord",
    "CollectiveProject",
    "Commitment",
    "CommitmentEvent",
    "Decision",
    "Deliverable",
    "Enrolment",
    "Evidence",
    "MarketShare",
    "Meeting",
    "MonitorJudgement",
    "MonitoringReport",
    "NormSet",
    "Objection",
    "Organisation",
    "OrganisationName",
    "Paper",
    "PaperFile",
    "Participation",
    "ParticipationEvent",
    "PhaseChange",
    "ProjectAim",
    "ProjectEvent",
    "ProjectMeeting",
    "ProjectMember",
    "ProjectMoney",
    "ProjectResult",
    "Question",
    "Recommendation",
    "RecommendationEvent",
    "Review",
    "Seat",
    "SeatNumber",
    "SignedDocument",
    "Statement",
    "Training",
    "TrainingDate",
]
