"""Firms of other sectors: the trade words of a name give way to those of another trade."""

import random
import re
from functools import cache
from pathlib import Path

import yaml

from akkoord.engine.cleaning.text import text_key
from akkoord.engine.cleaning.vocabulary import common_words, reference, variants

GRADES = ("frequent", "usual")
STAYS = {
    "limited",
    "and",
    "the",
    "of",
    "for",
    "unit",
    "branch",
    "division",
    "company",
    "group",
    "international",
}


@cache
def trade_words() -> dict[str, tuple[str, ...]]:
    """Sector → its words."""
    data = yaml.safe_load(Path(__file__).with_name("sectors.yaml").read_text(encoding="utf-8"))
    return {sector: tuple(words) for sector, words in data.items() if sector != "source"}


def _is_trade(word: str) -> bool:
    key = text_key(word)
    standard = variants("names").get(key, key)
    return standard in common_words("names") and standard not in STAYS and not re.search(r"\d", word)


def other_trade(name: str, sector: str, chance: random.Random) -> str:
    """The name with its run of trade words replaced by words of the sector; added where it has none."""
    words = name.split()
    trades = [at for at, word in enumerate(words) if _is_trade(word)]
    told = chance.choice(trade_words()[sector])
    if not trades or len(trades) == len(words):
        return f"{name} {told}" if not trades else f"{told} {name}"
    kept = [word for at, word in enumerate(words) if at not in trades]
    kept.insert(min(trades[0], len(kept)), told)
    return " ".join(kept)


@cache
def _praise() -> tuple[tuple[str, ...], ...]:
    """Words that many names have, by what they are: praise, colours, syllables of a language and the like."""
    names = reference("common_words")["names"]
    return tuple(tuple(words.split()) for grade in GRADES for words in names[grade].values())


def common_name(chance: random.Random) -> str:
    """A name that tells little: one or two words that many names have, and a trade."""
    words = chance.sample(chance.choice(_praise()), chance.choice([1, 2]))
    trade = chance.choice(trade_words()[chance.choice(sorted(trade_words()))])
    return " ".join([*(word.capitalize() for word in words), trade])
