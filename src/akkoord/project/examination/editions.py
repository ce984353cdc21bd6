"""Are editions signed, and with a key that can be used?"""

from collections.abc import Iterator

from akkoord.desk.publication.queries import unsigned_editions
from akkoord.engine.signing import public_key
from akkoord.project.configuration import DeskConfiguration
from akkoord.project.examination.findings import Finding, fine, look, wrong

PART = "editions"


def examine_editions(desk: DeskConfiguration) -> Iterator[Finding]:
    """Is there a key, and has a listed one signed everything that is published?"""
    if not desk.signing_key:
        yield look(PART, "Editions are not signed.", "See docs/operator.md, Sign editions.")
        return
    try:
        public_key(desk.signing_key)
    except ValueError:
        yield wrong(PART, "`signing_key` is no key.", "Let `akkoord signing-key new` make one.")
        return
    unsigned = unsigned_editions()
    if unsigned:
        yield look(
            PART, f"{len(unsigned)} published editions are not signed.", "Run `akkoord signing-key sign`."
        )
    else:
        yield fine(PART, "Every published edition is signed.")
