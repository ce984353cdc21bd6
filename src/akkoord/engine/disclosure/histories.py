"""Which companies stand behind an edition, so that no company's way through the editions is its alone.

Whoever lays the editions side by side, and knows from the list of participants who was there when, takes
a location that came and went with one company for that company's. So companies come and go in groups: a
newcomer waits until k can come together, and what a company that left used stays ("used in the period")
until k that came together can go, with k or none of them staying. Then every company shares what the
editions show of its coming and going with k - 1 others (k-anonymity), whichever editions are compared.
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


@dataclass(frozen=True, slots=True)
class Apart:
    """Companies for which the rule of groups is not all."""

    decided: frozenset[str] = frozenset()
    """People decided that they come or go, with however few."""
    clinging: frozenset[str] = frozenset()
    """They may not go yet, because of what their rows showed."""


ALL_ALIKE = Apart()


def companies_behind(
    here: Collection[str],
    earlier: Sequence[Collection[str]],
    *,
    k: int,
    last_rows: Mapping[str, frozenset[str]],
    silent: Collection[str] | None = None,
    apart: Apart = ALL_ALIKE,
) -> Behind:
    """Choose who stands behind a new edition.

    `here` are the companies that handed in links which must not become known, `earlier` the companies
    behind each earlier edition, oldest first. `last_rows` says which locations would stay only because a
    company that is gone is kept; as few of them as can be are kept. `silent` are the companies that did
    not open all their links (default: all); the others hide nobody.
    """
    here = frozenset(here)
    known = here.union(*earlier)
    hiding = known if silent is None else frozenset(silent) & known
    groups = by_history(known, earlier)
    newcomers = groups.pop((False,) * len(earlier), frozenset()) & here
    may_come = newcomers if len(newcomers & hiding) >= k else newcomers & apart.decided
    kept = _kept(groups.values(), here, hiding, k=k, last_rows=last_rows, apart=apart)
    shown = (here - newcomers) | may_come | kept
    return Behind(
        shown=shown,
        waiting=newcomers - may_come,
        kept=kept,
        exposed=_exposed(shown, [*earlier, shown], hiding, k=k),
    )


def by_history(
    companies: Iterable[str], editions: Sequence[Collection[str]]
) -> dict[History, frozenset[str]]:
    """The companies that share a way through the editions."""
    groups: dict[History, set[str]] = defaultdict(set)
    for company in companies:
        groups[tuple(company in behind for behind in editions)].add(company)
    return {history: frozenset(group) for history, group in groups.items()}


def _kept(
    groups: Iterable[frozenset[str]],
    here: frozenset[str],
    hiding: frozenset[str],
    *,
    k: int,
    last_rows: Mapping[str, frozenset[str]],
    apart: Apart,
) -> frozenset[str]:
    """Of the companies that are gone, those that must stay for the sake of others or of themselves."""
    kept: set[str] = set()
    choices: list[tuple[frozenset[str], int]] = []
    for group in groups:
        all_gone = (group & hiding) - here - apart.decided
        gone = all_gone - apart.clinging
        kept |= all_gone - gone
        covering, staying = len(gone), len((group & here & hiding) | (all_gone - gone))
        to_stay = max(0, k - staying) if staying else 0
        if not gone or covering + staying < k:
            continue  # nobody to hide, or too few are left to hide anybody
        if covering - to_stay < k:
            kept |= gone
        elif to_stay:
            choices.append((gone, to_stay))
    stays = {row for company in kept for row in last_rows[company]}
    return frozenset(kept) | fewest_rows(choices, last_rows, stays=stays)


def _exposed(
    shown: frozenset[str], editions: Sequence[Collection[str]], hiding: frozenset[str], *, k: int
) -> frozenset[str]:
    """Those who opened everything hide nobody, but what they had in confidence before may come out."""
    groups = by_history(shown.union(*editions), editions)
    return frozenset().union(*(group for group in groups.values() if len(group & hiding) < k))
