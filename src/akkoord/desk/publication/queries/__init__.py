"""Reads of publication."""

from akkoord.desk.publication.queries.editions import (
    agreements_to_publish,
    editions_of,
    editions_waiting,
    files_of,
    open_edition,
    public_folder,
    release_gate,
    signatures_of,
    staging_folder,
)
from akkoord.desk.publication.queries.internal import internal_values, organisation_names
from akkoord.desk.publication.queries.page import edition_page
from akkoord.desk.publication.queries.participants import public_participant, public_participants
from akkoord.desk.publication.queries.plan import links_that_count, release_plan
from akkoord.desk.publication.queries.report import gate_figures, inputs_of, report_hash, report_text
from akkoord.desk.publication.queries.signing import key_list, unsigned_editions
from akkoord.desk.publication.queries.sisters import came_since, judged_with

__all__ = [
    "agreements_to_publish",
    "came_since",
    "edition_page",
    "editions_of",
    "editions_waiting",
    "files_of",
    "gate_figures",
    "inputs_of",
    "internal_values",
    "judged_with",
    "key_list",
    "links_that_count",
    "open_edition",
    "organisation_names",
    "public_folder",
    "public_participant",
    "public_participants",
    "release_gate",
    "release_plan",
    "report_hash",
    "report_text",
    "signatures_of",
    "staging_folder",
    "unsigned_editions",
]
