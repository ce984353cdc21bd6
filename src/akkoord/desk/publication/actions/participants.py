"""Renewing the public list of participants: every morning, and when one changes what everybody sees."""

from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from akkoord.desk.agreements.actions.public_facts import say_what_is_public, take_statement_off
from akkoord.desk.agreements.models import Agreement, Participation
from akkoord.desk.people.rules import Actor
from akkoord.desk.publication.folder import place_participants
from akkoord.desk.publication.queries import public_participants
from akkoord.engine.disclosure import edition_folder as names


def show_to_everybody(actor: Actor, participation: Participation, *, brands: str, statement: str) -> None:
    """Let a company say what everybody sees of it, at once in every agreement that shows its participants.

    Raises `NotAllowed`, `StatementNotUnderstood` or `TooManyBrands`.
    """
    say_what_is_public(actor, participation, brands=brands, statement=statement)
    own = Agreement.objects.filter(participations__organisation=participation.organisation_id)
    _renew(list(own.distinct()))


def take_off(actor: Actor, participation: Participation) -> None:
    """Take a statement off the public list at once. Raises `NotAllowed`."""
    take_statement_off(actor, participation)
    _renew([participation.agreement])


def renew_all() -> None:
    """Bring every list up to date with who takes part today."""
    _renew(Agreement.objects.all())


def _renew(agreements: Iterable[Agreement]) -> None:
    """Write the list anew where one stands already; the first one comes with the first edition."""
    for agreement in agreements:
        parent = Path(settings.EDITIONS_DIR) / agreement.slug
        if (parent / names.PARTICIPANTS).exists():
            place_participants(public_participants(agreement), parent)
