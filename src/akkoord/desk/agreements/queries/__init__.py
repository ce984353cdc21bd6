"""Reads about agreements: who takes part, since when, and what somebody may see of it."""

from akkoord.desk.agreements.queries.agreements import (
    ParticipationFigures,
    agreements_open_to,
    participation_figures,
)
from akkoord.desk.agreements.queries.parties import (
    companies_taking_part_between,
    participation_of,
    participations_in,
    public_parties,
)
from akkoord.desk.agreements.queries.permission import (
    participation_thing,
)

__all__ = [
    "ParticipationFigures",
    "agreements_open_to",
    "companies_taking_part_between",
    "participation_figures",
    "participation_of",
    "participation_thing",
    "participations_in",
    "public_parties",
]
