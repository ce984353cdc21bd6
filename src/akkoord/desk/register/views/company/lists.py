"""A company's years and versions: what stands in each, and handing it in."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from akkoord.desk.agreements.models import Organisation
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.queries import looks_at
from akkoord.desk.people.rules import Action, Thing, may
from akkoord.desk.people.signed_in import actor, chosen_organisation
from akkoord.desk.register import queries
from akkoord.desk.register.actions.submissions import list_of
from akkoord.desk.register.models import ListFile, Submission
from akkoord.desk.register.queries.asking import open_place_questions
from akkoord.desk.register.queries.company import lists_taken_over
from akkoord.desk.register.queries.files import annotated_of, file_asked, files_shown, original_of
from akkoord.desk.register.queries.last_year import comparison_of
from akkoord.desk.register.queries.problems import problem_groups, sheets_understood
from akkoord.desk.register.queries.signing import open_questions, rows_left_out
from akkoord.desk.register.rules import SubmissionState
from akkoord.desk.register.views.company.own import (
    is_corrected_by_heir,
    is_own,
    list_to_read,
    own_company,
)
from akkoord.desk.register.views.downloads import original as original_file
from akkoord.desk.register.views.downloads import workbook

ROWS_PER_PAGE = 100
LOOKS_SHOWN = 5
ANSWERABLE = {SubmissionState.DRAFT, SubmissionState.RETURNED}


def company_home(request: HttpRequest) -> HttpResponse:
    """The company's years, its lists, and who looked at them."""
    company = own_company(request)
    taken_over = lists_taken_over(company.pk)
    return render(
        request,
        "register/company_home.html",
        {
            "company": company,
            "years": queries.company_years(company.pk, taken_over=taken_over),
            "taken_over": taken_over,
            "looks": looks_at(company.pk)[:LOOKS_SHOWN],
            "place_questions": open_place_questions(company.pk),
        },
    )


def company_list(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One version of the own list: what was understood, what is wrong, and handing it in."""
    found = list_to_read(request, public_id)
    page = Paginator(found.rows.all(), ROWS_PER_PAGE).get_page(request.GET.get("page"))
    thing = list_of(found)
    return render(
        request,
        "register/company_list.html",
        {
            "submission": found,
            "page": page,
            "groups": problem_groups(found),
            "files": files_shown(found),
            "sheets": sheets_understood(found),
            "step": "check",
            "questions": open_questions(found) if found.state in ANSWERABLE else [],
            "comparison": comparison_of(found) if found.state == SubmissionState.DRAFT else None,
            "left_out": rows_left_out(found).count() if found.state == SubmissionState.DRAFT else 0,
            "may_submit": may(actor(request), Action.SUBMIT, thing),
            "may_change": thing.organisation_id == chosen_organisation(request)
            and (is_own(request, found) or is_corrected_by_heir(found)),
            "heir": _heir(request, thing),
        },
    )


def _heir(request: HttpRequest, thing: Thing) -> Organisation | None:
    """The company that answers for the list in place of the reader's own, which was merged into it."""
    heir = thing.organisation_id
    return Organisation.objects.get(pk=heir) if heir and heir != chosen_organisation(request) else None


def annotated(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The own workbook with the problems marked; of several files the one that is asked for."""
    file = _file_asked(request, list_to_read(request, public_id))
    return workbook(annotated_of(file), file.filename)


def original(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The file as the company sent it; of several the one that is asked for."""
    file = _file_asked(request, list_to_read(request, public_id))
    return original_file(original_of(file), file.filename)


def _file_asked(request: HttpRequest, found: Submission) -> ListFile:
    file = file_asked(found, request.GET.get("file", ""))
    if file is None:
        raise NotAllowed
    return file
