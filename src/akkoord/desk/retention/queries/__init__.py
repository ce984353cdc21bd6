"""Reads about what has a term: what is due, what is held, what was destroyed."""

from akkoord.desk.retention.queries.due import (
    agreements_of,
    retention_thing,
    thing_now,
    things_with_a_term,
)
from akkoord.desk.retention.queries.page import RetentionPage, destruction_or_none, retention_page
from akkoord.desk.retention.queries.things import ThingWithTerm

__all__ = [
    "RetentionPage",
    "ThingWithTerm",
    "agreements_of",
    "destruction_or_none",
    "retention_page",
    "retention_thing",
    "thing_now",
    "things_with_a_term",
]
