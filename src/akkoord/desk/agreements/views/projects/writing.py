"""What the secretariat writes down about collective projects: topic, steps, members, and the work."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from akkoord.desk.agreements.actions import projects as actions
from akkoord.desk.agreements.forms.meetings import EntryForm
from akkoord.desk.agreements.forms.projects import (
    AgendaForm,
    AimForm,
    BeginForm,
    CloseForm,
    CompanyForm,
    ExtendForm,
    MemberPromiseForm,
    MoneyForm,
    PartyForm,
    ProjectForm,
    ProjectMeetingForm,
    ResultForm,
    TextForm,
)
from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.models.projects import CollectiveProject
from akkoord.desk.agreements.rules.projects import MOVES_FROM, PROJECT_MOVE_TITLES, ProjectMove
from akkoord.desk.agreements.views.projects.finding import agreement_with_projects, project_to_write
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.rules import Action, Actor
from akkoord.desk.people.signed_in import actor
from akkoord.engine.text import gettext_noop

Values = Mapping[str, Any]
STEP_FORMS = {
    ProjectMove.ON_AGENDA: AgendaForm,
    ProjectMove.BEGUN: BeginForm,
    ProjectMove.DECLINED: TextForm,
    ProjectMove.EXTENDED: ExtendForm,
    ProjectMove.NOTE: TextForm,
    ProjectMove.CLOSED: CloseForm,
}


def new_project(request: HttpRequest, slug: str) -> HttpResponse:
    """Propose a topic to work on together."""
    found = agreement_with_projects(request, slug, Action.WRITE)
    form = ProjectForm(request.POST or None, agreement=found)
    if request.method == "POST" and form.is_valid():
        entry = form.cleaned_data["entry"]
        made = actions.propose_project(actor(request), found, entry=entry, values=form.values())
        messages.success(request, gettext("Proposed. Next it comes before the steering group."))
        return _to(made)
    return _form(request, found, form, gettext("Propose a project"))


def change_project(request: HttpRequest, slug: str, project_id: int) -> HttpResponse:
    """Change what a project is about, or whether everybody may read it."""
    found = project_to_write(request, slug, project_id)
    names = [name for name in ProjectForm.base_fields if name != "entry"]
    initial = {name: getattr(found, name) for name in names}
    form = ProjectForm(request.POST or None, agreement=found.agreement, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.change_project(actor(request), found, form.values())
        messages.success(request, gettext("Saved."))
        return _to(found)
    return _form(request, found.agreement, form, gettext("Change the project"), found)


def project_step(request: HttpRequest, slug: str, project_id: int, step: str) -> HttpResponse:
    """Write down what became of a project."""
    found = project_to_write(request, slug, project_id)
    if step not in set(ProjectMove) or ProjectMove(step) not in MOVES_FROM[found.standing]:
        raise NotAllowed
    move = ProjectMove(step)
    form = STEP_FORMS[move](request.POST or None, project=found, initial={"on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        _take(actor(request), found, move, form)
        messages.success(request, gettext("Written down."))
        return _to(found)
    title = gettext(PROJECT_MOVE_TITLES[move])
    return _form(request, found.agreement, form, title[:1].upper() + title[1:], found)


def _take(reader: Actor, found: CollectiveProject, move: ProjectMove, form: EntryForm) -> None:
    entry, values = form.cleaned_data["entry"], form.values()
    if move is ProjectMove.ON_AGENDA:
        actions.put_before_steering_group(reader, found, values["meeting"], entry=entry, on=values["on"])
    else:
        actions.take_step(reader, found, move, entry=entry, values=values)


@dataclass(frozen=True, slots=True)
class WorkLine:
    """Something that is written down in a project: its form, its title, and who keeps it."""

    form: Callable[..., EntryForm]
    title: str
    keep: Callable[[Actor, CollectiveProject, UUID, Values], object]
    names_companies: bool = False


def _set_aim(reader: Actor, found: CollectiveProject, entry: UUID, values: Values) -> object:
    return actions.set_aim(reader, found, entry=entry, values=values)


def _note_result(reader: Actor, _: CollectiveProject, entry: UUID, values: Values) -> object:
    given = {name: value for name, value in values.items() if name != "aim"}
    return actions.note_result(reader, values["aim"], entry=entry, values=given)


def _bring_in_money(reader: Actor, found: CollectiveProject, entry: UUID, values: Values) -> object:
    return actions.bring_in_money(reader, found, entry=entry, values=values)


def _hold_meeting(reader: Actor, found: CollectiveProject, entry: UUID, values: Values) -> object:
    return actions.hold_meeting(reader, found, entry=entry, values=values)


def _add_party(reader: Actor, found: CollectiveProject, entry: UUID, values: Values) -> object:
    return actions.add_party(reader, found, values["organisation"], entry=entry, on=values["on"])


def _ask_company(reader: Actor, found: CollectiveProject, entry: UUID, values: Values) -> object:
    return actions.ask_company(reader, found, values["organisation"], entry=entry, on=values["on"])


def _promise(reader: Actor, found: CollectiveProject, entry: UUID, values: Values) -> object:
    today = timezone.localdate()
    return actions.promise_in_project(reader, found, entry=entry, values=values, on=today)


WORK_LINES: Mapping[str, WorkLine] = {
    "aim": WorkLine(AimForm, gettext_noop("An aim"), _set_aim),
    "result": WorkLine(ResultForm, gettext_noop("A result"), _note_result),
    "money": WorkLine(MoneyForm, gettext_noop("Money"), _bring_in_money),
    "meeting": WorkLine(ProjectMeetingForm, gettext_noop("A meeting of the members"), _hold_meeting),
    "party": WorkLine(PartyForm, gettext_noop("A party takes part"), _add_party),
    "company": WorkLine(CompanyForm, gettext_noop("Ask a company"), _ask_company, names_companies=True),
    "promise": WorkLine(
        MemberPromiseForm, gettext_noop("A promise of a member"), _promise, names_companies=True
    ),
}
"""The word in the address → what is written down."""


def project_line(request: HttpRequest, slug: str, project_id: int, line: str) -> HttpResponse:
    """Write another line of the work down."""
    found = project_to_write(request, slug, project_id)
    if line not in WORK_LINES:
        raise NotAllowed
    kind, reader = WORK_LINES[line], actor(request)
    without = {"without": reader.recused_from} if kind.names_companies else {}
    form = kind.form(request.POST or None, project=found, initial={"on": timezone.localdate()}, **without)
    if request.method == "POST" and form.is_valid():
        kind.keep(reader, found, form.cleaned_data["entry"], form.values())
        messages.success(request, gettext("Saved."))
        return _to(found)
    return _form(request, found.agreement, form, gettext(kind.title), found)


def project_meeting(request: HttpRequest, slug: str, project_id: int, gathering_id: int) -> HttpResponse:
    """Change a meeting of the members, or write its report."""
    found = project_to_write(request, slug, project_id)
    meeting = found.meetings.filter(pk=gathering_id).first()
    if meeting is None:
        raise NotAllowed
    names = [name for name in ProjectMeetingForm.base_fields if name != "entry"]
    initial = {name: getattr(meeting, name) for name in names}
    form = ProjectMeetingForm(request.POST or None, project=found, initial=initial)
    if request.method == "POST" and form.is_valid():
        entry = form.cleaned_data["entry"]
        actions.hold_meeting(actor(request), found, entry=entry, values=form.values(), meeting=meeting)
        messages.success(request, gettext("Saved."))
        return _to(found)
    return _form(request, found.agreement, form, gettext("A meeting of the members"), found)


@require_POST
def part_with(request: HttpRequest, slug: str, project_id: int, member_id: int) -> HttpResponse:
    """Let a member leave, or take a question to a company back."""
    found = project_to_write(request, slug, project_id)
    member = found.members.select_related("project").filter(pk=member_id).first()
    if member is None:
        raise NotAllowed
    actions.part_with(actor(request), member, on=timezone.localdate())
    messages.success(request, gettext("Saved."))
    return _to(found)


def _to(found: CollectiveProject) -> HttpResponse:
    return redirect("agreements:project", slug=found.agreement.slug, project_id=found.pk)


def _form(
    request: HttpRequest,
    agreement: Agreement,
    form: forms.Form,
    title: str,
    found: CollectiveProject | None = None,
) -> HttpResponse:
    content = {"agreement": agreement, "form": form, "title": title, "about": found, "project": found}
    return render(request, "agreements/projects/form.html", content, status=422 if form.is_bound else 200)
