"""Reads of progress."""

from akkoord.desk.progress.queries.sets import (
    agreements_with_figures,
    counted_figures,
    draft_of,
    figures_of,
    newest_of,
    released_figures,
    released_of,
    sets_of,
    statistics_thing,
    years_to_count,
)

__all__ = [
    "agreements_with_figures",
    "counted_figures",
    "draft_of",
    "figures_of",
    "newest_of",
    "released_figures",
    "released_of",
    "sets_of",
    "statistics_thing",
    "years_to_count",
]
