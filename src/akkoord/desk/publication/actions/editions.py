"""Signing, refusing and publishing an edition that was built.

Publishing puts the files in place before the transaction that notes it: what a killed process leaves is
finished by the next call.
"""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.rules import Phase, Work, check_allows
from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor
from akkoord.desk.publication.actions.signing import seal, show_key
from akkoord.desk.publication.actions.staged import check_files, locked_edition
from akkoord.desk.publication.folder import (
    clean_leftovers,
    place_copy,
    place_participants,
)
from akkoord.desk.publication.models import Edition, Signature
from akkoord.desk.publication.queries import (
    came_since,
    public_folder,
    public_participants,
    release_gate,
    report_hash,
    signatures_of,
    staging_folder,
)
from akkoord.desk.publication.rules import (
    AFTER_SIGNATURE,
    CAN_BE_REFUSED,
    CAN_BE_SIGNED,
    SIGNATURES_NEEDED,
    EditionState,
    FilesChanged,
    FilesNotWritten,
    ListsSince,
    check_accepted,
    check_signer,
    check_state,
    finding_record,
)
from akkoord.engine.disclosure import (
    Finding,
    Level,
)
from akkoord.engine.disclosure import edition_folder as names
from akkoord.engine.text import gettext_noop

REFUSED_BY_PERSON = gettext_noop("Refused by a person: %(reason)s")


@transaction.atomic
def sign_edition(
    actor: Actor, edition: Edition, *, accepted: Collection[str] = (), read: str | None = None
) -> Edition:
    """Sign the files and the report as they are; `read` is the hash of the report that the signer read.

    `accepted` holds the keys of the findings the signer has looked at.

    Raises `NotAllowed`, `EditionNotThere`, `BuilderCannotSign`, `SignedAlready`,
    `FindingsNotAccepted`, `FilesChanged`, `ListsSince`.
    """
    require(actor, Action.APPROVE, release_gate(edition.agreement_id))
    _let_others_wait()
    locked = locked_edition(edition)
    state = EditionState(locked.state)
    check_state(state, CAN_BE_SIGNED, number=locked.number)
    signed = set(signatures_of(locked).values_list("signer_id", flat=True))
    signer_id = check_signer(actor.user_id, builder_id=locked.built_by_id, signed=signed)
    keys = check_accepted(locked.report["findings"], accepted)
    check_files(locked)
    _check_beside(locked)
    if read not in {None, report_hash(locked)}:
        raise FilesChanged(number=locked.number)
    Signature.objects.create(
        edition=locked,
        build=locked.build,
        folder_hash=locked.folder_hash,
        report_hash=report_hash(locked),
        signer_id=signer_id,
        signed_at=timezone.now(),
        accepted=keys,
    )
    locked.state = AFTER_SIGNATURE[state]
    locked.save(update_fields=["state"])
    return locked


def _let_others_wait() -> None:
    """Of editions of two agreements one is signed after the other, and knows it."""
    list(Agreement.objects.select_for_update().order_by("pk").values_list("pk"))


def _check_beside(edition: Edition) -> None:
    if since := came_since(edition):
        raise ListsSince(lists=", ".join(f"{each['agreement']} {each['number']}" for each in since))


@transaction.atomic
def refuse_edition(actor: Actor, edition: Edition, *, reason: str) -> Edition:
    """Stop an edition before it is published; it may be built anew.

    Raises `NotAllowed`, `EditionNotThere`.
    """
    require(actor, Action.APPROVE, release_gate(edition.agreement_id))
    locked = locked_edition(edition)
    check_state(EditionState(locked.state), CAN_BE_REFUSED, number=locked.number)
    refusal = Finding("refused_by_person", Level.BLOCK, REFUSED_BY_PERSON, {"reason": reason.strip()})
    locked.report["findings"] = [finding_record(refusal), *locked.report["findings"]]
    locked.state = EditionState.BLOCKED
    locked.save(update_fields=["state", "report"])
    return locked


def publish_edition(actor: Actor, edition: Edition) -> Edition:
    """Put a twice signed edition where the public site reads; publishing again changes nothing.

    Who takes part is renewed beside the editions: a list by itself, so that no edition names a company.

    Raises `NotAllowed`, `EditionNotThere`, `FilesChanged`, `FilesNotWritten`.
    """
    require(actor, Action.WRITE, release_gate(edition.agreement_id))
    edition.refresh_from_db()
    if edition.state == EditionState.PUBLISHED:
        return edition
    _check_signed(edition)
    clean_leftovers(public_folder(edition).parent)
    try:
        show_key(day=timezone.localdate())
        placed = place_copy(staging_folder(edition), public_folder(edition), seal=seal)
    except (names.BrokenEdition, FileNotFoundError) as fault:
        raise FilesChanged(number=edition.number) from fault
    except OSError as fault:
        raise FilesNotWritten(number=edition.number) from fault
    if placed != edition.folder_hash:
        raise FilesChanged(number=edition.number)
    place_participants(public_participants(edition.agreement), public_folder(edition).parent)
    return _note_published(actor, edition)


@transaction.atomic
def _note_published(actor: Actor, edition: Edition) -> Edition:
    locked = locked_edition(edition)
    if locked.state == EditionState.PUBLISHED:
        return locked
    check_allows(Phase(locked.agreement.phase), Work.PUBLICATION)
    _check_signed(locked)
    locked.agreement.editions.filter(state=EditionState.PUBLISHED).update(state=EditionState.SUPERSEDED)
    locked.state, locked.published_at = EditionState.PUBLISHED, timezone.now()
    locked.published_by_id = actor.user_id
    locked.save(update_fields=["state", "published_at", "published_by"])
    return locked


def _check_signed(edition: Edition) -> None:
    check_state(EditionState(edition.state), {EditionState.SIGNED_TWICE}, number=edition.number)
    signatures = (
        signatures_of(edition).filter(folder_hash=edition.folder_hash).exclude(signer=edition.built_by_id)
    )
    if signatures.count() < SIGNATURES_NEEDED:
        raise FilesChanged(number=edition.number)
