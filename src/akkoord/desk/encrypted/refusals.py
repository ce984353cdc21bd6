"""Why an encrypted file cannot be written or read."""

from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop


class UnknownKey(AkkoordError):
    """A text is no key of the age format."""

    code = "unknown_key"
    sentence = gettext_noop("%(place)s holds no %(kind)s that age understands.")


class AnotherIsWritten(AkkoordError):
    """Two at once would take each other's unfinished file away."""

    code = "another_is_written"
    sentence = "Another file is being written into %(folder)s."


class FileNotWritten(AkkoordError):
    """The disk did not take it; nothing was left behind."""

    code = "encrypted_file_not_written"
    sentence = "The file was not written, and nothing of it was left behind: %(reason)s."
