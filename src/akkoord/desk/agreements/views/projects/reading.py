"""What somebody sees of collective projects, and the answer of a company that is asked."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from akkoord.desk.agreements.actions.projects import answer_for_company, answers_for, moves_open_to
from akkoord.desk.agreements.forms.projects import ConsentForm
from akkoord.desk.agreements.models.commitments import Commitment
from akkoord.desk.agreements.models.projects import CollectiveProject
from akkoord.desk.agreements.queries.commitments import thing_of
from akkoord.desk.agreements.queries.meetings import meetings_thing
from akkoord.desk.agreements.queries.projects import (
    Reading,
    agreements_with_projects,
    aims_of,
    members_open_to,
    projects_of,
    projects_open_to,
    projects_thing,
    promises_in,
)
from akkoord.desk.agreements.rules.projects import (
    GOES_ON,
    PROJECT_MOVE_TITLES,
    PROJECT_REMINDER,
    ProjectMove,
)
from akkoord.desk.agreements.views.projects.finding import agreement_with_projects, project_to_read
from akkoord.desk.agreements.views.tabs import with_tabs
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import COMPANY_ROLES, Action, Actor, may
from akkoord.desk.people.signed_in import actor


def projects(request: HttpRequest) -> HttpResponse:
    """The projects that the reader is asked for, takes part in, or reads for a party."""
    reader = actor(request)
    found, agreements = projects_open_to(reader), agreements_with_projects(reader)
    is_of_company = any(held.role in COMPANY_ROLES for held in reader.roles)
    if not found and not agreements and not is_of_company:
        raise NotAllowed
    content = {"projects": found, "agreements": agreements, "is_of_company": is_of_company}
    return render(request, "agreements/projects/projects.html", content)


def of_agreement(request: HttpRequest, slug: str) -> HttpResponse:
    """The projects of one agreement."""
    found = agreement_with_projects(request, slug)
    may_add = may(actor(request), Action.WRITE, projects_thing(found.pk))
    content = with_tabs(request, found, projects=projects_of(found), may_add=may_add)
    return render(request, "agreements/projects/of_agreement.html", content)


def project(request: HttpRequest, slug: str, project_id: int) -> HttpResponse:
    """One project, as far as the reader sees it."""
    found, reading = project_to_read(request, slug, project_id)
    reader = actor(request)
    aims = list(aims_of(found))
    content = {
        "agreement": found.agreement,
        "project": found,
        "reading": reading,
        "members": members_open_to(reader, found, reading),
        "aims": aims,
        "told": sorted((each for aim in aims for each in aim.results.all()), key=lambda each: each.on),
        "consent": _consent(reader, found, reading),
        "reminder": PROJECT_REMINDER,
        "sees_meetings": may(reader, Action.READ, meetings_thing(found.agreement_id)),
        "goes_on": found.standing in GOES_ON,
        "steps": [
            (move, PROJECT_MOVE_TITLES[move])
            for move in moves_open_to(reader, found)
            if move is not ProjectMove.NOTE
        ],
        **(_work(reader, found) if reading.sees_work else {}),
    }
    return render(request, "agreements/projects/project.html", content)


def _work(reader: Actor, found: CollectiveProject) -> dict[str, object]:
    """What only members and the secretariat read."""
    promises = promises_in(found, without=reader.recused_from)
    return {
        "events": found.events.select_related("by", "decision"),
        "money": found.money.all(),
        "meetings": found.meetings.all(),
        "files": found.files.all(),
        "promises": [(each, _may_open(reader, each)) for each in promises],
    }


def _may_open(reader: Actor, promise: Commitment) -> bool:
    """Whether the reader has more of a promise than that it was made: the owner's own page of it."""
    return may(reader, Action.READ, thing_of(promise))


def _consent(reader: Actor, found: CollectiveProject, reading: Reading) -> ConsentForm | None:
    """The answer, for the admin of a company that is asked while the project goes on, or that takes part."""
    own = reading.own
    if own is None or not (own.has_joined or found.standing in GOES_ON):
        return None
    if not answers_for(reader, own):
        return None
    return ConsentForm(initial={"has_read": own.has_joined, "is_shown": own.is_shown})


@require_POST
def answer(request: HttpRequest, slug: str, project_id: int) -> HttpResponse:
    """Say yes or no for the company that is asked, or change its mind."""
    found, reading = project_to_read(request, slug, project_id)
    own = reading.own
    if own is None:
        raise NotAllowed
    require(actor(request), Action.WRITE, projects_thing(found.agreement_id, own.organisation_id))
    form = ConsentForm(request.POST)
    form.full_clean()
    said = answer_for_company(
        actor(request),
        own,
        joins=request.POST.get("answer") == "yes",
        has_read_reminder=form.cleaned_data["has_read"],
        is_shown=form.cleaned_data["is_shown"],
    )
    told = (
        gettext("Your company takes part.")
        if said.has_joined
        else gettext("Your company does not take part.")
    )
    messages.success(request, told)
    return redirect("agreements:project", slug=slug, project_id=project_id)
