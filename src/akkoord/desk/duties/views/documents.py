"""What companies handed in besides their lists: read, accepted or returned with questions."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from akkoord.desk.agreements.queries import answers_for
from akkoord.desk.duties import actions, queries
from akkoord.desk.duties.actions.handing_in import FILES, duty_thing
from akkoord.desk.duties.forms import QuestionsForm
from akkoord.desk.duties.models import DutySubmission
from akkoord.desk.duties.rules import DutyKind, HandInState
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.queries import organisations_of
from akkoord.desk.people.rules import Action, Actor, Thing, may
from akkoord.desk.people.signed_in import actor
from akkoord.desk.register.views.downloads import original
from akkoord.desk.register.views.secretariat import cycle_or_refuse


def thing_of(submission: DutySubmission) -> Thing:
    """What permission is asked for about something handed in."""
    return duty_thing(submission.cycle, submission.organisation_id, DutyKind(submission.kind))


def document(request: HttpRequest, handed_in_id: UUID) -> HttpResponse:
    """That it was handed in, and by whom; the document itself for those who may read it."""
    found = _submission(actor(request), handed_in_id)
    return render(
        request,
        "duties/document.html",
        {
            "submission": found,
            "may_read": may(actor(request), Action.READ, thing_of(found)),
            "can_decide": found.state == HandInState.SUBMITTED,
            "form": QuestionsForm(),
        },
    )


def document_file(request: HttpRequest, handed_in_id: UUID) -> HttpResponse:
    """The file, for the company and for those of the secretariat who may read it."""
    found = queries.submission_or_none(handed_in_id)
    if found is None or not found.stored_as:
        raise NotAllowed
    if not _goes_on_with(actor(request), found):
        require(actor(request), Action.READ, thing_of(found))
    return original(FILES.path_of(found.stored_as).read_bytes(), found.filename)


def _goes_on_with(reader: Actor, found: DutySubmission) -> bool:
    """Whether the reader works for the company into which the one that handed it in was merged."""
    heir = answers_for(found.organisation_id, found.cycle.agreement_id)
    thing = duty_thing(found.cycle, heir, DutyKind(found.kind))
    return heir in organisations_of(reader) and may(reader, Action.READ, thing)


@require_POST
def decide(request: HttpRequest, handed_in_id: UUID) -> HttpResponse:
    """Accept it, or return it with questions."""
    found = _submission(actor(request), handed_in_id)
    form = QuestionsForm(request.POST)
    if request.POST.get("decision") == "accept":
        actions.accept(actor(request), found)
        messages.success(request, gettext("Accepted."))
    elif form.is_valid():
        actions.return_with_questions(actor(request), found, form.cleaned_data["questions"])
        messages.success(request, gettext("Returned to the company with your questions."))
    else:
        messages.error(request, gettext("Write down what you want to ask."))
        return redirect("duties:document", handed_in_id=found.public_id)
    return redirect("duties:year", cycle_id=found.cycle_id)


def _submission(reader: Actor, handed_in_id: UUID) -> DutySubmission:
    found = queries.submission_or_none(handed_in_id)
    if found is None:
        raise NotAllowed
    cycle_or_refuse(reader, found.cycle_id, found.organisation_id)
    return found
