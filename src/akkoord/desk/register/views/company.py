"""What a company does and sees: its own lists, and nothing that depends on anybody else's."""

import uuid
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from akkoord.desk.agreements.models import Organisation
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.queries import looks_at
from akkoord.desk.people.rules import Action, Kind, Thing, may
from akkoord.desk.people.signed_in import actor, chosen_organisation
from akkoord.desk.register import actions, queries
from akkoord.desk.register.actions.submissions import UploadOutcome, list_of
from akkoord.desk.register.forms import EndLinkForm, MappingForm, UploadForm
from akkoord.desk.register.models import Cycle, Submission
from akkoord.desk.register.queries.company import own_locations
from akkoord.desk.register.queries.files import annotated_of, original_of
from akkoord.desk.register.queries.problems import problem_groups, sheets_understood, unclear_countries
from akkoord.desk.register.rules import EndReason, SubmissionState
from akkoord.desk.register.views.downloads import original as original_file
from akkoord.desk.register.views.downloads import workbook

ROWS_PER_PAGE = 100
LOOKS_SHOWN = 5


def company_home(request: HttpRequest) -> HttpResponse:
    """The company's years, its lists, and who looked at them."""
    company = _own_company(request)
    return render(
        request,
        "register/company_home.html",
        {
            "company": company,
            "years": queries.company_years(company.pk),
            "looks": looks_at(company.pk)[:LOOKS_SHOWN],
        },
    )


def upload(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """Take a file; what was understood of it is on the next page."""
    company = _own_company(request)
    found = _own_cycle(company, cycle_id)
    require(actor(request), Action.WRITE, Thing(Kind.OWN_LINKS, company.pk, found.agreement_id))
    form = UploadForm(request.POST or None, request.FILES or None, initial={"upload_token": uuid.uuid4()})
    if request.method == "POST" and form.is_valid():
        taken = actions.submit_list(
            actor(request),
            found,
            company,
            filename=form.cleaned_data["file"].name,
            content=form.cleaned_data["file"].read(),
            upload_token=form.cleaned_data["upload_token"],
        )
        _say_what_became(request, taken.outcome)
        return redirect("register:company_list", public_id=taken.submission.public_id)
    return render(
        request,
        "register/upload.html",
        {"company": company, "cycle": found, "form": form},
        status=422 if form.is_bound else 200,
    )


def _say_what_became(request: HttpRequest, outcome: UploadOutcome) -> None:
    if outcome is UploadOutcome.NEW:
        messages.success(request, gettext("Your list was read. Please check what was understood."))
    else:
        messages.info(request, gettext("This list is here already; nothing was added."))


def company_list(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One version of the own list: what was understood, what is wrong, and handing it in."""
    found = _own_list(request, public_id)
    page = Paginator(found.rows.all(), ROWS_PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "register/company_list.html",
        {
            "submission": found,
            "page": page,
            "groups": problem_groups(found),
            "sheets": sheets_understood(found),
            "mapping_form": _mapping_form(found) if found.state == SubmissionState.DRAFT else None,
            "may_submit": may(actor(request), Action.SUBMIT, list_of(found)),
        },
    )


def _mapping_form(found: Submission, data: QueryDict | None = None) -> MappingForm:
    return MappingForm(data, sheets=found.sheets, mapping=found.mapping, spellings=unclear_countries(found))


@require_POST
def change_columns(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Read the list again with the columns as the person says."""
    found = _own_list(request, public_id)
    form = _mapping_form(found, request.POST)
    if form.is_valid():
        actions.change_mapping(actor(request), found, form.chosen())
        messages.success(request, gettext("Your list was read again with these columns."))
    else:
        messages.error(request, gettext("These columns cannot be used. Please open the list again."))
    return redirect("register:company_list", public_id=found.public_id)


@require_POST
def submit(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Hand the list in."""
    found = _own_list(request, public_id)
    actions.submit(actor(request), found)
    messages.success(request, gettext("Your list is handed in. Thank you."))
    return redirect("register:company_list", public_id=found.public_id)


def annotated(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The own workbook with the problems marked."""
    found = _own_list(request, public_id)
    return workbook(annotated_of(found), found.filename)


def original(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The file as the company sent it."""
    found = _own_list(request, public_id)
    return original_file(original_of(found), found.filename)


def company_locations(request: HttpRequest) -> HttpResponse:
    """The own locations of the newest accepted list, each with a form to end it."""
    company = _own_company(request)
    year = next((each for each in queries.company_years(company.pk) if each.live), None)
    found = own_locations(year.live) if year and year.live else []
    page = Paginator(found, ROWS_PER_PAGE).get_page(request.GET.get("page"))
    may_end = bool(year and year.live and may(actor(request), Action.SUBMIT, list_of(year.live)))
    context = {"company": company, "year": year, "page": page, "may_end": may_end, "form": EndLinkForm()}
    return render(request, "register/company_locations.html", context)


@require_POST
def end_link(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Say since when, and why, a location of the own list is no longer used."""
    found = _own_list(request, public_id)
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
    else:
        messages.error(request, gettext("Give the last day and the reason."))
    return redirect("register:company_locations")


def _own_company(request: HttpRequest) -> Organisation:
    chosen = chosen_organisation(request)
    if chosen is None:
        raise NotAllowed
    return Organisation.objects.get(pk=chosen)


def _own_cycle(company: Organisation, cycle_id: int) -> Cycle:
    years = queries.company_years(company.pk)
    found = next((each.cycle for each in years if each.cycle.pk == cycle_id), None)
    if found is None:
        raise NotAllowed
    return found


def _own_list(request: HttpRequest, public_id: UUID) -> Submission:
    """A list of the company that the reader works for; anybody else's does not exist."""
    company = _own_company(request)
    found = (
        Submission.objects.select_related("cycle__agreement", "organisation")
        .filter(public_id=public_id, organisation=company)
        .first()
    )
    if found is None:
        raise NotAllowed
    require(actor(request), Action.READ, list_of(found))
    return found
