"""What is delivered, by whom, what shows it, and what the monitor found."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from akkoord.desk.agreements.actions.deliverables import ask_for_deliverables, ask_for_one, judge, show
from akkoord.desk.agreements.forms.deliverables import (
    DeliverableForm,
    EvidenceForm,
    JudgementForm,
    YearForm,
)
from akkoord.desk.agreements.models.deliverables import Deliverable
from akkoord.desk.agreements.queries.deliverables import (
    content_of_evidence,
    deliverables_thing,
    is_fixed,
    lines_of,
    monitors,
    own_lines,
    owns,
    report_of,
    years_of,
)
from akkoord.desk.agreements.views.deliverables.finding import (
    deliverable_to_read,
    evidence_to_read,
    monitored_agreement,
    sees_evidence,
)
from akkoord.desk.agreements.views.tabs import with_tabs
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.rules import COMPANY_ROLES, Action, may
from akkoord.desk.people.signed_in import actor, chosen_organisation


def own(request: HttpRequest) -> HttpResponse:
    """What the reader's own organisation delivers."""
    reader = actor(request)
    chosen = chosen_organisation(request)
    found = [each for each in own_lines(reader) if chosen in {None, each.deliverable.owner_id}]
    if not found and not any(held.role in COMPANY_ROLES for held in reader.roles):
        raise NotAllowed
    return render(request, "agreements/deliverables/own.html", {"lines": found})


def of_agreement(request: HttpRequest, slug: str) -> HttpResponse:
    """The deliverables of one agreement in one year: of parties, and of companies for those who see them."""
    found = monitored_agreement(request, slug)
    reader, years = actor(request), years_of(found)
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and int(asked) in years else next(iter(years), None)
    lines = lines_of(reader, found, year) if year else []
    report = report_of(found, year) if year else None
    content = {
        "lines_of": [
            (gettext("Parties"), [each for each in lines if not each.deliverable.is_company]),
            (gettext("Companies"), [each for each in lines if each.deliverable.is_company]),
        ],
        "lines": lines,
        "year": year,
        "years": years,
        "report": report if report and (report.is_handed_in or monitors(reader, found.pk)) else None,
        "monitors": monitors(reader, found.pk),
        "may_ask": may(reader, Action.WRITE, deliverables_thing(found.pk)),
        "year_form": YearForm(initial={"year": timezone.localdate().year}),
        "judged": sum(each.judgement is not None for each in lines),
        "shown": sum(each.shown > 0 for each in lines),
    }
    page = "agreements/deliverables/of_agreement.html"
    return render(request, page, with_tabs(request, found, **content))


@require_POST
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask everybody for what is delivered in a year."""
    found = monitored_agreement(request, slug, Action.WRITE)
    form = YearForm(request.POST)
    if form.is_valid():
        made = ask_for_deliverables(actor(request), found, form.cleaned_data["year"])
        messages.success(request, gettext("%(number)d deliverables are asked for.") % {"number": made})
    else:
        messages.error(request, gettext("Give the year."))
    return redirect("agreements:deliverables_of", slug=slug)


def ask_one(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask one company or party for something besides."""
    found = monitored_agreement(request, slug, Action.WRITE)
    reader = actor(request)
    initial = {"year": timezone.localdate().year}
    form = DeliverableForm(
        request.POST or None, agreement=found, without=reader.recused_from, initial=initial
    )
    if request.method == "POST" and form.is_valid():
        made = ask_for_one(reader, found, entry=form.cleaned_data["entry"], values=form.values())
        messages.success(request, gettext("Saved."))
        return redirect("agreements:deliverable", deliverable_id=made.pk)
    content = {"agreement": found, "form": form, "title": gettext("Another deliverable")}
    return render(request, "agreements/deliverables/form.html", content, status=422 if form.is_bound else 200)


def deliverable(request: HttpRequest, deliverable_id: int) -> HttpResponse:
    """One deliverable: its owner shows it, the monitor judges it."""
    found = deliverable_to_read(request, deliverable_id)
    reader = actor(request)
    may_judge, may_show = monitors(reader, found.agreement_id), owns(reader, found)
    fixed = is_fixed(found.agreement_id, found.year)
    form = EvidenceForm(request.POST or None, request.FILES or None) if may_show and not fixed else None
    if request.method == "POST" and form is not None and form.is_valid():
        show(reader, found, form.shown(), entry=form.cleaned_data["entry"])
        messages.success(request, gettext("Handed in."))
        return redirect("agreements:deliverable", deliverable_id=found.pk)
    content = {
        "agreement": found.agreement,
        "deliverable": found,
        "sees_evidence": sees_evidence(reader, found),
        "evidence": found.evidence.select_related("by"),
        "judgements": found.judgements.all() if fixed or may_judge else (),
        "is_fixed": fixed,
        "form": form,
        "judgement_form": JudgementForm() if may_judge and not fixed else None,
        "sees_agreement": may(
            reader, Action.READ, deliverables_thing(found.agreement_id, is_of_parties=True)
        ),
    }
    status = 422 if form is not None and form.is_bound else 200
    return render(request, "agreements/deliverables/deliverable.html", content, status=status)


@require_POST
def judge_it(request: HttpRequest, deliverable_id: int) -> HttpResponse:
    """Say what the monitor found."""
    found = _to_judge(request, deliverable_id)
    form = JudgementForm(request.POST)
    if form.is_valid():
        entry, reason = form.cleaned_data["entry"], form.cleaned_data["reason"]
        judge(actor(request), found, form.chosen(), reason=reason, entry=entry)
        messages.success(request, gettext("Written down."))
    else:
        messages.error(request, gettext("Choose what was found, and say why."))
    return redirect("agreements:deliverable", deliverable_id=found.pk)


def _to_judge(request: HttpRequest, deliverable_id: int) -> Deliverable:
    found = deliverable_to_read(request, deliverable_id)
    if not monitors(actor(request), found.agreement_id):
        raise NotAllowed
    return found


def evidence_file(request: HttpRequest, evidence_id: int) -> FileResponse:
    """The file that shows it."""
    found = evidence_to_read(request, evidence_id)
    return FileResponse(content_of_evidence(found), as_attachment=True, filename=found.filename)
