"""Reads about people: the roles somebody holds today, the looks at a company's things, the letters."""

from akkoord.desk.people.queries.letters import LetterFigures, letter_figures
from akkoord.desk.people.queries.people import (
    NOBODY,
    account_key,
    actor_of,
    company_admins,
    conflicts_of,
    is_locked_out,
    keeping_away_from,
    last_day_of,
    looks_at,
    mandates_in_force,
    network_key,
    organisations_of,
    people_holding,
)

__all__ = [
    "NOBODY",
    "LetterFigures",
    "account_key",
    "actor_of",
    "company_admins",
    "conflicts_of",
    "is_locked_out",
    "keeping_away_from",
    "last_day_of",
    "letter_figures",
    "looks_at",
    "mandates_in_force",
    "network_key",
    "organisations_of",
    "people_holding",
]
