"""The register for the secretariat: search, one location with its story, the companies behind it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, may
from akkoord.desk.people.signed_in import actor
from akkoord.desk.register import actions, queries
from akkoord.desk.register.actions.looking import may_look_behind
from akkoord.desk.register.forms import PurposeForm, SearchForm
from akkoord.desk.register.queries.browsing import countries_in_use
from akkoord.desk.register.views.finding import REGISTER, location_named

LOCATIONS_PER_PAGE = 50


def locations(request: HttpRequest) -> HttpResponse:
    """Search and browse."""
    require(actor(request), Action.READ, REGISTER)
    form = SearchForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {"text": "", "country": ""}
    found = queries.found_locations(wanted["text"], country=wanted["country"])
    page = Paginator(found, LOCATIONS_PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "wanted": wanted, "countries": countries_in_use()}
    return render(request, "register/locations.html", context)


def location(request: HttpRequest, location_id: str) -> HttpResponse:
    """One location; a merged one leads to the location that stands for it."""
    require(actor(request), Action.READ, REGISTER)
    found = location_named(location_id)
    target = queries.where_it_went(found)
    if target != found:
        messages.info(
            request,
            gettext("%(old)s was merged into this location.") % {"old": found.location_id},
        )
        return redirect("register:location", location_id=target.location_id)
    return render(
        request,
        "register/location.html",
        {
            "story": queries.location_page(found),
            "may_write": may(actor(request), Action.WRITE, REGISTER),
            "may_look_behind": may_look_behind(actor(request)),
        },
    )


def behind(request: HttpRequest, location_id: str) -> HttpResponse:
    """The companies behind a location: asks why, writes it to their logs, shows them."""
    if not may_look_behind(actor(request)):
        raise NotAllowed
    found = queries.where_it_went(location_named(location_id))
    form = PurposeForm(request.POST or None)
    companies = None
    if request.method == "POST" and form.is_valid():
        companies = actions.companies_behind(actor(request), found, purpose=form.purpose_given())
    return render(request, "register/behind.html", {"location": found, "form": form, "companies": companies})
