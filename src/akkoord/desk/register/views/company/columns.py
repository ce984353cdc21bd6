"""Which column is which: proposed, changed where wrong, remembered for next year."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from akkoord.desk.people.signed_in import actor
from akkoord.desk.register import actions, tasks
from akkoord.desk.register.forms import MappingForm
from akkoord.desk.register.queries.problems import sheets_understood, unclear_countries
from akkoord.desk.register.views.company.own import own_draft


def change_columns(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The columns of each sheet with their first cells, and reading the list again with another choice."""
    found = own_draft(request, public_id)
    form = MappingForm(
        request.POST or None,
        sheets=found.sheets,
        mapping=found.mapping,
        spellings=unclear_countries(found),
    )
    if request.method == "POST" and request.POST.get("made_for", form.made_for) != form.made_for:
        messages.error(
            request,
            gettext(
                "The files of the list changed while this page was open. Please look at the columns again."
            ),
        )
        return redirect("register:change_columns", public_id=found.public_id)
    if request.method == "POST" and form.is_valid():
        again = actions.change_mapping(actor(request), found, form.chosen())
        if not again.is_read:
            tasks.read_lists.enqueue()
        messages.success(request, gettext("Your list was read again with these columns."))
        return redirect("register:company_list", public_id=found.public_id)
    context = {"submission": found, "form": form, "sheets": sheets_understood(found), "step": "columns"}
    return render(request, "register/company_columns.html", context, status=422 if form.is_bound else 200)
