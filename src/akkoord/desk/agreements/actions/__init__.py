"""Changes to agreements: who comes in, who leaves, which phase begins."""

from akkoord.desk.agreements.actions.participation import apply_for_participation, change_participation_state
from akkoord.desk.agreements.actions.phases import change_phase

__all__ = ["apply_for_participation", "change_participation_state", "change_phase"]
