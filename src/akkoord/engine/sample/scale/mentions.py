"""A mention of a location: all that a row says of it, told anew or copied from another list."""

from collections.abc import Mapping
from dataclasses import dataclass

from akkoord.engine.sample.scale.addresses import tell_address, tell_part
from akkoord.engine.sample.scale.names import tell_name
from akkoord.engine.sample.scale.telling import Telling


@dataclass(frozen=True, slots=True)
class Told:
    """Name and address of a row, the parts of the address, and what was done to the row."""

    name: str
    address: str
    parts: Mapping[str, str]
    damage: tuple[str, ...]


def tell(telling: Telling, other: Told | None, neighbour: Told | None) -> Told:
    """Name and address of a row, which is copied from another list now and then.

    `other` is what that list wrote about the location, `neighbour` about one at the same address.
    """
    habit, chances, turn = telling.habit, telling.chances, telling.random.random()
    if other and turn < chances["copied"]:
        return _copied(telling, other)
    if other and turn < chances["copied"] + chances["copied_name"]:
        name = habit.styled(other.name, habit.name_case)
    else:
        name = tell_name(telling)
    copies_parts = neighbour is not None and telling.random.random() < chances["copied_parts"]
    known = neighbour.parts if neighbour and copies_parts else {}
    parts = {part: known.get(part) or tell_part(telling, part) for part in habit.parts}
    return Told(name, tell_address(telling, parts), parts, tuple(telling.damage))


def _copied(telling: Telling, other: Told) -> Told:
    habit = telling.habit
    telling.damage += [code for code in ("copied", *other.damage) if code not in telling.damage]
    name = habit.styled(other.name, habit.name_case)
    address = habit.styled(other.address, habit.address_case)
    return Told(name, address, other.parts, tuple(telling.damage))


def tell_point(telling: Telling) -> tuple[float | None, float | None]:
    """Latitude and longitude of the row, where the list gives them: those of the site or of its town."""
    if not telling.habit.gives_points:
        return None, None
    if telling.happens("point_of_town"):
        return telling.site.town.lat, telling.site.town.lng
    return telling.site.lat, telling.site.lng


def tell_identifiers(telling: Telling) -> list[str]:
    """The OS ID, where the list gives them."""
    return [f"os_id:{telling.site.os_id}"] if telling.habit.gives_identifiers else []


def tell_other_names(telling: Telling) -> list[str]:
    """The group that the site belongs to, where the list has a column for it."""
    habit = telling.habit
    if not telling.site.group or not habit.names_groups or "group_name" in telling.damage:
        return []
    return [habit.styled(telling.site.group, habit.name_case)]
