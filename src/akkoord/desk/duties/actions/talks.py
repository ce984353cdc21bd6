"""The yearly talk with a company: planning, reporting, agreeing on promises, confirming."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from akkoord.desk.agreements.actions.commitments import make_promise
from akkoord.desk.agreements.models import Commitment, Organisation
from akkoord.desk.agreements.rules import ReasonNeeded
from akkoord.desk.duties.models import Talk
from akkoord.desk.duties.queries.contacts import contacts_of
from akkoord.desk.duties.queries.talks import talk_thing
from akkoord.desk.duties.rules import NothingToConfirm, TalkConfirmed, TalkState
from akkoord.desk.people.actions import require, write_letter
from akkoord.desk.people.rules import Action, Actor
from akkoord.desk.register.models import Cycle

Values = Mapping[str, Any]


@transaction.atomic
def plan_talk(actor: Actor, cycle: Cycle, organisation: Organisation, *, entry: UUID, values: Values) -> Talk:
    """Plan the talk with a company or move it; the company is told of each new day, time or place."""
    _require_secretariat(actor, cycle, organisation.pk)
    talk, is_new = Talk.objects.get_or_create(
        cycle=cycle,
        organisation=organisation,
        defaults={**values, "entry": entry, "by_id": actor.user_id},
    )
    if is_new:
        _tell(talk, "planned", entry)
        return talk
    locked = _open(talk)
    is_moved = any(getattr(locked, name) != values[name] for name in ("on", "begins", "place"))
    _save(locked, values)
    if is_moved:
        _tell(locked, "planned", entry)
    return locked


@transaction.atomic
def report_talk(actor: Actor, talk: Talk, values: Values) -> Talk:
    """Write down what was said; a report that was sent has to be sent again."""
    _require_secretariat(actor, talk.cycle, talk.organisation_id)
    return _save(_open(talk), {**values, "state": TalkState.HELD})


@transaction.atomic
def send_report(actor: Actor, talk: Talk) -> Talk:
    """Let the company read the report, and ask it to confirm; doing it again changes nothing."""
    _require_secretariat(actor, talk.cycle, talk.organisation_id)
    locked = _open(talk)
    if locked.state == TalkState.REPORT_SENT:
        return locked
    if not locked.report.strip():
        raise ReasonNeeded
    _save(locked, {"state": TalkState.REPORT_SENT})
    _tell(locked, "report", timezone.now().isoformat())
    return locked


@transaction.atomic
def confirm_report(actor: Actor, talk: Talk, *, report: str) -> Talk:
    """Confirm the report for the company; `report` is the text that was on the page.

    Raises `NotAllowed`, or `NothingToConfirm` when another text stands there by now.
    """
    require(actor, Action.WRITE, talk_thing(talk.cycle, talk.organisation_id))
    locked = Talk.objects.select_for_update(of=("self",)).get(pk=talk.pk)
    if locked.state == TalkState.CONFIRMED:
        return locked
    if locked.state != TalkState.REPORT_SENT or _plain(locked.report) != _plain(report):
        raise NothingToConfirm
    values = {
        "state": TalkState.CONFIRMED,
        "confirmed_by_id": actor.user_id,
        "confirmed_at": timezone.now(),
    }
    return _save(locked, values)


@transaction.atomic
def agree_in_talk(actor: Actor, talk: Talk, *, entry: UUID, values: Values) -> Commitment:
    """Write down what was agreed, as a promise that only this company and the secretariat see."""
    _require_secretariat(actor, talk.cycle, talk.organisation_id)
    made = make_promise(
        actor,
        talk.cycle.agreement,
        entry=entry,
        values={**values, "confidential_to": talk.organisation},
        on=talk.on,
    )
    talk.promises.add(made)
    return made


def _require_secretariat(actor: Actor, cycle: Cycle, organisation_id: UUID) -> None:
    """Somebody who looks after all talks, and does not keep away from this company."""
    require(actor, Action.WRITE, talk_thing(cycle))
    require(actor, Action.READ, talk_thing(cycle, organisation_id))


def _plain(text: str) -> list[str]:
    """A form sends line breaks of its own."""
    return text.split()


def _open(talk: Talk) -> Talk:
    """The talk, nobody else's until the transaction ends, unless the company has confirmed it."""
    rows = Talk.objects.select_for_update(of=("self",)).select_related("cycle__agreement", "organisation")
    locked = rows.get(pk=talk.pk)
    if locked.state == TalkState.CONFIRMED:
        raise TalkConfirmed
    return locked


def _save(talk: Talk, values: Values) -> Talk:
    for name, value in values.items():
        setattr(talk, name, value)
    talk.save(update_fields=[name.removesuffix("_id") for name in values])
    return talk


def _tell(talk: Talk, what: str, occasion: object) -> None:
    for user in contacts_of([talk.organisation_id]).get(talk.organisation_id, ()):
        write_letter(
            user,
            f"duties/letters/talk_{what}.txt",
            key=f"talk/{talk.pk}/{what}/{occasion}/{user.pk}",
            context={"cycle": talk.cycle},
        )
