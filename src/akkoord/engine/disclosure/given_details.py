"""Which of the details that many lists leave out a row shows, so that what is given points at no single list.

Each may be usual by itself and both together the habit of one company: its rows would belong together.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from akkoord.engine.disclosure.code_histories import Companies
from akkoord.engine.disclosure.look_alike import LookAlike
from akkoord.engine.disclosure.projection import DETAILS
from akkoord.engine.disclosure.public_rows import PublicLocation


def with_usual_details(
    rows: Iterable[PublicLocation], supporters: Mapping[str, Companies], *, k: int
) -> list[PublicLocation]:
    """The rows, each with details that rows of at least `k` companies of its country show together."""
    by_country: dict[str, list[PublicLocation]] = defaultdict(list)
    for row in rows:
        by_country[row.country].append(row)
    found = []
    for country in by_country.values():
        given = ((row.location_id, given_by(row), supporters.get(row.location_id, ())) for row in country)
        usual = LookAlike(given).blend(k=k)
        found += [_with_only(row, usual[row.location_id]) for row in country]
    return found


def given_by(row: PublicLocation) -> frozenset[str]:
    """The details that the row shows."""
    return frozenset(detail for detail in DETAILS if getattr(row, detail))


def _with_only(row: PublicLocation, details: frozenset[str]) -> PublicLocation:
    if given_by(row) == details:
        return row
    return replace(
        row,
        local_name=row.local_name if "local_name" in details else "",
        region=row.region if "region" in details else "",
        os_id=row.os_id if "os_id" in details else "",
    )
