"""Who takes part, as the list beside the editions says it; searched and in some order."""

import csv
from enum import StrEnum

from akkoord.engine.cleaning.search_keys import search_key
from akkoord.engine.disclosure import Participant
from akkoord.engine.disclosure import edition_folder as names
from akkoord.engine.spreadsheet_text import as_given
from akkoord.public.editions import Edition

LONGEST_WORDS = 100


class Order(StrEnum):
    """In which order participants stand."""

    NAME = "name"
    ROLE = "role"
    SINCE = "since"


def participants(edition: Edition, *, words: str = "", order: Order = Order.NAME) -> list[Participant]:
    """The participants of the agreement whose name or brand holds `words`; no edition names one."""
    path = edition.folder.parent / names.PARTICIPANTS
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [_participant(row) for row in csv.DictReader(stream)]
    wanted = search_key(words[:LONGEST_WORDS])
    found = [each for each in rows if wanted in search_key(" ".join((each.name, *each.brands)))]
    found.sort(
        key=lambda each: (getattr(each, order) if order is not Order.NAME else "", search_key(each.name))
    )
    return found


def _participant(row: dict[str, str]) -> Participant:
    """A line of the list; one that was written by an earlier release has fewer columns."""
    statement = row.get("statement", "")
    brands = as_given(row.get("brands", ""))
    return Participant(
        name=as_given(row["name"]),
        role=row["role"],
        since=row["since"],
        group=row.get("group", ""),
        brands=tuple(each for each in brands.split(names.BETWEEN_NAMES) if each),
        statement=statement if statement.startswith("https://") else "",
    )
