"""What a list makes of a true location: the name and the address of one row, with what was done to them."""

import re
from collections.abc import Callable
from random import Random

from akkoord.engine.sample.mess.country_spelling import usual_name
from akkoord.engine.sample.mess.shortening import mistyped_number, shortened_name
from akkoord.engine.sample.patterns import ROMAN, fill_digits
from akkoord.engine.sample.scale.habits import Habit
from akkoord.engine.sample.scale.rates import rates
from akkoord.engine.sample.scale.sites import Site
from akkoord.engine.sample.scale.slips import (
    glued,
    letter_spaced,
    respaced,
    respelled,
    stuttered,
    turned,
    with_typo,
)  # fmt: skip
from akkoord.engine.sample.scale.texts import Flexible, Part, Text, told
from akkoord.engine.sample.scale.vocabulary import words

TOLD_APART_BY_NAME = {"sister", "unit", "tenant", "branch"}
LATE_ROMAN = 10
_UNTIDY = re.compile(r"\s+(?=[,)])|(?<=\()\s+|\s+(?=\s)")


class Telling:
    """One location as one list writes it down; `damage` gathers codes of what was done to the truth."""

    def __init__(self, site: Site, habit: Habit, random: Random) -> None:
        self.site, self.habit, self.random = site, habit, random
        self.chances = rates().rows
        self.damage: list[str] = []
        self.own_forms = self.chances["own_form"]
        self.any_forms = self.own_forms + self.chances["other_form"] * habit.carelessness

    def happens(self, kind: str) -> bool:
        """Whether this row has a fault of a kind; noted when it has."""
        if self.random.random() < self.chances[kind] * self.habit.carelessness:
            self.damage.append(kind)
            return True
        return False

    def form_of(self, word: Flexible) -> str:
        """A word in the list's own form, in any form, or as the location writes it."""
        turn = self.random.random()
        if turn < self.own_forms:
            return self.habit.form_of(word)
        return self.random.choice(word.forms) if turn < self.any_forms else word.written

    def told(self, text: Text) -> str:
        """`text` with its words in the forms of this row."""
        return told(text, self.form_of)

    def slipped(self, text: str, kind: str, slip: Callable[..., str]) -> str:
        """`text` after a slip of the kind, if it happens."""
        return slip(text, random=self.random) if self.happens(kind) else text


def tell_name(telling: Telling) -> str:
    """The name of the row."""
    site, habit, random = telling.site, telling.habit, telling.random
    parts: tuple[Part, ...] = site.name
    former: tuple[Part, ...] = ()
    if site.former_name and telling.happens("former_name"):
        parts, former = site.former_name, (site.name if random.random() < 0.4 else ())
    name = _core(telling, parts)
    if former:
        name = f"{_core(telling, former)} (formerly {name})"
    if site.kin not in TOLD_APART_BY_NAME and telling.happens("name_shortened"):
        name = shortened_name(name, random=random)
    name = telling.slipped(name, "name_typo", with_typo)
    name = telling.slipped(name, "name_respelled", respelled)
    name = telling.slipped(name, "spacing", respaced)
    name = telling.slipped(name, "letter_spaced", letter_spaced)
    name = telling.slipped(name, "stuttered", stuttered)
    if telling.happens("words_turned"):
        name = " ".join(turned(name.split(" "), random=random))
    name = _with_additions(telling, name)
    if habit.longest_name:
        name = name[: habit.longest_name].rstrip()
    return habit.styled(name, habit.name_case)


def _core(telling: Telling, parts: tuple[Part, ...]) -> str:
    """The parts of a name without those that the list or the row leaves out."""
    left_out = set()
    if telling.habit.drops_legal_form or telling.happens("legal_form_left_out"):
        left_out.add("legal")
    if telling.site.kin not in TOLD_APART_BY_NAME:
        if telling.happens("trade_left_out"):
            left_out.add("trade")
        if parts[0].kind == "city" and telling.happens("town_left_out"):
            left_out.add("city")
    if left_out or parts is not telling.site.name:
        name = "".join([telling.told(part.text) for part in parts if part.kind not in left_out])
    else:
        name = telling.told(telling.site.whole_name)
    return _UNTIDY.sub("", name.replace("()", "")).strip(" ,-")


