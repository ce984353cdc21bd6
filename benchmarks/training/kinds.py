"""Kinds of pairs: what may differ between two rows of one place, and what makes two places look alike."""

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from training.places import Place
from training.retelling import moved_point, town_of, town_only, with_acronym, with_town_in_name, with_unit
from training.sectors import common_name, other_trade, trade_words


@dataclass(frozen=True, slots=True)
class Draw:
    """What a kind is made from: a place, some other place of its country, and the dice."""

    here: Place
    other: Place
    chance: random.Random

    def two_numbers(self) -> tuple[int, int]:
        one, two = self.chance.sample(range(1, 12), 2)
        return one, two


TASKS = (
    "Cutting",
    "Sewing",
    "Washing",
    "Main",
    "Head Office",
    "Warehouse",
    "Finishing",
    "New Factory",
    "Plant",
)


def has_unit(place: Place) -> bool:
    """Whether the place gives a unit, or a number in its name, of its own."""
    return bool(re.search(r"\d|\b[IVX]{1,4}\b", place.name) or re.search(r"(?i)\bunit", place.address))


Kind = Callable[[Draw], tuple[Place, Place]]


def plain(draw: Draw) -> tuple[Place, Place]:
    """The same row twice."""
    return draw.here, draw.here


def unit_on_one_side(draw: Draw) -> tuple[Place, Place]:
    return draw.here, with_unit(draw.here, draw.two_numbers()[0], draw.chance)


def unit_on_both_sides(draw: Draw) -> tuple[Place, Place]:
    number = draw.two_numbers()[0]
    return with_unit(draw.here, number, draw.chance), with_unit(draw.here, number, draw.chance)


def named_by_initials(draw: Draw) -> tuple[Place, Place]:
    return draw.here, with_acronym(draw.here, draw.chance)


def town_in_name(draw: Draw) -> tuple[Place, Place]:
    return draw.here, with_town_in_name(draw.here, draw.chance)


def named_by_parent(draw: Draw) -> tuple[Place, Place]:
    """One list gives the operator, the other the parent with the operator as a further name."""
    parent = replace(draw.here, name=draw.other.name, other_names=(draw.here.name,))
    here = draw.here
    if draw.chance.random() < 0.5:
        here = replace(here, other_names=(draw.other.name,))
    return here, parent


def parent_on_both_sides(draw: Draw) -> tuple[Place, Place]:
    """Both lists give the parent beside the name."""
    here = replace(draw.here, other_names=(draw.other.name,))
    return here, here


def former_name(draw: Draw) -> tuple[Place, Place]:
    """Renamed; the new name tells the old one, in the cell or as a further name."""
    if draw.chance.random() < 0.5:
        return draw.here, replace(draw.here, name=f"{draw.other.name} (formerly {draw.here.name})")
    return draw.here, replace(draw.here, name=draw.other.name, other_names=(draw.here.name,))


def trade_added(draw: Draw) -> tuple[Place, Place]:
    """One list tells a trade that the other leaves out."""
    words = trade_words()[draw.chance.choice(sorted(trade_words()))]
    return draw.here, replace(draw.here, name=f"{draw.here.name} {draw.chance.choice(words)}")


def other_firm_here(draw: Draw) -> tuple[Place, Place]:
    """Two tenants of one address."""
    return draw.here, replace(draw.here, name=draw.other.name)


def sister_firm_here(draw: Draw) -> tuple[Place, Place]:
    """Another firm of the family at the same address: the first word is shared, the trade is not."""
    sector = draw.chance.choice(sorted(trade_words()))
    words = draw.here.name.split()
    first = " ".join(words[: max(1, min(len(words) - 1, 2))])
    return draw.here, replace(draw.here, name=other_trade(first, sector, draw.chance))


def other_word_here(draw: Draw) -> tuple[Place, Place]:
    """Another firm of the same trade at the same address: one word of its name is another."""
    words, others = draw.here.name.split(), [word for word in draw.other.name.split() if len(word) > 3]
    if others and words:
        words[0 if draw.chance.random() < 0.6 else draw.chance.randrange(len(words))] = others[0]
    return draw.here, replace(draw.here, name=" ".join(words))


