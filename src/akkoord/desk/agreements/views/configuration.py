"""Setting an agreement up: from a ready configuration, and part by part afterwards."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext

from akkoord.desk.agreements.actions import change_configuration, configuration_of, set_up_agreement
from akkoord.desk.agreements.forms import PARTS, NewAgreementForm
from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.queries import changes_of, new_agreement, sources_of
from akkoord.desk.agreements.queries.relations import linked_agreements
from akkoord.desk.agreements.rules import (
    AGREEMENT_KIND_TITLES,
    HOST_TITLES,
    INSIGHT_UNIT_TITLES,
    PUBLICATION_MODE_TITLES,
    AgreementKind,
    Host,
    InsightUnit,
    ready_configurations,
)
from akkoord.desk.agreements.rules.configuration import A_LEAP_YEAR
from akkoord.desk.agreements.views.finding import agreement_to_change, agreement_to_read
from akkoord.desk.agreements.views.norms import norms_in_words
from akkoord.desk.agreements.views.tabs import with_tabs
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action
from akkoord.desk.people.signed_in import actor
from akkoord.engine.disclosure import PublicationMode

CHANGES_SHOWN = 20


def choose_ready(request: HttpRequest) -> HttpResponse:
    """The ready configurations that a new agreement can begin from."""
    require(actor(request), Action.WRITE, new_agreement())
    ready = [(code, _unsaved(code)) for code in ready_configurations()]
    return render(request, "agreements/choose_ready.html", {"ready": ready})


def begin(request: HttpRequest, ready: str) -> HttpResponse:
    """Begin an agreement from one ready configuration."""
    require(actor(request), Action.WRITE, new_agreement())
    if ready not in ready_configurations():
        raise NotAllowed
    form = NewAgreementForm(request.POST or None, initial=_suggested(ready))
    if request.method == "POST" and form.is_valid():
        agreement = set_up_agreement(
            actor(request),
            slug=form.cleaned_data["slug"],
            ready=ready,
            phase=form.chosen_phase(),
            changes=form.changes(),
        )
        messages.success(request, gettext("The agreement is there. Check what was agreed, part by part."))
        return redirect("agreements:set_up", slug=agreement.slug)
    draft = _unsaved(ready)
    return render(
        request,
        "agreements/begin.html",
        {"form": form, "draft": draft, "sources": configuration_of(ready)["sources"], **_in_words(draft)},
    )


def _unsaved(ready: str) -> Agreement:
    return Agreement(slug=ready, **configuration_of(ready))


def _suggested(ready: str) -> Mapping[str, Any]:
    configuration = configuration_of(ready)
    wanted = ("name_nl", "name_en", "phase", "starts", "ends")
    return {"slug": ready.replace("_", "-"), **{name: configuration[name] for name in wanted}}


def set_up(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything an agreement is set up with, where it is from, and what was changed."""
    found = agreement_to_read(request, slug)
    return render(
        request,
        "agreements/set_up.html",
        with_tabs(
            request,
            found,
            parts={name: part.title for name, part in PARTS.items()},
            sources=sources_of(found),
            changes=changes_of(found)[:CHANGES_SHOWN],
            **_in_words(found),
        ),
    )


def _in_words(found: Agreement) -> dict[str, Any]:
    """What is kept as a code, as people call it; rows in the reader's language."""
    language = get_language() or "en"
    return {
        "kind": AGREEMENT_KIND_TITLES[AgreementKind(found.kind)],
        "host": HOST_TITLES[Host(found.host)],
        "units": [INSIGHT_UNIT_TITLES[InsightUnit(unit)] for unit in found.insight_units],
        "published": PUBLICATION_MODE_TITLES[PublicationMode(found.publication_mode)],
        "themes": [(each.code, each.named(language)) for each in found.theme_rows],
        "sizes": [(each, each.named(language)) for each in found.size_class_rows],
        "deliverables": [(each, each.named(language)) for each in found.deliverable_rows],
        "linked": linked_agreements(found),
        "duties": [
            (each, each.due_in(A_LEAP_YEAR), [_size(found, code, language) for code in each.size_classes])
            for each in found.yearly_duty_rows
        ],
        "norms": norms_in_words(found.year_norm_rows),
    }


def _size(found: Agreement, code: str, language: str) -> str:
    """A size class as people call it."""
    known = found.size_class(code)
    return known.named(language) if known else code


def change_part(request: HttpRequest, slug: str, part: str) -> HttpResponse:
    """Change one part of the set-up, with the reason."""
    found = agreement_to_change(request, slug)
    if part not in PARTS:
        raise NotAllowed
    shown = PARTS[part].forms(found, request.POST or None)
    if request.method == "POST" and shown.is_valid():
        reason = shown.reason.cleaned_data["reason"]
        changed = change_configuration(actor(request), found, shown.changes(), reason=reason)
        messages.success(request, gettext("Saved.") if changed else gettext("Nothing was different."))
        return redirect("agreements:set_up", slug=slug)
    content = with_tabs(request, found, shown=shown, title=PARTS[part].title)
    return render(request, "agreements/change_part.html", content)
