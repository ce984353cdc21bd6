"""The page on which a company asks for everything that is held about it, and fetches it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST, require_safe

from akkoord.desk.agreements.models import Organisation
from akkoord.desk.exports import actions
from akkoord.desk.exports.queries import copies_of, copy_or_none, own_copy_thing
from akkoord.desk.exports.tasks import make
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, may
from akkoord.desk.people.second_factor import signed_in_just_now
from akkoord.desk.people.signed_in import actor, chosen_organisation
from akkoord.desk.retention.models import Destruction
from akkoord.desk.retention.rules import DestructionState


@require_safe
def own_copies(request: HttpRequest) -> HttpResponse:
    """What can be asked for, what lies ready, and what was destroyed."""
    organisation_id = _own(request)
    require(actor(request), Action.READ, own_copy_thing(organisation_id))
    done = Destruction.objects.filter(organisation=organisation_id, state=DestructionState.DONE)
    return render(
        request,
        "exports/own_copies.html",
        {
            "copies": list(copies_of(organisation_id)[:10]),
            "certificates": list(done.order_by("-number")),
            "may_ask": may(actor(request), Action.REQUEST, own_copy_thing(organisation_id)),
        },
    )


@require_POST
@signed_in_just_now
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a copy."""
    organisation = Organisation.objects.get(pk=_own(request))
    actions.ask_for_copy(actor(request), organisation, language=get_language() or "en")
    make.enqueue()
    messages.success(request, gettext("Your copy is being made. You get a letter when it is ready."))
    return redirect("exports:own_copies")


@require_safe
@signed_in_just_now
def fetch(request: HttpRequest, copy_id: UUID) -> HttpResponse:
    """The copy as a file, for whoever signed in just now."""
    found = copy_or_none(copy_id)
    if found is None:
        raise NotAllowed
    response = HttpResponse(actions.fetch_copy(actor(request), found), content_type="application/zip")
    response.headers["Content-Disposition"] = 'attachment; filename="akkoord-copy.zip"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _own(request: HttpRequest) -> UUID:
    organisation_id = chosen_organisation(request)
    if organisation_id is None:
        raise NotAllowed
    return organisation_id
