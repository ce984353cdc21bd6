"""Writing something down about a location by form, and taking it back."""

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action
from akkoord.desk.people.signed_in import actor
from akkoord.desk.register import actions, queries
from akkoord.desk.register.forms.facts import FACT_FORMS
from akkoord.desk.register.forms.mechanisms import MechanismForm
from akkoord.desk.register.forms.written_down import FactForm
from akkoord.desk.register.models import Location
from akkoord.desk.register.queries.facts import newest_fact
from akkoord.desk.register.rules import (
    FactAlreadyUndone,
    FactSaidAnew,
    LocationChanged,
    MovedInACircle,
    NothingChanged,
)
from akkoord.desk.register.rules.facts import FactKind
from akkoord.desk.register.views.finding import REGISTER, location_named

TITLES = {
    FactKind.CORRECTED: _("Correct the name, address or point"),
    FactKind.RENAMED: _("It has another name"),
    FactKind.CLOSED: _("It closed"),
    FactKind.MOVED: _("It moved"),
    FactKind.REOPENED: _("It is open again"),
    FactKind.PARENT: _("Note the parent company"),
    FactKind.MECHANISM: _("Note where people can complain"),
}


def write_fact(request: HttpRequest, location_id: str, fact_kind: str) -> HttpResponse:
    """One form for each kind of thing."""
    require(actor(request), Action.WRITE, REGISTER)
    found = location_named(location_id)
    if fact_kind not in set(FactKind):
        raise NotAllowed
    wanted = FactKind(fact_kind)
    form = FACT_FORMS[wanted](request.POST or None, initial=_initial(found, wanted))
    return _written(request, found, wanted, form) or _asked(request, found, wanted, form, TITLES[wanted])


def change_mechanism(request: HttpRequest, fact_id: int) -> HttpResponse:
    """The same form again, with what stands there; the last day ends it."""
    require(actor(request), Action.WRITE, REGISTER)
    old = queries.mechanism_that_counts(fact_id)
    if old is None:
        raise NotAllowed
    initial = {**asdict(actions.says(old)), "reason": "", "seen": newest_fact(old.location_id)}
    form = MechanismForm(request.POST or None, initial=initial)
    done = _written(request, old.location, FactKind.MECHANISM, form, replaces_id=old.pk)
    return done or _asked(
        request, old.location, FactKind.MECHANISM, form, _("Change where people can complain")
    )


def _written(
    request: HttpRequest, location: Location, kind: FactKind, form: FactForm, replaces_id: int | None = None
) -> HttpResponse | None:
    """The way to the location's page, once it is written down."""
    if request.method != "POST" or not form.is_valid():
        return None
    given: dict[str, Any] = dict(form.cleaned_data)
    seen = given.pop("seen")
    try:
        fact = actions.Fact(kind, **given, replaces_id=replaces_id)
        actions.write_fact(actor(request), location, fact, seen=seen)
    except (LocationChanged, MovedInACircle, NothingChanged) as refused:
        messages.warning(request, gettext(refused.sentence))
        return None
    messages.success(request, gettext("Written down. You can take it back in the history below."))
    return redirect("register:location", location_id=queries.where_it_went(location).pk)


def _asked(
    request: HttpRequest, location: Location, kind: FactKind, form: FactForm, title: Promise
) -> HttpResponse:
    context = {"location": location, "form": form, "title": title, "kind": kind}
    return render(request, "register/write_fact.html", context)


@require_POST
def undo_fact(request: HttpRequest, fact_id: int) -> HttpResponse:
    """Take back what was written down."""
    try:
        fact = actions.undo_fact(actor(request), fact_id)
    except (FactAlreadyUndone, FactSaidAnew) as refused:
        messages.warning(request, gettext(refused.sentence))
        return redirect("register:locations")
    messages.success(request, gettext("Taken back. The location shows again what it showed before."))
    return redirect("register:location", location_id=fact.location_id)


def _initial(location: Location, kind: FactKind) -> dict[str, Any]:
    """A correction begins with what stands there."""
    names = ("name", "address", "lat", "lng") if kind is FactKind.CORRECTED else ()
    return {"seen": newest_fact(location.pk), **{name: getattr(location, name) for name in names}}
