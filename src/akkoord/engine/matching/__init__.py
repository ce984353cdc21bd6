"""Which rows are the same production location? Rows in; pairs, places and lasting identifiers out."""

from akkoord.engine.matching.consolidate import PAIRS_SCHEMA, Consolidation, consolidate
from akkoord.engine.matching.deciding.findings import has_blocking
from akkoord.engine.matching.explain import explain
from akkoord.engine.matching.groups import Progress
from akkoord.engine.matching.identifiers import Mint, is_valid_location_id, minting_for
from akkoord.engine.matching.judgements import Decision, Judgement, Verdict
from akkoord.engine.matching.model import Model, read_model, shipped_model
from akkoord.engine.matching.resolve import Resolution, resolve

__all__ = [
    "PAIRS_SCHEMA",
    "Consolidation",
    "Decision",
    "Judgement",
    "Mint",
    "Model",
    "Progress",
    "Resolution",
    "Verdict",
    "consolidate",
    "explain",
    "has_blocking",
    "is_valid_location_id",
    "minting_for",
    "read_model",
    "resolve",
    "shipped_model",
]
