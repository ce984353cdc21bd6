"""Mentions for the tests of disclosure."""

from typing import Any

from akkoord.engine.disclosure import Mention


def mention(location_id: str, company: str | None, **changes: Any) -> Mention:
    """A mention with a name and address of its own."""
    given = {"name": f"Site {location_id}", "address": "12 Long Road, Dhaka", "country": "BD"} | changes
    return Mention(location_id=location_id, company=company, **given)


def by_identifier(rows):
    """The rows of an edition as later ones look them up."""
    return {row.location_id: row for row in rows}
