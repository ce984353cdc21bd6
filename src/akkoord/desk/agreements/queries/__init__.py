"""Reads about agreements: who takes part, since when, and what somebody may see of it."""

from akkoord.desk.agreements.queries.agreements import (
    ParticipationFigures,
    agreements_open_to,
    figures_of,
    participation_figures,
)
from akkoord.desk.agreements.queries.configuration import changes_of, closing_checklist, sources_of
from akkoord.desk.agreements.queries.parties import (
    companies_taking_part_between,
    participation_of,
    participations_in,
    public_parties,
)
from akkoord.desk.agreements.queries.permission import new_agreement, participation_thing

__all__ = [
    "ParticipationFigures",
    "agreements_open_to",
    "changes_of",
    "closing_checklist",
    "companies_taking_part_between",
    "figures_of",
    "new_agreement",
    "participation_figures",
    "participation_of",
    "participation_thing",
    "participations_in",
    "public_parties",
    "sources_of",
]
