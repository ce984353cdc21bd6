"""Which way an edition goes, and who may sign it."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from akkoord.engine.disclosure import Finding, Level
from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop

SIGNATURES_NEEDED = 2
LICENCE = "CC-BY-SA-4.0"
"""Share-alike, so that the list can be joined with the open registries of the field."""


class EditionState(StrEnum):
    """Where an edition stands on its way out of the house."""

    DRAFTED = "drafted"
    CHECKED = "checked"
    SIGNED_ONCE = "signed_1"
    SIGNED_TWICE = "signed_2"
    PUBLISHED = "published"
    BLOCKED = "blocked"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


STATE_TITLES = {
    EditionState.DRAFTED: gettext_noop("being built"),
    EditionState.CHECKED: gettext_noop("checked, to be signed"),
    EditionState.SIGNED_ONCE: gettext_noop("signed once"),
    EditionState.SIGNED_TWICE: gettext_noop("signed twice, to be published"),
    EditionState.PUBLISHED: gettext_noop("published"),
    EditionState.BLOCKED: gettext_noop("refused"),
    EditionState.SUPERSEDED: gettext_noop("replaced by a later edition"),
    EditionState.WITHDRAWN: gettext_noop("withdrawn"),
}
CAN_BE_BUILT = frozenset({EditionState.DRAFTED, EditionState.CHECKED, EditionState.BLOCKED})
"""States in which nobody has signed, so that the files may be made anew."""
CAN_BE_SIGNED = frozenset({EditionState.CHECKED, EditionState.SIGNED_ONCE})
CAN_BE_REFUSED = frozenset({EditionState.CHECKED, EditionState.SIGNED_ONCE, EditionState.SIGNED_TWICE})
IS_PUBLIC = frozenset({EditionState.PUBLISHED, EditionState.SUPERSEDED})
WAS_PUBLIC = IS_PUBLIC | {EditionState.WITHDRAWN}
"""States of an edition that everybody could read once: nothing recalls what is out."""
IN_OTHERS_HANDS = WAS_PUBLIC | {EditionState.SIGNED_TWICE}
"""The same and those about to be: lists of other agreements are judged with them."""
IS_OPEN = frozenset(EditionState) - WAS_PUBLIC
"""States of an edition that is still inside the house."""

AFTER_SIGNATURE = {
    EditionState.CHECKED: EditionState.SIGNED_ONCE,
    EditionState.SIGNED_ONCE: EditionState.SIGNED_TWICE,
}


class EditionNotThere(AkkoordError):
    """The edition is not in a state from which this can be done."""

    code = "edition_not_there"
    sentence = gettext_noop("This is not possible now: edition %(number)s is in the state “%(state)s”.")


class EditionIsSigned(AkkoordError):
    """What was signed is not built anew behind the signer's back."""

    code = "edition_is_signed"
    sentence = gettext_noop(
        "Edition %(number)s is signed already. Publish it, or refuse it before you build another one."
    )


class BuilderCannotSign(AkkoordError):
    """The one who built an edition does not sign it."""

    code = "builder_cannot_sign"
    sentence = gettext_noop("You built this edition, so two other people must sign it.")


class BuilderKeepsAway(AkkoordError):
    """Building reads the links of every company, also of one from which the builder keeps away."""

    code = "builder_keeps_away"
    sentence = gettext_noop(
        "Building an edition reads every list. You declared a conflict of interest with a company whose list "
        "is in it, so somebody else has to build it."
    )


class SignedAlready(AkkoordError):
    """Two signatures are those of two people."""

    code = "signed_already"
    sentence = gettext_noop(
        "You have signed this edition already; somebody else must give the other signature."
    )


class FindingsNotAccepted(AkkoordError):
    """A signer has not said that he or she looked at every finding."""

    code = "findings_not_accepted"
    sentence = gettext_noop(
        "Look at each finding that asks for it and tick it before you sign: %(findings)s not ticked."
    )


class FilesChanged(AkkoordError):
    """The files are not those that were checked and signed."""

    code = "files_changed"
    sentence = gettext_noop(
        "The files of edition %(number)s are not those that were checked. Build it again."
    )


class WithdrawnByOne(AkkoordError):
    """Who asked for a withdrawal is not the one who confirms it."""

    code = "withdrawn_by_one"
    sentence = gettext_noop(
        "You asked for this edition to be withdrawn yourself; somebody else has to confirm it."
    )


class NobodyAsked(AkkoordError):
    """A withdrawal is confirmed for the reason that stands there."""

    code = "nobody_asked"
    sentence = gettext_noop("Nobody asks for this edition to be withdrawn any more.")


class ListsSince(AkkoordError):
    """Another agreement's list came after the build; together they could tell more than each alone."""

    code = "lists_since"
    sentence = gettext_noop(
        "Since this edition was built, lists of other agreements were signed (%(lists)s). Build it again, so "
        "that it is judged with them."
    )


class FilesNotWritten(AkkoordError):
    """The disk did not take the files; nothing of them is left."""

    code = "files_not_written"
    sentence = gettext_noop(
        "The files of edition %(number)s could not be written: the disk is full or does not let the desk "
        "write. Nothing half is left. Ask whoever looks after the server, then do the same again."
    )


class EarlierEditionMissing(AkkoordError):
    """The difference with an edition whose files are gone cannot be judged."""

    code = "earlier_edition_missing"
    sentence = gettext_noop(
        "The files of edition %(number)s of %(agreement)s are missing or damaged, so the new one cannot be "
        "compared with it. "
        "Put them back from the backup first."
    )


def check_state(state: EditionState, allowed: Collection[EditionState], *, number: int) -> None:
    """Raise `EditionNotThere` unless `state` is one of `allowed`."""
    if state not in allowed:
        raise EditionNotThere(number=number, state=state.value)


def check_signer(signer_id: int | None, *, builder_id: int | None, signed: Collection[int]) -> int:
    """The signer, when that is a person, not the builder, and has not signed yet; raises otherwise."""
    if signer_id is None or signer_id == builder_id:
        raise BuilderCannotSign
    if signer_id in signed:
        raise SignedAlready
    return signer_id


def check_accepted(findings: Collection[Mapping[str, object]], accepted: Collection[str]) -> list[str]:
    """The keys of all findings that need a look; raises `FindingsNotAccepted` when one is missing."""
    needed = [str(each["key"]) for each in findings if each["level"] == Level.ACCEPT]
    missing = set(needed) - set(accepted)
    if missing:
        raise FindingsNotAccepted(findings=len(missing))
    return needed


def finding_record(finding: Finding) -> dict[str, object]:
    """A finding as the edition keeps it."""
    return {
        "code": finding.code,
        "level": finding.level.value,
        "sentence": finding.sentence,
        "params": dict(finding.params),
        "key": finding.key,
    }
