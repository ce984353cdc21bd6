"""While many rows are made, nothing is tidied up: they hold no circles, and looking for some takes long."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def few_collections() -> Iterator[None]:
    """Keeps the garbage collector from looking at all the rows again and again: they hold no circles."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
