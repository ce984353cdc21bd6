"""Finds the training, date or enrolment that an address names, or says that it does not exist."""

from django.http import HttpRequest

from akkoord.desk.agreements.models import Organisation
from akkoord.desk.agreements.models.trainings import Enrolment, Training, TrainingDate
from akkoord.desk.agreements.queries.trainings import (
    date_or_none,
    enrolment_or_none,
    may_read_training,
    training_or_none,
    training_thing,
)
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action
from akkoord.desk.people.signed_in import actor, chosen_organisation


def training_to_read(request: HttpRequest, slug: str, training_id: int) -> Training:
    """The training, if the reader may read it."""
    found = training_or_none(slug, training_id)
    if found is None or not may_read_training(actor(request), found):
        raise NotAllowed
    return found


def training_to_write(request: HttpRequest, slug: str, training_id: int) -> Training:
    """The training, if the reader looks after it."""
    found = training_or_none(slug, training_id)
    if found is None:
        raise NotAllowed
    require(actor(request), Action.WRITE, training_thing(found))
    return found


def date_or_refuse(date_id: int) -> TrainingDate:
    """The date with this number."""
    found = date_or_none(date_id)
    if found is None:
        raise NotAllowed
    return found


def enrolment_or_refuse(enrolment_id: int) -> Enrolment:
    """The enrolment with this number."""
    found = enrolment_or_none(enrolment_id)
    if found is None:
        raise NotAllowed
    return found


def own_company(request: HttpRequest) -> Organisation | None:
    """The company for which the reader works now."""
    chosen = chosen_organisation(request)
    return Organisation.objects.filter(pk=chosen).first() if chosen else None
