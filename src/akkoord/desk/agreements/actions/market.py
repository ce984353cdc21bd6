"""Noting how much of the market an agreement covers."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from akkoord.desk.agreements.models import Agreement, MarketShare
from akkoord.desk.agreements.queries import participation_thing
from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor


@transaction.atomic
def note_market_share(
    actor: Actor, agreement: Agreement, *, on: date, share: Decimal, source: str
) -> MarketShare:
    """Note the share of the market on a day; a figure that was noted for that day stays."""
    require(actor, Action.WRITE, participation_thing(agreement.pk))
    defaults = {"share": share, "source": source.strip(), "by_id": actor.user_id}
    return MarketShare.objects.get_or_create(agreement=agreement, on=on, defaults=defaults)[0]
