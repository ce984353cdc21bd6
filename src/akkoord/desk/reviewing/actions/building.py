"""Building a data set: asked for by the secretariat, made in the background, frozen with its checksum."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from akkoord.desk.people.actions import NotAllowed, log_look, require
from akkoord.desk.people.rules import Action, Actor, Kind, Thing
from akkoord.desk.people.sealed import sealed, unsealed
from akkoord.desk.private_folder import PrivateFolder, sha256_of
from akkoord.desk.reviewing.models import Appointment, DataSet
from akkoord.desk.reviewing.queries import purpose_of, review_set
from akkoord.desk.reviewing.queries.companies import Crowd, crowd_of
from akkoord.desk.reviewing.queries.content import set_tables
from akkoord.desk.reviewing.queries.findings import companies_in, findings_of
from akkoord.desk.reviewing.rules import (
    FEWEST_ALIKE,
    UNFINISHED_SETS,
    BuilderIsRecused,
    SetState,
    TooFewCompanies,
)
from akkoord.desk.reviewing.rules.pseudonyms import new_key
from akkoord.desk.reviewing.writing import as_zip

DATA_SETS = PrivateFolder("data_sets")
FOR_PSEUDONYMS = "pseudonyms of a review"


@transaction.atomic
def ask_for_set(actor: Actor, appointment: Appointment) -> DataSet:
    """Ask for the next data set; one that is not handed over yet is answered as it is.

    That the links are read for it stands in the log of every company that is in it.
    Raises `NotAllowed`, `BuilderIsRecused` or `TooFewCompanies`.
    """
    review = appointment.review
    require(actor, Action.WRITE, review_set(review.agreement_id, review.pk))
    if actor.user_id is None:
        raise NotAllowed
    locked = Appointment.objects.select_for_update().get(pk=appointment.pk)
    standing = locked.data_sets.filter(state__in=sorted(UNFINISHED_SETS)).first()
    if standing is not None:
        return standing
    k = max(FEWEST_ALIKE, review.agreement.k_threshold)
    crowd = crowd_of(review.agreement, locked.years, key=_key_of(locked), k=k)
    if not crowd.told:
        raise TooFewCompanies(k=k)
    companies = companies_in(crowd)
    if not actor.recused_from.isdisjoint(companies):
        raise BuilderIsRecused
    thing, purpose = Thing(Kind.LINKS_OF_OTHERS, agreement_id=review.agreement_id), purpose_of(review)
    held = require(actor, Action.READ, thing, purpose=purpose)
    log_look(actor, held, thing, companies, purpose=purpose, thing_id="data set")
    return DataSet.objects.create(
        appointment=locked,
        number=(locked.data_sets.aggregate(last=Max("number"))["last"] or 0) + 1,
        years=locked.years,
        k=k,
        asked_by_id=actor.user_id,
        asked_at=timezone.now(),
    )


def _crowd_behind(data_set: DataSet) -> Crowd:
    appointment = data_set.appointment
    return crowd_of(appointment.review.agreement, data_set.years, key=_key_of(appointment), k=data_set.k)


def _key_of(appointment: Appointment) -> str:
    """The key of this review's pseudonyms, made when it is first needed."""
    if not appointment.sealed_key:
        appointment.sealed_key = sealed(new_key(), purpose=FOR_PSEUDONYMS)
        appointment.save(update_fields=["sealed_key"])
    return unsealed(appointment.sealed_key, purpose=FOR_PSEUDONYMS)


def build_sets() -> int:
    """Build every set that was asked for, and answer how many; after an interruption again."""
    asked = DataSet.objects.filter(state=SetState.ASKED).order_by("pk")
    return sum(_build(each) for each in asked.select_related("appointment__review__agreement"))


def _build(data_set: DataSet) -> bool:
    agreement = data_set.appointment.review.agreement
    with transaction.atomic():
        crowd = _crowd_behind(data_set)
        tables = set_tables(agreement, data_set.years, crowd)
        findings = findings_of(agreement, data_set.years, crowd, tables)
    content = as_zip(data_set, tables, left_out=crowd.left_out)
    stored_as = DATA_SETS.keep(content)
    with transaction.atomic():
        locked = DataSet.objects.select_for_update().get(pk=data_set.pk)
        if locked.state != SetState.ASKED:
            DATA_SETS.forget(stored_as)
            return False
        locked.state, locked.built_at = SetState.BUILT, timezone.now()
        locked.stored_as, locked.sha256, locked.size = stored_as, sha256_of(content), len(content)
        locked.companies = [str(each) for each in companies_in(crowd)]
        locked.figures = {table.shape.name: len(table.rows) for table in tables}
        locked.figures["left_out"] = crowd.left_out
        locked.findings = findings
        locked.save()
    return True
