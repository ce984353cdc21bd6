"""Finds the body or meeting that an address names, or says that it does not exist."""

from typing import Any

from django.http import HttpRequest

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.models.meetings import Body, Meeting
from akkoord.desk.agreements.queries.meetings import meeting_thing, meetings_thing
from akkoord.desk.agreements.views.finding import agreement_or_refuse
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, may
from akkoord.desk.people.signed_in import actor


def agreement_that_meets(request: HttpRequest, slug: str, action: Action = Action.READ) -> Agreement:
    """The agreement, if the reader may do `action` with all its meetings."""
    found = agreement_or_refuse(slug)
    require(actor(request), action, meetings_thing(found.pk))
    return found


def body_of(request: HttpRequest, slug: str, body_id: int, action: Action = Action.READ) -> Body:
    """The body of the agreement in the address."""
    found = agreement_that_meets(request, slug, action)
    body = Body.objects.select_related("agreement").filter(agreement=found, pk=body_id).first()
    if body is None:
        raise NotAllowed
    return body


def meeting_to_read(request: HttpRequest, slug: str, meeting_id: int) -> Meeting:
    """The meeting; an open one for everybody."""
    return _meeting(request, slug, meeting_id, Action.READ)


def meeting_to_write(request: HttpRequest, slug: str, meeting_id: int) -> Meeting:
    """The meeting, if the reader writes its minutes."""
    return _meeting(request, slug, meeting_id, Action.WRITE)


def _meeting(request: HttpRequest, slug: str, meeting_id: int, action: Action) -> Meeting:
    rows = Meeting.objects.select_related("body__agreement", "adopted_in")
    found = rows.filter(pk=meeting_id, body__agreement__slug=slug).first()
    if found is None:
        raise NotAllowed
    require(actor(request), action, meeting_thing(found, agreement_id=found.body.agreement_id))
    return found


def around(request: HttpRequest, agreement: Agreement, **content: Any) -> dict[str, Any]:  # noqa: ANN401 - a page shows anything
    """What every page of meetings shows: the agreement, what the reader may do, and `content`."""
    thing = meetings_thing(agreement.pk)
    return {
        "agreement": agreement,
        "may_read_all": may(actor(request), Action.READ, thing),
        "may_write": may(actor(request), Action.WRITE, thing),
        **content,
    }
