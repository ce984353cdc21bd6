"""Rows of a country that show the same: told less until k companies stand behind them, at little loss."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush

import numpy as np

from akkoord.engine.disclosure.code_histories import Codes
from akkoord.engine.taxonomy import stage_of, with_stages


def without_known_stages(codes: Codes) -> Codes:
    """The codes but for the stages that a process of them tells anyway."""
    return codes - {stage_of(each) for each in codes}


def in_common(one: Codes, other: Codes) -> Codes:
    """What both tell, be it in a coarser way."""
    return without_known_stages(with_stages(one) & with_stages(other))


Row = tuple[str, Codes, Collection[str]]
"""A location, what its row shows, and the companies behind it."""


def blended(rows: Sequence[Row], before: Mapping[str, Hashable], *, k: int) -> dict[str, Codes]:
    """Location → what its row may show, with k companies behind all that show the same.

    And behind all that show the same and looked alike in every edition `before` as well, so that laying the
    editions side by side sets no rows apart.
    """
    groups: dict[Hashable, list[Row]] = defaultdict(list)
    for row in rows:
        groups[before.get(row[0])].append(row)
    shown = {place: codes for place, codes, _ in rows}
    while True:
        judged = dict(shown)
        for those in (*groups.values(), *([rows] if len(groups) > 1 else [])):
            shown |= LookAlike((place, shown[place], by) for place, _, by in those).blend(k=k)
        if shown == judged:
            return shown


class LookAlike:
    """The rows of a country by what they show, with the companies behind them."""

    def __init__(self, rows: Iterable[tuple[str, Codes, Collection[str]]]) -> None:
        self._places: dict[Codes, list[str]] = {}
        self._behind: dict[Codes, set[str]] = {}
        for place, codes, companies in rows:
            self._places.setdefault(codes, []).append(place)
            self._behind.setdefault(codes, set()).update(companies)

    def blend(self, *, k: int) -> dict[str, Codes]:
        """Tell less until behind all that show the same stand at least `k` companies, or none; the new codes.

        Rows of too few companies join those with which they have most in common, so that little is lost,
        those of the fewest first.
        """
        losses = _Losses({codes: len(places) for codes, places in self._places.items()})
        few = [self._in_turn(codes) for codes in self._behind]
        heapify(few)
        while few and len(self._places) > 1:
            number, _, codes = heappop(few)
            if 0 < number < k and number == len(self._behind.get(codes, ())):
                joined = self._join(codes, losses)
                heappush(few, self._in_turn(joined))
        return {place: codes for codes, places in self._places.items() for place in places}

    def _in_turn(self, codes: Codes) -> tuple[int, list[str], Codes]:
        return len(self._behind[codes]), sorted(codes), codes

    def _join(self, few: Codes, losses: "_Losses") -> Codes:
        """Let those rows and the nearest to them show the same; what that is."""
        nearest = losses.nearest(few)
        fewer = in_common(few, nearest)
        for codes in {few, nearest} - {fewer}:
            self._places.setdefault(fewer, []).extend(self._places.pop(codes))
            self._behind.setdefault(fewer, set()).update(self._behind.pop(codes))
            losses.move(codes, fewer)
        return fewer


class _Losses:
    """How many codes rows would show less, stages counted, if they showed the same as others."""

    def __init__(self, rows: Mapping[Codes, int]) -> None:
        codes = sorted({code for each in rows for code in with_stages(each)})
        self._column = {code: at for at, code in enumerate(codes)}
        self._shown: list[Codes] = []
        self._line: dict[Codes, int] = {}
        room = 2 * len(rows)  # each time that two join there is at most one more, and at least one is gone
        self._tells = np.zeros((room, len(codes)), dtype=np.float64)
        self._rows = np.zeros(room, dtype=np.int64)
        for shown, number in rows.items():
            self._rows[self._line_of(shown)] = number

    def nearest(self, codes: Codes) -> Codes:
        """What others show that loses least together with this; of several the first in the alphabet."""
        line, used = self._line[codes], len(self._shown)
        tells, rows = self._tells[:used], self._rows[:used]
        sizes = tells.sum(axis=1)
        left = tells @ tells[line]
        lost = ((sizes[line] - left) * rows[line] + (sizes - left) * rows).astype(np.int64)
        lost[(rows == 0) | (np.arange(used) == line)] = np.iinfo(np.int64).max
        return min((self._shown[at] for at in np.flatnonzero(lost == lost.min())), key=sorted)

    def move(self, codes: Codes, fewer: Codes) -> None:
        """Rows that showed the one show the other."""
        line = self._line[codes]
        self._rows[self._line_of(fewer)] += self._rows[line]
        self._rows[line] = 0

    def _line_of(self, codes: Codes) -> int:
        if codes not in self._line:
            line = self._line[codes] = len(self._shown)
            self._shown.append(codes)
            self._tells[line, [self._column[each] for each in with_stages(codes)]] = 1
        return self._line[codes]
