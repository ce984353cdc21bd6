"""The norms of an agreement: the versions, one of them, drafting it, and adopting it by decision."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST

from akkoord.desk.agreements.actions.norms import (
    adopt_norms,
    draft_norms,
    put_norms_forward,
    take_norms_back,
)
from akkoord.desk.agreements.forms.norms import AdoptForm, ForwardForm, NormSetForm, norm_lines
from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.models.norms import NormSet
from akkoord.desk.agreements.queries.meetings import meetings_thing
from akkoord.desk.agreements.queries.norms import may_with_norms, norms_in, norms_of, norms_thing
from akkoord.desk.agreements.rules import YearNorm
from akkoord.desk.agreements.rules.norms import SHOWN_BY_TITLES, NormState
from akkoord.desk.agreements.views.finding import agreement_or_refuse
from akkoord.desk.agreements.views.tabs import with_tabs
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, may
from akkoord.desk.people.signed_in import actor


def of_agreement(request: HttpRequest, slug: str) -> HttpResponse:
    """The versions of the norms, the newest first, and which of them holds this year."""
    found = _agreement(request, slug)
    reader, year = actor(request), timezone.localdate().year
    content = {
        "versions": norms_of(reader, found),
        "year": year,
        "holds": norms_in(found, year),
        "may_draft": may_with_norms(reader, Action.WRITE, found.pk),
        "example": norms_in_words(found.year_norm_rows),
    }
    return render(request, "agreements/norms/of_agreement.html", with_tabs(request, found, **content))


def norms(request: HttpRequest, slug: str, norms_id: int) -> HttpResponse:
    """One version, what may be done with it, and the decision by which it holds."""
    found = _norms(request, slug, norms_id)
    reader = actor(request)
    may_draft = may_with_norms(reader, Action.WRITE, found.agreement_id)
    may_adopt = may_with_norms(reader, Action.APPROVE, found.agreement_id) and reader.user_id != found.by_id
    is_forward = found.state == NormState.PUT_FORWARD
    content = {
        "agreement": found.agreement,
        "norms": found,
        "rows": norms_in_words(found.rows),
        "may_draft": may_draft,
        "sees_meetings": may(reader, Action.READ, meetings_thing(found.agreement_id)),
        "forward": ForwardForm(agreement=found.agreement) if may_draft and found.is_draft else None,
        "adopt": AdoptForm(norms=found) if may_adopt and is_forward else None,
        "is_forward": is_forward,
    }
    return render(request, "agreements/norms/norms.html", content)


def norms_in_words(rows: tuple[YearNorm, ...]) -> list[tuple[YearNorm, str, str]]:
    """Each norm with its name and with what shows that it is met."""
    language = get_language() or "en"
    return [
        (each, each.named(language), gettext(SHOWN_BY_TITLES[each.shown_by]) if each.shown_by else "")
        for each in rows
    ]


def new_norms(request: HttpRequest, slug: str) -> HttpResponse:
    """A new version, which begins with the newest one or with the example."""
    found = _agreement(request, slug)
    newest = found.norm_sets.order_by("-version").first()
    rows = newest.norms if newest else found.year_norms
    initial: dict[str, Any] = {"holds_from": timezone.localdate().year + 1}
    initial |= {"label": newest.label if newest else found.year_norms_label}
    return _draft(request, found, None, initial, rows)


def change_norms(request: HttpRequest, slug: str, norms_id: int) -> HttpResponse:
    """Change a draft."""
    found = _norms(request, slug, norms_id)
    initial = {"label": found.label, "holds_from": found.holds_from, "why": found.why}
    return _draft(request, found.agreement, found, initial, found.norms)


def _draft(
    request: HttpRequest,
    agreement: Agreement,
    norms: NormSet | None,
    initial: dict[str, Any],
    rows: list[dict[str, Any]],
) -> HttpResponse:
    if not may_with_norms(actor(request), Action.WRITE, agreement.pk) or (norms and not norms.is_draft):
        raise NotAllowed
    form, lines = NormSetForm(request.POST or None, initial=initial), norm_lines(rows, request.POST or None)
    if request.method == "POST" and form.is_valid() and lines.is_valid():
        values = {**form.values(), "norms": [row for row in (each.row() for each in lines) if row]}
        entry = form.cleaned_data["entry"]
        written = draft_norms(actor(request), agreement, entry=entry, values=values, norms=norms)
        messages.success(request, gettext("Saved."))
        return redirect("agreements:norms", slug=agreement.slug, norms_id=written.pk)
    content = {"form": form, "lines": lines, "norms": norms}
    status = 422 if form.is_bound else 200
    page = "agreements/norms/form.html"
    return render(request, page, with_tabs(request, agreement, **content), status=status)


@require_POST
def put_forward(request: HttpRequest, slug: str, norms_id: int) -> HttpResponse:
    """Put a draft before the steering group, or take it back from there."""
    found = _norms(request, slug, norms_id)
    reader = actor(request)
    if not may_with_norms(reader, Action.WRITE, found.agreement_id):
        raise NotAllowed
    form = ForwardForm(request.POST, agreement=found.agreement)
    if "back" in request.POST:
        take_norms_back(reader, found)
        messages.success(request, gettext("It is a draft again."))
    elif form.is_valid():
        entry = form.cleaned_data["entry"]
        put_norms_forward(reader, found, form.cleaned_data["meeting"], entry=entry)
        messages.success(request, gettext("It stands on the agenda, and does not change any more."))
    else:
        messages.error(request, gettext("First call the meeting of the steering group."))
    return redirect("agreements:norms", slug=slug, norms_id=norms_id)


@require_POST
def adopt(request: HttpRequest, slug: str, norms_id: int) -> HttpResponse:
    """Let the norms hold by a decision of the steering group."""
    found = _norms(request, slug, norms_id)
    if not may_with_norms(actor(request), Action.APPROVE, found.agreement_id):
        raise NotAllowed
    form = AdoptForm(request.POST, norms=found)
    if form.is_valid():
        adopt_norms(actor(request), found, form.cleaned_data["decision"])
        messages.success(request, gettext("Adopted. Every company reads these norms now."))
    else:
        messages.error(request, gettext("Choose the decision of the steering group that says so."))
    return redirect("agreements:norms", slug=slug, norms_id=norms_id)


def _agreement(request: HttpRequest, slug: str) -> Agreement:
    found = agreement_or_refuse(slug)
    require(actor(request), Action.READ, norms_thing(found.pk))
    return found


def _norms(request: HttpRequest, slug: str, norms_id: int) -> NormSet:
    agreement = _agreement(request, slug)
    found = norms_of(actor(request), agreement).filter(pk=norms_id).first()
    if found is None:
        raise NotAllowed
    return found
