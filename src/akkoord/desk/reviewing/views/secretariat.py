"""The secretariat's page about the reviewer of a review: appointment, people, data sets, proposals."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from akkoord.desk.agreements.models.reviews import Review
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, may
from akkoord.desk.people.second_factor import signed_in_just_now
from akkoord.desk.people.signed_in import actor
from akkoord.desk.retention.rules import leads
from akkoord.desk.reviewing import actions
from akkoord.desk.reviewing.forms import AppointmentForm, ReviewerForm
from akkoord.desk.reviewing.models import Appointment, DataSet, ProposedRecommendation, Reviewer
from akkoord.desk.reviewing.queries import appointment_to, data_set_or_none, data_sets_of, review_set
from akkoord.desk.reviewing.rules import UNFINISHED_SETS, NotAppointed, ReviewerState, SetState
from akkoord.desk.reviewing.tasks import build


@require_safe
def page(request: HttpRequest, slug: str, review_id: int) -> HttpResponse:
    """Who reviews until when, and how far the data set is."""
    return _page(request, _review(request, slug, review_id))


@require_POST
def appoint(request: HttpRequest, slug: str, review_id: int) -> HttpResponse:
    """The lead writes the appointment down, or changes it."""
    review = _review(request, slug, review_id, Action.WRITE)
    form = AppointmentForm(request.POST, agreement=review.agreement)
    if not form.is_valid():
        return _page(request, review, appointment_form=form)
    actions.appoint(actor(request), review, entry=form.cleaned_data["entry"], values=form.values())
    messages.success(request, gettext("Saved."))
    return _back(review)


@require_POST
@signed_in_just_now
def ask(request: HttpRequest, slug: str, review_id: int) -> HttpResponse:
    """The lead asks that somebody is let in."""
    review = _review(request, slug, review_id, Action.WRITE)
    form = ReviewerForm(request.POST)
    if not form.is_valid():
        return _page(request, review, reviewer_form=form)
    actions.ask_for_reviewer(actor(request), _appointment(review), actions.Person(**form.cleaned_data))
    messages.success(request, gettext("Asked. A colleague has to confirm it."))
    return _back(review)


@require_POST
@signed_in_just_now
def decide(request: HttpRequest, reviewer_id: int) -> HttpResponse:
    """A colleague lets the person in or not, or the lead ends the access."""
    found = Reviewer.objects.select_related("appointment__review__agreement").filter(pk=reviewer_id).first()
    if found is None:
        raise NotAllowed
    review = found.appointment.review
    require(actor(request), Action.WRITE, review_set(review.agreement_id, review.pk))
    decision = request.POST.get("decision")
    if decision == "let_in":
        actions.let_in(actor(request), found)
        messages.success(request, gettext("Confirmed. The person gets a letter."))
    elif decision == "end":
        actions.end_access(actor(request), found)
        messages.success(request, gettext("The access is ended."))
    else:
        actions.do_not_let_in(actor(request), found)
        messages.success(request, gettext("Nobody is let in. The address is forgotten."))
    return _back(review)


@require_POST
def build_set(request: HttpRequest, slug: str, review_id: int) -> HttpResponse:
    """Ask for a data set."""
    review = _review(request, slug, review_id, Action.WRITE)
    actions.ask_for_set(actor(request), _appointment(review))
    build.enqueue()
    messages.success(request, gettext("The data set is being built."))
    return _back(review)


@require_POST
@signed_in_just_now
def sign(request: HttpRequest, set_id: UUID) -> HttpResponse:
    """Sign a data set, or refuse it."""
    found = _data_set(request, set_id)
    if request.POST.get("decision") == "refuse":
        actions.refuse_set(actor(request), found)
        messages.success(request, gettext("Refused. The file is removed."))
    else:
        signed = actions.sign_set(actor(request), found)
        told = {SetState.HANDED_OVER: gettext("Signed twice: the reviewer can fetch it now.")}
        messages.success(request, told.get(SetState(signed.state), gettext("Signed. One more signature.")))
    return _back(found.appointment.review)


@require_POST
def write_down(request: HttpRequest, proposed_id: int) -> HttpResponse:
    """Make a recommendation of what the reviewer proposed."""
    rows = ProposedRecommendation.objects.select_related("review__agreement")
    found = rows.filter(pk=proposed_id).first()
    if found is None:
        raise NotAllowed
    actions.write_down(actor(request), found)
    messages.success(request, gettext("The recommendation is written down."))
    return _back(found.review)


def _page(
    request: HttpRequest,
    review: Review,
    *,
    appointment_form: AppointmentForm | None = None,
    reviewer_form: ReviewerForm | None = None,
) -> HttpResponse:
    reader, standing = actor(request), appointment_to(review)
    sets = list(data_sets_of(standing)) if standing else []
    is_lead = leads(reader, review.agreement_id)
    may_write = may(reader, Action.WRITE, review_set(review.agreement_id, review.pk))
    content = {
        "agreement": review.agreement,
        "review": review,
        "appointment": standing,
        "appointment_form": (appointment_form or _form_of(review, standing)) if is_lead else None,
        "reviewers": list(_reviewers(standing)) if standing else [],
        "reviewer_form": (reviewer_form or ReviewerForm()) if standing and is_lead else None,
        "asked": ReviewerState.ASKED,
        "open": ReviewerState.OPEN,
        "is_lead": is_lead,
        "may_write": may_write,
        "may_build": may_write and standing and not any(each.state in UNFINISHED_SETS for each in sets),
        "sets": sets,
        "proposed": ProposedRecommendation.objects.filter(
            review=review, dropped_at__isnull=True
        ).select_related("by", "recommendation"),
        "user_id": reader.user_id,
        "signed_by_reader": {
            signature.data_set_id
            for each in sets
            for signature in each.signatures.all()
            if signature.signer_id == reader.user_id
        },
    }
    return render(request, "reviewing/secretariat.html", content)


def _form_of(review: Review, standing: Appointment | None) -> AppointmentForm:
    names = ("decision", "starts", "ends", "ends_on_receipt", "years")
    initial = {name: getattr(standing, name) for name in names} if standing else None
    return AppointmentForm(agreement=review.agreement, initial=initial)


def _reviewers(standing: Appointment) -> "list[Reviewer]":
    found = list(standing.reviewers.select_related("user", "mandate", "asked_by", "confirmed_by"))
    for each in found:
        each.appointment = standing
    return found


def _review(request: HttpRequest, slug: str, review_id: int, action: Action = Action.APPROVE) -> Review:
    found = Review.objects.select_related("agreement").filter(pk=review_id, agreement__slug=slug).first()
    if found is None:
        raise NotAllowed
    require(actor(request), action, review_set(found.agreement_id, found.pk))
    return found


def _appointment(review: Review) -> Appointment:
    standing = appointment_to(review)
    if standing is None:
        raise NotAppointed
    return standing


def _data_set(request: HttpRequest, set_id: UUID) -> DataSet:
    found = data_set_or_none(set_id)
    if found is None:
        raise NotAllowed
    review = found.appointment.review
    require(actor(request), Action.APPROVE, review_set(review.agreement_id, review.pk))
    return found


def _back(review: Review) -> HttpResponse:
    return redirect("reviewing:page", slug=review.agreement.slug, review_id=review.pk)
