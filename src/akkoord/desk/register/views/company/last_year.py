"""This year's list beside last year's: every site is found again, ended with a reason, or not known."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, Kind, Thing
from akkoord.desk.people.signed_in import actor
from akkoord.desk.register import actions
from akkoord.desk.register.actions.last_year import Ending
from akkoord.desk.register.forms.sites import EndingForm
from akkoord.desk.register.models import Submission
from akkoord.desk.register.queries.last_year import Comparison, comparison_of, likeliest
from akkoord.desk.register.rules import EndReason
from akkoord.desk.register.views.company.own import own_company, own_cycle, own_draft

ROWS_PER_PAGE, PLACES_PER_PAGE = 50, 20
SHOWN = {
    "undecided": {"proposed", "taken_over", "missing"},
    "found": {"confirmed", "changed"},
    "ended": {"ended", "unknown"},
}


def last_year(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The sites of last year's list, the undecided ones first."""
    found = own_draft(request, public_id)
    comparison = comparison_of(found)
    show = request.GET.get("show", "")
    show = show if show in {*SHOWN, "added"} else "undecided" if comparison.undecided else "found"
    entries = (
        comparison.added
        if show == "added"
        else [each for each in comparison.sites if each.state in SHOWN[show]]
    )
    context = {
        "submission": found,
        "comparison": comparison,
        "show": show,
        "tabs": _tabs(comparison),
        "page": Paginator(entries, ROWS_PER_PAGE).get_page(request.GET.get("page")),
        "ending": EndingForm(),
        "step": "last_year",
    }
    return render(request, "register/company_last_year.html", context)


def _tabs(comparison: Comparison) -> list[tuple[str, str, int]]:
    counts = {name: sum(each.state in states for each in comparison.sites) for name, states in SHOWN.items()}
    return [
        ("undecided", gettext("to decide"), counts["undecided"]),
        ("found", gettext("found again"), counts["found"]),
        ("ended", gettext("no longer used or not known"), counts["ended"]),
        ("added", gettext("new this year"), len(comparison.added)),
    ]


@require_POST
def decide_sites(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One decision for one site or for all that are ticked."""
    found = own_draft(request, public_id)
    act, _, site = request.POST.get("act", "").partition(":")
    sites = [site] if site else request.POST.getlist("site")
    if act == "confirm_all":
        act, sites = "confirm", _to_confirm(found)
    if not sites:
        messages.error(request, gettext("Tick the sites first."))
    elif act == "end":
        _end(request, found, sites)
    else:
        _carry_out(request, found, act, sites)
    answer = redirect("register:last_year", public_id=found.public_id)
    if request.POST.get("show") in {*SHOWN, "added"}:
        answer.headers["Location"] += f"?show={request.POST['show']}"
    return answer


def point_out(request: HttpRequest, public_id: UUID, site: str) -> HttpResponse:
    """The texts of this year's list that no site of last year has, to say which one the site goes by now."""
    found = own_draft(request, public_id)
    comparison = comparison_of(found)
    again = next((each for each in comparison.sites if each.site.fingerprint == site), None)
    if again is None:
        raise NotAllowed
    if request.method == "POST":
        _tell(request, actions.name_site_again(actor(request), found, site, request.POST.get("found_as", "")))
        return redirect("register:last_year", public_id=found.public_id)
    wanted = request.GET.get("text", "").strip()
    places = likeliest(again.site, comparison.added, wanted=wanted)
    context = {
        "submission": found,
        "again": again,
        "wanted": wanted,
        "page": Paginator(places, PLACES_PER_PAGE).get_page(request.GET.get("page")),
        "step": "last_year",
    }
    return render(request, "register/company_point_out.html", context)


def _to_confirm(found: Submission) -> list[str]:
    states = {"proposed", "taken_over"}
    return [each.site.fingerprint for each in comparison_of(found).sites if each.state in states]


def _end(request: HttpRequest, found: Submission, sites: list[str]) -> None:
    form = EndingForm(request.POST)
    if not form.is_valid():
        messages.error(request, gettext("Give the last day and the reason."))
        return
    ending = Ending(form.cleaned_data["ended_on"], EndReason(form.cleaned_data["reason"]))
    _tell(request, actions.end_sites(actor(request), found, sites, ending))
    if ending.reason == EndReason.EXIT:
        messages.info(request, gettext("You chose to leave: answer below how you did so before you sign."))


def _carry_out(request: HttpRequest, found: Submission, act: str, sites: list[str]) -> None:
    person = actor(request)
    if act == "confirm":
        _tell(request, actions.confirm_sites(person, found, sites))
    elif act == "refuse":
        _tell(request, actions.refuse_proposal(person, found, sites))
    elif act == "unknown":
        _tell(request, actions.end_sites(person, found, sites, None))
    elif act == "take_over":
        _tell(request, actions.take_over_sites(person, found, sites))
    elif act == "again":
        actions.decide_again(person, found, sites)
    else:
        raise NotAllowed


def _tell(request: HttpRequest, count: int) -> None:
    told = ngettext("%(count)s site is decided.", "%(count)s sites are decided.", count) % {"count": count}
    messages.success(request, told)


@require_POST
def start_from_last_year(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """Begin a version with every site of last year's list, without any file."""
    company = own_company(request)
    cycle = own_cycle(company, cycle_id)
    require(actor(request), Action.WRITE, Thing(Kind.OWN_LINKS, company.pk, cycle.agreement_id))
    draft = actions.start_from_last_year(actor(request), cycle, company)
    return redirect("register:last_year", public_id=draft.public_id)
