"""What a company says about itself to everybody: its brands, and where its own statement stands."""

from urllib.parse import urlsplit

from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop

LONGEST_ADDRESS = 300
LONGEST_BRAND = 100
MOST_BRANDS = 100


class StatementNotUnderstood(AkkoordError):
    """What was given is no address of a page."""

    code = "statement_not_understood"
    sentence = gettext_noop(
        "This is not the address of a page. It begins with https:// and goes on with the name of your site, "
        "for instance https://www.example.com/our-chain."
    )


class TooManyBrands(AkkoordError):
    """Nobody reads such a list."""

    code = "too_many_brands"
    sentence = gettext_noop("Give at most 100 brands, each of at most 100 characters.")


def statement_address(text: str) -> str:
    """The address of a company's own statement, checked for its form and never fetched; "" for none.

    Raises `StatementNotUnderstood`.
    """
    written = text.strip()
    if not written:
        return ""
    try:
        parts = urlsplit(written)
        host, port = parts.hostname or "", parts.port
    except ValueError as fault:
        raise StatementNotUnderstood from fault
    is_plain = written.isascii() and written.isprintable() and not set(written) & set(" <>\"'\\^`{|}")
    is_site = "." in host.strip(".") and not host.replace(".", "").isdigit() and ":" not in host
    if not (
        is_plain
        and is_site
        and len(written) <= LONGEST_ADDRESS
        and parts.scheme == "https"
        and port is None
        and "@" not in parts.netloc
    ):
        raise StatementNotUnderstood
    return written


def brands_in(text: str) -> list[str]:
    """The brands, one a line, each once and in the order of the alphabet. Raises `TooManyBrands`."""
    written = (" ".join(line.split()) for line in text.splitlines())
    found = {each.casefold(): each for each in written if each}
    if len(found) > MOST_BRANDS or any(len(each) > LONGEST_BRAND for each in found.values()):
        raise TooManyBrands
    return [found[key] for key in sorted(found)]
