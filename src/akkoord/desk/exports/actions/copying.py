"""A company's admin asks for a copy; the background work makes it; it is fetched, and removed in time."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override as in_language

from akkoord.desk.agreements.models import Organisation
from akkoord.desk.exports.models import CompanyCopy
from akkoord.desk.exports.queries import company_content, own_copy_thing
from akkoord.desk.exports.rules import CopyNotThere, CopyState, ends_at
from akkoord.desk.exports.writing import as_zip
from akkoord.desk.people.actions import NotAllowed, log_look, require, write_letter
from akkoord.desk.people.rules import Action, Actor, Purpose
from akkoord.desk.private_folder import PrivateFolder, sha256_of

COPIES = PrivateFolder("copies")
OWN_COPY = Purpose("own_copy")


@transaction.atomic
def ask_for_copy(actor: Actor, organisation: Organisation, *, language: str) -> CompanyCopy:
    """Ask for a copy of everything about the own company; while one is being made, that one is answered.

    It stands in the company's log. Raises `NotAllowed`.
    """
    thing = own_copy_thing(organisation.pk)
    held = require(actor, Action.REQUEST, thing)
    if actor.user_id is None:
        raise NotAllowed
    values = {"asked_by_id": actor.user_id, "asked_at": timezone.now(), "language": language}
    found, is_new = CompanyCopy.objects.get_or_create(
        organisation=organisation, state=CopyState.ASKED, defaults=values
    )
    if is_new:
        log_look(actor, held, thing, [organisation.pk], purpose=OWN_COPY, thing_id="asked")
    return found


def make_copies() -> int:
    """Make every copy that was asked for, and answer how many; after an interruption again."""
    asked = CompanyCopy.objects.filter(state=CopyState.ASKED).select_related("organisation", "asked_by")
    return sum(_make(each) for each in asked.order_by("pk"))


def _make(copy: CompanyCopy) -> bool:
    with transaction.atomic(), in_language(copy.language):
        content = as_zip(company_content(copy.organisation))
    stored_as = COPIES.keep(content)
    with transaction.atomic():
        locked = CompanyCopy.objects.select_for_update().get(pk=copy.pk)
        if locked.state != CopyState.ASKED:
            COPIES.forget(stored_as)
            return False
        locked.state, locked.ready_at = CopyState.READY, timezone.now()
        locked.ends_at, locked.stored_as = ends_at(locked.ready_at), stored_as
        locked.sha256, locked.size = sha256_of(content), len(content)
        locked.save()
        write_letter(
            copy.asked_by,
            "exports/letters/copy_ready.txt",
            key=f"copy/{locked.pk}",
            context={"until": locked.ends_at},
        )
    return True


@transaction.atomic
def fetch_copy(actor: Actor, copy: CompanyCopy) -> bytes:
    """The bytes of a copy, which stands in the company's log. Raises `NotAllowed` or `CopyNotThere`."""
    thing = own_copy_thing(copy.organisation_id)
    held = require(actor, Action.REQUEST, thing)
    locked = CompanyCopy.objects.select_for_update().get(pk=copy.pk)
    if locked.state != CopyState.READY or locked.ends_at is None or locked.ends_at <= timezone.now():
        raise CopyNotThere
    locked.fetched += 1
    locked.save(update_fields=["fetched"])
    log_look(actor, held, thing, [copy.organisation_id], purpose=OWN_COPY, thing_id="fetched")
    return COPIES.path_of(locked.stored_as).read_bytes()


def remove_old_copies() -> int:
    """Remove the files whose time is over, and those that an interruption left; answers how many ended."""
    over = CompanyCopy.objects.filter(state=CopyState.READY, ends_at__lte=timezone.now())
    ended = over.update(state=CopyState.ENDED, stored_as="")
    COPIES.sweep(set(CompanyCopy.objects.filter(state=CopyState.READY).values_list("stored_as", flat=True)))
    return ended
