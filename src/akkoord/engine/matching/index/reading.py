"""An index of a register, opened without reading it: the system brings in what is looked at."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from akkoord.engine.arrays import Array, Ragged
from akkoord.engine.matching.candidates.finding import Pairs, unpacked
from akkoord.engine.matching.candidates.texts import Texts
from akkoord.engine.matching.careful_lists import repeating_lists
from akkoord.engine.matching.descriptions import Descriptions
from akkoord.engine.matching.index.array_files import mapped, read_manifest
from akkoord.engine.matching.index.described import mapped_descriptions
from akkoord.engine.matching.index.errors import IndexDamaged, IndexOutdated
from akkoord.engine.matching.index.probing import Register, new_pairs
from akkoord.engine.matching.index.version import FORMAT, rules_digest
from akkoord.engine.matching.index.writing import ROWS
from akkoord.engine.matching.taking import taken


@dataclass(frozen=True, slots=True)
class Index:
    """A register that can be searched; rows are known by their position in the order of their keys."""

    rows: pa.Table
    """ROW_SCHEMA, ascending by row key, memory-mapped."""
    register: Register
    repeating_lists: Array
    """uint64, ascending, of the register alone (`careful_lists`)."""

    def __len__(self) -> int:
        return len(self.rows)

    def candidates(self, new: Descriptions) -> Pairs:
        """Pairs worth comparing in which a new row stands; position `len(self) + at` is the new row at `at`.

        They are those that a search among all rows of the register and all new ones would find. Only of
        texts that stand in very many rows (`texts.ALL_WITH_ALL`) others may stand for the rest.
        """
        return unpacked(new_pairs(self.register, new))

    def repeating_with(self, new: Descriptions) -> Array:
        """The lists, ascending, that are not careful when the rows of `new` stand in them too."""
        known = self.register.rows
        lists = np.unique(new.handed_in)
        continued = np.flatnonzero(np.isin(known.handed_in, lists))
        found = repeating_lists(
            np.concatenate([known.handed_in[continued], new.handed_in]),
            np.concatenate([known.text[continued], new.text]),
        )
        return np.union1d(np.setdiff1d(self.repeating_lists, lists), found)

    def taken(self, positions: Array) -> tuple[pa.Table, Descriptions]:
        """Rows of the register and their descriptions, in the order of `positions`."""
        return self.rows.take(pa.array(positions)), taken(self.register.rows, np.asarray(positions))


def open_index(folder: Path) -> Index:
    """Open what `write_index` wrote.

    Raises `IndexDamaged` when a file is absent or has another size, `IndexOutdated` when it was
    written by other rules.
    """
    folder = Path(folder)
    manifest = read_manifest(folder)
    if manifest.get("format") != FORMAT or manifest.get("rules") != rules_digest():
        raise IndexOutdated(folder=folder.name)
    try:
        rows = pa.ipc.open_file(pa.memory_map(str(folder / ROWS))).read_all()
    except (OSError, pa.ArrowInvalid) as fault:
        raise IndexDamaged(folder=folder.name, file=ROWS) from fault

    def array(name: str) -> Array:
        return mapped(folder, manifest, name)

    register = Register(
        rows=mapped_descriptions(folder, manifest),
        texts=Texts(np.empty(0, dtype=np.int32), Ragged(array("text_starts"), array("text_rows"))),
        strengths=array("strengths"),
        hashes=array("text_hashes"),
        text_of_hash=array("text_of_hash"),
        directory=array("directory"),
        keys=array("keys"),
        owners=array("owners"),
    )
    return Index(rows, register, array("repeating_lists"))
