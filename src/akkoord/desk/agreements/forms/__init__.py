"""Forms of the agreement pages."""

from akkoord.desk.agreements.forms.parties import ParticipationFilterForm, StateForm

__all__ = ["ParticipationFilterForm", "StateForm"]
