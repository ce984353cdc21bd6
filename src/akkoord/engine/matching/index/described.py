"""The descriptions of a register as arrays on disk."""

from pathlib import Path
from typing import Any

from akkoord.engine.arrays import Array, Ragged
from akkoord.engine.matching.descriptions import Descriptions, Vocabulary
from akkoord.engine.matching.index.array_files import ArrayFolder, mapped

LISTS = ("name", "acronyms", "address", "others", "numbers", "places", "identifiers")
VALUES = (
    "country",
    "name_rarity",
    "name_order",
    "address_rarity",
    "others_of",
    "other_rarity",
    "postcode",
    "point",
    "text",
    "handed_in",
)


def put_descriptions(arrays: ArrayFolder, rows: Descriptions) -> None:
    """Write all arrays of `rows`."""
    arrays.put("words.letters.starts", [rows.vocabulary.letters.starts])
    arrays.put("words.letters.values", [rows.vocabulary.letters.values])
    arrays.put("words.keys", [rows.vocabulary.keys])
    arrays.put("words.trades", [rows.vocabulary.trades])
    for name in LISTS:
        lists: Ragged = getattr(rows, name)
        arrays.put(f"{name}.starts", [lists.starts])
        arrays.put(f"{name}.values", [lists.values])
    for name in VALUES:
        arrays.put(name, [getattr(rows, name)])


def mapped_descriptions(folder: Path, manifest: dict[str, Any]) -> Descriptions:
    """The descriptions of all rows, memory-mapped."""

    def array(name: str) -> Array:
        return mapped(folder, manifest, name)

    letters = Ragged(array("words.letters.starts"), array("words.letters.values"))
    arrays: dict[str, Any] = {name: array(name) for name in VALUES}
    arrays |= {name: Ragged(array(f"{name}.starts"), array(f"{name}.values")) for name in LISTS}
    return Descriptions(
        vocabulary=Vocabulary(letters, array("words.keys"), array("words.trades")),
        **arrays,
    )
