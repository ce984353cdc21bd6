"""The files of a company, under names that can stand in any folder."""

import re
from collections.abc import Iterator
from uuid import UUID

from akkoord.desk.agreements.models import Evidence, SignedDocument
from akkoord.desk.agreements.queries.deliverables import EVIDENCE
from akkoord.desk.agreements.queries.joining import DOCUMENTS
from akkoord.desk.duties.actions.handing_in import FILES
from akkoord.desk.duties.models import DutySubmission
from akkoord.desk.exports.queries.content import KeptFile
from akkoord.desk.exports.queries.lists import folder_of
from akkoord.desk.register import private_files
from akkoord.desk.register.models import ListFile, Receipt

UNSAFE = re.compile(r"[^\w.()+-]+")


def kept_files(organisation_id: UUID) -> list[KeptFile]:
    """Every file that the company handed in or signed and that is still there."""
    return [
        each
        for each in (
            *_lists(organisation_id),
            *_documents(organisation_id),
            *_signed(organisation_id),
            *_evidence(organisation_id),
        )
        if each.path.exists()
    ]


def _lists(organisation_id: UUID) -> Iterator[KeptFile]:
    own = ListFile.objects.filter(submission__organisation=organisation_id)
    for each in own.select_related("submission__cycle__agreement"):
        place = f"{folder_of(each.submission)}/original-{safe_name(each.name or each.filename)}"
        yield KeptFile(place, private_files.path_of(each.stored_as))
    receipts = Receipt.objects.filter(submission__organisation=organisation_id)
    for receipt in receipts.select_related("submission__cycle__agreement"):
        place = f"{folder_of(receipt.submission)}/signed-{safe_name(receipt.number)}.json"
        yield KeptFile(place, private_files.path_of(receipt.stored_as))


def _documents(organisation_id: UUID) -> Iterator[KeptFile]:
    for each in (
        DutySubmission.objects.filter(organisation=organisation_id)
        .exclude(stored_as="")
        .select_related("cycle__agreement")
    ):
        place = f"documents/{each.cycle.agreement.slug}-{each.cycle.year}-{each.kind}-version-{each.version}"
        yield KeptFile(f"{place}-{safe_name(each.filename)}", FILES.path_of(each.stored_as))


def _signed(organisation_id: UUID) -> Iterator[KeptFile]:
    signed = SignedDocument.objects.filter(participation__organisation=organisation_id)
    for each in signed.select_related("participation__agreement"):
        place = f"signed/{each.participation.agreement.slug}-{each.kind}-{safe_name(each.version)}"
        yield KeptFile(f"{place}-{each.pk}-{safe_name(each.filename)}", DOCUMENTS.path_of(each.stored_as))


def _evidence(organisation_id: UUID) -> Iterator[KeptFile]:
    shown = Evidence.objects.filter(deliverable__owner=organisation_id).exclude(stored_as="")
    for each in shown.select_related("deliverable__agreement"):
        place = f"deliverables/{each.deliverable.agreement.slug}-{each.deliverable.year}-{each.pk}"
        yield KeptFile(f"{place}-{safe_name(each.filename)}", EVIDENCE.path_of(each.stored_as))


def safe_name(text: str) -> str:
    """A name without anything that a folder or a program could take for a command."""
    return UNSAFE.sub("-", text).strip(".-")[-100:] or "file"
