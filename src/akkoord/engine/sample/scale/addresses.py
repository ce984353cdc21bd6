"""Where a list says that a location is: the parts that it gives, in its order, with its slips."""

import re
from collections.abc import Mapping

from akkoord.engine.sample.mess.country_spelling import usual_name
from akkoord.engine.sample.mess.shortening import mistyped_number
from akkoord.engine.sample.mess.spelling import glued, with_typo
from akkoord.engine.sample.patterns import fill_digits
from akkoord.engine.sample.scale.slips import renumbered, respaced, respelled, turned
from akkoord.engine.sample.scale.telling import Telling
from akkoord.engine.sample.scale.texts import Text
from akkoord.engine.sample.scale.vocabulary import words

MOST_GLUED = 3
_SIGN_OF_NOTHING = re.compile(r"(?i)(?:\b(?:no|nr|n)\b[.:º]*|#|nº)\s*(?=[,/-]|$|\s)")
SEVERAL_NUMBERS = re.compile(r"(\d+)\D+\d")


def tell_address(telling: Telling, parts: Mapping[str, str]) -> str:
    """The address of the row, its parts in one text."""
    site, habit, random = telling.site, telling.habit, telling.random
    if telling.happens("no_address"):
        return habit.nothing
    texts = list(parts.values())
    if telling.happens("town_only"):
        texts = [telling.told(site.town.name), telling.told(site.town.region)]
    elif telling.happens("area_added"):
        texts.insert(1, telling.told(site.town.area(random)))
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
    address = telling.slipped(address, "renumbered", renumbered)
    if habit.loses_separators:
        for _ in range(random.randrange(MOST_GLUED + 1)):
            address = glued(address, random=random)
    if telling.happens("phone"):
        address = f"{address}, Tel: {site.town.country.telephone(random=random)}"
    if habit.longest_address:
        address = address[: habit.longest_address].rstrip()
    return habit.styled(address, habit.address_case)


def tell_part(telling: Telling, part: str) -> str:
    """One part of the address, "" when it is left out."""
    if part == "town":
        is_wider = telling.site.town.region and telling.happens("town_wider")
        town = telling.told(telling.site.town.region if is_wider else telling.site.town.name)
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
    random = telling.random
    parts = telling.site.street
    if telling.happens("number_left_out") or (telling.habit.leaves_out_numbers and random.random() < 0.5):
        without = [part for part in parts if part.kind not in ("number", "small")]
        return _SIGN_OF_NOTHING.sub("", "".join([telling.told(part.text) for part in without])).strip(" ,/-")
    if not telling.happens("number_wrong"):
        return telling.told(telling.site.whole_street)
    texts = [telling.told(part.text) for part in parts]
    at = next((at for at, part in enumerate(parts) if part.kind == "number"), None)
    if at is not None:
        several = SEVERAL_NUMBERS.match(texts[at])
        texts[at] = several[1] if several else mistyped_number(texts[at], random=random)
    return "".join(texts)


def _postcode(telling: Telling) -> str:
    if not telling.site.postcode or not telling.happens("postcode_wrong"):
        return telling.site.postcode
    if telling.random.random() < 0.4:
        return fill_digits(telling.site.town.postcode, random=telling.random)
    return mistyped_number(telling.site.postcode, random=telling.random)
