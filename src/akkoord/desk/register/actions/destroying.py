"""Destroying what the register has of a company; that a list was handed in, and when, stays."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from akkoord.desk.people.actions import forget_places
from akkoord.desk.register.actions.links import derive_links
from akkoord.desk.register.actions.placing import refresh_locations
from akkoord.desk.register.actions.revision import count_up
from akkoord.desk.register.models import (
    JudgementRecord,
    RememberedColumns,
    RememberedCountry,
    RightAsItStands,
    SourcingLink,
    Submission,
)
from akkoord.desk.register.models.judgements import OF_A_COMPANY
from akkoord.desk.register.queries.destruction import ListsToGo, drafts_of, lists_to_go

_EMPTIED: dict[str, Any] = {
    "filename": "",
    "sha256": "",
    "size": 0,
    "mapping": {},
    "sheets": [],
    "found_again": {},
    "tier_shares": {},
    "questions": "",
    "is_acceptable": False,
    "could_not_be_read": False,
}


@dataclass(frozen=True, slots=True)
class Destroyed:
    """What went, by the words of the certificate, and the files that have to go after the commit."""

    counts: dict[str, int]
    files: list[str]


def destroy_lists(agreement_id: int, organisation_id: UUID, *, held_locations: set[str]) -> Destroyed:
    """Destroy links, rows, files and what was said about them, of one company in one agreement.

    Call inside a transaction that holds the register; the caller has asked permission and looked at what is
    held. What stands at `held_locations` stays as links and rows. Of each list only that it came, when, and
    what became of it is left; of each look in the access log no more at which location it was. Locations
    and their identifiers stay: they are nobody's.
    """
    going = lists_to_go(agreement_id, organisation_id, held_locations)
    counts, files = going.counts, going.files
    touched = _locations_of(going)
    counts["answers"] = _forget_who_answered(going)
    _delete(going)
    _forget_what_was_learned(organisation_id)
    counts["looks"] = forget_places(organisation_id, but=_locations_left(organisation_id))
    derive_links(organisations=[organisation_id])
    refresh_locations(touched)
    count_up()
    return Destroyed(counts, files)


def destroy_drafts(agreement_id: int, organisation_id: UUID) -> Destroyed:
    """Destroy lists that were never signed, with everything that was found and mended in them.

    Call inside a transaction that holds the register; the caller has asked permission.
    """
    going = drafts_of(agreement_id, organisation_id)
    counts, files, lists = going.counts, going.files, list(going.lists)
    for every in (*going.questions, *going.notes):
        every.delete()
    going.rows.delete()
    for each in lists:
        each.delete()
    return Destroyed({**counts, "drafts": len(lists)}, files)


def _forget_who_answered(going: ListsToGo) -> int:
    """Let what the company said about its own texts no longer say who it was; it goes on to count."""
    texts = {str(each) for each in going.rows.filter(mention__isnull=False).values_list("mention", flat=True)}
    asked = [each for every in going.questions for each in every if hasattr(each, "about_id")]
    texts |= {str(each.about_id) for each in asked}
    answers = JudgementRecord.objects.filter(origin=OF_A_COMPANY, judged_by__isnull=False)
    own = [each.pk for each in answers if {str(each.left_id), str(each.right_id)} & texts]
    return JudgementRecord.objects.filter(pk__in=own).update(judged_by=None)


def _locations_of(going: ListsToGo) -> list[str]:
    rows = going.rows.filter(mention__location__isnull=False)
    found = rows.order_by().values_list("mention__location", flat=True).distinct()
    return sorted(str(each) for each in found)


def _delete(going: ListsToGo) -> None:
    for every in (*going.questions, *going.notes):
        every.delete()
    going.receipts.delete()
    going.came_in.delete()
    going.rows.delete()
    going.links.delete()
    for each in going.lists:
        Submission.objects.filter(pk=each.pk).update(**_EMPTIED, read_revision=each.revision)


def _forget_what_was_learned(organisation_id: UUID) -> None:
    """How the company's headers and spellings are read, once it has no list left in any agreement."""
    if not Submission.objects.filter(organisation=organisation_id, rows__isnull=False).exists():
        RememberedColumns.objects.filter(organisation=organisation_id).delete()
        RememberedCountry.objects.filter(organisation=organisation_id).delete()
        RightAsItStands.objects.filter(organisation=organisation_id).delete()


def _locations_left(organisation_id: UUID) -> set[str]:
    links = SourcingLink.objects.filter(organisation=organisation_id)
    return {str(each) for each in links.values_list("location", flat=True)}
