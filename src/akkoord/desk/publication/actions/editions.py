"""Building, signing, refusing and publishing an edition; nothing else writes one.

Files are made outside the transactions, under the number of their build, and count only once the
second transaction has noted their hash: what a killed process leaves is made anew or finished by
the next call of the same action.
"""

import shutil
import sqlite3
from collections.abc import Collection, Sequence
from datetime import date

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.rules import Phase, Work, check_allows
from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor
from akkoord.desk.publication.actions.reading_links import read_links
from akkoord.desk.publication.actions.signing import seal, show_key
from akkoord.desk.publication.folder import (
    EditionContent,
    clean_leftovers,
    place_copy,
    place_participants,
    scan_folder,
    words_of_all,
    write_edition,
)
from akkoord.desk.publication.models import Edition, Signature
from akkoord.desk.publication.queries import (
    gate_figures,
    inputs_of,
    internal_values,
    open_edition,
    organisation_names,
    public_folder,
    public_participants,
    release_gate,
    release_plan,
    report_hash,
    signatures_of,
    staging_folder,
)
from akkoord.desk.publication.rules import (
    AFTER_SIGNATURE,
    CAN_BE_BUILT,
    CAN_BE_REFUSED,
    CAN_BE_SIGNED,
    LICENCE,
    SIGNATURES_NEEDED,
    EditionIsSigned,
    EditionState,
    FilesChanged,
    FilesNotWritten,
    check_accepted,
    check_signer,
    check_state,
    finding_record,
)
from akkoord.desk.register.models import Cycle
from akkoord.desk.register.queries.publication import LinkForPublication
from akkoord.engine.disclosure import (
    Finding,
    Level,
    PublicationMode,
    Release,
    ReleasePlan,
    prepare_release,
    remainders_of,
)
from akkoord.engine.disclosure import edition_folder as names
from akkoord.engine.text import gettext_noop

REFUSED_BY_PERSON = gettext_noop("Refused by a person: %(reason)s")


def build_edition(actor: Actor, cycle: Cycle, *, dated: date | None = None, correction: str = "") -> Edition:
    """Make the files of the next edition from the lists of `cycle`, and let the gate judge it.

    Reading the links is written to the log of every company they belong to. An edition that nobody
    has signed is built anew under its number. Answers the edition, checked or refused (blocked).
    Raises `NotAllowed`, `BuilderKeepsAway`, `NotInThisPhase`, `EditionIsSigned`, `EarlierEditionMissing`,
    `FilesNotWritten`.
    """
    edition, links = _begin_build(actor, cycle, dated=dated, correction=correction)
    names_of_organisations = organisation_names()
    plan = release_plan(edition, links)
    release = prepare_release(plan)
    findings, folder_hash = list(release.report.findings), ""
    if release.report.passed:
        clean_leftovers(staging_folder(edition).parent)
        content = _content(edition, release)
        folder_hash = _write(content, edition)
        findings += scan_folder(
            staging_folder(edition),
            names=names_of_organisations,
            internal=[(each.kind, each.value) for each in internal_values()],
            known=words_of_all(content),
        )
    supporters = {
        place: sorted(companies) for place, companies in release.report.difference.supporters.items()
    }
    return _end_build(
        edition,
        report=_report(release, findings)
        | {
            "figures": gate_figures(edition, plan, release) if release.report.passed else {},
            "inputs": inputs_of(edition, links),
            "names_searched": len(names_of_organisations),
        },
        folder_hash=folder_hash,
        supporters=supporters,
        work=release.work,
        told_in_private=_told_in_private(plan, release),
    )


@transaction.atomic
def sign_edition(
    actor: Actor, edition: Edition, *, accepted: Collection[str] = (), read: str | None = None
) -> Edition:
    """Sign the files and the report as they are; `read` is the hash of the report that the signer read.

    `accepted` holds the keys of the findings the signer has looked at.

    Raises `NotAllowed`, `EditionNotThere`, `BuilderCannotSign`, `SignedAlready`,
    `FindingsNotAccepted`, `FilesChanged`.
    """
    require(actor, Action.APPROVE, release_gate(edition.agreement_id))
    locked = _locked(edition)
    state = EditionState(locked.state)
    check_state(state, CAN_BE_SIGNED, number=locked.number)
    signed = set(signatures_of(locked).values_list("signer_id", flat=True))
    signer_id = check_signer(actor.user_id, builder_id=locked.built_by_id, signed=signed)
    keys = check_accepted(locked.report["findings"], accepted)
    _check_files(locked)
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


