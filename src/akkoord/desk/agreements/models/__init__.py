"""What is kept of agreements, organisations, and who takes part in what."""

from akkoord.desk.agreements.models.agreements import Agreement, AgreementChange, ClosingRecord, PhaseChange
from akkoord.desk.agreements.models.market import MarketShare
from akkoord.desk.agreements.models.organisations import Organisation, OrganisationName
from akkoord.desk.agreements.models.participations import (
    Objection,
    Participation,
    ParticipationEvent,
    SignedDocument,
)

__all__ = [
    "Agreement",
    "AgreementChange",
    "ClosingRecord",
    "MarketShare",
    "Objection",
    "Organisation",
    "OrganisationName",
    "Participation",
    "ParticipationEvent",
    "PhaseChange",
    "SignedDocument",
]
