"""What the secretariat asks the company about its own rows."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.signed_in import actor
from akkoord.desk.register import actions
from akkoord.desk.register.forms import AnswerForm
from akkoord.desk.register.models import PlaceQuestion
from akkoord.desk.register.queries.asking import questions_to
from akkoord.desk.register.rules import QuestionClosed
from akkoord.desk.register.views.company.own import own_company


def place_questions(request: HttpRequest) -> HttpResponse:
    """All questions to the company, each with its row and a form to answer."""
    questions = [(each, AnswerForm(auto_id=f"{each.public_id}_%s")) for each in _questions(request)]
    return render(request, "register/company_place_questions.html", {"questions": questions})


@require_POST
def answer_place_question(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Answer one question."""
    asked = next((each for each in _questions(request) if each.public_id == public_id), None)
    if asked is None:
        raise NotAllowed
    form = AnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, gettext("Write an answer, or correct the name or the address."))
        return redirect("register:place_questions")
    try:
        actions.answer_place_question(actor(request), asked, **form.cleaned_data)
        messages.success(request, gettext("Thank you. The secretariat has your answer."))
    except QuestionClosed as refused:
        messages.warning(request, gettext(refused.sentence))
    return redirect("register:place_questions")


def _questions(request: HttpRequest) -> list[PlaceQuestion]:
    return questions_to(own_company(request).pk)