def family_elsewhere(draw: Draw) -> tuple[Place, Place]:
    """Two places of one group, each with a name of its own, far apart."""
    words, others = draw.here.name.split(), draw.other.name.split()
    name = " ".join([*words[: max(1, len(words) // 2)], *others[:2]])
    return draw.here, replace(draw.other, name=name)


def sites_of_one_parent(draw: Draw) -> tuple[Place, Place]:
    """Two places that give one parent."""
    parent = f"{draw.here.name.split()[0] if draw.here.name.split() else ''} Group"
    return replace(draw.here, other_names=(parent,)), replace(draw.other, other_names=(parent,))


def same_firm_elsewhere(draw: Draw) -> tuple[Place, Place]:
    return draw.here, replace(draw.other, name=draw.here.name)


def branch_elsewhere(draw: Draw) -> tuple[Place, Place]:
    """A branch of the firm, told by its town or its task in brackets."""
    return draw.here, _branch(draw.here, draw.other, draw.chance)


def branches(draw: Draw) -> tuple[Place, Place]:
    """Two branches of one firm, each told by its town or its task."""
    return _branch(draw.here, draw.here, draw.chance), _branch(draw.here, draw.other, draw.chance)


def _branch(firm: Place, there: Place, chance: random.Random) -> Place:
    named = replace(there, name=firm.name)
    if chance.random() < 0.7:
        return with_town_in_name(named, chance)
    return replace(named, name=f"{firm.name} ({chance.choice(TASKS)})")


def parent_elsewhere(draw: Draw) -> tuple[Place, Place]:
    """A place that gives its parent, and another place of that parent under the parent's name."""
    parent = " ".join(draw.here.name.split()[:2])
    return replace(draw.here, other_names=(parent,)), replace(draw.other, name=parent)


def site_of_operator(draw: Draw) -> tuple[Place, Place]:
    """One list calls a place by its operator, the other by its site, or both give both."""
    parent, operator, site = _parent(draw.other, draw.chance), draw.here.name, town_of(draw.here, draw.chance)
    one, two = (_called(draw.here, operator, site, parent, draw.chance) for _ in range(2))
    return one, two


def sites_of_operator(draw: Draw) -> tuple[Place, Place]:
    """Two places of one operator, each told by its site."""
    parent, operator = _parent(draw.other, draw.chance), draw.here.name
    one, two = (
        _called(place, operator, town_of(place, draw.chance), parent, draw.chance)
        for place in (draw.here, draw.other)
    )
    return one, two


def sites_of_one_town(draw: Draw) -> tuple[Place, Place]:
    """Two operators each call their place after the same town."""
    site = town_of(draw.here, draw.chance)
    street = draw.other.address.split(",")[0]
    point = draw.here.point and moved_point(draw.here.point, 15.0, draw.chance)
    there = replace(town_only(draw.here), point=point)
    there = replace(
        there, address=f"{street}, {there.address}" if draw.chance.random() < 0.5 else there.address
    )
    parents = (_parent(draw.here, draw.chance), _parent(draw.other, draw.chance))
    return (
        _called(draw.here, draw.here.name, site, parents[0], draw.chance),
        _called(there, draw.other.name, site, parents[1], draw.chance),
    )


def _parent(place: Place, chance: random.Random) -> str:
    words = place.name.split()
    return f"{' '.join(words[: chance.choice([1, 2])])} {chance.choice(['Group', 'Holdings', 'Corporation'])}"


def _called(place: Place, operator: str, site: str, parent: str, chance: random.Random) -> Place:
    """The place under one of the ways in which lists name a site, its operator and the operator's parent."""
    words = trade_words()[chance.choice(sorted(trade_words()))]
    forms = {
        (site, operator): 0.3,
        (site, operator, parent): 0.1,
        (site, parent): 0.1,
        (f"{operator} ({site})", parent): 0.15,
        (f"{operator} ({site})",): 0.1,
        (f"{operator} - {site}", parent): 0.05,
        (f"{site} {chance.choice(words)}", operator): 0.1,
        (operator, parent): 0.05,
        (operator,): 0.05,
    }
    ((name, *others),) = chance.choices(list(forms), weights=list(forms.values()))
    return replace(place, name=name, other_names=tuple(others))


def of_common_name(draw: Draw) -> tuple[Place, Place]:
    """A place whose name is made of words that many names have."""
    here = replace(draw.here, name=common_name(draw.chance))
    return here, here


def namesakes(draw: Draw) -> tuple[Place, Place]:
    """Two firms that happen to have one name: it is made of words that many names have."""
    name = common_name(draw.chance)
    return replace(draw.here, name=name), replace(draw.other, name=name)


def unit_elsewhere(draw: Draw) -> tuple[Place, Place]:
    """A firm, and a numbered unit of it at another place."""
    there = replace(draw.other, name=draw.here.name)
    return draw.here, with_unit(there, draw.two_numbers()[0], draw.chance)


def other_units(draw: Draw) -> tuple[Place, Place]:
    one, two = draw.two_numbers()
    return with_unit(draw.here, one, draw.chance), with_unit(draw.here, two, draw.chance)


def other_number(draw: Draw) -> tuple[Place, Place]:
    """The same firm at another house, plot or kilometre of the same way."""
    number = str(draw.chance.randrange(1, 999))
    there = re.sub(r"\b\d{1,5}\b", number, draw.here.address, count=1)
    point = draw.here.point and moved_point(draw.here.point, 1.5, draw.chance)
    return draw.here, replace(draw.here, address=there, point=point)


def strangers(draw: Draw) -> tuple[Place, Place]:
    return draw.here, draw.other


ONE_PLACE: Mapping[Kind, float] = {
    plain: 0.62,
    unit_on_one_side: 0.07,
    unit_on_both_sides: 0.06,
    named_by_initials: 0.03,
    town_in_name: 0.06,
    named_by_parent: 0.05,
    parent_on_both_sides: 0.04,
    former_name: 0.03,
    trade_added: 0.04,
    site_of_operator: 0.08,
    of_common_name: 0.05,
}
TWO_PLACES: Mapping[Kind, float] = {
    other_firm_here: 0.24,
    sister_firm_here: 0.04,
    other_word_here: 0.1,
    family_elsewhere: 0.07,
    sites_of_one_parent: 0.06,
    same_firm_elsewhere: 0.2,
    branch_elsewhere: 0.1,
    branches: 0.06,
    parent_elsewhere: 0.06,
    sites_of_operator: 0.1,
    sites_of_one_town: 0.06,
    unit_elsewhere: 0.04,
    namesakes: 0.05,
    other_units: 0.14,
    other_number: 0.18,
    strangers: 0.05,
}
OF_UNITS = {unit_on_one_side, unit_on_both_sides, other_units, unit_elsewhere}
"""Kinds that give a place a unit; none must stand there before."""
TOLD_BY_ADDRESS = {same_firm_elsewhere, other_number}
"""Kinds of which nothing is left without an address."""
TOLD_BY_NAME = {of_common_name, namesakes}
"""Kinds that show what a name tells by itself; often without an address."""
