"""Ways in which companies spell one text differently: the kinds seen on real lists, drawn from a seed."""

import random
import re
from collections.abc import Callable

from anyascii import anyascii

from akkoord.engine.cleaning.vocabulary import variants

Damage = Callable[[str, random.Random], str]

LEGAL_FORM = re.compile(
    r"[\s,]*\b(?:co\.?,?\s*ltd|company limited|limited|ltda?|inc|corp|llc|pvt\.?\s*ltd|s\.?a|s\.?r\.?l)\b\.?",
    re.IGNORECASE,
)
LEGAL_FORMS = (" Co., Ltd.", " CO.,LTD", " Ltd", " Limited", " Company Limited", " Ltd.", "")


def typing_error(text: str, chance: random.Random) -> str:
    """One letter wrong, lost, doubled or swapped."""
    places = [at for at, letter in enumerate(text) if letter.isalpha()]
    if len(places) < 4:
        return text
    at = chance.choice(places)
    kind = chance.randrange(4)
    if kind == 0:
        return text[:at] + text[at + 1 :]
    if kind == 1:
        return text[:at] + text[at] + text[at:]
    if kind == 2:
        return text[:at] + chance.choice("aeiounrstlhg") + text[at + 1 :]
    return text[:at] + text[at : at + 2][::-1] + text[at + 2 :]


def capitals(text: str, chance: random.Random) -> str:  # noqa: ARG001 - the shape of a damage
    """All capitals without accents."""
    return anyascii(text).upper()


def another_legal_form(text: str, chance: random.Random) -> str:
    """The legal form dropped, added or written another way."""
    return LEGAL_FORM.sub("", text) + chance.choice(LEGAL_FORMS)


def word_lost(text: str, chance: random.Random) -> str:
    """One word missing of four or more."""
    words = text.split()
    if len(words) < 4:
        return text
    del words[chance.randrange(len(words))]
    return " ".join(words)


def words_parted(text: str, chance: random.Random) -> str:
    """A word written in two, or two in one."""
    words = text.split()
    at = chance.randrange(len(words)) if words else 0
    if len(words) > 1 and chance.random() < 0.5 and at + 1 < len(words):
        words[at : at + 2] = ["".join(words[at : at + 2])]
    elif words and len(words[at]) > 5:
        cut = chance.randrange(2, len(words[at]) - 2)
        words[at : at + 1] = [words[at][:cut], words[at][cut:]]
    return " ".join(words)


def letters_spaced(text: str, chance: random.Random) -> str:
    """`Mercury` → `M e r cu r y`."""
    return "".join(letter + (" " if letter.isalpha() and chance.random() < 0.5 else "") for letter in text)


def other_words(of: str) -> Damage:
    """Words replaced by an abbreviation or a near equal."""
    by_standard: dict[str, list[str]] = {}
    for variant, standard in variants(of).items():
        by_standard.setdefault(standard, [standard]).append(variant)

    def damage(text: str, chance: random.Random) -> str:
        words = []
        for word in text.split():
            plain = re.sub(r"[^a-z]", "", word.lower())
            standard = variants(of).get(plain, plain)
            choices = by_standard.get(standard)
            words.append(chance.choice(choices[:6]) if choices and chance.random() < 0.5 else word)
        return " ".join(words)

    return damage


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def part_lost(text: str, chance: random.Random) -> str:
    """A part between commas missing, mostly towards the end."""
    parts = _parts(text)
    if len(parts) < 2:
        return text
    at = max(chance.randrange(len(parts)), chance.randrange(len(parts)))
    return ", ".join(parts[:at] + parts[at + 1 :])


def end_lost(text: str, chance: random.Random) -> str:
    """The address ends early."""
    parts = _parts(text)
    return ", ".join(parts[: chance.randrange(1, len(parts))]) if len(parts) > 1 else text


def parts_mixed(text: str, chance: random.Random) -> str:
    """Parts in another order."""
    parts = _parts(text)
    chance.shuffle(parts)
    return ", ".join(parts)


def separators_lost(text: str, chance: random.Random) -> str:
    """Parts run together with or without a blank."""
    return chance.choice(["", " "]).join(_parts(text))


def postal_code_lost(text: str, chance: random.Random) -> str:  # noqa: ARG001 - the shape of a damage
    """Long numbers dropped."""
    return re.sub(r"\b\d{5,6}\b", "", text)


def postal_code_added(text: str, chance: random.Random) -> str:
    """A long number at the end."""
    return f"{text}, {chance.randrange(10000, 999999)}"


def number_sign(text: str, chance: random.Random) -> str:
    """`No. 5`, `#5`, `5`."""
    return re.sub(
        r"(?:\bno\b\.?|#)\s*(?=\d)", chance.choice(["No. ", "NO.", "# ", ""]), text, flags=re.IGNORECASE
    )


def number_split(text: str, chance: random.Random) -> str:  # noqa: ARG001 - the shape of a damage
    """`12A` → `12/A`, `12-14` → `12/14`."""
    return re.sub(r"\b(\d+)(?:-(\d+)|-?([A-Z]))\b", r"\1/\2\3", text, count=1)


def letters_lost(text: str, chance: random.Random) -> str:  # noqa: ARG001 - the shape of a damage
    """Letters outside ASCII turned into question marks by a wrong encoding."""
    return text.encode("ascii", "replace").decode("ascii")


def end_doubled(text: str, chance: random.Random) -> str:
    """`Apparel` → `Apparelarel`, as find-and-replace leaves it behind."""
    words = text.split()
    at = chance.randrange(len(words)) if words else 0
    if words and len(words[at]) > 5:
        words[at] += words[at][-4:]
    return " ".join(words)


def last_part_twice(text: str, chance: random.Random) -> str:  # noqa: ARG001 - the shape of a damage
    """The town once more at the end."""
    parts = _parts(text)
    return ", ".join([*parts, parts[-1]]) if parts else text


def telephone_added(text: str, chance: random.Random) -> str:
    """A telephone number in the address."""
    return f"{text}, Tel {chance.randrange(10, 99)}-{chance.randrange(1000000, 9999999)}"


NAME_DAMAGE: tuple[tuple[float, Damage], ...] = (
    (0.5, another_legal_form),
    (0.25, other_words("names")),
    (0.18, typing_error),
    (0.08, word_lost),
    (0.1, words_parted),
    (0.03, letters_spaced),
    (0.02, end_doubled),
    (0.03, letters_lost),
    (0.4, capitals),
)
ADDRESS_DAMAGE: tuple[tuple[float, Damage], ...] = (
    (0.3, part_lost),
    (0.25, end_lost),
    (0.15, parts_mixed),
    (0.4, other_words("addresses")),
    (0.4, typing_error),
    (0.2, word_lost),
    (0.15, words_parted),
    (0.2, postal_code_lost),
    (0.15, postal_code_added),
    (0.3, number_sign),
    (0.1, number_split),
    (0.05, last_part_twice),
    (0.05, telephone_added),
    (0.15, separators_lost),
    (0.03, letters_lost),
    (0.4, capitals),
)


def damaged(text: str, damages: tuple[tuple[float, Damage], ...], chance: random.Random) -> str:
    """The text after those damages that happen to it; never empty when it was not."""
    after = text
    for likely, damage in damages:
        if chance.random() < likely:
            after = damage(after, chance)
    return after or text
