"""One kind of problem: its texts for people and how grave it is."""

from dataclasses import dataclass

from akkoord.engine.problems import Severity


@dataclass(frozen=True, slots=True)
class Entry:
    """Texts are English and marked for translation; `%(name)s` is filled from a problem's params.

    `message` says what was found; `advice` what to do, and what happens if nothing is done.
    """

    severity: Severity
    title: str
    message: str
    advice: str
