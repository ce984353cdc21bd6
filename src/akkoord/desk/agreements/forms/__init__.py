"""Forms of the agreement pages."""

from akkoord.desk.agreements.forms.configuration import PARTS, NewAgreementForm
from akkoord.desk.agreements.forms.parties import ParticipationFilterForm, StateForm
from akkoord.desk.agreements.forms.phases import ClosingForm, PhaseForm

__all__ = [
    "PARTS",
    "ClosingForm",
    "NewAgreementForm",
    "ParticipationFilterForm",
    "PhaseForm",
    "StateForm",
]
