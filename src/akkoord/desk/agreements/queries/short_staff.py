"""Where staff is short, and the agreements for which somebody may say so."""

from django.db.models import QuerySet

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.queries.conflicts import leads, may_lead
from akkoord.desk.people.models import ShortStaff
from akkoord.desk.people.rules import Actor


def agreements_led(actor: Actor) -> QuerySet[Agreement]:
    """The agreements whose secretariat `actor` leads."""
    bound = {held.agreement_id for held in leads(actor)}
    if not may_lead(actor):
        return Agreement.objects.none()
    return Agreement.objects.all() if None in bound else Agreement.objects.filter(pk__in=bound)


def short_staff_of(actor: Actor) -> QuerySet[ShortStaff]:
    """Every year in which staff is or was short, in the agreements that `actor` leads."""
    rows = ShortStaff.objects.filter(agreement__in=agreements_led(actor))
    return rows.select_related("agreement", "by", "ended_by")
