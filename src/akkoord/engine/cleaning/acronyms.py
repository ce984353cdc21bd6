"""Which acronyms can the words of a name have? `Yoshida Kogyo Kabushikikaisha` may be written `YKK`."""

from collections.abc import Sequence

SHORTEST_ACRONYM = 3
SMALL_WORDS = frozenset({"and", "of", "the", "for", "de", "da", "do", "del", "y", "e", "et", "ve"})


def acronyms(words: Sequence[str]) -> frozenset[str]:
    """The initials of the first three and more words, as the words are written before standard forms.

    Words such as `and` may or may not give a letter.
    """
    if len(words) < SHORTEST_ACRONYM:
        return frozenset()
    whole = "".join(word[0] for word in words if word[0].isalpha())
    found = {whole[:length] for length in range(SHORTEST_ACRONYM, len(whole) + 1)}
    if not SMALL_WORDS.isdisjoint(words):
        found |= acronyms([word for word in words if word not in SMALL_WORDS])
    return frozenset(found)
