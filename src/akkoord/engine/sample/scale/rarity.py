"""Words of which few are common and most are rare, as in real lists."""

import unicodedata
from bisect import bisect
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from random import Random

SHORTEST_WORD, LONGEST_WORD = 4, 11
CHANCE_OF_A_MIDDLE = 0.3
"""Against none."""
TRIES_A_WORD = 2


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words by falling frequency: the word of rank r is drawn in proportion to 1 / (r + flatness)**slope."""

    words: Sequence[str]
    cumulative: Sequence[float]

    def draw(self, chance: Callable[[], float]) -> str:
        """A word; `chance` gives numbers from 0 to 1."""
        return self.words[bisect(self.cumulative, chance() * self.cumulative[-1])]


def lexicon(words: Sequence[str], *, slope: float, flatness: float) -> Lexicon:
    """`words` from the most common to the rarest."""
    return Lexicon(tuple(words), _cumulative(len(words), slope, flatness))


def weighted(weights: Mapping[str, float]) -> Lexicon:
    """Words each with a weight of its own."""
    return Lexicon(tuple(weights), list(accumulate(weights.values())))


@cache
def _cumulative(count: int, slope: float, flatness: float) -> Sequence[float]:
    return list(accumulate(1.0 / (rank + flatness) ** slope for rank in range(count)))


def widened(words: Sequence[str], count: int, *, kept: Collection[str], random: Random) -> list[str]:
    """`words` in random order, then new ones in their manner up to `count`, as many as can be made.

    A new one is a known one with a telling word replaced; the words in `kept` stay.
    """
    known = list(dict.fromkeys(words))
    random.shuffle(known)
    telling = dict.fromkeys(word for text in known for word in text.split() if _is_telling(word, kept))
    heads, middles, tails = _syllables(list(telling))
    frames = [_around_telling(text, telling) for text in known if any(w in telling for w in text.split())]
    middles += [""] * round(len(middles) / CHANCE_OF_A_MIDDLE)
    seen = dict.fromkeys(known)
    chance = random.random
    for _ in range(TRIES_A_WORD * count if heads and tails else 0):
        head, tail = heads[int(chance() * len(heads))], tails[int(chance() * len(tails))]
        new = head + (middles[int(chance() * len(middles))] if middles else "") + tail
        if SHORTEST_WORD <= len(new) <= LONGEST_WORD:
            before, after = frames[int(chance() * len(frames))]
            seen[before + new + after] = None
            if len(seen) >= count:
                break
    return list(seen)


def reshuffled(words: Sequence[str], count: int, *, random: Random) -> list[str]:
    """`words` in random order, then others of the same syllables apart up to `count`."""
    known = list(dict.fromkeys(words))
    random.shuffle(known)
    syllables = sorted({each for text in known for each in text.split() if each.isalpha()})
    seen = dict.fromkeys(known)
    for _ in range(TRIES_A_WORD * count):
        if len(seen) >= count:
            break
        seen[" ".join(random.sample(syllables, random.choice((2, 2, 2, 3))))] = None
    return list(seen)


def _is_telling(word: str, kept: Collection[str]) -> bool:
    is_name = word.isalpha() and word[0].isupper() and word[1:] == word[1:].lower()
    return is_name and len(word) >= SHORTEST_WORD and word not in kept


def _around_telling(text: str, telling: Collection[str]) -> tuple[str, str]:
    """What stands before and after the first telling word."""
    word = next(word for word in text.split() if word in telling)
    before, _, after = text.partition(word)
    return before, after


def _syllables(words: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """Beginnings, middles and ends of words, cut after a vowel that a consonant follows."""
    heads, middles, tails = [], [], []
    for word in words:
        cuts = [at for at in range(2, len(word) - 1) if _is_vowel(word[at - 1]) and not _is_vowel(word[at])]
        heads += [word[:at] for at in cuts]
        tails += [word[at:] for at in cuts]
        middles += [word[start:end] for start, end in pairwise(cuts)]
    return heads, middles, tails


def _is_vowel(letter: str) -> bool:
    return unicodedata.normalize("NFD", letter)[0].lower() in "aeiouyı"
