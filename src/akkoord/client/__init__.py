"""Read a published list of production locations from any program: no account, no key, nothing but Python.

from akkoord.client import Akkoord

for location in Akkoord("https://list.example.org").locations(q="denim", country="BD"):
    print(location.location_id, location.name)
"""

from akkoord.client.connection import CannotAnswer, NotFound, Refused, Withdrawn
from akkoord.client.published import Akkoord, DamagedDownload
from akkoord.client.shapes import (
    Coordinates,
    Country,
    Edition,
    File,
    Location,
    Participant,
    Story,
    StoryPicture,
    StoryText,
    WithdrawnEdition,
)
from akkoord.client.verifying import NotVerified

__all__ = [
    "Akkoord",
    "CannotAnswer",
    "Coordinates",
    "Country",
    "DamagedDownload",
    "Edition",
    "File",
    "Location",
    "NotFound",
    "NotVerified",
    "Participant",
    "Refused",
    "Story",
    "StoryPicture",
    "StoryText",
    "Withdrawn",
    "WithdrawnEdition",
]
