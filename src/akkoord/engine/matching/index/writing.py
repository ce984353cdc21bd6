"""An index of a register is written beside its place, made safe on disk, and put there as a whole."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from akkoord.engine.arrays import Array
from akkoord.engine.matching.candidates.strengths import strengths_of
from akkoord.engine.matching.candidates.texts import strengths_of_texts, texts_of
from akkoord.engine.matching.careful_lists import repeating_lists
from akkoord.engine.matching.describing import describe
from akkoord.engine.matching.descriptions import Descriptions
from akkoord.engine.matching.index.array_files import MANIFEST, ArrayFolder
from akkoord.engine.matching.index.described import put_descriptions
from akkoord.engine.matching.index.errors import IndexNotWritten
from akkoord.engine.matching.index.sorted_keys import counted, directory_of, sorted_keys
from akkoord.engine.matching.index.version import FORMAT, rules_digest
from akkoord.engine.rows import ROW_SCHEMA
from akkoord.engine.to_disk import to_disk

ROWS = "rows.arrow"


def write_index(rows: pa.Table, folder: Path) -> None:
    """Write an index of a register (ROW_SCHEMA) into `folder`, instead of an earlier one if there is one.

    Raises `IndexNotWritten`, and then leaves what was there.
    """
    folder = Path(folder)
    if folder.exists() and not (folder / MANIFEST).is_file():
        raise IndexNotWritten(folder=folder.name, reason="it holds something else")
    ordered = rows.select(ROW_SCHEMA.names).cast(ROW_SCHEMA).take(pc.sort_indices(rows["row_key"]))
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as fault:
        raise IndexNotWritten(folder=folder.name, reason=fault.strerror) from fault
    try:
        _fill(new, ordered)
        _put_in_place(new, folder)
    except OSError as fault:
        raise IndexNotWritten(folder=folder.name, reason=fault.strerror) from fault
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _fill(new: Path, rows: pa.Table) -> None:
    described = describe(rows)
    with pa.OSFile(str(new / ROWS), "wb") as file, pa.ipc.new_file(file, ROW_SCHEMA) as writer:
        writer.write_table(rows)
    arrays = ArrayFolder(new)
    put_descriptions(arrays, described)
    arrays.put("repeating_lists", [repeating_lists(described.handed_in, described.text)])
    _put_keys(arrays, described)
    to_disk(new / ROWS)
    arrays.close({"format": FORMAT, "rules": rules_digest(), "rows": len(rows)})
    to_disk(new)


def _put_keys(arrays: ArrayFolder, rows: Descriptions) -> None:
    """The texts of the rows, and the keys of all texts in their order."""
    texts = texts_of(rows.text)
    strengths = strengths_of_texts(texts, strengths_of(rows.arrays, rows.vocabulary.keys))
    hashes = rows.text[texts.rows.values[texts.rows.starts[:-1]]]
    order = np.argsort(hashes)
    arrays.put("text_hashes", [hashes[order]])
    arrays.put("text_of_hash", [order.astype(np.int32)])
    arrays.put("text_starts", [texts.rows.starts])
    arrays.put("text_rows", [texts.rows.values])
    arrays.put("strengths", [strengths])
    tally = counted(np.empty(0, dtype=np.uint64))
    owners: list[Array] = [np.empty(0, dtype=np.int32)]

    def keys() -> Iterator[Array]:
        yield np.empty(0, dtype=np.uint64)
        with ThreadPoolExecutor(os.cpu_count()) as workers:
            for found, whose in sorted_keys(rows, texts, workers):
                np.add(tally, counted(found), out=tally)
                owners.append(whose)
                yield found

    arrays.put("keys", keys())
    arrays.put("owners", owners)
    arrays.put("directory", [directory_of(tally)])


def _put_in_place(new: Path, folder: Path) -> None:
    """Rename the new index, moving an earlier one out of the way first and back if that fails."""
    new.chmod(0o755)
    if not folder.exists():
        new.rename(folder)
        return
    earlier = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent)) / folder.name
    folder.rename(earlier)
    try:
        new.rename(folder)
    except OSError:
        earlier.rename(folder)
        raise
    finally:
        shutil.rmtree(earlier.parent, ignore_errors=True)
    to_disk(folder.parent)
