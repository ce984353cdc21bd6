"""Reviews and reports, their recommendations, and what became of each."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext

from akkoord.desk.agreements.actions.reviews import moves_open_to, recommend, write_answer, write_review
from akkoord.desk.agreements.forms.reviews import (
    RecommendationFilterForm,
    RecommendationForm,
    RecommendationMoveForm,
    ReviewForm,
)
from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.models.meetings import Decision
from akkoord.desk.agreements.models.reviews import Review
from akkoord.desk.agreements.queries.commitments import commitments_thing
from akkoord.desk.agreements.queries.papers import may_download
from akkoord.desk.agreements.queries.reviews import (
    agreements_with_reviews,
    recommendation_or_none,
    recommendations_of,
    recommendations_open_to,
    review_thing,
    reviews_of,
    reviews_thing,
)
from akkoord.desk.agreements.rules.reviews import RecommendationMove
from akkoord.desk.agreements.views.finding import agreement_or_refuse
from akkoord.desk.agreements.views.standing import what_stands
from akkoord.desk.agreements.views.tabs import with_tabs
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, may
from akkoord.desk.people.signed_in import actor


def recommendations(request: HttpRequest) -> HttpResponse:
    """Everything that was recommended and that the reader may see, late first."""
    reader = actor(request)
    found, agreements = recommendations_open_to(reader), agreements_with_reviews(reader)
    if not found and not agreements:
        raise NotAllowed
    content = {
        **what_stands(request, found, RecommendationFilterForm),
        "agreements": agreements,
    }
    return render(request, "agreements/reviews/recommendations.html", content)


def of_agreement(request: HttpRequest, slug: str) -> HttpResponse:
    """The reviews of one agreement, what is expected first."""
    found = agreement_or_refuse(slug)
    require(actor(request), Action.READ, reviews_thing(found.pk))
    content = with_tabs(request, found, reviews=reviews_of(found), may_add=_may_propose(request, found))
    return render(request, "agreements/reviews/of_agreement.html", content)


def _may_propose(request: HttpRequest, agreement: Agreement) -> bool:
    return may(actor(request), Action.PROPOSE, reviews_thing(agreement.pk))


def new_review(request: HttpRequest, slug: str) -> HttpResponse:
    """Write down a review that was asked for, or that is here."""
    found = agreement_or_refuse(slug)
    require(actor(request), Action.PROPOSE, reviews_thing(found.pk))
    return _write(request, found, ReviewForm(request.POST or None), None)


def change_review(request: HttpRequest, slug: str, review_id: int) -> HttpResponse:
    """Change what stands about a review, for instance that it was received."""
    found = _review(request, slug, review_id)
    require(actor(request), Action.PROPOSE, reviews_thing(found.agreement_id))
    names = [name for name in ReviewForm.base_fields if name != "entry"]
    form = ReviewForm(request.POST or None, initial={name: getattr(found, name) for name in names})
    return _write(request, found.agreement, form, found)


def _write(
    request: HttpRequest, agreement: Agreement, form: ReviewForm, review: Review | None
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        entry = form.cleaned_data["entry"]
        written = write_review(actor(request), agreement, entry=entry, values=form.values(), review=review)
        messages.success(request, gettext("Saved."))
        return redirect("agreements:review", slug=agreement.slug, review_id=written.pk)
    title = gettext("Change the report") if review else gettext("Another review or report")
    content = {"agreement": agreement, "form": form, "title": title, "review": review}
    return render(request, "agreements/reviews/form.html", content)


def review(request: HttpRequest, slug: str, review_id: int) -> HttpResponse:
    """One review: what it found, its files, and what became of its recommendations."""
    found = _review(request, slug, review_id)
    reader, thing = actor(request), reviews_thing(found.agreement_id)
    content = {
        "agreement": found.agreement,
        "review": found,
        "recommendations": recommendations_of(found),
        "files": [each for each in found.files.all() if may_download(reader, each)],
        "may_add": may(reader, Action.PROPOSE, thing),
        "may_appoint": may(reader, Action.WRITE, thing),
        "may_read_all": may(reader, Action.READ, thing),
    }
    return render(request, "agreements/reviews/review.html", content)


def _review(request: HttpRequest, slug: str, review_id: int) -> Review:
    rows = Review.objects.select_related("agreement").prefetch_related("files__review")
    found = rows.filter(pk=review_id, agreement__slug=slug).first()
    if found is None:
        raise NotAllowed
    require(actor(request), Action.READ, review_thing(found))
    return found


def new_recommendation(request: HttpRequest, slug: str) -> HttpResponse:
    """Write down a recommendation of a report, or of a body in its meeting."""
    found = agreement_or_refuse(slug)
    require(actor(request), Action.PROPOSE, reviews_thing(found.pk))
    source, decision = _source(request, found)
    initial = {"text": decision.wording} if decision else None
    form = RecommendationForm(request.POST or None, agreement=found, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = {**form.values(), "review": source, "decision": decision}
        on = (source.received_on if source else None) or (decision.item.meeting.on if decision else None)
        made = recommend(
            actor(request),
            found,
            entry=form.cleaned_data["entry"],
            values=values,
            on=on or timezone.localdate(),
        )
        messages.success(request, gettext("The recommendation is written down."))
        return redirect("agreements:recommendation", recommendation_id=made.pk)
    content = {
        "agreement": found,
        "form": form,
        "title": gettext("A recommendation"),
        "about": source or decision,
        "review": source,
    }
    return render(request, "agreements/reviews/form.html", content)


def _source(request: HttpRequest, agreement: Agreement) -> tuple[Review | None, Decision | None]:
    """The review or the decision that the address names, if it is one of this agreement."""
    reviews = Review.objects.filter(agreement=agreement)
    decisions = Decision.objects.filter(item__meeting__body__agreement=agreement)
    return (
        reviews.filter(pk=_number(request, "review")).first(),
        decisions.filter(pk=_number(request, "decision")).select_related("item__meeting").first(),
    )


def _number(request: HttpRequest, name: str) -> int:
    written = request.GET.get(name, "")
    return int(written) if written.isdecimal() else 0


def recommendation(request: HttpRequest, recommendation_id: int) -> HttpResponse:
    """One recommendation: who asked what of whom, the answer, and what became of it."""
    found = recommendation_or_none(recommendation_id)
    if found is None:
        raise NotAllowed
    reader = actor(request)
    require(reader, Action.READ, reviews_thing(found.agreement_id, found.addressee_id))
    moves = moves_open_to(reader, found)
    form = RecommendationMoveForm(request.POST or None, moves=moves, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        move, entry = RecommendationMove(form.cleaned_data["move"]), form.cleaned_data["entry"]
        write_answer(reader, found, move, entry=entry, values=form.values())
        messages.success(request, gettext("Written down."))
        return redirect("agreements:recommendation", recommendation_id=recommendation_id)
    sees_promises = may(reader, Action.READ, commitments_thing(found.agreement_id))
    content = {
        "recommendation": found,
        "agreement": found.agreement,
        "events": found.events.select_related("by"),
        "promises": found.commitments.select_related("owner") if sees_promises else (),
        "may_promise": may(reader, Action.WRITE, commitments_thing(found.agreement_id)),
        "may_read_all": may(reader, Action.READ, reviews_thing(found.agreement_id)),
        "form": form if moves else None,
    }
    return render(request, "agreements/reviews/recommendation.html", content)
