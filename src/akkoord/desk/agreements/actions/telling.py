"""Letters that there is something to read or to do in the desk, never what: who comes in, what is due."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from akkoord.desk.agreements.models import Participation, ParticipationEvent
from akkoord.desk.people.actions import write_letter
from akkoord.desk.people.models import User
from akkoord.desk.people.queries import people_holding
from akkoord.desk.people.rules import COMPANY_ROLES, Role


def tell_parties(participation: Participation) -> None:
    """Tell every representative of a party that a company wants to join, without its name."""
    for user in people_holding(
        [Role.PARTY_REPRESENTATIVE],
        about=participation.organisation_id,
        agreement=participation.agreement_id,
    ):
        write_letter(
            user,
            "agreements/letters/company_wants_to_join.txt",
            key=f"objections/{participation.pk}/{participation.objections_until}/{user.pk}",
            context={"agreement": participation.agreement, "until": participation.objections_until},
        )


def tell_company(participation: Participation, event: ParticipationEvent) -> None:
    """Tell the people of the company that its participation changed, but not to whom who did it."""
    for user in people_holding(COMPANY_ROLES, organisation=participation.organisation_id):
        if user.pk == event.by_id:
            continue
        write_letter(
            user,
            "agreements/letters/participation_changed.txt",
            key=f"participation/{event.pk}/{user.pk}",
            context={"agreement": participation.agreement},
        )


def remind_of_day(
    kind: str, key: str, due: date | None, people: Iterable[User], context: Mapping[str, Any]
) -> int:
    """Write to each of `people` that something is due soon, or late, each once; answers how many were meant.

    `kind` begins the names of both letters, `key` tells what it is about.
    """
    moment = "late" if due and due < timezone.localdate() else "soon"
    written = [
        write_letter(
            user,
            f"agreements/letters/{kind}_{moment}.txt",
            key=f"{key}/{due}/{moment}/{user.pk}",
            context=context,
        )
        for user in people
    ]
    return len(written)