@transaction.atomic
def refuse_edition(actor: Actor, edition: Edition, *, reason: str) -> Edition:
    """Stop an edition before it is published; it may be built anew.

    Raises `NotAllowed`, `EditionNotThere`.
    """
    require(actor, Action.APPROVE, release_gate(edition.agreement_id))
    locked = _locked(edition)
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
def _begin_build(
    actor: Actor, cycle: Cycle, *, dated: date | None, correction: str
) -> tuple[Edition, list[LinkForPublication]]:
    require(actor, Action.WRITE, release_gate(cycle.agreement_id))
    agreement = Agreement.objects.select_for_update().get(pk=cycle.agreement_id)
    edition = open_edition(agreement) or Edition(agreement=agreement, number=_next_number(agreement))
    check_allows(Phase(agreement.phase), Work.PUBLICATION)
    if edition.state not in CAN_BE_BUILT:
        raise EditionIsSigned(number=edition.number)
    edition.cycle, edition.dated = cycle, dated or timezone.localdate()
    edition.correction = correction.strip()
    edition.mode, edition.k = agreement.publication_mode, agreement.k_threshold
    edition.licence, edition.state = LICENCE, EditionState.DRAFTED
    edition.build += 1
    edition.built_by_id, edition.built_at = actor.user_id, timezone.now()
    edition.save()
    return edition, read_links(actor, edition)


@transaction.atomic
def _end_build(edition: Edition, *, report: dict[str, object], **made: object) -> Edition:
    locked = _locked(edition)
    if locked.build != edition.build:
        return locked
    is_blocked = any(each["level"] == Level.BLOCK for each in report["findings"])  # type: ignore[attr-defined]  # JSON
    locked.state = EditionState.BLOCKED if is_blocked else EditionState.CHECKED
    locked.report = report
    for name, value in made.items():
        setattr(locked, name, value)
    locked.save(update_fields=["state", "report", *made])
    transaction.on_commit(lambda: _remove_earlier_builds(locked))
    return locked


@transaction.atomic
def _note_published(actor: Actor, edition: Edition) -> Edition:
    locked = _locked(edition)
    if locked.state == EditionState.PUBLISHED:
        return locked
    check_allows(Phase(locked.agreement.phase), Work.PUBLICATION)
    _check_signed(locked)
    locked.agreement.editions.filter(state=EditionState.PUBLISHED).update(state=EditionState.SUPERSEDED)
    locked.state, locked.published_at = EditionState.PUBLISHED, timezone.now()
    locked.published_by_id = actor.user_id
    locked.save(update_fields=["state", "published_at", "published_by"])
    return locked


def _write(content: EditionContent, edition: Edition) -> str:
    try:
        return write_edition(content, staging_folder(edition))
    except (OSError, sqlite3.Error) as fault:  # one of the files is a database
        raise FilesNotWritten(number=edition.number) from fault


def _content(edition: Edition, release: Release) -> EditionContent:
    return EditionContent(
        agreement=edition.agreement.slug,
        agreement_name=edition.agreement.name_en,
        agreement_name_nl=edition.agreement.name_nl,
        units=tuple(edition.agreement.insight_units),
        number=edition.number,
        dated=edition.dated,
        year=edition.cycle.year,
        mode=PublicationMode(edition.mode),
        licence=edition.licence,
        locations=release.locations,
        countries=release.countries,
        cells=release.cells,
        redirects=release.redirects,
        site=settings.PUBLIC_URL.rstrip("/"),
        correction=edition.correction,
    )


def _report(release: Release, findings: Sequence[Finding]) -> dict[str, object]:
    difference = release.report.difference
    return {
        "findings": [finding_record(each) for each in findings],
        "locations": len(release.locations),
        "countries": len(release.countries),
        "held": sorted(difference.held),
        "kept": [row.location_id for row in difference.kept],
    }


def _told_in_private(plan: ReleasePlan, release: Release) -> dict[str, dict[str, object]]:
    """What single companies are to know of the edition, and nobody else."""
    exposed = release.report.difference.behind.exposed
    remainders = remainders_of(plan.released)
    return {
        company: {"remainder": sorted(remainders.get(company, ())), "exposed": company in exposed}
        for company in sorted(exposed | remainders.keys())
    }


def _locked(edition: Edition) -> Edition:
    return (
        Edition.objects.select_for_update(of=("self",))
        .select_related("agreement", "cycle")
        .get(pk=edition.pk)
    )


def _next_number(agreement: Agreement) -> int:
    return (agreement.editions.aggregate(last=Max("number"))["last"] or 0) + 1


def _check_signed(edition: Edition) -> None:
    check_state(EditionState(edition.state), {EditionState.SIGNED_TWICE}, number=edition.number)
    signatures = (
        signatures_of(edition).filter(folder_hash=edition.folder_hash).exclude(signer=edition.built_by_id)
    )
    if signatures.count() < SIGNATURES_NEEDED:
        raise FilesChanged(number=edition.number)


def _check_files(edition: Edition) -> None:
    try:
        is_whole = names.verify_folder(staging_folder(edition)) == edition.folder_hash
    except (names.BrokenEdition, OSError) as fault:
        raise FilesChanged(number=edition.number) from fault
    if not is_whole:
        raise FilesChanged(number=edition.number)


def _remove_earlier_builds(edition: Edition) -> None:
    """Take away the files of builds of this number that no longer count."""
    present = staging_folder(edition)
    for folder in present.parent.glob(f"{edition.number}-*"):
        if folder != present:
            shutil.rmtree(folder)
