"""An opening key on three papers, two of which give it back (SLIP-39), and one of which gives nothing."""

from collections.abc import Iterable

from shamir_mnemonic import MnemonicError, combine_mnemonics, generate_mnemonics

from akkoord.engine.sealing.keys import LENGTH, OpeningKey

HOLDERS, NEEDED = 3, 2


class NotTheseShares(ValueError):
    """Too few shares, shares of different keys, or a word that was written wrongly."""


def shares(key: OpeningKey) -> list[str]:
    """Three times 33 English words, one paper for each holder; other words each time."""
    papers: list[str]
    [papers] = generate_mnemonics(1, [(NEEDED, HOLDERS)], key.raw)
    return papers


def joined(papers: Iterable[str]) -> OpeningKey:
    """The key of which these are shares; raises `NotTheseShares`."""
    try:
        raw = combine_mnemonics(" ".join(paper.split()).lower() for paper in papers)
    except MnemonicError as fault:
        raise NotTheseShares(str(fault)) from fault
    if len(raw) != LENGTH:
        raise NotTheseShares("shares of something else")
    return OpeningKey(raw)
