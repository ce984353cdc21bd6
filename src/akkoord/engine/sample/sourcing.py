"""Says who produces where: gives every location to one company or more, and every company a list."""

from collections.abc import Mapping, Sequence
from random import Random

from akkoord.engine.errors import AkkoordError
from akkoord.engine.sample.places import TrueLocation
from akkoord.engine.text import gettext_noop

ROWS_BY_SIZE = {"micro": (5, 14), "small": (18, 60), "medium": (60, 150), "large": (150, 420)}
"""Rows in a list of a company of that size, before the lists are scaled to the wanted total."""
OTHER_COMPANIES = {1: 55, 2: 20, 3: 10, 4: 6, 5: 4, 6: 3, 7: 2}
"""How many further companies share a location that is shared at all, with weights: a long tail."""
CHANCE_OF_SAME_BUYER = 0.6
"""How often a company that buys from one unit of a firm buys from the next one too."""

MOST_ROWS_PER_LOCATION = 2


class ImpossibleSize(AkkoordError):
    """The locations do not fit into the rows, or leave rows over."""

    code = "impossible_sample_size"
    sentence = gettext_noop(
        "%(locations)s locations need at least as many rows and at most twice as many, not %(rows)s."
    )


def list_lengths(sizes: Mapping[str, str], total: int, *, random: Random) -> dict[str, int]:
    """Rows for each company (key → size class) that add up to `total`, at least three each."""
    wanted = {key: random.randint(*ROWS_BY_SIZE[size]) for key, size in sizes.items()}
    scale = total / sum(wanted.values())
    lengths = {key: max(3, round(rows * scale)) for key, rows in wanted.items()}
    longest = max(lengths, key=lambda key: (lengths[key], key))
    lengths[longest] = max(3, lengths[longest] + total - sum(lengths.values()))
    return lengths


def deal_out(
    locations: Sequence[TrueLocation], lengths: Mapping[str, int], *, random: Random
) -> dict[str, list[TrueLocation]]:
    """Give each company (key → number of rows) its locations; every location gets at least one company.

    A company keeps to the countries it likes; most locations go to one company, some to up to eight.
    Raises `ImpossibleSize`.
    """
    rows = sum(lengths.values())
    if not len(locations) <= rows <= MOST_ROWS_PER_LOCATION * len(locations):
        raise ImpossibleSize(locations=len(locations), rows=rows)
    room = dict(lengths)
    tastes = {key: _taste(locations, random=random) for key in sorted(lengths)}
    buyers = _buyers_wanted(len(locations), rows, len(lengths), random=random)
    dealt: dict[str, list[TrueLocation]] = {key: [] for key in sorted(lengths)}
    last: TrueLocation | None = None
    last_buyers: list[str] = []
    for location, wanted in zip(locations, buyers, strict=True):
        is_kin = last is not None and location.family != "" and location.family == last.family
        first = [key for key in last_buyers if is_kin and random.random() < CHANCE_OF_SAME_BUYER]
        chosen = _choose(location.country, wanted, first, room, tastes, random=random)
        for key in chosen:
            dealt[key].append(location)
            room[key] -= 1
        last, last_buyers = location, chosen
    return dealt


def _taste(locations: Sequence[TrueLocation], *, random: Random) -> dict[str, float]:
    codes = sorted({location.country for location in locations})
    return {code: random.lognormvariate(0, 1.3) for code in codes}


def _buyers_wanted(locations: int, links: int, companies: int, *, random: Random) -> list[int]:
    """For each location how many companies share it; together `links`."""
    wanted = [1] * locations
    spare = links - locations
    while spare > 0:
        index = random.randrange(locations)
        if wanted[index] == 1:
            others = random.choices(list(OTHER_COMPANIES), list(OTHER_COMPANIES.values()))[0]
            wanted[index] += min(others, spare, companies - 1)
            spare -= wanted[index] - 1
    return wanted


def _choose(
    country: str,
    wanted: int,
    first: list[str],
    room: Mapping[str, int],
    tastes: Mapping[str, Mapping[str, float]],
    *,
    random: Random,
) -> list[str]:
    """`wanted` different companies: those of `first`, then more likely those with much room left."""
    chosen = first[:wanted]
    while len(chosen) < wanted:
        keys = [key for key in tastes if key not in chosen]
        weights = [max(room[key], 0) * tastes[key][country] for key in keys]
        if not any(weights):
            weights = [1.0] * len(keys)
        chosen.append(random.choices(keys, weights)[0])
    return chosen
