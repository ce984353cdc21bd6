"""Plays that the steering group adopts the example norms, in a meeting whose minutes are still open."""

from akkoord.desk.agreements.actions.meetings import write_line
from akkoord.desk.agreements.actions.norms import adopt_norms, draft_norms, put_norms_forward
from akkoord.desk.agreements.models import Agreement, Decision, Meeting
from akkoord.desk.people.models import Mandate
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Actor, Role
from akkoord.project.trainings_and_talks import entry_of

DECISION = {"object": "normen", "wording": "De normen worden vastgesteld zoals voorgesteld, als voorbeeld."}


def play_norms(adviser: Actor, meeting: Meeting | None, *, year: int) -> None:
    """Draft, put forward and adopt a first version for `year`; nothing where one stands."""
    if meeting is None or meeting.body.agreement.norm_sets.exists():
        return
    agreement = meeting.body.agreement
    values = {"label": agreement.year_norms_label, "holds_from": year, "norms": agreement.year_norms}
    values["why"] = "Zoals in het ontwerp; de cijfers zijn een voorbeeld."
    draft = draft_norms(adviser, agreement, entry=entry_of(agreement, "norms"), values=values)
    forward = put_norms_forward(adviser, draft, meeting, entry=entry_of(agreement, "norms", "agenda"))
    if forward.item is None:
        raise ValueError("The norms stand on the agenda.")
    entry = entry_of(agreement, "norms", "decision")
    decision = write_line(adviser, forward.item, Decision, entry=entry, values=DECISION)
    adopt_norms(_member(agreement), forward, decision)


def _member(agreement: Agreement) -> Actor:
    """Somebody who represents a party in the agreement."""
    mandates = Mandate.objects.filter(role=Role.PARTY_REPRESENTATIVE, agreement=agreement)
    return actor_of(mandates.select_related("user").order_by("pk")[0].user)
