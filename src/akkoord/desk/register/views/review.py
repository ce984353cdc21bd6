"""The queue of pairs that a person has to judge."""

import re
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, Kind, Thing
from akkoord.desk.people.signed_in import actor
from akkoord.desk.register import actions
from akkoord.desk.register.forms import AskForm
from akkoord.desk.register.models import Location
from akkoord.desk.register.queries import Batch, review_queue
from akkoord.desk.register.queries.review import latest_judgements, pace_of
from akkoord.desk.register.rules import (
    JudgementAlreadyUndone,
    NobodyToAsk,
    PairAlreadyJudged,
    PairChanged,
    QuestionTellsTooMuch,
)
from akkoord.desk.register.rules.asking import READY_QUESTIONS
from akkoord.desk.register.views.lists import OPENED, look_again, opened_list
from akkoord.engine.matching import Verdict

LATER = "later"
_COUNTRY = re.compile("[A-Z]{2}")


def review(request: HttpRequest) -> HttpResponse:
    """The most valuable pair, with the next one ready, and what was judged last."""
    require(actor(request), Action.WRITE, Thing(Kind.REGISTER))
    if opened := _batch(request).submission:
        look_again(request, opened)
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
def ask(request: HttpRequest, pair_id: int) -> HttpResponse:
    """Ask the company whose row one of the two is; the pair comes back with its answer."""
    form = AskForm(request.POST)
    require(actor(request), Action.WRITE, Thing(Kind.REGISTER))
    if not form.is_valid():
        messages.error(request, gettext("Choose a row, and write what you want to know."))
        return _after(request)
    asked = form.cleaned_data
    try:
        actions.ask_company(actor(request), pair_id, asked["about"], asked["question"])
        messages.success(request, gettext("The company is asked. The pair comes back with its answer."))
    except (NobodyToAsk, PairChanged, QuestionTellsTooMuch) as refused:
        messages.warning(request, gettext(refused.sentence) % refused.details)
    return _after(request)


@require_POST
def undo(request: HttpRequest, act: UUID) -> HttpResponse:
    """Take back one answer, merge or split; a pair of the queue is asked again at once."""
    try:
        actions.lend_again(actor(request), actions.undo_judgement(actor(request), act))
        messages.success(request, gettext("Taken back. The locations are as they were before."))
    except JudgementAlreadyUndone as refused:
        messages.warning(request, gettext(refused.sentence) % refused.details)
    back = Location.objects.filter(pk=request.POST.get("location", "")).first()
    return redirect("register:location", location_id=back.pk) if back else _after(request)


def _after(request: HttpRequest) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return _queue(request)
    return redirect(f"{reverse('register:review')}{_address(_batch(request))}")


def _queue(request: HttpRequest) -> HttpResponse:
    template = "register/review_queue.html" if request.headers.get("HX-Request") else "register/review.html"
    batch, person = _batch(request), actor(request)
    queue = review_queue(batch, by_id=person.user_id, everywhere=actions.lend_pairs(person, batch))
    return render(
        request,
        template,
        {
            "queue": queue,
            "batch": batch,
            "batch_address": _address(batch),
            "pace": pace_of(person.user_id, queue.waiting),
            "latest": latest_judgements(person.user_id),
            "ready_questions": [gettext(each) for each in READY_QUESTIONS],
        },
    )


def _batch(request: HttpRequest) -> Batch:
    """The country and the list in the address; a list only while it is open to this person for a purpose."""
    country = request.GET.get("country", "")
    country = country if _COUNTRY.fullmatch(country) else ""
    wanted, hidden = request.GET.get("list", ""), actor(request).recused_from
    if wanted not in request.session.get(OPENED, {}):
        return Batch(country, without=hidden)
    return Batch(country, opened_list(request, UUID(wanted)), hidden)


def _address(batch: Batch) -> str:
    """The part of the address that keeps the batch."""
    kept = {"country": batch.country, "list": batch.submission and str(batch.submission.public_id)}
    chosen = {name: value for name, value in kept.items() if value}
    return f"?{urlencode(chosen)}" if chosen else ""
