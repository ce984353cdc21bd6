"""Letting the inner records of editions forget which company stood behind a location."""

import uuid
from uuid import UUID

from akkoord.desk.publication.models import Edition, ReleaseDecision


def make_nameless(agreement_id: int, organisation_id: UUID) -> int:
    """Put a name that nobody can lead back in the company's place; answers at how many locations.

    Later editions still know that one confidential company, the same in all of them, stood there: without
    that the gate could not tell what an outsider might conclude. So the name goes from everywhere at once,
    also where a case still holds a link; else it would count as two. The published files never named it.
    Call inside a transaction; the caller has asked permission.
    """
    company, stand_in, changed = str(organisation_id), f"nameless-{uuid.uuid4().hex}", 0
    for edition in Edition.objects.select_for_update().filter(agreement=agreement_id):
        places = [place for place, companies in edition.supporters.items() if company in companies]
        for place in places:
            others = [each for each in edition.supporters[place] if each != company]
            edition.supporters[place] = sorted([*others, stand_in])
        if (work := edition.work.pop(company, None)) is not None:
            edition.work[stand_in] = work
        told = edition.told_in_private.pop(company, None)
        if places or work is not None or told is not None:
            edition.save(update_fields=["supporters", "work", "told_in_private"])
        changed += len(places)
    ReleaseDecision.objects.filter(edition__agreement=agreement_id, organisation=organisation_id).update(
        organisation=None
    )
    return changed
