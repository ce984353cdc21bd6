"""A register from a file or a folder of Parquet into an index."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from akkoord.engine.matching.files.errors import ListRefused
from akkoord.engine.matching.files.lists import read_register, readable_name
from akkoord.engine.matching.index import write_index
from akkoord.engine.rows import ROW_SCHEMA


def index_file(register: Path, folder: Path, *, key: bytes) -> int:
    """Write the index of a register into `folder`; how many rows it has."""
    rows = _parquet_rows(register) if _is_parquet(register) else read_register(register, key=key)
    write_index(rows, folder)
    return len(rows)


def _is_parquet(path: Path) -> bool:
    return path.is_dir() or path.suffix == ".parquet"


def _parquet_rows(path: Path) -> pa.Table:
    """The rows of ROW_SCHEMA in a Parquet file or folder; other columns do not matter."""
    try:
        return pq.read_table(path, columns=ROW_SCHEMA.names).select(ROW_SCHEMA.names).cast(ROW_SCHEMA)
    except (pa.ArrowInvalid, pa.ArrowTypeError, pa.ArrowKeyError, ValueError, KeyError) as fault:
        raise ListRefused(file=readable_name(path), reasons=str(fault).splitlines()[0]) from fault
