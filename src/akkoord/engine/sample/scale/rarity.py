"""Words of which few are common and most are rare, as in real lists."""

import unicodedata
from bisect import bisect
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from random import Random

SHORTEST_WORD, LONGEST_WORD = 4, 11
CHANCE_OF_A_MIDDLE = 0.25
TRIES_A_WORD = 4


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
    weights = (1.0 / (rank + flatness) ** slope for rank in range(len(words)))
    return Lexicon(tuple(words), list(accumulate(weights)))


def widened(words: Sequence[str], count: int, *, kept: Collection[str], random: Random) -> list[str]:
    """`words` in random order, then new ones in their manner up to `count`, as many as can be made.

    A new one is a known one with a telling word replaced; the words in `kept` stay.
    """
    known = list(dict.fromkeys(words))
    random.shuffle(known)
    telling = dict.fromkeys(word for text in known for word in text.split() if _is_telling(word, kept))
    heads, middles, tails = _syllables(list(telling))
    models = [text for text in known if any(word in telling for word in text.split())]
    seen = dict.fromkeys(known)
    for _ in range(TRIES_A_WORD * count if heads and tails else 0):
        if len(seen) >= count:
            break
        middle = random.choice(middles) if middles and random.random() < CHANCE_OF_A_MIDDLE else ""
        new = random.choice(heads) + middle + random.choice(tails)
        if SHORTEST_WORD <= len(new) <= LONGEST_WORD:
            seen[_with_new_word(random.choice(models), new, telling)] = None
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


def _with_new_word(model: str, new: str, telling: Collection[str]) -> str:
    """`model` with its first telling word replaced by `new`."""
    words = model.split()
    at = next(at for at, word in enumerate(words) if word in telling)
    return " ".join([*words[:at], new, *words[at + 1 :]])


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
