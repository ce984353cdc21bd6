"""The page on how much of the market an agreement covers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from akkoord.desk.agreements.actions import note_market_share
from akkoord.desk.agreements.forms import MarketShareForm
from akkoord.desk.agreements.queries import market_chart
from akkoord.desk.agreements.views.finding import agreement_to_change, agreement_to_read
from akkoord.desk.agreements.views.tabs import with_tabs
from akkoord.desk.people.signed_in import actor


def market(request: HttpRequest, slug: str) -> HttpResponse:
    """The share of the market over time against its targets; a new figure is noted here."""
    is_new = request.method == "POST"
    found = agreement_to_change(request, slug) if is_new else agreement_to_read(request, slug)
    form = MarketShareForm(request.POST if is_new else None)
    if is_new and form.is_valid():
        note_market_share(actor(request), found, **form.cleaned_data)
        messages.success(request, gettext("Saved."))
        return redirect("agreements:market", slug=slug)
    content = with_tabs(request, found, chart=market_chart(found), form=form)
    return render(request, "agreements/market.html", content)
