"""Writes of publication: editions, released figures, annual reports."""

from akkoord.desk.publication.actions.editions import (
    build_edition,
    publish_edition,
    refuse_edition,
    sign_edition,
)
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

__all__ = [
    "approve_report",
    "build_edition",
    "distrust",
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
    "take_off",
    "write_chapter",
]
