"""Pages on which the secretariat decides what the release gate leaves to people."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action
from akkoord.desk.people.signed_in import actor
from akkoord.desk.publication import actions
from akkoord.desk.publication.forms import DecisionForm
from akkoord.desk.publication.models import ReleaseDecision
from akkoord.desk.publication.queries import release_gate
from akkoord.desk.publication.rules.decisions import DECISION_TITLES, DecisionKind
from akkoord.desk.publication.views.finding import found_edition


@require_http_methods(["GET", "HEAD", "POST"])
def companies(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Which companies wait, stay or are exposed; looking is written into the log of every company."""
    edition = found_edition(slug, number)
    require(actor(request), Action.WRITE, release_gate(edition.agreement_id))
    looked = actions.look_at_companies(actor(request), edition) if request.method == "POST" else None
    content = {
        "edition": edition,
        "companies": looked,
        "decisions": edition.decisions.select_related("decided_by", "taken_back_by", "organisation"),
        "let": DecisionKind.LET,
        "hold_company": DecisionKind.HOLD_COMPANY,
        "location_form": DecisionForm(initial={"kind": DecisionKind.HOLD_LOCATION}),
    }
    return render(request, "publication/companies.html", content)


@require_POST
def decision(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show what a decision would change; with `decide` in the form, decide."""
    edition = found_edition(slug, number)
    require(actor(request), Action.WRITE, release_gate(edition.agreement_id))
    form = DecisionForm(request.POST)
    if not form.is_valid():
        messages.error(request, gettext("Say of what, and in a few words why."))
        return redirect("publication:companies_in_gate", slug=slug, number=number)
    kind, subject, reader = form.decision_kind(), form.subject(), actor(request)
    if "decide" in request.POST:
        given = form.cleaned_data
        actions.decide(reader, edition, kind, subject, reason=given["reason"], entry=given["entry"])
        messages.success(request, gettext("Decided. Build the edition again to see it."))
        return redirect("publication:edition", slug=slug, number=number)
    effect = actions.look_at_effect(reader, edition, kind, subject)
    content = {"edition": edition, "effect": effect, "form": form, "kind": gettext(DECISION_TITLES[kind])}
    return render(request, "publication/effect.html", content)


@require_POST
def take_back(request: HttpRequest, slug: str, number: int, release_decision: int) -> HttpResponse:
    """Let a decision count no more."""
    edition = found_edition(slug, number)
    found = (
        ReleaseDecision.objects.filter(edition=edition, pk=release_decision).select_related("edition").first()
    )
    if found is None:
        raise NotAllowed
    actions.take_decision_back(actor(request), found)
    messages.success(request, gettext("Taken back. Build the edition again to see it."))
    return redirect("publication:edition", slug=slug, number=number)
