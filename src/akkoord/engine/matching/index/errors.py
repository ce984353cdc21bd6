"""Why an index of a register cannot be used; nothing is guessed from half an index."""

from typing import ClassVar

from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop


class IndexOutdated(AkkoordError):
    """The index was written by other rules for reading and comparing rows."""

    code: ClassVar[str] = "index_outdated"
    sentence: ClassVar[str] = gettext_noop(
        "%(folder)s was written by another version of Akkoord. Write it anew with akkoord index."
    )


class IndexDamaged(AkkoordError):
    """A file of the index is absent, cut off or something else."""

    code: ClassVar[str] = "index_damaged"
    sentence: ClassVar[str] = gettext_noop(
        "%(folder)s is no whole index: %(file)s is absent or damaged. Write it anew with akkoord index."
    )


class IndexNotWritten(AkkoordError):
    """The index could not be written; an earlier one stays as it was."""

    code: ClassVar[str] = "index_not_written"
    sentence: ClassVar[str] = gettext_noop(
        "The index cannot be written into %(folder)s: %(reason)s. Nothing in it has changed."
    )
