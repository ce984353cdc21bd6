"""The reviewer's own pages: the review, its data set, who looked, and what is recommended."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from akkoord.desk.agreements.queries.reviews import recommendations_of
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.rules import KIND_TITLES, PURPOSES, REVIEWER, ROLE_TITLES, Kind, Role, work_of
from akkoord.desk.people.second_factor import signed_in_just_now
from akkoord.desk.people.signed_in import actor
from akkoord.desk.reviewing import actions
from akkoord.desk.reviewing.forms import ProposalForm
from akkoord.desk.reviewing.models import Appointment, ProposedRecommendation
from akkoord.desk.reviewing.queries import (
    appointment_of_reviewer,
    data_set_or_none,
    open_set,
    reviews_of_reviewer,
)
from akkoord.desk.reviewing.queries.looks import looks_for
from akkoord.desk.reviewing.rules.dictionary import dictionary

LOOKS_PER_PAGE = 50


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """The reviews that the reader works at; with one, that one."""
    reader = actor(request)
    found = list(reviews_of_reviewer(reader))
    if not found and REVIEWER not in map(work_of, reader.roles):
        raise NotAllowed
    if not found:
        return redirect("people:nothing_here")
    if len(found) == 1:
        return redirect("reviewing:review", review_id=found[0].review_id)
    return render(request, "reviewing/own.html", {"appointments": found})


@require_safe
def review(request: HttpRequest, review_id: int) -> HttpResponse:
    """One review: until when, the data set, the recommendations."""
    return _page(request, _appointment(request, review_id), ProposalForm())


def _page(request: HttpRequest, found: Appointment, form: ProposalForm) -> HttpResponse:
    data_set = open_set(found)
    rows = data_set.figures if data_set else {}
    content = {
        "review": found.review,
        "appointment": found,
        "data_set": data_set,
        "tables": [(table, rows.get(name, 0)) for name, table in dictionary().items()],
        "left_out": rows.get("left_out", 0),
        "recommendations": recommendations_of(found.review),
        "proposed": ProposedRecommendation.objects.filter(
            review=found.review,
            by=actor(request).user_id,
            dropped_at__isnull=True,
            recommendation__isnull=True,
        ),
        "form": form,
    }
    return render(request, "reviewing/review.html", content)


@require_safe
def looks(request: HttpRequest, review_id: int) -> HttpResponse:
    """Who looked at what companies handed in, by pseudonym, role, purpose and day."""
    found = _appointment(request, review_id)
    data_set = open_set(found)
    if data_set is None:
        raise NotAllowed
    actions.note_look_at_log(actor(request), found, data_set)
    page = Paginator(actions.frozen_looks(data_set), LOOKS_PER_PAGE).get_page(request.GET.get("page"))
    content = {
        "review": found.review,
        "data_set": data_set,
        "page": page,
        "rows": [_in_words(row) for row in page],
        "for_this_review": list(looks_for(review_id, UUID(data_set.companies[0]))),
        "number": len(data_set.companies),
    }
    return render(request, "reviewing/looks.html", content)


def _in_words(row: dict[str, str]) -> dict[str, str]:
    return {
        **row,
        "role": gettext(ROLE_TITLES[Role(row["role"])]),
        "purpose": gettext(PURPOSES[row["purpose"]]),
        "what": gettext(KIND_TITLES[Kind(row["what"])]),
    }


@require_safe
@signed_in_just_now
def fetch(request: HttpRequest, set_id: UUID) -> HttpResponse:
    """The data set, for its reviewer or for those who sign it."""
    found = data_set_or_none(set_id)
    if found is None:
        raise NotAllowed
    response = HttpResponse(actions.fetch_set(actor(request), found), content_type="application/zip")
    name = f"akkoord-review-{found.appointment.review_id}-set-{found.number}.zip"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


@require_POST
def propose(request: HttpRequest, review_id: int) -> HttpResponse:
    """Propose a recommendation."""
    found = _appointment(request, review_id)
    form = ProposalForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    actions.propose(actor(request), found, entry=form.cleaned_data["entry"], **form.values())
    messages.success(request, gettext("The secretariat reads your proposal and writes it down."))
    return redirect("reviewing:review", review_id=review_id)


@require_POST
def take_back(request: HttpRequest, proposed_id: int) -> HttpResponse:
    """Take an own proposal back."""
    found = ProposedRecommendation.objects.filter(pk=proposed_id).first()
    if found is None:
        raise NotAllowed
    actions.take_back(actor(request), found)
    messages.success(request, gettext("Taken back."))
    return redirect("reviewing:review", review_id=found.review_id)


def _appointment(request: HttpRequest, review_id: int) -> Appointment:
    found = appointment_of_reviewer(actor(request), review_id)
    if found is None:
        raise NotAllowed
    return found
