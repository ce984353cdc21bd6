"""Carrying out what two people confirmed: the database first, then the files, then the certificate.

Each step can be done again: whoever comes after an interruption goes on where it stopped.
"""

from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override as in_language

from akkoord.desk.agreements.actions.deliverables import destroy_evidence
from akkoord.desk.agreements.actions.destroying import (
    destroy_enrolments,
    destroy_memberships,
    destroy_papers,
    destroy_signed,
)
from akkoord.desk.duties.actions.destroying import destroy_documents, destroy_talks
from akkoord.desk.people.actions import erase_letters, erase_person, letters_with_text, write_letter
from akkoord.desk.people.actions.leftovers import erase_leftovers
from akkoord.desk.people.queries import company_admins
from akkoord.desk.private_folder import PrivateFolder
from akkoord.desk.publication.forgetting import make_nameless
from akkoord.desk.register.actions.destroying import destroy_drafts, destroy_lists
from akkoord.desk.register.actions.revision import lock_register
from akkoord.desk.register.queries.holding import Held, held_links
from akkoord.desk.retention.models import Destruction
from akkoord.desk.retention.queries.due import letters_until, thing_now
from akkoord.desk.retention.queries.left_over import leftovers_until
from akkoord.desk.retention.queries.things import ThingWithTerm
from akkoord.desk.retention.rules import DestructionState, Kept
from akkoord.desk.retention.traces import forget_freed_pages, overwrite_what_is_deleted
from akkoord.desk.stories.actions.destroying import destroy_story
from akkoord.desk.stories.actions.erasing import erase_from_story

LANGUAGES = ("nl", "en")
"""A certificate says everything in both."""


def carry_out_confirmed() -> list[Destruction]:
    """Carry out everything that is confirmed and not finished; safe at any time and as often as wanted."""
    unfinished = [DestructionState.CONFIRMED, DestructionState.EMPTIED]
    done = []
    for each in Destruction.objects.filter(state__in=unfinished).order_by("pk"):
        _empty(each)
        done += _certify(each)
    if done:
        forget_freed_pages()
    return done


@transaction.atomic
def _empty(destruction: Destruction) -> None:
    """Take everything out of the database, unless something holds it by now.

    Nobody can place a hold meanwhile.
    """
    lock_register()
    locked = _locked(destruction)
    if locked.state != DestructionState.CONFIRMED:
        return
    thing = thing_now(locked.subject, locked.agreement_id)
    if thing is None or not thing.is_due:
        locked.state = DestructionState.WITHDRAWN
        locked.held_by = list(thing.held_by) if thing else []
        locked.save(update_fields=["state", "held_by"])
        return
    overwrite_what_is_deleted()
    locked.counts, locked.files = _destroyed(thing)
    locked.held_by, locked.state = list(thing.held_by), DestructionState.EMPTIED
    locked.save(update_fields=["counts", "files", "held_by", "state"])


def _destroyed(thing: ThingWithTerm) -> tuple[dict[str, int], list[list[str]]]:
    """What went by the words of the certificate, and folder and name of each file that is left."""
    kind = thing.term.kind
    if thing.person is not None:
        return erase_person(thing.person), []
    if kind is Kept.LETTERS:
        return {"letters": erase_letters(letters_with_text(before=letters_until()))}, []
    if kind is Kept.LEFTOVERS:
        return erase_leftovers(before=leftovers_until()), []
    if thing.agreement is None:
        raise ValueError(f"{kind} belongs to an agreement.")
    if kind in {Kept.STORIES, Kept.TELLERS}:
        return _of_a_story(kind, int(thing.subject.rpartition("/")[2]))
    if thing.organisation is None:
        number, files = destroy_papers(thing.agreement.pk)
        return {"papers": number}, [["papers", each] for each in files]
    return _of_a_company(kind, thing.agreement.pk, thing.organisation.pk)


def _of_a_story(kind: Kept, number: int) -> tuple[dict[str, int], list[list[str]]]:
    if kind is Kept.TELLERS:
        return erase_from_story(number)
    people, files = destroy_story(number)
    return {"stories": people}, files


def _of_a_company(
    kind: Kept, agreement_id: int, organisation_id: UUID
) -> tuple[dict[str, int], list[list[str]]]:
    subject = agreement_id, organisation_id
    if kind is Kept.DOCUMENTS:
        number, files = destroy_documents(*subject)
        shown, beside = destroy_evidence(*subject)
        counts = {"documents": number, "evidence": shown}
        return counts, [*(["duties", each] for each in files), *(["evidence", each] for each in beside)]
    if kind is Kept.SIGNED:
        number, files = destroy_signed(*subject)
        return {"signed": number}, [["documents", each] for each in files]
    if kind is Kept.TALKS:
        counts = {"talks": destroy_talks(*subject), "enrolments": destroy_enrolments(*subject)}
        return {**counts, "memberships": destroy_memberships(*subject)}, []
    if kind is Kept.DRAFTS:
        drafts = destroy_drafts(*subject)
        return drafts.counts, [["submissions", each] for each in drafts.files]
    held = held_links([agreement_id]).get(subject, Held())
    gone = destroy_lists(*subject, held_locations=held.locations)
    supports = make_nameless(*subject)
    return {**gone.counts, "supports": supports}, [["submissions", each] for each in gone.files]


def _certify(destruction: Destruction) -> list[Destruction]:
    """Remove the files, then write the certificate and tell the company; nothing unless it is emptied."""
    for folder, name in Destruction.objects.get(pk=destruction.pk).files:
        PrivateFolder(folder).forget(name)
    with transaction.atomic():
        lock_register()
        locked = _locked(destruction)
        if locked.state != DestructionState.EMPTIED:
            return []
        locked.number = (Destruction.objects.aggregate(last=Max("number"))["last"] or 0) + 1
        locked.done_at, locked.state, locked.files = timezone.now(), DestructionState.DONE, []
        locked.certificate = "\n".join(_in(language, locked) for language in LANGUAGES)
        locked.sha256 = sha256(locked.certificate.encode()).hexdigest()
        locked.save()
        _tell_company(locked)
    return [locked]


def _in(language: str, destruction: Destruction) -> str:
    with in_language(language):
        return render_to_string("retention/certificate.txt", {"it": destruction})


def _tell_company(destruction: Destruction) -> None:
    if destruction.organisation_id is None:
        return
    for user in company_admins(destruction.organisation_id):
        write_letter(
            user,
            "retention/letters/certificate.txt",
            key=f"certificate/{destruction.number}/{user.pk}",
            context={"certificate": destruction},
        )


def _locked(destruction: Destruction) -> Destruction:
    rows = Destruction.objects.select_for_update(of=("self",)).select_related(
        "agreement", "organisation", "proposed_by", "decided_by"
    )
    return rows.get(pk=destruction.pk)
