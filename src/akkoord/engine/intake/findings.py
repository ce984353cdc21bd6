"""How a finding about many rows becomes one problem: grouped by what is wrong, with the rows it touches."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from akkoord.engine.intake.catalogue import CATALOGUE
from akkoord.engine.intake.columns import one_array
from akkoord.engine.problems import Problem

MOST_VALUES = 100
"""Problems told for one kind in one column; above it the rest are told together."""
MOST_RANGES = 2_000
"""Ranges of rows named by one problem; a problem of more of them says how many rows it has in all."""
LONGEST_VALUE = 120


@dataclass(frozen=True, slots=True)
class Place:
    """Where the rows under inspection stand; `numbers` are their spreadsheet rows, `headers` by field."""

    file: str
    sheet: str | None
    numbers: np.ndarray
    headers: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def header(self, name: str) -> str | None:
        """The header of a field as the sender wrote it."""
        headers = self.headers.get(name)
        return headers[0] if headers else None


def problem_of(place: Place, code: str, indices: Sequence[int] | np.ndarray = (), **params: str) -> Problem:
    """One problem for the rows at `indices`; `field` in params names the field whose column it is in."""
    numbers = np.sort(place.numbers[np.asarray(indices, dtype=np.int64)])
    row = int(numbers[0]) if len(numbers) else None
    if row is not None:
        params |= {"rows": ranges_of(numbers), "count": str(len(numbers))}
    column = place.header(params.get("field", ""))
    shown = {
        name: shortened(value) if name in ("value", "other") else value for name, value in params.items()
    }
    return Problem(code, CATALOGUE[code].severity, place.file, place.sheet, row, column, shown)


def ranges_of(numbers: np.ndarray) -> str:
    """Row numbers in rising order as "3, 7-12, 40"."""
    breaks = np.flatnonzero(np.diff(numbers) != 1)
    firsts = numbers[np.concatenate([[0], breaks + 1])]
    lasts = numbers[np.concatenate([breaks, [len(numbers) - 1]])]
    pairs = zip(firsts[:MOST_RANGES].tolist(), lasts[:MOST_RANGES].tolist(), strict=True)
    return ", ".join(f"{first}-{last}" if last > first else f"{first}" for first, last in pairs)


def rows_in(ranges: str) -> list[int]:
    """The inverse of `ranges_of`."""
    rows: list[int] = []
    for each in filter(None, ranges.split(", ")):
        first, _, last = each.partition("-")
        rows.extend(range(int(first), int(last or first) + 1))
    return rows


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"


def by_value(
    place: Place, column: pa.Array, judge: Callable[[str], tuple[str, Mapping[str, str]] | None], *, name: str
) -> list[Problem]:
    """Problems of the column of field `name`, one for each distinct text that `judge` objects to.

    `judge` answers with a code and params, or None when all is well.
    """
    encoded = one_array(column).dictionary_encode()
    texts = encoded.dictionary.to_pylist()
    verdicts = {index: verdict for index, text in enumerate(texts) if (verdict := judge(text)) is not None}
    if not verdicts:
        return []
    rows = rows_by_code(encoded.indices, verdicts)
    return _told(
        place,
        [(code, {"value": texts[i], **params}, rows[i]) for i, (code, params) in verdicts.items()],
        name,
    )


def rows_by_code(codes: pa.Array, wanted: Mapping[int, object]) -> dict[int, np.ndarray]:
    """Dictionary code → the rows that have it, for the wanted codes."""
    array = codes.to_numpy()
    order = np.argsort(array, kind="stable")
    sorted_codes = array[order]
    keys = np.fromiter(wanted, dtype=array.dtype)
    starts, ends = np.searchsorted(sorted_codes, keys, "left"), np.searchsorted(sorted_codes, keys, "right")
    return {int(key): order[start:end] for key, start, end in zip(keys, starts, ends, strict=True)}


def _told(place: Place, found: list[tuple[str, Mapping[str, str], np.ndarray]], name: str) -> list[Problem]:
    """The problems with most rows one by one, the rest of each kind together."""
    problems: list[Problem] = []
    for code in dict.fromkeys(code for code, _, _ in found):
        of_kind = [(params, rows) for each, params, rows in found if each == code]
        of_kind.sort(key=lambda each: (-len(each[1]), each[1][0]))
        told, rest = of_kind[:MOST_VALUES], of_kind[MOST_VALUES:]
        problems += [problem_of(place, code, rows, field=name, **params) for params, rows in told]
        if rest:
            rows = np.concatenate([rows for _, rows in rest])
            kind = CATALOGUE[code].title
            problems.append(
                problem_of(place, "too_many_of_a_kind", rows, field=name, title=kind, more=str(len(rest)))
            )
    return problems
