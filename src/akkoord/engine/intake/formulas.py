"""Text that a spreadsheet would run as a formula, and how to write it so that it does not."""

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def could_run(text: str) -> bool:
    """Whether a spreadsheet may take `text` for a formula; plain negative numbers cannot."""
    if not text.startswith(STARTS):
        return False
    return not text[1:].replace(".", "", 1).replace(",", "").isdigit()


def neutralised(text: str) -> str:
    """`text` for a CSV file, with an apostrophe before it when a spreadsheet may take it for a formula."""
    return f"'{text}" if could_run(text) else text
