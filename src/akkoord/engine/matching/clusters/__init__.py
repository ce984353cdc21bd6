"""Which rows are one place, all pairs considered?"""

from akkoord.engine.matching.clusters.average_link import AVERAGE_LINK
from akkoord.engine.matching.clusters.clustering import cluster
from akkoord.engine.matching.clusters.components import components
from akkoord.engine.matching.clusters.links import ASK, DIFFERENT, SAME, Answers, Links, answers_at
from akkoord.engine.matching.clusters.unscored import LARGEST_COMPLETED, unscored_pairs

__all__ = [
    "ASK",
    "AVERAGE_LINK",
    "DIFFERENT",
    "LARGEST_COMPLETED",
    "SAME",
    "Answers",
    "Links",
    "answers_at",
    "cluster",
    "components",
    "unscored_pairs",
]
