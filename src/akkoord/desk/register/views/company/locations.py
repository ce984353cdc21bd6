"""The own locations of a year, and saying that one is no longer used."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from akkoord.desk.people.rules import Action, may
from akkoord.desk.people.signed_in import actor
from akkoord.desk.register import actions, queries
from akkoord.desk.register.actions.submissions import list_of
from akkoord.desk.register.forms import EndLinkForm
from akkoord.desk.register.queries.company import own_locations, own_texts
from akkoord.desk.register.rules import EndReason
from akkoord.desk.register.views.company.lists import ROWS_PER_PAGE
from akkoord.desk.register.views.company.own import own_company, own_list


def company_locations(request: HttpRequest) -> HttpResponse:
    """The own locations of the newest accepted list, each with a form to end it."""
    company = own_company(request)
    year = next((each for each in queries.company_years(company.pk) if each.live), None)
    live = year.live if year else None
    page = Paginator(own_texts(live), ROWS_PER_PAGE).get_page(request.GET.get("page"))
    found = own_locations(live, list(page)) if live else []
    may_end = bool(live and may(actor(request), Action.SUBMIT, list_of(live)))
    context = {
        "company": company,
        "year": year,
        "page": page,
        "locations": found,
        "may_end": may_end,
        "form": EndLinkForm(),
    }
    return render(request, "register/company_locations.html", context)


@require_POST
def end_link(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say since when, and why, a location of the own list is no longer used."""
    found = own_list(request, public_id)
    form = EndLinkForm(request.POST)
    if form.is_valid():
        actions.end_link(
            actor(request),
            found,
            request.POST.get("text", ""),
            ended_on=form.cleaned_data["ended_on"],
            reason=EndReason(form.cleaned_data["reason"]),
        )
        messages.success(request, gettext("Noted."))
        if form.cleaned_data["reason"] == EndReason.EXIT:
            return redirect("register:leaving", found.public_id, request.POST.get("text", ""))
    else:
        messages.error(request, gettext("Give the last day and the reason."))
    return redirect("register:company_locations")
