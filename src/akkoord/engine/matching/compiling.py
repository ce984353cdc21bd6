"""Compile all kernels and modules, and work out all tables: `python -m akkoord.engine.matching.compiling`."""

import compileall
import tempfile
from pathlib import Path

import numpy as np
import pyarrow as pa

import akkoord
from akkoord.engine.cleaning.prepared import keep_all
from akkoord.engine.cleaning.search_keys import telling_key
from akkoord.engine.finding.reading import open_index as open_search
from akkoord.engine.finding.searching import find
from akkoord.engine.finding.writing import Findable
from akkoord.engine.finding.writing import write_index as write_search
from akkoord.engine.kept import remove_others
from akkoord.engine.kernels import kernel_folder
from akkoord.engine.matching.against import match_against
from akkoord.engine.matching.consolidate import consolidate
from akkoord.engine.matching.index import open_index, write_index
from akkoord.engine.rows import ROW_SCHEMA

_NAMES = ("Orum Textile Ltd", "ORUM TEKSTIL", "Orum Textile Unit 2", "Deniz Knitting (TCC)")


def _rows() -> pa.Table:
    """A few rows that touch every kernel."""
    return pa.Table.from_pylist(
        [
            {
                "row_key": f"list{at % 2}:{at}",
                "list": f"list{at % 2}",
                "row": str(at),
                "name": name,
                "address": "Plot 35-37, 12 Sea Road, 35100 Izmir",
                "other_names": ["Orum Holding"],
                "country": "TR",
                "lat": 38.4,
                "lng": 27.1,
                "identifiers": [f"own:{at % 3}"],
            }
            for at, name in enumerate(_NAMES * 2)
        ],
        schema=ROW_SCHEMA,
    )


def _search(path: Path) -> None:
    """Write an index of the public list and search it."""
    write_search(path, [Findable(("orum",), "izmir", "izmir", "orum ltd", "", {"region": ("TR Izmir",)})])
    index = open_search(path)
    find(index, "oram")
    index.traits["region"].counts(range(1), np.ones(1, dtype=bool))


def compile_all() -> None:
    """Do what is not done yet, so that nobody waits later, and remove what other versions left beside it."""
    compileall.compile_dir(akkoord.__path__[0], quiet=1)
    keep_all()
    rows = _rows()
    telling_key(_NAMES[0])
    found = consolidate(rows)
    found.reasons.of(found.pairs)
    with tempfile.TemporaryDirectory() as folder:
        write_index(rows, Path(folder) / "register.index")
        match_against(open_index(Path(folder) / "register.index"), rows)
        _search(Path(folder) / "search.index")
    remove_others(kernel_folder())


if __name__ == "__main__":
    compile_all()
