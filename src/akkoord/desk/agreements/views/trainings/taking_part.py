"""What somebody sees of trainings: what is given, who of the company comes, the certificate."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST, require_safe

from akkoord.desk.agreements.actions.trainings import (
    enrol,
    give_seat_back,
    require_own_or_written,
    say_how_it_was,
)
from akkoord.desk.agreements.forms.trainings import EnrolForm, ScoreForm
from akkoord.desk.agreements.models import Organisation
from akkoord.desk.agreements.models.trainings import Training, TrainingDate
from akkoord.desk.agreements.queries.papers import may_download
from akkoord.desk.agreements.queries.trainings import (
    agreements_with_trainings,
    dates_of,
    expected_companies,
    is_among_readers,
    missed_of,
    open_trainings,
    reads_all_trainings,
    takes_part,
    training_thing,
    training_year,
    trainings_of_company,
    trainings_open_to,
    trainings_thing,
)
from akkoord.desk.agreements.views.finding import agreement_or_refuse
from akkoord.desk.agreements.views.tabs import with_tabs
from akkoord.desk.agreements.views.trainings.finding import (
    date_or_refuse,
    enrolment_or_refuse,
    own_company,
    training_to_read,
)
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.rules import Action, Role, may
from akkoord.desk.people.signed_in import actor, person

READERS = frozenset(
    {
        Role.PARTY_REPRESENTATIVE,
        Role.SUPPORTER,
        Role.SECRETARIAT_ADVISER,
        Role.CASE_HANDLER,
        Role.ASSESSOR,
        Role.PARTNER_LIAISON,
    }
)


def trainings(request: HttpRequest) -> HttpResponse:
    """The trainings that the reader may see: what is still to come, and what has been."""
    reader, company = actor(request), own_company(request)
    if company is None and not any(held.role in READERS for held in reader.roles):
        raise NotAllowed
    found = trainings_of_company(company.pk) if company else []
    known = {each.pk for each in found}
    found += [each for each in trainings_open_to(reader) if each.pk not in known]
    coming = sorted(_coming(found), key=lambda pair: pair[1].on)
    content = {
        "company": company,
        "coming": coming,
        "others": [each for each in found if each.pk not in {training.pk for training, _ in coming}],
        "agreements": agreements_with_trainings(reader),
        "gives": _agreements_to_give_in(request),
    }
    return render(request, "agreements/trainings/trainings.html", content)


@require_safe
def open_to_all(request: HttpRequest) -> HttpResponse:
    """The trainings to come that are open to everybody."""
    coming = sorted(_coming(open_trainings()), key=lambda pair: pair[1].on)
    return render(request, "agreements/trainings/open.html", {"coming": coming})


def _coming(found: list[Training]) -> list[tuple[Training, TrainingDate]]:
    return [(each, date) for each in found for date in each.dates.all() if date.takes_enrolments]


def _agreements_to_give_in(request: HttpRequest) -> list[Any]:
    """The agreements in which the reader, a supporter, may announce a training of its own."""
    own = [held for held in actor(request).roles if held.role is Role.SUPPORTER and held.organisation_id]
    found = Organisation.objects.filter(pk__in=[held.organisation_id for held in own])
    parts = [part for each in found for part in each.participations.select_related("agreement")]
    return [
        part.agreement
        for part in parts
        if may(actor(request), Action.WRITE, trainings_thing(part.agreement_id, part.organisation_id))
    ]


def of_agreement(request: HttpRequest, slug: str) -> HttpResponse:
    """The trainings of one agreement, with the figures of the year."""
    found = agreement_or_refuse(slug)
    reader = actor(request)
    if not reads_all_trainings(reader, found.pk):
        raise NotAllowed
    year = timezone.localdate().year
    content = with_tabs(
        request,
        found,
        trainings=trainings_open_to(reader, found),
        year=year,
        figures=training_year(found, year),
        may_add=may(reader, Action.WRITE, trainings_thing(found.pk)),
    )
    return render(request, "agreements/trainings/of_agreement.html", content)


def training(request: HttpRequest, slug: str, training_id: int) -> HttpResponse:
    """One training: its dates and material; for a company its people, for the secretariat all of them."""
    found = training_to_read(request, slug, training_id)
    reader, company = actor(request), own_company(request)
    of_company = company if company and takes_part(found.agreement_id, company.pk) else None
    dates = list(dates_of(found, organisation_id=of_company.pk if of_company else None))
    sees_companies = may(reader, Action.WRITE, trainings_thing(found.agreement_id))
    companies = expected_companies(found, without=reader.recused_from) if sees_companies else []
    themes = {each.code: each for each in found.agreement.theme_rows}
    theme = themes.get(found.theme)
    content = {
        "agreement": found.agreement,
        "training": found,
        "theme": theme.named(get_language() or "en") if theme else "",
        "company": of_company,
        "dates": [(each, _enrol_form(request, each)) for each in dates],
        "score_form": ScoreForm(),
        "files": [each for each in found.files.all() if may_download(reader, each)],
        "may_write": may(reader, Action.WRITE, training_thing(found)),
        "may_read_all": reads_all_trainings(reader, found.agreement_id),
        "hides_speakers": found.protects_speakers and not is_among_readers(reader, found),
        "sees_companies": sees_companies,
        "companies": companies,
        "missed": len(missed_of(companies)),
        "is_coming": any(each.takes_enrolments for each in dates),
    }
    return render(request, "agreements/trainings/training.html", content)


def _enrol_form(request: HttpRequest, date: TrainingDate) -> EnrolForm | None:
    if not date.takes_enrolments or not request.user.is_authenticated:
        return None
    return EnrolForm(initial={"person": person(request).name}, auto_id=f"{date.pk}-%s")


@require_POST
def enrol_person(request: HttpRequest, date_id: int) -> HttpResponse:
    """Enrol somebody of the own company."""
    company, date = own_company(request), date_or_refuse(date_id)
    if company is None:
        raise NotAllowed
    form = EnrolForm(request.POST)
    if form.is_valid():
        entry = form.cleaned_data["entry"]
        enrolment = enrol(actor(request), date, company, entry=entry, person=form.cleaned_data["person"])
        told = gettext("%(person)s is enrolled.") % {"person": enrolment.person}
        messages.success(request, told)
    else:
        _require_to_see(request, date, company)
        messages.error(request, gettext("Say who comes."))
    return _back(date)


def _require_to_see(request: HttpRequest, date: TrainingDate, company: Organisation) -> None:
    training_to_read(request, date.training.agreement.slug, date.training_id)
    if not takes_part(date.training.agreement_id, company.pk):
        raise NotAllowed


@require_POST
def leave(request: HttpRequest, enrolment_id: int) -> HttpResponse:
    """Give a seat back."""
    found = enrolment_or_refuse(enrolment_id)
    give_seat_back(actor(request), found)
    messages.success(request, gettext("%(person)s is no longer enrolled.") % {"person": found.person})
    return _back(found.date)


@require_POST
def score(request: HttpRequest, enrolment_id: int) -> HttpResponse:
    """Say how it was."""
    found = enrolment_or_refuse(enrolment_id)
    require_own_or_written(actor(request), found)
    form = ScoreForm(request.POST)
    if form.is_valid():
        say_how_it_was(actor(request), found, **form.cleaned_data)
        messages.success(request, gettext("Thank you."))
    else:
        messages.error(request, gettext("Choose a figure from 1 to 5."))
    return _back(found.date)


def certificate(request: HttpRequest, enrolment_id: int) -> HttpResponse:
    """That somebody came, to be printed."""
    found = enrolment_or_refuse(enrolment_id)
    require_own_or_written(actor(request), found)
    if not found.came:
        raise NotAllowed
    content = {"enrolment": found, "training": found.date.training, "date": found.date}
    return render(request, "agreements/trainings/certificate.html", content)


def _back(date: TrainingDate) -> HttpResponse:
    slug = date.training.agreement.slug
    return redirect("agreements:training", slug=slug, training_id=date.training_id)
