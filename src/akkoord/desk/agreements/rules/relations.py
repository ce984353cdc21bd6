"""Links between agreements: one sets a condition that refers to taking part in another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from akkoord.desk.agreements.rules.configuration import day


@dataclass(frozen=True, slots=True)
class Relation:
    """What an agreement says about those who take part in another one, named by its short name."""

    agreement: str
    condition: str
    since: date | None = None

    @classmethod
    def read(cls, row: Mapping[str, Any]) -> Self:
        """The link in a row."""
        return cls(str(row["agreement"]), str(row["condition"]), day(row.get("since")))
