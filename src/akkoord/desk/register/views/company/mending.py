"""Mending in place: each problem row with a field where a cell is wrong, saved cell by cell."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.signed_in import actor
from akkoord.desk.register import actions, tasks
from akkoord.desk.register.actions.mending import Conflict, Written
from akkoord.desk.register.fields import field_title
from akkoord.desk.register.forms.mapping import country_choices
from akkoord.desk.register.models import ListRow, Submission
from akkoord.desk.register.queries.assured import assured_warnings
from akkoord.desk.register.queries.mending import (
    as_saved,
    mending_of,
    mending_rows,
    recurring_faults,
    rows_of_problem,
)
from akkoord.desk.register.queries.problems import kinds_to_mend
from akkoord.desk.register.queries.reading import RowPlace
from akkoord.desk.register.views.company.own import own_draft, own_row

ROWS_PER_PAGE = 50


def mending(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The rows of a draft in which something is wrong, what must be mended first."""
    return _page(request, own_draft(request, public_id), {})


def _page(request: HttpRequest, found: Submission, conflicts: dict[int, list[Conflict]]) -> HttpResponse:
    kind = request.GET.get("kind", "")
    everything = mending_of(found)
    chosen = mending_of(found, code=kind) if kind else everything
    page = Paginator(chosen.places, ROWS_PER_PAGE).get_page(request.GET.get("page"))
    fields, rows = mending_rows(chosen, list(page.object_list))
    context = {
        "submission": found,
        "mending": everything,
        "kind": kind,
        "kinds": kinds_to_mend(found),
        "page": page,
        "titles": [field_title(name) for name in fields],
        "rows": [_with_titles(row, conflicts.get(row.row.pk, [])) for row in rows],
        "recurring": recurring_faults(found),
        "assured": assured_warnings(found),
        "countries": country_choices(),
        "step": "mending",
    }
    return render(request, "register/company_mending.html", context, status=409 if conflicts else 200)


def _with_titles(row: object, conflicts: list[Conflict]) -> dict[str, object]:
    """A row for its template: each cell with what its field is called and the conflict in it."""
    by_field = {each.field: each for each in conflicts}
    cells = [(cell, field_title(cell.field), by_field.get(cell.field)) for cell in row.cells]  # type: ignore[attr-defined]
    return {"row": row, "cells": cells, "is_saved": False}


@require_POST
def mend_row(request: HttpRequest, public_id: UUID, row_id: int) -> HttpResponse:
    """Save the cells of one row; with htmx only that row comes back."""
    found = own_draft(request, public_id)
    row = own_row(found, row_id)
    conflicts: list[Conflict] = []
    if (act := request.POST.get("act")) == "assure":
        actions.assure(actor(request), found, row)
    elif act == "doubt_again":
        actions.doubt_again(actor(request), found, row)
    elif act:
        actions.take_rows_out(actor(request), found, [row], back=act == "put_back")
    else:
        conflicts = actions.mend_row(actor(request), found, row, _written(request.POST))
    found.refresh_from_db()
    if not found.is_read:
        tasks.read_lists.enqueue()
    if request.headers.get("HX-Request"):
        return _row_alone(request, found, row, conflicts)
    if conflicts:
        return _page(request, found, {row.pk: conflicts})
    messages.success(request, gettext("Saved."))
    return redirect(_back(request, found) + f"#row-{row.pk}")


def _written(sent: QueryDict) -> dict[str, Written]:
    """What was typed into the fields of a form, beside what stood there when it was shown."""
    return {
        name.removeprefix("text-"): Written(str(text), sent.get(f"was-{name.removeprefix('text-')}", ""))
        for name, text in sent.items()
        if name.startswith("text-")
    }


def _row_alone(
    request: HttpRequest, found: Submission, row: ListRow, conflicts: list[Conflict]
) -> HttpResponse:
    everything = mending_of(found)
    shown = [name for name in request.POST.get("fields", "").split() if name]
    _, (each,) = mending_rows(everything, [RowPlace(row.sheet, row.row)], fields=shown)
    is_assured = request.POST.get("act") == "assure"
    if not found.is_read:
        each = as_saved(each, _written(request.POST).keys())
    context = {
        "submission": found,
        "mending": everything,
        "kind": request.POST.get("kind", ""),
        "kinds": kinds_to_mend(found),
        "each": {**_with_titles(each, conflicts), "is_saved": not conflicts, "is_assured": is_assured},
        "is_alone": True,
    }
    return render(request, "register/company_mending_row.html", context)


def _back(request: HttpRequest, found: Submission) -> str:
    """The page of problem rows as the person had it before."""
    page = reverse("register:mending", kwargs={"public_id": found.public_id})
    kept = QueryDict(mutable=True)
    kept.update({name: request.POST[name] for name in ("kind", "page") if request.POST.get(name)})
    return f"{page}?{kept.urlencode()}" if kept else page


@require_POST
def mend_recurring(request: HttpRequest, public_id: UUID, problem_id: int) -> HttpResponse:
    """Put one answer into every row that has the same fault."""
    found = own_draft(request, public_id)
    problem = found.problems.filter(pk=problem_id).first()
    text, field = request.POST.get("text", "").strip(), problem and problem.params.get("field", "")
    if problem is None or not field:
        raise NotAllowed
    if not text:
        messages.error(request, gettext("Choose the country first."))
        return redirect(_back(request, found))
    count = actions.mend_rows(actor(request), found, rows_of_problem(found, problem), {field: text})
    found.refresh_from_db()
    if not found.is_read:
        tasks.read_lists.enqueue()
    told = ngettext("%(count)s row was mended.", "%(count)s rows were mended.", count) % {"count": count}
    messages.success(request, told)
    return redirect(_back(request, found))
