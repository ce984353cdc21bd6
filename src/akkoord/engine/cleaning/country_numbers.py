"""Countries as small numbers: where in tables, one a country, the table of a country stands."""

COUNTRIES = 26 * 26 + 2
NO_COUNTRY = 0
"""Of an empty code."""
NO_SUCH_COUNTRY = COUNTRIES - 1
"""Of a text that is no code."""


def country_number(code: str) -> int:
    """The number of an ISO 3166-1 alpha-2 code."""
    if not code:
        return NO_COUNTRY
    if len(code) != 2 or not (code.isascii() and code.isalpha() and code.isupper()):  # noqa: PLR2004 - alpha-2
        return NO_SUCH_COUNTRY
    first, second = (ord(letter) - ord("A") for letter in code)
    return first * 26 + second + 1
