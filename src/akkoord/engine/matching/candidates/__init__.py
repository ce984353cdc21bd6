"""Which pairs of rows are worth comparing? Those that share enough rare keys.

Row → keys (`keys`) → texts that share a key (`groups`) → pairs that share enough (`sharing`; what each
could share at most: `strengths`) → pairs of rows (`texts`). What kinds of keys there are and what they count
stands in `kinds`.
"""

from akkoord.engine.matching.candidates.finding import Pairs, candidate_pairs
from akkoord.engine.matching.candidates.parts import enough_shared, keys_of, pairs_of

__all__ = ["Pairs", "candidate_pairs", "enough_shared", "keys_of", "pairs_of"]
