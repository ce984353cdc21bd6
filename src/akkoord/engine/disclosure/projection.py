"""The allow-list projection: from what companies wrote to the rows that everybody may see."""

from collections.abc import Mapping
from itertools import groupby

from akkoord.engine.disclosure.mentions import Mention
from akkoord.engine.disclosure.points import public_point
from akkoord.engine.disclosure.public_rows import LocationStatus, PublicLocation
from akkoord.engine.disclosure.spelling import agreed_spelling, shared_spellings, tidy
from akkoord.engine.disclosure.towns import find_town


def project(
    mentions: tuple[Mention, ...], *, k: int, statuses: Mapping[str, LocationStatus] | None = None
) -> tuple[PublicLocation, ...]:
    """One public row for each location that is mentioned, sorted by country, town and name.

    Each field is built by name from the fields of the mentions; nothing else can pass. `k` is
    the number of companies that must agree before a detail is shown that few may know.
    """
    ordered = sorted(mentions, key=lambda mention: mention.location_id)
    rows = [
        _public_location(location_id, tuple(group), k=k, statuses=statuses or {})
        for location_id, group in groupby(ordered, key=lambda mention: mention.location_id)
    ]
    return in_public_order(rows)


def in_public_order(rows: list[PublicLocation]) -> tuple[PublicLocation, ...]:
    """The order of every public list: it says nothing about companies or batches."""
    return tuple(
        sorted(rows, key=lambda row: (row.country, row.town.casefold(), row.name.casefold(), row.location_id))
    )


def _public_location(
    location_id: str, mentions: tuple[Mention, ...], *, k: int, statuses: Mapping[str, LocationStatus]
) -> PublicLocation:
    def agreed(field: str) -> str:
        return agreed_spelling((mention.company, getattr(mention, field)) for mention in mentions)

    name, address, country = agreed("name"), agreed("address"), agreed("country").upper()
    town = find_town(country, town=agreed("town"), region=agreed("region"), address=address)
    point = public_point(
        [(m.company, m.lat, m.lng) for m in mentions if m.lat is not None and m.lng is not None],
        town=town,
        k=k,
    )
    shared = shared_spellings([(m.company, m.name) for m in mentions], k=k)
    return PublicLocation(
        location_id=location_id,
        name=name,
        local_name=agreed("local_name"),
        other_names=tuple(other for other in shared if other.casefold() != tidy(name).casefold()),
        address=address,
        town=town.name if town else agreed("town"),
        region=agreed("region"),
        country=country,
        lat=point.lat,
        lng=point.lng,
        precision=point.precision,
        os_id=agreed("os_id"),
        status=statuses.get(location_id, LocationStatus.ACTIVE),
    )
