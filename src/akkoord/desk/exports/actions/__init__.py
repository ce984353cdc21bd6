"""Asking for a copy of everything, making it, fetching it, removing it."""

from akkoord.desk.exports.actions.copying import ask_for_copy, fetch_copy, make_copies, remove_old_copies

__all__ = ["ask_for_copy", "fetch_copy", "make_copies", "remove_old_copies"]
