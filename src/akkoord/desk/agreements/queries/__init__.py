"""Reads about agreements: who takes part, since when, and what somebody may see of it."""

from akkoord.desk.agreements.queries.agreements import (
    ParticipationFigures,
    agreements_open_to,
    figures_of,
    participation_figures,
)
from akkoord.desk.agreements.queries.configuration import changes_of, closing_checklist, sources_of
from akkoord.desk.agreements.queries.joining import (
    companies_to_object_to,
    document_file,
    documents_to_sign,
    objections_open,
    own_participations,
    takes_part,
)
from akkoord.desk.agreements.queries.leaving import CompanyThatLeft, companies_that_left
from akkoord.desk.agreements.queries.market import market_chart
from akkoord.desk.agreements.queries.parties import (
    companies_taking_part_between,
    contacts_of,
    participation_of,
    participations_in,
    predecessors_in,
    public_parties,
    successors_in,
)
from akkoord.desk.agreements.queries.permission import new_agreement, participation_thing
from akkoord.desk.agreements.queries.returning import (
    agreements_to_join,
    answers_for,
    left_as,
    merged_away_in,
    predecessors_of,
)

__all__ = [
    "CompanyThatLeft",
    "ParticipationFigures",
    "agreements_open_to",
    "agreements_to_join",
    "answers_for",
    "changes_of",
    "closing_checklist",
    "companies_taking_part_between",
    "companies_that_left",
    "companies_to_object_to",
    "contacts_of",
    "document_file",
    "documents_to_sign",
    "figures_of",
    "left_as",
    "market_chart",
    "merged_away_in",
    "new_agreement",
    "objections_open",
    "own_participations",
    "participation_figures",
    "participation_of",
    "participation_thing",
    "participations_in",
    "predecessors_in",
    "predecessors_of",
    "public_parties",
    "sources_of",
    "successors_in",
    "takes_part",
]
