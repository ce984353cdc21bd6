"""A place as one list gives it, and pairs of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
from real_lists import table

Point = tuple[float, float]
_INVENTED = re.compile(
    r"[A-Z][a-z]+(?:-[a-z]+)*(?: [a-z][a-z-]*)+(?: (?:Ltd|PLC|Inc|Group|LLC|and Associates))? ?(?: Unit \d+)?"
)
"""A coined adjective, a process, hardly ever more: `Adaptive garment cutting PLC Unit 7`."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a row of a list says."""

    name: str
    address: str
    country: str
    point: Point | None = None
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows and whether they are one place; `kind` says how the pair was made."""

    left: Place
    right: Place
    is_same: bool
    kind: str
    origins: tuple[int, int]
    """Positions of the places that it was made of, which may be one."""


def places_in(rows: pa.Table) -> list[Place]:
    """The rows of a register (ROW_SCHEMA) as places, without those whose names are invented."""
    names = ("name", "address", "country", "lat", "lng", "other_names")
    return [
        Place(name, address, country, (lat, lng) if lat is not None else None, tuple(others or ()))
        for name, address, country, lat, lng, others in zip(
            *(rows[each].to_pylist() for each in names), strict=True
        )
        if not is_invented(name)
    ]


def is_invented(name: str) -> bool:
    """Whether a register's name is made up, at somebody else's address: about a fifth of them."""
    return _INVENTED.fullmatch(name.strip()) is not None


def rows_of(places: Sequence[Place]) -> pa.Table:
    """Places as rows for matching, in their order."""
    width = len(str(len(places)))
    return table(
        [
            {
                "row_key": f"{at:0{width}}",
                "list": "training",
                "row": str(at),
                "name": place.name,
                "address": place.address,
                "country": place.country,
                "lat": place.point[0] if place.point else None,
                "lng": place.point[1] if place.point else None,
                "identifiers": [],
                "other_names": list(place.other_names),
            }
            for at, place in enumerate(places)
        ]
    )
