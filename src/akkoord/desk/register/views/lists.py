"""The secretariat looks at a list: for a purpose, then accepts it or returns it with questions."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, Purpose
from akkoord.desk.people.signed_in import actor
from akkoord.desk.register import actions
from akkoord.desk.register.actions.looking import check_opens
from akkoord.desk.register.forms import PurposeForm, QuestionsForm
from akkoord.desk.register.models import Receipt, Submission
from akkoord.desk.register.queries.assured import assured_warnings
from akkoord.desk.register.queries.files import annotated_of, file_asked, files_shown
from akkoord.desk.register.queries.hand_in import hand_in_thing
from akkoord.desk.register.queries.leaving import exits_in
from akkoord.desk.register.queries.problems import problem_groups
from akkoord.desk.register.queries.signing import asked_this_year, summary_of
from akkoord.desk.register.rules import SubmissionState
from akkoord.desk.register.views.downloads import workbook

ROWS_PER_PAGE = 100
OPENED = "opened_lists"
"""The key of the session under which the purposes stand for which lists were opened."""


def submission(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The list with its problems once a purpose is given; every look is in the company's log."""
    found = _submission(request, public_id)
    purpose = _purpose_of_session(request, found)
    if purpose is None:
        return _ask(request, found, PurposeForm())
    actions.look_at_submission(actor(request), found, purpose=purpose)
    page = Paginator(found.rows.all(), ROWS_PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "register/submission.html",
        {
            "submission": found,
            "page": page,
            "groups": problem_groups(found),
            "files": files_shown(found),
            "questions": QuestionsForm(),
            "asked": asked_this_year(found),
            "assured": assured_warnings(found),
            **_signed(found),
            "receipt": Receipt.objects.filter(submission=found).first(),
            "can_decide": found.state in {SubmissionState.SUBMITTED, SubmissionState.IN_REVIEW},
            "purpose": purpose,
        },
    )


@require_POST
def open_submission(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Give the purpose for which a list is opened."""
    found = _submission(request, public_id)
    form = PurposeForm(request.POST)
    if not form.is_valid():
        return _ask(request, found, form)
    purpose = form.purpose_given()
    check_opens(found, purpose)
    opened = request.session.get(OPENED, {})
    request.session[OPENED] = {
        **opened,
        str(found.public_id): [purpose.code, purpose.reference, purpose.note],
    }
    return redirect("register:submission", public_id=found.public_id)


def annotated(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The company's workbook with its problems marked."""
    found = _submission(request, public_id)
    purpose = _purpose_of_session(request, found)
    actions.look_at_submission(actor(request), found, purpose=purpose)
    file = file_asked(found, request.GET.get("file", ""))
    if file is None:
        raise NotAllowed
    return workbook(annotated_of(file), file.filename)


@require_POST
def decide(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Accept the list, or return it with questions."""
    found = _submission(request, public_id)
    if request.POST.get("decision") == "accept":
        actions.accept(actor(request), found)
        messages.success(request, gettext("The list is accepted; its rows count from the next comparison."))
        return redirect("register:secretariat_home")
    form = QuestionsForm(request.POST)
    if not form.is_valid() or not (form.cleaned_data["questions"] or found.row_questions.exists()):
        messages.error(request, gettext("Write what the company should look at."))
        return redirect("register:submission", public_id=found.public_id)
    actions.return_with_questions(actor(request), found, form.cleaned_data["questions"])
    messages.success(request, gettext("The list is returned with your questions."))
    return redirect("register:secretariat_home")


@require_POST
def ask(request: HttpRequest, public_id: UUID, row_id: int) -> HttpResponse:
    """Ask something about one row; it goes to the company when the list is returned."""
    found = _submission(request, public_id)
    row = found.rows.filter(pk=row_id).first()
    text = request.POST.get("text", "").strip()
    if row is None:
        raise NotAllowed
    if text:
        actions.ask_about_row(actor(request), found, row, text)
    back = redirect("register:submission", public_id=found.public_id)
    back.headers["Location"] += f"?page={request.POST.get('page', '1')}#row-{row.pk}"
    return back


@require_POST
def drop(request: HttpRequest, public_id: UUID, question_id: int) -> HttpResponse:
    """Take a question back before the list is returned."""
    found = _submission(request, public_id)
    actions.drop_question(actor(request), found, question_id)
    return redirect("register:submission", public_id=found.public_id)


def _signed(found: Submission) -> dict[str, object]:
    """How much of the chain the company says it knows, and what it no longer uses."""
    summary = summary_of(found)
    gone = [each for each in summary.comparison.sites if each.state in {"ended", "unknown"}]
    left = exits_in(found) if found.state == SubmissionState.ACCEPTED else []
    return {"tiers": summary.tiers, "gone": gone, "left": left}


def _submission(request: HttpRequest, public_id: UUID) -> Submission:
    found = (
        Submission.objects.select_related("cycle__agreement", "organisation", "answered_by")
        .filter(public_id=public_id)
        .first()
    )
    if found is None:
        raise NotAllowed
    require(actor(request), Action.READ, hand_in_thing(found.cycle))
    thing = hand_in_thing(found.cycle, found.organisation_id)
    require(actor(request), Action.READ, thing)
    return found


def opened_list(request: HttpRequest, public_id: UUID) -> Submission:
    """A list that this person opened for a purpose and may still see."""
    found = _submission(request, public_id)
    if _purpose_of_session(request, found) is None:
        raise NotAllowed
    return found


def look_again(request: HttpRequest, found: Submission) -> None:
    """Write to the company's log that rows of its opened list are shown once more."""
    actions.look_at_submission(actor(request), found, purpose=_purpose_of_session(request, found))


def _ask(request: HttpRequest, found: Submission, form: PurposeForm) -> HttpResponse:
    return render(request, "register/submission_purpose.html", {"submission": found, "form": form})


def _purpose_of_session(request: HttpRequest, found: Submission) -> Purpose | None:
    given = request.session.get(OPENED, {}).get(str(found.public_id))
    return Purpose(*given) if given else None
