"""Writes of publication: editions, released figures, annual reports."""

from akkoord.desk.publication.actions.editions import (
    build_edition,
    publish_edition,
    refuse_edition,
    sign_edition,
)
from akkoord.desk.publication.actions.figures import place_figures, release_figures

__all__ = [
    "build_edition",
    "place_figures",
    "publish_edition",
    "refuse_edition",
    "release_figures",
    "sign_edition",
]
