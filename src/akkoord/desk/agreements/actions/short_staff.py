"""The lead says that staff is short in a year of an agreement, and that it no longer is."""

from django.db import transaction

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.queries.short_staff import agreements_led
from akkoord.desk.people import actions as people
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.models import ShortStaff
from akkoord.desk.people.rules import Actor


@transaction.atomic
def note_short_staff(actor: Actor, agreement: Agreement, year: int, *, reason: str) -> ShortStaff:
    """Let advisers of an agreement also assess in a year. Raises `NotAllowed` or `ReasonMissing`."""
    if actor.user_id is None or not agreements_led(actor).filter(pk=agreement.pk).exists():
        raise NotAllowed
    return people.note_short_staff(agreement.pk, year, reason=reason, by_id=actor.user_id)


@transaction.atomic
def end_short_staff(actor: Actor, exception: ShortStaff) -> ShortStaff:
    """Let two people take the parts again. Raises `NotAllowed`."""
    if actor.user_id is None or not agreements_led(actor).filter(pk=exception.agreement_id).exists():
        raise NotAllowed
    return people.end_short_staff(exception, by_id=actor.user_id)
