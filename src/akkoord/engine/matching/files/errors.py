"""What stops a run on files: always with the name of the file, and nothing is written."""

from typing import ClassVar

from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop


class ListRefused(AkkoordError):
    """A list or register could not be read, or has no row to work with."""

    code: ClassVar[str] = "list_refused"
    sentence: ClassVar[str] = gettext_noop("%(file)s cannot be used: %(reasons)s")


class JudgementsRefused(AkkoordError):
    """The file of judgements has faults; `faults` names each with its line."""

    code: ClassVar[str] = "judgements_refused"
    sentence: ClassVar[str] = gettext_noop("%(file)s cannot be used as judgements: %(faults)s")


class FolderNotWritten(AkkoordError):
    """The results could not be written; an earlier result stays as it was."""

    code: ClassVar[str] = "folder_not_written"
    sentence: ClassVar[str] = gettext_noop(
        "The results cannot be written into %(folder)s: %(reason)s. Nothing in it has changed."
    )


class FolderRefused(AkkoordError):
    """The folder for the results holds something else."""

    code: ClassVar[str] = "folder_refused"
    sentence: ClassVar[str] = gettext_noop(
        "%(folder)s holds other files (%(files)s). Give a new folder, or one with an earlier result only."
    )


class ModelRefused(AkkoordError):
    """The file holds no model that this version of Akkoord can use."""

    code: ClassVar[str] = "model_refused"
    sentence: ClassVar[str] = gettext_noop("%(file)s cannot be used as a model: %(reason)s")


class FileNotWritten(AkkoordError):
    """A single file could not be written; an earlier one stays as it was."""

    code: ClassVar[str] = "file_not_written"
    sentence: ClassVar[str] = gettext_noop("%(file)s cannot be written: %(reason)s. Nothing has changed.")
