"""Text from lists in CSV files that people open in a spreadsheet: no cell may run as a formula.

As OWASP advises, a cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return gets an
apostrophe in front, which the spreadsheet shows as plain text.
"""

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """`=1+1` → `'=1+1`; other text as it is."""
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text


def as_given(text: str) -> str:
    """The text before `harmless`."""
    return text[1:] if text.startswith("'") and text[1:].startswith(STARTS_A_FORMULA) else text
