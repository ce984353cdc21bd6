"""What a list calls a location: parts left out, slips of the hand, units and marks added."""

import re

from akkoord.engine.sample.mess.country_spelling import usual_name
from akkoord.engine.sample.mess.shortening import shortened_name
from akkoord.engine.sample.mess.spelling import letter_spaced, stuttered, with_typo
from akkoord.engine.sample.patterns import ROMAN
from akkoord.engine.sample.scale.slips import respaced, respelled, turned
from akkoord.engine.sample.scale.telling import Telling
from akkoord.engine.sample.scale.texts import Part
from akkoord.engine.sample.scale.vocabulary import words

TOLD_APART_BY_NAME = {"sister", "unit", "tenant", "branch"}
_UNTIDY = re.compile(r"\s+(?=[,)])|(?<=\()\s+|\s+(?=\s)")


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
        name = f"{name} ({_acronym(name)})"
    if telling.happens("mark"):
        name = f"{name} {random.choice(words()['marks'])}"
    if site.group and telling.happens("group_instead"):
        return site.group
    if site.group and habit.names_groups and telling.happens("group_name"):
        name = f"{site.group} - {name}" if random.random() < 0.5 else f"{name} ({site.group})"
    return name


def _acronym(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isalpha()).upper()


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
