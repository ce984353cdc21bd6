"""Announcing trainings, planning their dates, and the list of who came."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from akkoord.desk.agreements.actions.trainings import (
    call_expected,
    enrol,
    note_who_came,
    plan_date,
    write_training,
)
from akkoord.desk.agreements.forms.trainings import EnrolForCompanyForm, TrainingDateForm, TrainingForm
from akkoord.desk.agreements.models import Agreement, Organisation
from akkoord.desk.agreements.models.trainings import Enrolment, Training, TrainingDate
from akkoord.desk.agreements.queries.trainings import in_force, training_thing, trainings_thing
from akkoord.desk.agreements.rules.trainings import ATTENDANCE_TITLES, Attendance
from akkoord.desk.agreements.views.finding import agreement_or_refuse
from akkoord.desk.agreements.views.trainings.finding import date_or_refuse, training_to_write
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, Role, may
from akkoord.desk.people.signed_in import actor


def new_training(request: HttpRequest, slug: str) -> HttpResponse:
    """Announce a training; a supporter gives its own."""
    found = agreement_or_refuse(slug)
    provider = None if _gives_all(request, found) else _own_provider(request, found)
    form = TrainingForm(request.POST or None, agreement=found, own_only=provider is not None)
    return _training(request, found, form, provider, None)


def change_training(request: HttpRequest, slug: str, training_id: int) -> HttpResponse:
    """Change what a training is about and who should come."""
    training = training_to_write(request, slug, training_id)
    own_only = not _gives_all(request, training.agreement)
    names = [name for name in TrainingForm.base_fields if name not in {"entry", "provider"}]
    initial = {name: getattr(training, name) for name in names}
    initial["provider"] = training.provider_id
    form = TrainingForm(
        request.POST or None, agreement=training.agreement, own_only=own_only, initial=initial
    )
    provider = training.provider if own_only else None
    return _training(request, training.agreement, form, provider, training)


def _gives_all(request: HttpRequest, agreement: Agreement) -> bool:
    return may(actor(request), Action.WRITE, trainings_thing(agreement.pk))


def _own_provider(request: HttpRequest, agreement: Agreement) -> Organisation:
    """The party for which the reader, a supporter, gives trainings in this agreement."""
    own = [held.organisation_id for held in actor(request).roles if held.role is Role.SUPPORTER]
    parties = agreement.participations.filter(organisation__in=[each for each in own if each])
    found = parties.select_related("organisation").first()
    if found is None:
        raise NotAllowed
    require(actor(request), Action.WRITE, trainings_thing(agreement.pk, found.organisation_id))
    return found.organisation


def _training(
    request: HttpRequest,
    agreement: Agreement,
    form: TrainingForm,
    provider: Organisation | None,
    training: Training | None,
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        values = {**form.values(), **({"provider": provider} if provider else {})}
        entry = form.cleaned_data["entry"]
        written = write_training(actor(request), agreement, entry=entry, values=values, training=training)
        messages.success(request, gettext("Saved."))
        return redirect("agreements:training", slug=agreement.slug, training_id=written.pk)
    title = gettext("Change the training") if training else gettext("New training")
    return _form(request, agreement, form, title, training)


def new_date(request: HttpRequest, slug: str, training_id: int) -> HttpResponse:
    """Plan a date."""
    training = training_to_write(request, slug, training_id)
    return _date(request, training, TrainingDateForm(request.POST or None), None)


def change_date(request: HttpRequest, slug: str, training_id: int, date_id: int) -> HttpResponse:
    """Move a date, or call it off."""
    training = training_to_write(request, slug, training_id)
    date = training.dates.filter(pk=date_id).first()
    if date is None:
        raise NotAllowed
    names = [name for name in TrainingDateForm.base_fields if name != "entry"]
    form = TrainingDateForm(request.POST or None, initial={name: getattr(date, name) for name in names})
    return _date(request, training, form, date)


def _date(
    request: HttpRequest, training: Training, form: TrainingDateForm, date: TrainingDate | None
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        entry = form.cleaned_data["entry"]
        plan_date(actor(request), training, entry=entry, values=form.values(), date=date)
        messages.success(request, gettext("Saved."))
        return redirect("agreements:training", slug=training.agreement.slug, training_id=training.pk)
    title = gettext("Change the date") if date else gettext("New date")
    return _form(request, training.agreement, form, title, training)


def _form(
    request: HttpRequest,
    agreement: Agreement,
    form: TrainingForm | TrainingDateForm,
    title: str,
    training: Training | None,
) -> HttpResponse:
    content = {
        "agreement": agreement,
        "form": form,
        "title": title,
        "training": training,
        "about": training or agreement,
    }
    return render(request, "agreements/trainings/form.html", content)


def attendance(request: HttpRequest, date_id: int) -> HttpResponse:
    """Who enrolled for a date, and who came; the secretariat enrols others there."""
    date = date_or_refuse(date_id)
    training = date.training
    require(actor(request), Action.WRITE, training_thing(training))
    sees_companies = _gives_all(request, training.agreement)
    form = EnrolForCompanyForm(request.POST if "person" in request.POST else None)
    companies = Organisation.objects.filter(
        pk__in=in_force(training.agreement_id).values("organisation")
    ).exclude(pk__in=actor(request).recused_from)
    form.fields["organisation"].queryset = companies  # type: ignore[attr-defined]  # a choice of models
    if request.method == "POST" and "person" not in request.POST:
        note_who_came(actor(request), date, _noted(request, date))
        messages.success(request, gettext("Saved."))
        return redirect("agreements:training", slug=training.agreement.slug, training_id=training.pk)
    if sees_companies and form.is_bound and form.is_valid():
        given = form.cleaned_data
        enrol(actor(request), date, given["organisation"], entry=given["entry"], person=given["person"])
        return redirect("agreements:training_attendance", date_id=date.pk)
    content = {
        "agreement": training.agreement,
        "training": training,
        "date": date,
        "rows": _shown(request, date),
        "titles": {each.value: gettext(title) for each, title in ATTENDANCE_TITLES.items()},
        "sees_companies": sees_companies,
        "form": form if sees_companies and date.takes_enrolments else None,
    }
    return render(request, "agreements/trainings/attendance.html", content)


def _shown(request: HttpRequest, date: TrainingDate) -> QuerySet[Enrolment]:
    """Who enrolled, but for companies from which the reader keeps away."""
    rows = date.enrolments.select_related("organisation")
    return rows.exclude(organisation__in=actor(request).recused_from)


def _noted(request: HttpRequest, date: TrainingDate) -> dict[int, Attendance]:
    sent = {
        pk: request.POST.get(f"attendance-{pk}") for pk in _shown(request, date).values_list("pk", flat=True)
    }
    known = set(Attendance)
    return {pk: Attendance(value) for pk, value in sent.items() if value is not None and value in known}


@require_POST
def call(request: HttpRequest, slug: str, training_id: int) -> HttpResponse:
    """Write to the companies that should come and did not enrol."""
    training = training_to_write(request, slug, training_id)
    number = call_expected(actor(request), training)
    told = ngettext("%(number)d company is written to.", "%(number)d companies are written to.", number)
    messages.success(request, told % {"number": number})
    return redirect("agreements:training", slug=slug, training_id=training.pk)
