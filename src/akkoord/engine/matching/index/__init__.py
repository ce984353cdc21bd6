"""A register on disk that a new list is compared with: written once, memory-mapped afterwards."""

from akkoord.engine.matching.index.errors import IndexDamaged, IndexNotWritten, IndexOutdated
from akkoord.engine.matching.index.reading import Index, open_index
from akkoord.engine.matching.index.writing import write_index

__all__ = ["Index", "IndexDamaged", "IndexNotWritten", "IndexOutdated", "open_index", "write_index"]
