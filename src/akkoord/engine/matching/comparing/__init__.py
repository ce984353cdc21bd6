"""How alike are two rows? Kernels that put every pair of rows into plain figures from 0 to 1."""

from akkoord.engine.matching.comparing.measures import MEASURES
from akkoord.engine.matching.comparing.pairs import measure_pairs

__all__ = ["MEASURES", "measure_pairs"]
