"""The difference rule: what a reader could learn by laying two editions side by side.

When few companies join or leave between two editions, the rows that appear or vanish are
mostly theirs. So rows that only such joiners support are held, and rows that only such leavers
supported stay one more cycle ("used in the period").
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from akkoord.engine.disclosure.mentions import Supporters
from akkoord.engine.disclosure.public_rows import PublicLocation


@dataclass(frozen=True, slots=True)
class EarlierEdition:
    """An edition to compare with: its public rows, and (confidential) who stood behind them.

    Compare with the last edition of the cycle before, and with every edition of this cycle.
    """

    number: int
    rows: tuple[PublicLocation, ...]
    supporters: Mapping[str, frozenset[str]]

    @property
    def companies(self) -> frozenset[str]:
        """Every company that contributed to it."""
        return frozenset().union(*self.supporters.values())


@dataclass(frozen=True, slots=True)
class Difference:
    """What to hold back and what to keep, and the companies it protects."""

    held: frozenset[str]
    """Locations that only too few joiners support."""
    kept: tuple[PublicLocation, ...]
    """Rows of an earlier edition that only too few leavers supported."""
    joiners: frozenset[str]
    leavers: frozenset[str]


def compare(
    current: Supporters, earlier: Iterable[EarlierEdition], *, k: int, redirects: Mapping[str, str]
) -> Difference:
    """What an edition with `current` supporters must hold and keep against each earlier one.

    `redirects` leads old identifiers to the ones that took their place.
    """
    companies: frozenset[str] = frozenset().union(*current.values())
    held: set[str] = set()
    kept: dict[str, PublicLocation] = {}
    joined: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()
    for edition in earlier:
        shown = {final_id(row.location_id, redirects) for row in edition.rows}
        joiners, leavers = companies - edition.companies, edition.companies - companies
        if 0 < len(joiners) < k:
            held |= {each for each, by in current.items() if by and each not in shown and by <= joiners}
            joined |= joiners
        if 0 < len(leavers) < k:
            kept |= _only_of(leavers, edition, current, redirects)
            left |= leavers
    return Difference(
        held=frozenset(held - kept.keys()),
        kept=tuple(kept[each] for each in sorted(kept)),
        joiners=joined,
        leavers=left,
    )


def final_id(location_id: str, redirects: Mapping[str, str]) -> str:
    """The identifier at the end of a chain of redirects."""
    seen = {location_id}
    while location_id in redirects and redirects[location_id] not in seen:
        location_id = redirects[location_id]
        seen.add(location_id)
    return location_id


def _only_of(
    leavers: frozenset[str], edition: EarlierEdition, current: Supporters, redirects: Mapping[str, str]
) -> dict[str, PublicLocation]:
    supporters: dict[str, frozenset[str]] = {}
    for location_id, companies in edition.supporters.items():
        final = final_id(location_id, redirects)
        supporters[final] = supporters.get(final, frozenset()) | companies
    kept: dict[str, PublicLocation] = {}
    for row in edition.rows:
        final = final_id(row.location_id, redirects)
        behind = supporters.get(final, frozenset())
        if final == row.location_id and final not in current and behind and behind <= leavers:
            kept[final] = row
    return kept
