"""The queue of pairs that a person has to judge."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, Kind, Thing
from akkoord.desk.people.signed_in import actor
from akkoord.desk.register import actions
from akkoord.desk.register.models import Location
from akkoord.desk.register.queries import review_queue
from akkoord.desk.register.queries.review import latest_judgements
from akkoord.desk.register.rules import JudgementAlreadyUndone, PairAlreadyJudged, PairChanged
from akkoord.engine.matching import Verdict

LATER = "later"


def review(request: HttpRequest) -> HttpResponse:
    """The most valuable pair, with the next one ready, and what was judged last."""
    require(actor(request), Action.WRITE, Thing(Kind.REGISTER))
    return _queue(request)


@require_POST
def judge(request: HttpRequest, pair_id: int) -> HttpResponse:
    """Same, different or later; then the next pair."""
    answer = request.POST.get("verdict", "")
    if answer not in {LATER, *Verdict}:
        raise NotAllowed
    try:
        if answer == LATER:
            actions.postpone_pair(actor(request), pair_id)
        else:
            actions.judge_pair(actor(request), pair_id, Verdict(answer))
    except (PairAlreadyJudged, PairChanged) as refused:
        messages.warning(request, gettext(refused.sentence) % refused.details)
    return _after(request)


@require_POST
def undo(request: HttpRequest, act: UUID) -> HttpResponse:
    """Take back one answer, merge or split."""
    try:
        actions.undo_judgement(actor(request), act)
        messages.success(request, gettext("Taken back. The locations are as they were before."))
    except JudgementAlreadyUndone as refused:
        messages.warning(request, gettext(refused.sentence) % refused.details)
    back = Location.objects.filter(pk=request.POST.get("location", "")).first()
    return redirect("register:location", location_id=back.pk) if back else _after(request)


def _after(request: HttpRequest) -> HttpResponse:
    return _queue(request) if request.headers.get("HX-Request") else redirect("register:review")


def _queue(request: HttpRequest) -> HttpResponse:
    template = "register/review_queue.html" if request.headers.get("HX-Request") else "register/review.html"
    return render(request, template, {"queue": review_queue(), "latest": latest_judgements()})
