"""The register for the secretariat: search, one location with its story, the companies behind it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, Kind, Thing, may
from akkoord.desk.people.signed_in import actor
from akkoord.desk.register import actions, queries
from akkoord.desk.register.actions.looking import may_look_behind
from akkoord.desk.register.forms import MergeForm, PurposeForm, SearchForm, SplitForm
from akkoord.desk.register.models import Location
from akkoord.desk.register.queries.browsing import countries_in_use

LOCATIONS_PER_PAGE = 50
REGISTER = Thing(Kind.REGISTER)


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
    found = _location(location_id)
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
            "merge_form": MergeForm(),
        },
    )


def behind(request: HttpRequest, location_id: str) -> HttpResponse:
    """The companies behind a location: asks why, writes it to their logs, shows them."""
    if not may_look_behind(actor(request)):
        raise NotAllowed
    found = queries.where_it_went(_location(location_id))
    form = PurposeForm(request.POST or None)
    companies = None
    if request.method == "POST" and form.is_valid():
        companies = actions.companies_behind(actor(request), found, purpose=form.purpose_given())
    return render(request, "register/behind.html", {"location": found, "form": form, "companies": companies})


@require_POST
def merge(request: HttpRequest, location_id: str) -> HttpResponse:
    """Say that this location and another one are the same place."""
    require(actor(request), Action.WRITE, REGISTER)
    found = _location(location_id)
    form = MergeForm(request.POST)
    other = Location.objects.filter(pk=request.POST.get("other", "").strip().upper()).first()
    if not form.is_valid() or other is None:
        messages.error(request, gettext("Give the identifier of the other location, and why they are one."))
        return redirect("register:location", location_id=found.pk)
    actions.merge_locations(
        actor(request), found, queries.where_it_went(other), note=form.cleaned_data["note"]
    )
    messages.success(request, gettext("The two locations are one now."))
    return redirect("register:location", location_id=found.pk)


@require_POST
def split(request: HttpRequest, location_id: str) -> HttpResponse:
    """Say that some texts of this location mean another place."""
    require(actor(request), Action.WRITE, REGISTER)
    found = _location(location_id)
    texts = list(found.mentions.values_list("fingerprint", flat=True))
    form = SplitForm(request.POST, texts=texts)
    if not form.is_valid():
        messages.error(request, gettext("Choose the texts that mean another place, and say why."))
        return redirect("register:location", location_id=found.pk)
    actions.split_location(actor(request), found, form.cleaned_data["texts"], note=form.cleaned_data["note"])
    messages.success(request, gettext("The location is split."))
    return redirect("register:location", location_id=found.pk)


def _location(location_id: str) -> Location:
    found = Location.objects.select_related("redirects_to").filter(pk=location_id).first()
    if found is None:
        raise NotAllowed
    return found
