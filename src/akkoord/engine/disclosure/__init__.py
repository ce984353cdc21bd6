"""What may leave the house? Rows and links → the allowed projection and the report of the release gate."""

from akkoord.engine.disclosure.attributes import told_by
from akkoord.engine.disclosure.code_histories import Told, Work
from akkoord.engine.disclosure.difference import ByPeople, Difference, EarlierEdition
from akkoord.engine.disclosure.figures_of_release import FiguresOfRelease, figures_of
from akkoord.engine.disclosure.gate import Finding, GateReport, Level, gate, remainders_of
from akkoord.engine.disclosure.mentions import Mention, supporters_of
from akkoord.engine.disclosure.names_found import NameFound, PublicText, names_in
from akkoord.engine.disclosure.projection import project
from akkoord.engine.disclosure.public_rows import (
    DESCRIPTIONS,
    CellCount,
    CellKind,
    CountryCount,
    LocationStatus,
    Participant,
    Precision,
    PublicationMode,
    PublicLocation,
    Redirect,
)
from akkoord.engine.disclosure.release import Release, ReleasePlan, judge, prepare_release
from akkoord.engine.disclosure.small_groups import (
    SMALLEST_GROUP,
    Breakdown,
    Hidden,
    amounts,
    anonymous,
    companies,
    hidden_numbers,
    shown_share,
)
from akkoord.engine.disclosure.told_traits import NOT_TOLD, shared_by_enough, told_traits

__all__ = [
    "DESCRIPTIONS",
    "NOT_TOLD",
    "SMALLEST_GROUP",
    "Breakdown",
    "ByPeople",
    "CellCount",
    "CellKind",
    "CountryCount",
    "Difference",
    "EarlierEdition",
    "FiguresOfRelease",
    "Finding",
    "GateReport",
    "Hidden",
    "Level",
    "LocationStatus",
    "Mention",
    "NameFound",
    "Participant",
    "Precision",
    "PublicLocation",
    "PublicText",
    "PublicationMode",
    "Redirect",
    "Release",
    "ReleasePlan",
    "Told",
    "Work",
    "amounts",
    "anonymous",
    "companies",
    "figures_of",
    "gate",
    "hidden_numbers",
    "judge",
    "names_in",
    "prepare_release",
    "project",
    "remainders_of",
    "shared_by_enough",
    "shown_share",
    "supporters_of",
    "told_by",
    "told_traits",
]
