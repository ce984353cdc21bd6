"""The allow-list projection: from what companies wrote to the rows that everybody may see."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from akkoord.engine.cleaning.countries.names import named_country
from akkoord.engine.disclosure.lost_letters import KnownWords
from akkoord.engine.disclosure.mentions import Mention
from akkoord.engine.disclosure.points import public_point
from akkoord.engine.disclosure.public_rows import LocationStatus, PublicLocation
from akkoord.engine.disclosure.spelling import agreed_spelling, in_ordinary_capitals, shared_spellings, tidy
from akkoord.engine.disclosure.towns import find_town

DETAILS = ("local_name", "region", "os_id")
"""Fields that many lists leave out."""

Usual = frozenset[tuple[str, str]]
"""Details with the countries in which enough companies give them."""


def project(
    mentions: tuple[Mention, ...], *, k: int, statuses: Mapping[str, LocationStatus] | None = None
) -> tuple[PublicLocation, ...]:
    """One public row for each location that is mentioned, sorted by country, town and name.

    Each field is built by name from the fields of the mentions; nothing else can pass. `k` is
    the number of companies that must agree before a detail is shown that few may know.
    """
    mentions = with_letters_restored(mentions, k=k)
    ordered = sorted(mentions, key=lambda mention: mention.location_id)
    usual = _usual_details(mentions, k=k)
    rows = [
        _public_location(location_id, tuple(group), k=k, usual=usual, statuses=statuses or {})
        for location_id, group in groupby(ordered, key=lambda mention: mention.location_id)
    ]
    return in_public_order(rows)


def with_letters_restored(mentions: tuple[Mention, ...], *, k: int) -> tuple[Mention, ...]:
    """The mentions with the letters that their lists lost, where enough companies write the word whole."""
    words = KnownWords(mentions, k=k)

    def restored(mention: Mention) -> Mention:
        def whole(text: str) -> str:
            return words.restored(text, country=mention.country.upper())

        return replace(
            mention,
            name=whole(mention.name),
            address=whole(mention.address),
            town=whole(mention.town),
            region=whole(mention.region),
        )

    return tuple(map(restored, mentions))


def _usual_details(mentions: tuple[Mention, ...], *, k: int) -> Usual:
    """Where `k` companies give a detail; elsewhere a row that has it would tell whose list it is from."""
    companies: dict[tuple[str, str], set[str]] = defaultdict(set)
    for mention in mentions:
        for detail in DETAILS:
            if mention.company is not None and tidy(getattr(mention, detail)):
                companies[detail, mention.country.upper()].add(mention.company)
    return frozenset(where for where, by in companies.items() if len(by) >= k)


def in_public_order(rows: list[PublicLocation]) -> tuple[PublicLocation, ...]:
    """The order of every public list: it says nothing about companies or batches."""
    return tuple(
        sorted(rows, key=lambda row: (row.country, row.town.casefold(), row.name.casefold(), row.location_id))
    )


@dataclass(frozen=True, slots=True)
class AgreedTexts:
    """How everybody may read a location: the spellings that most companies use, without their marks."""

    name: str
    address: str
    country: str


def agreed_texts(mentions: Iterable[Mention]) -> AgreedTexts:
    """The name, address and country of one location as a release would show them."""
    mentions = tuple(mentions)

    def agreed(field: str) -> str:
        return agreed_spelling((mention.company, getattr(mention, field)) for mention in mentions)

    country = agreed("country").upper()
    return AgreedTexts(
        in_ordinary_capitals(agreed("name")),
        in_ordinary_capitals(_without_country(agreed("address"), country)),
        country,
    )


def _public_location(
    location_id: str,
    mentions: tuple[Mention, ...],
    *,
    k: int,
    usual: Usual,
    statuses: Mapping[str, LocationStatus],
) -> PublicLocation:
    def agreed(field: str) -> str:
        return agreed_spelling((mention.company, getattr(mention, field)) for mention in mentions)

    texts = agreed_texts(mentions)
    name, address, country = agreed("name"), agreed("address"), texts.country

    def detail(field: str) -> str:
        return agreed_spelling(
            (mention.company, getattr(mention, field))
            for mention in mentions
            if mention.company is None or (field, country) in usual
        )

    region = detail("region")
    town = find_town(country, town=agreed("town"), region=region, address=address)
    point = public_point(
        [(m.company, m.lat, m.lng) for m in mentions if m.lat is not None and m.lng is not None],
        town=town,
        k=k,
    )
    shared = shared_spellings([(m.company, m.name) for m in mentions], k=k)
    return PublicLocation(
        location_id=location_id,
        name=texts.name,
        local_name=in_ordinary_capitals(detail("local_name")),
        other_names=tuple(
            in_ordinary_capitals(other) for other in shared if other.casefold() != tidy(name).casefold()
        ),
        address=texts.address,
        town=town.name if town else in_ordinary_capitals(agreed("town")),
        region=in_ordinary_capitals(region),
        country=country,
        lat=point.lat,
        lng=point.lng,
        precision=point.precision,
        os_id=detail("os_id"),
        status=statuses.get(location_id, LocationStatus.ACTIVE),
    )


def _without_country(address: str, country: str) -> str:
    """The address without the country at its end: it stands in its own field, and few lists repeat it."""
    rest, _, last = address.rpartition(",")
    return rest.rstrip() if rest.strip() and named_country(last) == country else address
