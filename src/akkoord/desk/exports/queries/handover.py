"""The exports of a whole agreement."""

from uuid import UUID

from django.db.models import QuerySet

from akkoord.desk.exports.models import AgreementExport


def exports_of(agreement_id: int) -> QuerySet[AgreementExport]:
    """All exports of an agreement, the newest first."""
    found = AgreementExport.objects.filter(agreement=agreement_id)
    return found.select_related("proposed_by", "decided_by")


def export_or_none(public_id: UUID) -> AgreementExport | None:
    """One export with its agreement."""
    return AgreementExport.objects.select_related("agreement").filter(public_id=public_id).first()
