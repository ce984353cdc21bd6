"""Rows of one file of a list beside those of the files before it: the same name, address and country."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from akkoord.engine.intake.checks.neighbours import folded
from akkoord.engine.intake.findings import MOST_VALUES, Place, problem_of, ranges_of
from akkoord.engine.problems import Problem


class Sheet(NamedTuple):
    """A sheet by the place of its file among the files, and by its name."""

    file: int
    name: str


class Pair(NamedTuple):
    """A sheet whose rows stand in an earlier file too; rows past the first texts are told together."""

    text: int
    later: Sheet
    first: Sheet


def check_files(files: Sequence[tuple[str, pa.Table]]) -> Iterator[Problem]:
    """What stands in several files, told at each later one; `files` are names with their rows."""
    rows = pa.concat_tables([table for _, table in files])
    of_file = np.repeat(np.arange(len(files)), [table.num_rows for _, table in files])
    sheets, numbers = rows["sheet"].to_pylist(), rows["row"].to_numpy()
    pairs: dict[Pair, tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    for text, group in enumerate(_in_several(rows, of_file)):
        first = Sheet(int(of_file[group[0]]), sheets[group[0]])
        places = [(Sheet(int(of_file[index]), sheets[index]), int(numbers[index])) for index in group]
        earlier = {number for sheet, number in places if sheet == first}
        for later, number in places:
            if later.file != first.file:
                here, there = pairs[Pair(min(text, MOST_VALUES), later, first)]
                here.add(number)
                there |= earlier
    for pair, (here, there) in pairs.items():
        place = Place(files[pair.later.file][0], pair.later.name, np.array(sorted(here), dtype=np.int64))
        others = ranges_of(np.array(sorted(there), dtype=np.int64))
        indices = np.arange(len(here))
        yield problem_of(place, "rows_in_two_files", indices, other=pair.first.name, others=others)


def _in_several(rows: pa.Table, of_file: np.ndarray) -> Iterator[np.ndarray]:
    """The indices of rows that say the same in more than one file, in the order of the list."""
    names = folded(rows["name"])
    texts = pc.binary_join_element_wise(names, folded(rows["address"]), rows["country"], "\x1f")
    codes = texts.combine_chunks().dictionary_encode().indices.to_numpy()
    order = np.argsort(codes, kind="stable")
    is_named = pc.not_equal(names, "").to_numpy()
    for group in np.split(order, np.flatnonzero(np.diff(codes[order])) + 1) if len(order) else ():
        if of_file[group[0]] != of_file[group[-1]] and is_named[group[0]]:
            yield group
