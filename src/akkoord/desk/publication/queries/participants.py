"""Who takes part, as everybody may see it: names, dates, and what companies show themselves."""

from django.utils import timezone

from akkoord.desk.agreements.models import Agreement, OrganisationName, Participation
from akkoord.desk.agreements.queries import public_parties
from akkoord.desk.agreements.rules import PARTY_ROLE_TITLES, PartyRole
from akkoord.engine.disclosure import Participant


def public_participants(agreement: Agreement) -> tuple[Participant, ...]:
    """Those who take part today; nothing about their locations, and nothing of whoever left."""
    rows = [public_participant(each) for each in public_parties(agreement, on=timezone.localdate())]
    return tuple(sorted(rows, key=lambda row: (row.name.casefold(), row.role, row.since)))


def public_participant(participation: Participation) -> Participant:
    """What everybody sees of one that takes part."""
    names = participation.organisation.names.all()
    return Participant(
        name=participation.organisation.name,
        role=PARTY_ROLE_TITLES[PartyRole(participation.role)],
        since=participation.since.isoformat() if participation.since else "",
        group=participation.organisation.kind_title,
        brands=tuple(
            sorted(
                each.name for each in names if each.is_public and each.kind == OrganisationName.NameKind.BRAND
            )
        ),
        statement=participation.statement,
    )
