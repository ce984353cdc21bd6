"""The lead keeps the links of a company back, and lets them go again."""

from uuid import UUID

from django.db import transaction

from akkoord.desk.agreements.models import Agreement, Organisation
from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor
from akkoord.desk.register.actions import hold_links, lift_holds
from akkoord.desk.register.models import LinkHold
from akkoord.desk.retention.queries.due import retention_thing
from akkoord.desk.retention.rules import LeadNeeded, NumberNeeded, leads


def hold_company(
    actor: Actor, agreement: Agreement, organisation: Organisation, *, cause: str, reference: str
) -> None:
    """Hold all links of a company in an agreement. Raises `NotAllowed`, `LeadNeeded` or `NumberNeeded`."""
    user_id = _leading(actor, agreement.pk, organisation.pk)
    if not reference.strip():
        raise NumberNeeded
    hold_links(
        user_id,
        agreement_id=agreement.pk,
        organisations=[organisation.pk],
        location=None,
        cause=(cause, reference),
    )


@transaction.atomic
def lift_hold(actor: Actor, hold: LinkHold) -> None:
    """End the holds of the same cause, at every location and company. Raises `NotAllowed` or `LeadNeeded`."""
    user_id = _leading(actor, hold.agreement_id, hold.organisation_id)
    lift_holds(user_id, agreement_id=hold.agreement_id, cause=(hold.cause, hold.reference))


def _leading(actor: Actor, agreement_id: int, organisation_id: UUID) -> int:
    require(actor, Action.WRITE, retention_thing(agreement_id, organisation_id))
    if actor.user_id is None or not leads(actor, agreement_id):
        raise LeadNeeded
    return actor.user_id
