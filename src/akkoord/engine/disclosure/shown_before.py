"""What the rows of our own earlier editions showed, for those who lay the editions side by side.

Rows that are all written otherwise in one year, or gave a detail in the same years, are taken for those of
one list.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from akkoord.engine.disclosure.difference import EarlierEdition, final_id
from akkoord.engine.disclosure.mentions import Mention
from akkoord.engine.disclosure.projection import DETAILS
from akkoord.engine.disclosure.public_rows import Precision, PublicLocation

TEXTS = ("name", "local_name", "address", "town", "region")
NEW_TEXTS = "new texts"
"""Stands beside the details of a row whose texts are others than before."""

Look = frozenset[str]
"""What a row tells of the habits of the list that it is from."""
Way = tuple[Look | None, ...]
"""How a row looked in each edition, oldest first; None where it was not there."""
Neutral = Mapping[str, Collection[str]]
"""Location → the texts that a public source or the secretariat writes, whatever lists say."""
NO_TEXTS: frozenset[str] = frozenset()


class ShownBefore:
    """The rows of our own earlier editions, under the identifiers of today."""

    def __init__(self, editions: Sequence[EarlierEdition], redirects: Mapping[str, str]) -> None:
        own = [each for each in editions if not each.is_of_sister]
        self._number = len(own)
        self._last: dict[str, PublicLocation] = {}
        self._ways: dict[str, list[Look | None]] = defaultdict(list)
        for number, edition in enumerate(own):
            rows = _rows(edition, redirects)
            for place, row in rows.items():
                way = self._ways[place]
                way.extend([None] * (number - len(way)))
                way.append(look_of(row, self._last.get(place)))
            self._last.update(rows)

    def last(self, place: str) -> PublicLocation | None:
        """The row that showed it last."""
        return self._last.get(place)

    def way(self, place: str) -> Way:
        """How it looked so far."""
        way = self._ways.get(place, [])
        return (*way, *([None] * (self._number - len(way))))


def _rows(edition: EarlierEdition, redirects: Mapping[str, str]) -> dict[str, PublicLocation]:
    """Its rows under the identifiers of today; an edition of counts showed none."""
    places = sorted(edition.rows, key=lambda place: (place not in redirects, place))
    return {final_id(place, redirects): row for place in places if (row := edition.rows[place]).name}


def given_by(row: PublicLocation) -> Look:
    """The details that the row shows."""
    return frozenset(detail for detail in DETAILS if getattr(row, detail))


def look_of(row: PublicLocation, last: PublicLocation | None, neutral: Collection[str] = ()) -> Look:
    """The details that the row shows, and whether lists write it otherwise than before."""
    is_new = last is not None and any(text not in neutral for text in _differing(row, last))
    return given_by(row) | ({NEW_TEXTS} if is_new else NO_TEXTS)


def _differing(row: PublicLocation, last: PublicLocation) -> list[str]:
    pairs = ((text, getattr(row, text), getattr(last, text)) for text in TEXTS)
    return [text for text, now, then in pairs if now and then and now != then]


def with_former_texts(
    row: PublicLocation, last: PublicLocation, neutral: Collection[str] = ()
) -> PublicLocation:
    """The row as it was written before, save for what a neutral source writes; the point follows the town."""
    kept = {text: getattr(last, text) for text in _differing(row, last) if text not in neutral}
    if "town" in kept and row.precision is not Precision.SITE:
        kept |= {"lat": last.lat, "lng": last.lng, "precision": last.precision}
    return replace(row, **kept)


def neutral_texts(mentions: Iterable[Mention]) -> dict[str, Collection[str]]:
    """The texts that come from no company."""
    found: dict[str, set[str]] = defaultdict(set)
    for each in mentions:
        if each.company is None:
            found[each.location_id].update(text for text in TEXTS if getattr(each, text))
    return dict(found)