def _with_additions(telling: Telling, name: str) -> str:
    site, habit, random = telling.site, telling.habit, telling.random
    if telling.happens("country_in_name"):
        name = f"{name} ({usual_name(site.country, 'en')})"
    if site.unit and not telling.happens("unit_left_out"):
        name = f"{name} {_unit(telling)}"
    if telling.happens("acronym"):
        letters = "".join(word[0] for word in name.split() if word[0].isalpha())
        name = f"{name} ({letters.upper()})"
    if telling.happens("mark"):
        name = f"{name} {random.choice(words()['marks'])}"
    if site.group and habit.names_groups and telling.happens("group_name"):
        name = f"{site.group} - {name}" if random.random() < 0.5 else f"{name} ({site.group})"
    return name


def _unit(telling: Telling) -> str:
    """`Unit 2` as `Unit-2`, `(Unit 2)`, `Unit II`, `Unit No. 02` and the like."""
    number, random, habit = telling.site.number, telling.random, telling.habit
    word = telling.site.unit.replace("{n}", "").replace("No.", "").strip(" -()#") or "Unit"
    roman = ROMAN[number - 1] if number <= len(ROMAN) else str(number)
    forms = (
        f"{word} {number}", f"{word}-{number}", f"({word} {number})", f"{word} {roman}",
        f"{word}-{roman}", f"{word} No. {number:02d}", f"- {word} {number}", f"-{number}",
    )  # fmt: skip
    return forms[habit.unit_form] if habit.keeps_unit_form or random.random() < 0.5 else random.choice(forms)


def tell_address(telling: Telling) -> str:
    """The address of the row, all its parts in one text."""
    site, habit, random = telling.site, telling.habit, telling.random
    if telling.happens("no_address"):
        return habit.nothing
    if telling.happens("town_only"):
        texts = [telling.told(site.town.name), telling.told(site.town.region)]
    else:
        texts = [_part(telling, part) for part in habit.parts]
    if telling.happens("turned_parts"):
        texts = turned(texts, random=random)
    if habit.ends_with_country:
        texts.append(usual_name(site.country, "en"))
    separator = habit.separator
    address = separator.join([text or habit.nothing for text in texts if text or habit.nothing])
    if telling.happens("name_in_address"):
        address = f"{telling.told(site.name[0].text)}{separator}{address}"
    if telling.happens("landmark"):
        address = f"{random.choice(words()['landmarks'])} {telling.told(site.town.area(random))}, {address}"
    address = telling.slipped(address, "address_typo", with_typo)
    address = telling.slipped(address, "respelled", respelled)
    address = telling.slipped(address, "spacing", respaced)
    if habit.loses_separators:
        address = glued(address, random=random)
    if telling.happens("phone"):
        address = f"{address}, Tel: {site.town.country.telephone(random=random)}"
    if habit.longest_address:
        address = address[: habit.longest_address].rstrip()
    return habit.styled(address, habit.address_case)


def _part(telling: Telling, part: str) -> str:
    """One part of the address, "" when it is left out."""
    if part == "town":
        town = telling.told(telling.site.town.name)
        return f"{town}, {town}" if telling.happens("town_twice") else town
    if telling.happens(f"{part}_left_out"):
        return ""
    if part == "street":
        return _street(telling)
    if part == "postcode":
        return _postcode(telling)
    text: Text = {
        "area": telling.site.area, "district": telling.site.district, "region": telling.site.town.region
    }[part]  # fmt: skip
    return telling.told(text)


def _street(telling: Telling) -> str:
    parts = telling.site.street
    if telling.happens("number_left_out"):
        without = [part for part in parts if part.kind not in ("number", "small")]
        return "".join([telling.told(part.text) for part in without]).strip(" ,/-")
    if not telling.happens("number_wrong"):
        return telling.told(telling.site.whole_street)
    texts = [telling.told(part.text) for part in parts]
    at = next((at for at, part in enumerate(parts) if part.kind == "number"), None)
    if at is not None:
        texts[at] = mistyped_number(texts[at], random=telling.random)
    return "".join(texts)


def _postcode(telling: Telling) -> str:
    if not telling.site.postcode or not telling.happens("postcode_wrong"):
        return telling.site.postcode
    if telling.random.random() < 0.4:
        return fill_digits(telling.site.town.postcode, random=telling.random)
    return mistyped_number(telling.site.postcode, random=telling.random)


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
