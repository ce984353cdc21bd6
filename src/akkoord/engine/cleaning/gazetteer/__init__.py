"""Which towns and provinces does an address name, and where do they lie?"""

from akkoord.engine.cleaning.gazetteer.finding import Found, find_places, with_standard_places
from akkoord.engine.cleaning.gazetteer.meaning import meant_places, without_ways
from akkoord.engine.cleaning.gazetteer.tables import Places, place_name, places

__all__ = [
    "Found",
    "Places",
    "find_places",
    "meant_places",
    "place_name",
    "places",
    "with_standard_places",
    "without_ways",
]
