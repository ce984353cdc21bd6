"""What a link in a letter is for, and how long it works."""

from datetime import timedelta
from enum import StrEnum


class LinkFor(StrEnum):
    """What somebody who follows the link does."""

    PASSWORD = "password"  # noqa: S105 - a purpose, not a secret
    ADDRESS = "address"


WORKS_FOR = {LinkFor.PASSWORD: timedelta(hours=1), LinkFor.ADDRESS: timedelta(hours=24)}
