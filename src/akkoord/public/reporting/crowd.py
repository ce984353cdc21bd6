"""How many forms are taken in at a time, so that junk neither fills the disk nor takes the memory.

Nobody is remembered: callers are counted by a digest under a key that is thrown away each minute, as for the
interface. It works without a script, and whoever must wait loses nothing that was written.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.http import HttpRequest

from akkoord.public.api.limits import Limit, caller_of

MOST_OF_ONE = 12
"""In a minute from one address, which a whole dormitory or union office may share."""
MOST_OF_ALL = 120
"""In a minute from everywhere: at most 8 MB of reports without files."""
AT_ONCE = 2
"""Receipts that are worked out at the same time; each takes 32 MB."""
SECONDS_TO_WAIT = 10.0

_of_one, _of_all = Limit(MOST_OF_ONE), Limit(MOST_OF_ALL)
_places = threading.BoundedSemaphore(AT_ONCE)


class Crowded(Exception):
    """Too many come at this moment; nothing was taken in."""


@contextmanager
def place_for(request: HttpRequest) -> Iterator[None]:
    """One place to take a form in; raises `Crowded`."""
    if _of_one.count(caller_of(request)).is_over or _of_all.count("everybody").is_over:
        raise Crowded
    if not _places.acquire(timeout=SECONDS_TO_WAIT):
        raise Crowded
    try:
        yield
    finally:
        _places.release()
