"""Why somebody looks at confidential things: the purposes and what each one needs."""

from dataclasses import dataclass

from akkoord.engine.text import gettext_noop

PURPOSES = {
    "intake_help": gettext_noop("helping with the list that was handed in"),
    "quality_check": gettext_noop("checking the quality of the register"),
    "assessment": gettext_noop("yearly assessment"),
    "case": gettext_noop("case number"),
    "release": gettext_noop("preparing a release of the public list"),
    "statistics": gettext_noop("statistics"),
    "review": gettext_noop("external review"),
    "legal_request": gettext_noop("legal request"),
    "data_subject_request": gettext_noop("request of a person about own data"),
    "maintenance": gettext_noop("maintenance without reading content"),
    "own_copy": gettext_noop("copy for the company itself"),
    "handover": gettext_noop("handing over the whole agreement"),
}
"""Code → purpose in words; the list of the handbook's permissions 7.4, and what copies are for."""

NEVER_CHOSEN = frozenset({"maintenance", "own_copy", "handover"})
"""Purposes that nobody states before a look: what is done under them is no look of a person at links."""

NEEDS_REFERENCE = frozenset({"case", "release", "review"})
"""Purposes that name a case, a release or a review by its number."""

NEEDS_NOTE = frozenset({"legal_request"})
"""Purposes that are described in free text."""


@dataclass(frozen=True, slots=True)
class Purpose:
    """Why somebody looks: a code of `PURPOSES`, the number it refers to, and a note."""

    code: str
    reference: str = ""
    note: str = ""


def purpose_lacks(purpose: Purpose) -> str | None:
    """What is missing before `purpose` can be written to the log: a sentence, or None."""
    if purpose.code not in PURPOSES:
        return gettext_noop("Choose why you want to look.")
    if purpose.code in NEEDS_REFERENCE and not purpose.reference.strip():
        return gettext_noop("Give the number that this purpose refers to.")
    if purpose.code in NEEDS_NOTE and not purpose.note.strip():
        return gettext_noop("Describe the request in a few words.")
    return None
