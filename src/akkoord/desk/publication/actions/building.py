"""Building an edition: the links are read, the gate judges, the files are written; nothing else writes them.

Files are made outside the transactions, under the number of their build, and count only once the
second transaction has noted their hash: what a killed process leaves is made anew by the next call.
"""

import shutil
import sqlite3
from collections.abc import Sequence
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
from akkoord.desk.publication.actions.staged import locked_edition
from akkoord.desk.publication.folder import (
    EditionContent,
    clean_leftovers,
    scan_folder,
    words_of_all,
    write_edition,
)
from akkoord.desk.publication.models import Edition
from akkoord.desk.publication.queries import (
    gate_figures,
    inputs_of,
    internal_values,
    judged_with,
    open_edition,
    organisation_names,
    release_gate,
    release_plan,
    staging_folder,
)
from akkoord.desk.publication.rules import (
    CAN_BE_BUILT,
    LICENCE,
    EditionIsSigned,
    EditionState,
    FilesNotWritten,
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


def build_edition(actor: Actor, cycle: Cycle, *, dated: date | None = None, correction: str = "") -> Edition:
    """Make the files of the next edition from the lists of `cycle`, and let the gate judge it.

    Reading the links is written to the log of every company they belong to. An edition that nobody
    has signed is built anew under its number. Answers the edition, checked or refused (blocked).
    Raises `NotAllowed`, `BuilderKeepsAway`, `NotInThisPhase`, `EditionIsSigned`, `EarlierEditionMissing`,
    `FilesNotWritten`.
    """
    edition, links = _begin_build(actor, cycle, dated=dated, correction=correction)
    names_of_organisations = organisation_names()
    beside = judged_with(edition)
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
            "inputs": inputs_of(edition, links, beside=beside),
            "names_searched": len(names_of_organisations),
        },
        folder_hash=folder_hash,
        supporters=supporters,
        work=release.work,
        told_in_private=_told_in_private(plan, release),
    )


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
    locked = locked_edition(edition)
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
    behind = release.report.difference.behind
    exposed = behind.exposed | behind.elsewhere
    remainders = remainders_of(plan.released)
    return {
        company: {"remainder": sorted(remainders.get(company, ())), "exposed": company in exposed}
        for company in sorted(exposed | remainders.keys())
    }


def _next_number(agreement: Agreement) -> int:
    return (agreement.editions.aggregate(last=Max("number"))["last"] or 0) + 1


def _remove_earlier_builds(edition: Edition) -> None:
    """Take away the files of builds of this number that no longer count."""
    present = staging_folder(edition)
    for folder in present.parent.glob(f"{edition.number}-*"):
        if folder != present:
            shutil.rmtree(folder)
