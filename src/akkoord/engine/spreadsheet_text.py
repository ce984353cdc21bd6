"""Text from lists in files that people open in a spreadsheet: no cell may run as a formula.

As OWASP advises, a cell that begins with `=`, `+`, `-`, `@`, a tab or a line break gets an
apostrophe in front, which the spreadsheet shows as plain text. Plain numbers cannot run.
"""

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def could_run(text: str) -> bool:
    """Whether a spreadsheet may take `text` for a formula."""
    return text.startswith(STARTS_A_FORMULA) and not text[1:].replace(".", "", 1).replace(",", "").isdigit()


def harmless(text: str) -> str:
    """`=1+1` → `'=1+1`; other text as it is."""
    return f"'{text}" if could_run(text) else text


def as_given(text: str) -> str:
    """The text before `harmless`."""
    return text[1:] if text.startswith("'") and could_run(text[1:]) else text
