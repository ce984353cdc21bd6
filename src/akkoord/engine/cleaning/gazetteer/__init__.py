"""Which towns and provinces does an address name, and where do they lie?"""

from akkoord.engine.cleaning.gazetteer.finding import (
    Gazetteer,
    gazetteer_of,
    with_standard_places,
)
from akkoord.engine.cleaning.gazetteer.meaning import meant_places, without_ways
from akkoord.engine.cleaning.gazetteer.towns import KnownPlace

__all__ = [
    "Gazetteer",
    "KnownPlace",
    "gazetteer_of",
    "meant_places",
    "with_standard_places",
    "without_ways",
]
