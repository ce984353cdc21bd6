"""Two people sign a data set, the reviewer has it, each look is logged, and in time file and key go."""

import csv
import io
import zipfile
from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from akkoord.desk.people.actions import NotAllowed, log_look, require, write_letter
from akkoord.desk.people.models import AccessLogEntry
from akkoord.desk.people.rules import Action, Actor, HeldRole
from akkoord.desk.private_folder import sha256_of
from akkoord.desk.reviewing.actions.building import DATA_SETS
from akkoord.desk.reviewing.models import Appointment, DataSet
from akkoord.desk.reviewing.queries import appointment_of_reviewer, purpose_of, review_set
from akkoord.desk.reviewing.rules import (
    FILE_KEPT,
    SIGNATURES_NEEDED,
    UNFINISHED_SETS,
    SetNotThere,
    SetState,
    check_may_sign,
)


@transaction.atomic
def sign_set(actor: Actor, data_set: DataSet) -> DataSet:
    """Sign the file as it is; with the second signature the reviewer has it, in the place of an earlier one.

    Raises `NotAllowed`, `SetNotThere`, `BuilderSigns` or `SignedBefore`.
    """
    locked = _to_decide(actor, data_set, {SetState.BUILT})
    signed = set(locked.signatures.values_list("signer_id", flat=True))
    signer_id = check_may_sign(actor.user_id, builder_id=locked.asked_by_id, signed=signed)
    _content(locked)
    locked.signatures.create(signer_id=signer_id, sha256=locked.sha256, signed_at=timezone.now())
    if len(signed) + 1 >= SIGNATURES_NEEDED:
        _hand_over(locked)
    return locked


def _hand_over(locked: DataSet) -> None:
    earlier = locked.appointment.data_sets.filter(state=SetState.HANDED_OVER)
    earlier.update(state=SetState.REPLACED)
    locked.state, locked.handed_over_at = SetState.HANDED_OVER, timezone.now()
    locked.save(update_fields=["state", "handed_over_at"])
    key, context = f"data-set/{locked.pk}", {"review_id": locked.appointment.review_id}
    let_in = locked.appointment.reviewers.filter(mandate__ended_at__isnull=True, user__isnull=False)
    for reviewer in let_in.select_related("user"):
        template = "reviewing/letters/set_ready.txt"
        write_letter(reviewer.user, template, key=f"{key}/{reviewer.user_id}", context=context)


@transaction.atomic
def refuse_set(actor: Actor, data_set: DataSet) -> DataSet:
    """Leave a set that is not handed over; its file goes at once. Raises `NotAllowed` or `SetNotThere`."""
    locked = _to_decide(actor, data_set, UNFINISHED_SETS)
    stored_as, locked.stored_as, locked.state = locked.stored_as, "", SetState.REFUSED
    locked.save(update_fields=["state", "stored_as"])
    if stored_as:
        transaction.on_commit(lambda: DATA_SETS.forget(stored_as))
    return locked


@transaction.atomic
def fetch_set(actor: Actor, data_set: DataSet) -> bytes:
    """The bytes of a set: for its reviewer once it is handed over, before that for those who sign it.

    It stands in the log of every company that is in it. Raises `NotAllowed` or `SetNotThere`.
    """
    review = data_set.appointment.review
    thing, purpose = review_set(review.agreement_id, review.pk), purpose_of(review)
    held = require(actor, Action.READ, thing, purpose=purpose)
    if held.review_id is not None and not _is_open_to_reviewer(actor, data_set):
        raise NotAllowed
    locked = DataSet.objects.select_for_update(of=("self",)).get(pk=data_set.pk)
    content = _content(locked)
    locked.fetched += held.review_id is not None
    locked.save(update_fields=["fetched"])
    log_look(actor, held, thing, _companies(locked), purpose=purpose, thing_id=f"data set {locked.number}")
    return content


def _is_open_to_reviewer(actor: Actor, data_set: DataSet) -> bool:
    return (
        data_set.state == SetState.HANDED_OVER
        and appointment_of_reviewer(actor, data_set.appointment.review_id) is not None
    )


@transaction.atomic
def note_look_at_log(actor: Actor, appointment: Appointment, data_set: DataSet) -> None:
    """Write down, once a day for each reader, that a reviewer looked at the log without names."""
    review = appointment.review
    thing, purpose = review_set(review.agreement_id, review.pk), purpose_of(review)
    held: HeldRole = require(actor, Action.READ, thing, purpose=purpose)
    what = f"log of review {review.pk}"
    own = AccessLogEntry.objects.filter(reader=actor.user_id, thing_id=what)
    if not own.filter(at__date=timezone.localdate()).exists():
        log_look(actor, held, thing, _companies(data_set), purpose=purpose, thing_id=what)


def frozen_looks(data_set: DataSet) -> list[dict[str, str]]:
    """The looks until the set was built, as it holds them, the newest first. Raises `SetNotThere`.

    What is told of a company does not change afterwards: a company that leaves later would stand out.
    """
    with zipfile.ZipFile(io.BytesIO(_content(data_set))) as archive:
        lines = archive.read("looks.csv").decode("utf-8-sig").splitlines()
    return sorted(csv.DictReader(lines), key=lambda row: row["day"], reverse=True)


def remove_old_sets() -> int:
    """Remove files and keys whose time is over, and what an interruption left; answers how many sets went."""
    over = timezone.localdate() - FILE_KEPT
    found = Appointment.objects.filter(ends__lt=over)
    found.exclude(sealed_key="").update(sealed_key="")
    sets = DataSet.objects.filter(appointment__in=found).exclude(state__in=[SetState.GONE, SetState.REFUSED])
    gone = sets.update(state=SetState.GONE, stored_as="", companies=[])
    DATA_SETS.sweep(set(DataSet.objects.exclude(stored_as="").values_list("stored_as", flat=True)))
    return gone


def _companies(data_set: DataSet) -> list[UUID]:
    return [UUID(each) for each in data_set.companies]


def _to_decide(actor: Actor, data_set: DataSet, states: Collection[SetState]) -> DataSet:
    rows = DataSet.objects.select_for_update(of=("self",)).select_related("appointment__review")
    locked = rows.get(pk=data_set.pk)
    review = locked.appointment.review
    require(actor, Action.APPROVE, review_set(review.agreement_id, review.pk))
    if locked.state not in states:
        raise SetNotThere
    return locked


def _content(data_set: DataSet) -> bytes:
    """The file, if it is the one that was built. Raises `SetNotThere`."""
    path = DATA_SETS.path_of(data_set.stored_as)
    content = path.read_bytes() if data_set.stored_as and path.exists() else b""
    if not content or sha256_of(content) != data_set.sha256:
        raise SetNotThere
    return content
