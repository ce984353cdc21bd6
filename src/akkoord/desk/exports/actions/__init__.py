"""Copies for a company and exports of a whole agreement: asked for, made, fetched, removed."""

from akkoord.desk.exports.actions.copying import ask_for_copy, fetch_copy, make_copies, remove_old_copies
from akkoord.desk.exports.actions.handing_over import (
    Request,
    confirm_export,
    fetch_export,
    propose_export,
    remove_export,
    remove_old_exports,
    withdraw_export,
)
from akkoord.desk.exports.actions.making import make_exports

__all__ = [
    "Request",
    "ask_for_copy",
    "confirm_export",
    "fetch_copy",
    "fetch_export",
    "make_copies",
    "make_exports",
    "propose_export",
    "remove_export",
    "remove_old_copies",
    "remove_old_exports",
    "withdraw_export",
]
