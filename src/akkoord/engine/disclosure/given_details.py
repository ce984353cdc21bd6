"""Which of the details that many lists leave out a row shows, so that what is given points at no single list.

Each may be usual by itself and both together the habit of one company: its rows would belong together. So
they would when all of them are written otherwise from one edition to the next.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from akkoord.engine.disclosure.code_histories import Companies
from akkoord.engine.disclosure.look_alike import blended
from akkoord.engine.disclosure.public_rows import PublicLocation
from akkoord.engine.disclosure.shown_before import (
    NEW_TEXTS,
    NO_TEXTS,
    Look,
    Neutral,
    ShownBefore,
    given_by,
    look_of,
    with_former_texts,
)


@dataclass(frozen=True, slots=True)
class Usual:
    """Rows that tell nothing of single lists, and those whose new texts wait for that."""

    rows: tuple[PublicLocation, ...]
    as_before: frozenset[str]
    """Locations that are written as before, because too few lists are written otherwise this time."""


def with_usual_details(
    rows: Iterable[PublicLocation],
    supporters: Mapping[str, Companies],
    *,
    k: int,
    before: ShownBefore,
    neutral: Neutral,
) -> Usual:
    """The rows, each with details that rows of at least `k` companies of its country show together.

    So it is with new texts; and rows that show the same have looked alike `before` as well.
    """
    looks = {
        row.location_id: look_of(row, before.last(row.location_id), neutral.get(row.location_id, NO_TEXTS))
        for row in rows
    }
    usual = _usual_looks(rows, looks, supporters, before, k=k)
    found = []
    for row in rows:
        at = row.location_id
        found.append(_with_only(row, usual[at]))
        if NEW_TEXTS in looks[at] - usual[at] and (last := before.last(at)) is not None:
            found[-1] = with_former_texts(found[-1], last, neutral.get(at, NO_TEXTS))
    return Usual(tuple(found), frozenset(at for at in looks if NEW_TEXTS in looks[at] - usual[at]))


def _usual_looks(
    rows: Iterable[PublicLocation],
    looks: Mapping[str, Look],
    supporters: Mapping[str, Companies],
    before: ShownBefore,
    *,
    k: int,
) -> dict[str, Look]:
    by_country: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        by_country[row.country].append(row.location_id)
    usual: dict[str, Look] = {}
    for places in by_country.values():
        given = [(place, looks[place], supporters.get(place, NO_TEXTS)) for place in places]
        usual |= blended(given, {place: before.way(place) for place in places}, k=k)
    return usual


def _with_only(row: PublicLocation, details: Look) -> PublicLocation:
    """The row without the other details."""
    if given_by(row) <= details:
        return row
    return replace(
        row,
        local_name=row.local_name if "local_name" in details else "",
        region=row.region if "region" in details else "",
        os_id=row.os_id if "os_id" in details else "",
    )
