"""Who is asking: the actor of a request and the organisation chosen for it."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from akkoord.desk.people.models import User
from akkoord.desk.people.queries import actor_of, organisations_of
from akkoord.desk.people.rules import Actor

LANGUAGE_IS_KEPT = 365 * 24 * 60 * 60
"""Seconds."""
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
    """The organisation for which a company's person works now; None for everybody else.

    It is the one chosen in this session, else the one chosen last, else the first.
    """
    own = organisations_of(actor(request))
    last = getattr(request.user, "works_for_id", None)
    chosen = request.session.get(CHOSEN, str(last))
    return next((each for each in own if str(each) == chosen), own[0] if own else None)


def person(request: HttpRequest) -> User:
    """The account that is signed in, on pages that nobody else reaches."""
    if not isinstance(request.user, User):
        raise TypeError("This page is for people who are signed in.")
    return request.user


def remember_language(response: HttpResponse, language: str) -> HttpResponse:
    """Let the browser ask for the following pages in `language`."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=LANGUAGE_IS_KEPT,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
    return response
