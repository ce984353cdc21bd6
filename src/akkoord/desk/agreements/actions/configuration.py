"""Setting an agreement up, and changing what it is set up with."""

import json
from collections.abc import Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from akkoord.desk.agreements.models import Agreement, AgreementChange
from akkoord.desk.agreements.queries import new_agreement, participation_thing
from akkoord.desk.agreements.rules import Phase, ReasonNeeded, ready_configurations
from akkoord.desk.agreements.rules.refusals import NameTaken
from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action, Actor

CONFIGURED = frozenset(
    each.name
    for each in Agreement._meta.concrete_fields
    if each.name not in {"id", "slug", "phase", "sources"}
)
"""What can be changed with a reason; the phase has an action of its own, the short name never changes."""


@transaction.atomic
def set_up_agreement(
    actor: Actor, *, slug: str, ready: str, phase: Phase, changes: Mapping[str, Any]
) -> Agreement:
    """Begin an agreement from a ready configuration, with `changes` on top of it.

    The same short name again is refused with `NameTaken`: an agreement is set up once. Raises
    `NotAllowed` for people who work in one agreement only.
    """
    require(actor, Action.WRITE, new_agreement())
    agreement, is_new = Agreement.objects.get_or_create(
        slug=slug, defaults={**configuration_of(ready), "phase": phase, **changes}
    )
    if not is_new:
        raise NameTaken(name=slug)
    return agreement


def configuration_of(ready: str) -> dict[str, Any]:
    """The columns of an agreement as a ready configuration fills them."""
    return dict(ready_configurations()[ready])


@transaction.atomic
def change_configuration(
    actor: Actor, agreement: Agreement, changes: Mapping[str, Any], *, reason: str
) -> list[AgreementChange]:
    """Change columns of an agreement; each that really changes is written to the trail with `reason`.

    Raises `NotAllowed` or `ReasonNeeded`; then nothing has changed.
    """
    require(actor, Action.WRITE, participation_thing(agreement.pk))
    if not reason.strip():
        raise ReasonNeeded
    if unknown := changes.keys() - CONFIGURED:
        raise ValueError(f"An agreement is not set up with {sorted(unknown)}.")
    locked = Agreement.objects.select_for_update().get(pk=agreement.pk)
    before = {name: _as_kept(locked, name) for name in changes}
    for name, value in changes.items():
        setattr(locked, name, value)
    written = [
        AgreementChange(
            agreement=locked,
            field=name,
            before=before[name],
            after=_as_kept(locked, name),
            reason=reason.strip(),
            by_id=actor.user_id,
        )
        for name in changes
        if before[name] != _as_kept(locked, name)
    ]
    locked.save(update_fields=[each.field for each in written])
    return AgreementChange.objects.bulk_create(written)


def _as_kept(agreement: Agreement, name: str) -> Any:  # noqa: ANN401 - whatever the column holds
    """The value of a column as JSON has it, so that a date equals itself."""
    value = agreement.predecessor_id if name == "predecessor" else getattr(agreement, name)
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))
