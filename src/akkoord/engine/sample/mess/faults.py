"""Faults of whole cells: what is missing, misplaced, or carries stray blanks."""

from collections.abc import Collection
from random import Random

from akkoord.engine.sample.cells import ADDRESS_FIELDS, LATIN_FIELDS, NAME_FIELDS, Cell
from akkoord.engine.sample.open_supply_id import ALPHABET

Cells = dict[str, Cell]
FEWEST_COLUMNS_TO_BLOCK = 3
"""In a list of fewer columns a row without name or address is nothing that anybody would recognise."""
NO_COUNTRY = ("??", "Azië / Europa", "div.", "Far East")


def break_cells(cells: Cells, shown: Collection[str], *, sloppiness: float, random: Random) -> list[str]:
    """Put faults into some cells, in place; return their codes. `sloppiness` from 0 to 1.

    Only cells that the list shows get faults of their own kind.
    """
    codes = []
    shows_point = cells["lat"] != "" and {"lat", "point"} & set(shown)
    if len(shown) > FEWEST_COLUMNS_TO_BLOCK and random.random() < 0.012 * sloppiness:
        codes.append(_block(cells, random=random))
    if random.random() < 0.12 * sloppiness:
        codes.append(_stray_blanks(cells, random=random))
    if shows_point and random.random() < 0.06 * sloppiness:
        codes.append(_wrong_point(cells, random=random))
    if cells["os_id"] != "" and "os_id" in shown and random.random() < 0.2 * sloppiness:
        codes.append(_wrong_identifier(cells, random=random))
    return codes


def _block(cells: Cells, *, random: Random) -> str:
    """A row that cannot be taken in: no name, no address, or a country that is none."""
    kind = random.choice(("name_missing", "address_missing", "country_unknown"))
    if kind == "name_missing":
        cells |= dict.fromkeys(NAME_FIELDS, "")
    elif kind == "address_missing":
        cells |= dict.fromkeys(ADDRESS_FIELDS, "")
    else:
        cells["country"] = random.choice(NO_COUNTRY)
    return kind


def _stray_blanks(cells: Cells, *, random: Random) -> str:
    for field in sorted(LATIN_FIELDS):
        text = str(cells[field])
        if text and random.random() < 0.5:
            kind = random.choice(("{}  ", " {}", "{}\u00a0", "{}\t"))
            cells[field] = kind.format(text.replace(", ", " ,  ", 1))
    return "blanks"


def _wrong_point(cells: Cells, *, random: Random) -> str:
    kind = random.choice(("point_swapped", "point_zero", "point_without_decimals"))
    lat, lng = cells["lat"], cells["lng"]
    if kind == "point_swapped":
        cells |= {"lat": lng, "lng": lat, "point": f"{lng}, {lat}"}
    elif kind == "point_zero":
        cells |= {"lat": 0, "lng": 0, "point": "0, 0"}
    else:
        cells |= {"lat": _without_mark(lat), "lng": _without_mark(lng)}
    return kind


def _without_mark(degrees: Cell) -> Cell:
    return int(str(degrees).replace(".", "").replace(",", ""))


def _wrong_identifier(cells: Cells, *, random: Random) -> str:
    identifier = str(cells["os_id"])
    at = random.randrange(9, 14)
    other = random.choice([letter for letter in ALPHABET if letter != identifier[at]])
    cells["os_id"] = identifier[:at] + other + identifier[at + 1 :]
    return "os_id_wrong"
