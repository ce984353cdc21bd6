"""The morning page over all agreements, and the pages of one: how it stands, and who takes part."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from akkoord.desk.agreements.forms import ParticipationFilterForm
from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.morning import Morning, mornings
from akkoord.desk.agreements.queries import (
    agreements_open_to,
    new_agreement,
    participation_figures,
    participations_in,
)
from akkoord.desk.agreements.rules import (
    ENFORCEMENT_TITLES,
    INSIGHT_UNIT_TITLES,
    PUBLICATION_MODE_TITLES,
    STEP_TITLES,
    InsightUnit,
    Phase,
)
from akkoord.desk.agreements.views.finding import agreement_to_read
from akkoord.desk.agreements.views.tabs import with_tabs
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.rules import Action, may
from akkoord.desk.people.signed_in import actor
from akkoord.engine.disclosure import PublicationMode
from akkoord.engine.text import gettext_noop

PARTICIPANTS_PER_PAGE = 100
GROUPS = [
    (gettext_noop("Running"), {Phase.SIGNED, Phase.IMPLEMENTING, Phase.CLOSING}),
    (gettext_noop("On the way"), {Phase.EXPLORING, Phase.NEGOTIATING}),
    (gettext_noop("Over"), {Phase.ENDED, Phase.ABANDONED}),
]
"""How the morning page puts agreements together: title and phases."""


def overview(request: HttpRequest) -> HttpResponse:
    """The agreements that the reader works with: where each stands and what waits."""
    reader = actor(request)
    may_begin = may(reader, Action.WRITE, new_agreement())
    agreements = agreements_open_to(reader)
    if not agreements and not may_begin:
        raise NotAllowed
    return render(
        request,
        "agreements/overview.html",
        {"groups": _grouped(mornings(reader, agreements)), "may_begin": may_begin},
    )


def _grouped(found: list[Morning]) -> list[tuple[str, list[Morning]]]:
    groups = [(title, [each for each in found if each.agreement.phase in phases]) for title, phases in GROUPS]
    return [(title, sorted(group, key=_most_work_first)) for title, group in groups if group]


def _most_work_first(morning: Morning) -> tuple[int, int, str]:
    return -len(morning.waiting), -morning.figures.companies, str(morning.agreement)


def agreement(request: HttpRequest, slug: str) -> HttpResponse:
    """One agreement: how it stands, what waits, and the steps of its year."""
    found = agreement_to_read(request, slug)
    (morning,) = mornings(actor(request), [found])
    return render(
        request,
        "agreements/agreement.html",
        with_tabs(
            request,
            found,
            morning=morning,
            steps=[STEP_TITLES[step] for step in found.steps()],
            enforcement=[ENFORCEMENT_TITLES[form] for form in sorted(found.enforcement_forms())],
            units=[INSIGHT_UNIT_TITLES[InsightUnit(unit)] for unit in found.insight_units],
            published=PUBLICATION_MODE_TITLES[PublicationMode(found.publication_mode)],
            targets=found.target_rows,
        ),
    )


def parties(request: HttpRequest, slug: str) -> HttpResponse:
    """Who takes part in one agreement and where each stands."""
    found = agreement_to_read(request, slug)
    form = ParticipationFilterForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    rows = participations_in(found, **wanted, without=actor(request).recused_from)
    page = Paginator(rows, PARTICIPANTS_PER_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "agreements/parties.html",
        with_tabs(request, found, page=page, form=form, figures=_figures(found)),
    )


def _figures(found: Agreement) -> list[tuple[str, int]]:
    figures = participation_figures(found)
    return [
        (gettext_noop("companies"), figures.companies),
        (gettext_noop("signatories"), figures.signatories),
        (gettext_noop("supporters"), figures.supporters),
        (gettext_noop("on their way in"), figures.on_the_way),
    ]
