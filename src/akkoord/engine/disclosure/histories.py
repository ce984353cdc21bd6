"""Which companies stand behind an edition, so that no company's way through the editions is its alone.

Whoever lays the editions side by side, and knows from the list of participants who was there when, takes
a location that came and went with one company for that company's. So companies come and go in groups: a
newcomer waits until k can come together, and what a company that left used stays ("used in the period")
until k that came together can go, with k or none of them staying. Then every company shares what the
editions show of its coming and going with k - 1 others (k-anonymity), whichever editions are compared.

Where a host publishes the lists of several agreements, a reader lays those beside each other too. So of the
companies that have the same way through the other lists, k come into this one and k or none stay out of it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from akkoord.engine.disclosure.fewest_rows import fewest_rows

History = tuple[bool, ...]
"""For each edition, oldest first: does the company stand behind it?"""


@dataclass(frozen=True, slots=True)
class Behind:
    """The companies behind an edition; all of them have links that must not become known."""

    shown: frozenset[str]
    """Their links count in this edition: all but the waiting, and the kept."""
    waiting: frozenset[str]
    """Newcomers that come in with a later edition."""
    kept: frozenset[str]
    """No longer there; what they used last stays for now."""
    exposed: frozenset[str]
    """Fewer than k have their history, and nothing that is held back now can mend it."""
    elsewhere: frozenset[str] = frozenset()
    """The same of companies that stand behind lists of other agreements only."""


@dataclass(frozen=True, slots=True)
class Apart:
    """Companies for which the rule of groups is not all."""

    decided: frozenset[str] = frozenset()
    """People decided that they come or go, with however few."""
    clinging: frozenset[str] = frozenset()
    """They may not go yet, because of what their rows showed."""
    lingering: frozenset[str] = frozenset()
    """They may not come yet, because of what their rows showed in the lists of other agreements."""
    opened: frozenset[str] = frozenset()
    """They opened all their links, so they hide nobody."""


ALL_ALIKE = Apart()


def companies_behind(
    here: Collection[str],
    earlier: Sequence[Collection[str]],
    *,
    k: int,
    rows: Mapping[str, frozenset[str]],
    sisters: Sequence[Collection[str]] = (),
    apart: Apart = ALL_ALIKE,
) -> Behind:
    """Choose who stands behind a new edition.

    `here` are the companies that handed in links which must not become known, `earlier` the companies
    behind each earlier edition, oldest first, `sisters` those behind each edition of other agreements.
    `rows` says which locations would stay only because a company that is gone is kept, or would wait only
    because a newcomer waits; as few of them as can be stay or wait.
    """
    here = frozenset(here)
    own = here.union(*earlier)
    known = own.union(*sisters)
    choice = _Choice(here, known - apart.opened, k, rows, apart)
    old, new = list[frozenset[str]](), list[frozenset[str]]()
    for way, group in by_history(known, [*earlier, *sisters]).items():
        (old if any(way[: len(earlier)]) else new).append(group)
    kept = choice.kept(old)
    may_come = frozenset().union(*map(choice.coming, new))
    newcomers = here.difference(*earlier)
    shown = (here - newcomers) | may_come | kept
    exposed = _exposed(shown, [*earlier, *sisters, shown], choice.hiding, k=k)
    return Behind(
        shown=shown,
        waiting=newcomers - may_come,
        kept=kept,
        exposed=exposed & own,
        elsewhere=exposed - own,
    )


def by_history(
    companies: Iterable[str], editions: Sequence[Collection[str]]
) -> dict[History, frozenset[str]]:
    """The companies that share a way through the editions."""
    groups: dict[History, set[str]] = defaultdict(set)
    for company in companies:
        groups[tuple(company in behind for behind in editions)].add(company)
    return {history: frozenset(group) for history, group in groups.items()}


@dataclass(frozen=True, slots=True)
class _Choice:
    """What is chosen from: who is there, who can hide others, and what waiting and staying cost."""

    here: frozenset[str]
    hiding: frozenset[str]
    k: int
    rows: Mapping[str, frozenset[str]]
    apart: Apart

    def coming(self, group: frozenset[str]) -> frozenset[str]:
        """Of newcomers that readers know from the same lists elsewhere, those that come in now."""
        free = (group & self.here) - self.apart.lingering
        decided = free & self.apart.decided
        stay_out = len((group - free) & self.hiding)
        to_wait = max(0, self.k - stay_out) if stay_out else 0
        if len(free & self.hiding) - to_wait < self.k:
            return decided
        might = (free & self.hiding) - decided
        if to_wait > len(might):
            return free
        return free - fewest_rows([(might, to_wait)] if to_wait else [], self.rows)

    def kept(self, groups: Iterable[frozenset[str]]) -> frozenset[str]:
        """Of the companies that are gone, those that must stay for the sake of others or of themselves."""
        kept: set[str] = set()
        choices: list[tuple[frozenset[str], int]] = []
        for group in groups:
            all_gone = (group & self.hiding) - self.here - self.apart.decided
            gone = all_gone - self.apart.clinging
            kept |= all_gone - gone
            covering, staying = len(gone), len((group & self.here & self.hiding) | (all_gone - gone))
            to_stay = max(0, self.k - staying) if staying else 0
            if not gone or covering + staying < self.k:
                continue  # nobody to hide, or too few are left to hide anybody
            if covering - to_stay < self.k:
                kept |= gone
            elif to_stay:
                choices.append((gone, to_stay))
        stays = {row for company in kept for row in self.rows[company]}
        return frozenset(kept) | fewest_rows(choices, self.rows, stays=stays)


def _exposed(
    shown: frozenset[str], editions: Sequence[Collection[str]], hiding: frozenset[str], *, k: int
) -> frozenset[str]:
    """Those who opened everything hide nobody, but what they had in confidence before may come out."""
    groups = by_history(shown.union(*editions), editions)
    return frozenset().union(*(group for group in groups.values() if len(group & hiding) < k))
