"""Letting things go: proposed by the lead, confirmed by somebody else, carried out once."""

from akkoord.desk.retention.actions.carrying_out import carry_out_confirmed
from akkoord.desk.retention.actions.deciding import confirm, propose, withdraw
from akkoord.desk.retention.actions.holding import hold_company, lift_hold

__all__ = ["carry_out_confirmed", "confirm", "hold_company", "lift_hold", "propose", "withdraw"]
