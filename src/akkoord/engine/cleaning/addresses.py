"""Which words of an address tell where it is?"""

from akkoord.engine.cleaning.text import standard_words, text_key

NOT_GIVEN = frozenset({"blank", "none", "null", "nan", "0"})


def address_words(address: str) -> list[str]:
    """The words of an address in standard form, without fillers such as `(blank)` and `N/A`."""
    key = text_key(address.replace("N/A", " ").replace("n/a", " "))
    return [word for word in standard_words(key, of="addresses") if word not in NOT_GIVEN]
