"""How a company mentions a location in its list: the truth as its habits and its hand make it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from random import Random

from akkoord.engine.sample.cells import LATIN_FIELDS, Cell, side_cells, text_cells
from akkoord.engine.sample.mess.country_spelling import spell_country
from akkoord.engine.sample.mess.faults import break_cells
from akkoord.engine.sample.mess.spelling import without_diacritics
from akkoord.engine.sample.mess.variants import Preferences
from akkoord.engine.sample.places import TrueLocation
from akkoord.engine.sample.retelling import retell
from akkoord.engine.sample.styles import Style


@dataclass(frozen=True, slots=True)
class Mention:
    """The cells of one row by field, the location it is about, and what was done to it."""

    location_id: str
    country: str
    cells: Mapping[str, Cell]
    damage: tuple[str, ...] = ()

    @property
    def is_country_damaged(self) -> bool:
        """Whether the country cell is not what the rest of its country has."""
        return "country_missing" in self.damage or "country_unknown" in self.damage


def write_mentions(
    locations: Iterable[TrueLocation], style: Style, *, year: int, random: Random
) -> list[Mention]:
    """Each of the locations written in `style`, in the order of the list."""
    preferences = Preferences(random=random)
    mentions = [_mention(place, style, preferences, year=year, random=random) for place in locations]
    random.shuffle(mentions)
    if style.order == "country":
        return sorted(mentions, key=lambda mention: mention.country)
    if style.order == "name":
        return sorted(mentions, key=lambda mention: str(mention.cells["name"]).casefold())
    return mentions


def _mention(
    place: TrueLocation, style: Style, preferences: Preferences, *, year: int, random: Random
) -> Mention:
    sloppiness = style.sloppiness
    retold = retell(place, preferences, sloppiness=sloppiness, random=random)
    country = spell_country(place.country, style.country, sloppiness=sloppiness, random=random)
    cells = {
        **text_cells(retold, country, random=random),
        **side_cells(place, style, year=year, random=random),
    }
    damage = [*retold.damage, *([] if country else ["country_missing"])]
    damage += break_cells(cells, [field for _, field in style.columns], sloppiness=sloppiness, random=random)
    written = {field: _in_style(field, value, style) for field, value in cells.items()}
    return Mention(place.location_id, place.country, written, tuple(damage))


def _in_style(field: str, value: Cell, style: Style) -> Cell:
    """The cell in the list's way with capitals and diacritics, and with its sign for nothing."""
    if value == "":
        return style.missing
    if not isinstance(value, str) or field not in LATIN_FIELDS:
        return value
    text = without_diacritics(value) if style.is_ascii else value
    if style.case == "upper":
        return text.upper()
    return text.title() if style.case == "title" and field == "name" else text
