"""Who is asking: the actor of a request and the organisation chosen for it."""

from uuid import UUID

from django.http import HttpRequest

from akkoord.desk.people.queries import actor_of, organisations_of
from akkoord.desk.people.rules import Actor

_REMEMBERED = "_akkoord_actor"
CHOSEN = "organisation"
"""The key of the session under which the chosen organisation stands."""


def actor(request: HttpRequest) -> Actor:
    """Who is asking; found out once per request."""
    known: Actor | None = getattr(request, _REMEMBERED, None)
    if known is None:
        known = actor_of(request.user)
        setattr(request, _REMEMBERED, known)
    return known


def chosen_organisation(request: HttpRequest) -> UUID | None:
    """The organisation for which a company's person works now; None for everybody else."""
    own = organisations_of(actor(request))
    chosen = request.session.get(CHOSEN)
    return next((each for each in own if str(each) == chosen), own[0] if own else None)
