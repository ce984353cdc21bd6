"""Forms of the agreement pages."""

from akkoord.desk.agreements.forms.configuration import NewAgreementForm
from akkoord.desk.agreements.forms.joining import (
    AnswerForm,
    ApplyForm,
    MarketShareForm,
    ObjectionForm,
    SignForm,
    StepBackForm,
)
from akkoord.desk.agreements.forms.parties import ParticipationFilterForm, StateForm
from akkoord.desk.agreements.forms.phases import ClosingForm, PhaseForm
from akkoord.desk.agreements.forms.set_up import PARTS

__all__ = [
    "PARTS",
    "AnswerForm",
    "ApplyForm",
    "ClosingForm",
    "MarketShareForm",
    "NewAgreementForm",
    "ObjectionForm",
    "ParticipationFilterForm",
    "PhaseForm",
    "SignForm",
    "StateForm",
    "StepBackForm",
]
