"""Pages for building, checking, signing and publishing an edition."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action, may
from akkoord.desk.people.second_factor import signed_in_just_now
from akkoord.desk.people.signed_in import actor
from akkoord.desk.publication.actions import (
    ask_to_withdraw,
    build_edition,
    keep_published,
    publish_edition,
    refuse_edition,
    sign_edition,
    withdraw_edition,
)
from akkoord.desk.publication.forms import BuildForm, RefuseForm, WithdrawForm
from akkoord.desk.publication.queries import (
    agreements_to_publish,
    edition_page,
    editions_of,
    files_of,
    open_edition,
    release_gate,
    report_text,
    staging_folder,
)
from akkoord.desk.publication.views.finding import found_edition


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The agreements that publish, each with its editions."""
    agreements = agreements_to_publish(actor(request))
    if not agreements:
        raise NotAllowed
    return render(
        request,
        "publication/overview.html",
        {"agreements": [(each, editions_of(each)) for each in agreements]},
    )


@require_safe
def agreement_editions(request: HttpRequest, slug: str) -> HttpResponse:
    """All editions of one agreement, and the form that builds the next one."""
    agreement = _agreement(slug)
    require(actor(request), Action.READ, release_gate(agreement.pk))
    return _editions_page(request, agreement, BuildForm(agreement=agreement))


@require_POST
def build(request: HttpRequest, slug: str) -> HttpResponse:
    """Build the next edition."""
    agreement = _agreement(slug)
    require(actor(request), Action.WRITE, release_gate(agreement.pk))
    form = BuildForm(request.POST, agreement=agreement)
    if not form.is_valid():
        return _editions_page(request, agreement, form)
    edition = build_edition(
        actor(request),
        form.cleaned_data["cycle"],
        dated=form.cleaned_data["dated"],
        correction=form.cleaned_data["correction"],
    )
    return redirect("publication:edition", slug=slug, number=edition.number)


@require_safe
def edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One edition: what the gate found, its files, the signatures, and what can be done now."""
    found = found_edition(slug, number)
    require(actor(request), Action.READ, release_gate(found.agreement_id))
    page = edition_page(found, actor(request))
    return render(
        request,
        "publication/edition.html",
        {"page": page, "refuse_form": RefuseForm(), "withdraw_form": WithdrawForm()},
    )


@require_safe
def staged_file(request: HttpRequest, slug: str, number: int, name: str) -> FileResponse:
    """A file of an edition that is not published yet, for those who check it."""
    found = found_edition(slug, number)
    require(actor(request), Action.READ, release_gate(found.agreement_id))
    if name not in {file.name for file in files_of(found)}:
        raise NotAllowed
    return FileResponse((staging_folder(found) / name).open("rb"), as_attachment=True, filename=name)


@require_safe
def gate_report(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """The report of the gate as a file: its hash is what signers sign."""
    found = found_edition(slug, number)
    require(actor(request), Action.READ, release_gate(found.agreement_id))
    response = HttpResponse(report_text(found), content_type="application/json")
    name = f"{slug}-{number}-{found.build}-report.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_POST
@signed_in_just_now
def withdrawal(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Ask for an edition to be withdrawn, confirm that, or keep it published."""
    found = found_edition(slug, number)
    require(actor(request), Action.APPROVE, release_gate(found.agreement_id))
    if request.POST.get("step") == "confirm":
        withdraw_edition(actor(request), found)
        messages.success(
            request, gettext("The edition is withdrawn. Nothing recalls copies that others made.")
        )
    elif request.POST.get("step") == "keep":
        keep_published(actor(request), found)
        messages.success(request, gettext("The edition stays published."))
    elif (form := WithdrawForm(request.POST)).is_valid():
        ask_to_withdraw(actor(request), found, reason=form.cleaned_data["reason"])
        messages.success(request, gettext("Asked. Somebody else has to confirm it."))
    else:
        messages.error(request, gettext("Say in a few words why."))
    return redirect("publication:edition", slug=slug, number=number)


@require_POST
@signed_in_just_now
def sign(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Sign an edition, which asks for the password or passkey again."""
    found = found_edition(slug, number)
    sign_edition(
        actor(request), found, accepted=request.POST.getlist("accepted"), read=request.POST.get("read")
    )
    messages.success(request, gettext("You have signed this edition."))
    return redirect("publication:edition", slug=slug, number=number)


@require_POST
def refuse(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Refuse an edition, with the reason."""
    found = found_edition(slug, number)
    require(actor(request), Action.APPROVE, release_gate(found.agreement_id))
    form = RefuseForm(request.POST)
    if form.is_valid():
        refuse_edition(actor(request), found, reason=form.cleaned_data["reason"])
        messages.success(request, gettext("You have refused this edition."))
    else:
        messages.error(request, gettext("Say in a few words why."))
    return redirect("publication:edition", slug=slug, number=number)


@require_POST
def publish(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Publish an edition."""
    publish_edition(actor(request), found_edition(slug, number))
    messages.success(request, gettext("The edition is published."))
    return redirect("publication:edition", slug=slug, number=number)


def _editions_page(request: HttpRequest, agreement: Agreement, form: BuildForm) -> HttpResponse:
    return render(
        request,
        "publication/editions.html",
        {
            "agreement": agreement,
            "editions": editions_of(agreement),
            "open_edition": open_edition(agreement),
            "form": form if may(actor(request), Action.WRITE, release_gate(agreement.pk)) else None,
        },
    )


def _agreement(slug: str) -> Agreement:
    found = Agreement.objects.filter(slug=slug).first()
    if found is None:
        raise NotAllowed
    return found
