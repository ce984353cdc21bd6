"""What is not allowed or not possible now: one family of errors that every edge can show."""

from typing import ClassVar


class AkkoordError(Exception):
    """Something a person asked for cannot be done; `code` is stable, `details` fill the sentence.

    `sentence` is English and marked for translation in the class that sets it; the edge
    (page, JSON body, exit code) translates it and fills in `details`.
    """

    code: ClassVar[str] = "error"
    sentence: ClassVar[str] = "This cannot be done."

    def __init__(self, **details: object) -> None:
        super().__init__(self.sentence % details)
        self.details = details
