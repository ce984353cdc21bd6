"""Joining two locations and taking one apart: choose, look at everything that will move, then do it."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from akkoord.desk.people.actions import require
from akkoord.desk.people.rules import Action
from akkoord.desk.people.signed_in import actor
from akkoord.desk.register import actions, queries
from akkoord.desk.register.forms import MergeForm, SearchForm, SplitForm
from akkoord.desk.register.models import Location
from akkoord.desk.register.queries.alike import locations_alike
from akkoord.desk.register.queries.browsing import location_card
from akkoord.desk.register.queries.plans import Plan, plan_merge, plan_split
from akkoord.desk.register.queries.previews import preview
from akkoord.desk.register.rules import ContradictsJudgement, NothingToJudge, PreviewChanged
from akkoord.desk.register.views.finding import REGISTER, location_named

FOUND_AT_ONCE = 20


def merge(request: HttpRequest, location_id: str) -> HttpResponse:
    """Choose the other location by search, look at what joining them moves, and join them."""
    require(actor(request), Action.WRITE, REGISTER)
    found = queries.where_it_went(location_named(location_id))
    other = _other(request)
    if other is None:
        return _choose(request, found)
    if other == found:
        messages.info(request, gettext("These two are one location already. Nothing was changed."))
        return redirect("register:location", location_id=found.pk)
    form = MergeForm(request.POST or None)
    again = f"{reverse('register:merge', args=[found.pk])}?{urlencode({'other': other.pk})}"
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.merge_locations(actor(request), found, other, note=said["note"], seen=said["seen"])
        except (ContradictsJudgement, NothingToJudge, PreviewChanged) as refused:
            messages.warning(request, gettext(refused.sentence) % refused.details)
            return redirect(again)
        messages.success(request, gettext("The two locations are one now."))
        return redirect("register:location", location_id=queries.where_it_went(location_named(found.pk)).pk)
    context = {"location": found, "other": other, "sides": [location_card(each) for each in (found, other)]}
    try:
        context |= _shown(plan_merge(found, other))
    except NothingToJudge as refused:
        context["refused"] = gettext(refused.sentence)
    return render(request, "register/merge.html", {**context, "form": form})


def split(request: HttpRequest, location_id: str) -> HttpResponse:
    """Tick the texts that mean another place, look at what taking them apart moves, and do it."""
    require(actor(request), Action.WRITE, REGISTER)
    found = queries.where_it_went(location_named(location_id))
    chosen = set((request.POST if request.method == "POST" else request.GET).getlist("texts"))
    form = SplitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _split(request, found, chosen, form)
    card = location_card(found)
    context = {
        "location": found,
        "card": card,
        "chosen": chosen,
        "ticked": [text for text in card.spellings if text.fingerprint in chosen],
        "form": form,
    }
    if chosen:
        try:
            context |= _shown(plan_split(found, chosen))
        except NothingToJudge as refused:
            context["refused"] = gettext(refused.sentence)
    return render(request, "register/split.html", context)


def _split(request: HttpRequest, found: Location, chosen: set[str], form: SplitForm) -> HttpResponse:
    said = form.cleaned_data
    try:
        actions.split_location(actor(request), found, chosen, note=said["note"], seen=said["seen"])
    except (ContradictsJudgement, NothingToJudge, PreviewChanged) as refused:
        messages.warning(request, gettext(refused.sentence) % refused.details)
        again = urlencode([("texts", each) for each in sorted(chosen)])
        return redirect(f"{reverse('register:split', args=[found.pk])}?{again}")
    messages.success(request, gettext("The location is split."))
    return redirect("register:location", location_id=found.pk)


def _choose(request: HttpRequest, found: Location) -> HttpResponse:
    """The search for the other location; without words, those that look alike."""
    form = SearchForm(request.GET)
    text = form.cleaned_data["text"] if form.is_valid() else ""
    listed = queries.found_locations(text).exclude(pk=found.pk) if text else Location.objects.none()
    context = {
        "location": found,
        "text": text,
        "found": listed[:FOUND_AT_ONCE],
        "is_more": listed[FOUND_AT_ONCE:].exists() if text else False,
        "alike": [] if text else locations_alike(found),
    }
    return render(request, "register/merge_with.html", context)


def _other(request: HttpRequest) -> Location | None:
    named = (request.POST if request.method == "POST" else request.GET).get("other", "").strip().upper()
    found = Location.objects.select_related("redirects_to").filter(pk=named).first()
    return found and queries.where_it_went(found)


def _shown(plan: Plan) -> dict[str, object]:
    if plan.foreseen is None:
        return {"against": plan.against}
    return {"preview": preview(plan.foreseen)}
