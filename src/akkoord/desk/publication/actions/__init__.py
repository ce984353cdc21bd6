"""Writes of publication: editions, released figures, annual reports."""

from akkoord.desk.publication.actions.building import build_edition
from akkoord.desk.publication.actions.decisions import (
    decide,
    look_at_companies,
    look_at_effect,
    take_decision_back,
)
from akkoord.desk.publication.actions.editions import publish_edition, refuse_edition, sign_edition
from akkoord.desk.publication.actions.figures import place_figures, release_figures
from akkoord.desk.publication.actions.participants import show_to_everybody, take_off
from akkoord.desk.publication.actions.reports import (
    approve_report,
    offer_report,
    open_report,
    publish_report,
    take_back_report,
    write_chapter,
)
from akkoord.desk.publication.actions.signing import distrust, sign_again
from akkoord.desk.publication.actions.withdrawing import ask_to_withdraw, keep_published, withdraw_edition

__all__ = [
    "approve_report",
    "ask_to_withdraw",
    "build_edition",
    "decide",
    "distrust",
    "keep_published",
    "look_at_companies",
    "look_at_effect",
    "offer_report",
    "open_report",
    "place_figures",
    "publish_edition",
    "publish_report",
    "refuse_edition",
    "release_figures",
    "show_to_everybody",
    "sign_again",
    "sign_edition",
    "take_back_report",
    "take_decision_back",
    "take_off",
    "withdraw_edition",
    "write_chapter",
]
