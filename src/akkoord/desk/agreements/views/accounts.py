"""Pages about the people of a secretariat or a company: who they are, and which roles they hold."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from akkoord.desk.agreements import actions
from akkoord.desk.agreements.forms.accounts import InviteForm
from akkoord.desk.agreements.queries.accounts import (
    accounts_open_to,
    givers,
    mandates_open_to,
    may_give,
    roles_to_confirm,
)
from akkoord.desk.agreements.queries.conflicts import may_lead
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.models import Mandate, User
from akkoord.desk.people.rules import Actor
from akkoord.desk.people.signed_in import actor

ACCOUNTS_PER_PAGE = 50


def people(request: HttpRequest) -> HttpResponse:
    """Everybody whom the reader looks after, with the roles that the reader sees."""
    reader = _giver(request)
    text, left = request.GET.get("q", "").strip(), "left" in request.GET
    found = accounts_open_to(reader, text=text, left=left)
    page = Paginator(found, ACCOUNTS_PER_PAGE).get_page(request.GET.get("page"))
    due = roles_to_confirm(reader).count()
    content = {"page": page, "text": text, "left": left, "due": due, "leads": may_lead(reader)}
    return render(request, "agreements/people.html", content)


def person(request: HttpRequest, user_id: int) -> HttpResponse:
    """One person: the roles, past and present, and the invitation."""
    reader = _giver(request)
    found = _account(reader, user_id)
    mandates = mandates_open_to(reader).filter(user=found)
    is_oneself = found.pk == reader.user_id
    rows = [
        (each, not is_oneself and not each.is_over and may_give(reader, each.as_held))
        for each in mandates.select_related("organisation", "agreement", "ended_by")
    ]
    values = {
        "person": found,
        "rows": rows,
        "invitation": getattr(found, "invitation", None),
        "may_act": any(may_end for _, may_end in rows),
        "is_oneself": is_oneself,
    }
    return render(request, "agreements/person.html", values)


def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody, or give another role to somebody who is there."""
    reader = _giver(request)
    start = {"language": request.LANGUAGE_CODE, "organisation": request.GET.get("organisation")}
    initial = {name: value for name, value in start.items() if value}
    form = InviteForm(request.POST or None, actor=reader, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        actions.invite(
            reader,
            form.held,
            email=given["email"],
            name=given["name"],
            language=given["language"],
            ends=given["ends"],
        )
        messages.success(request, gettext("A letter is on its way to %(email)s.") % {"email": given["email"]})
        return redirect("accounts:people")
    return render(request, "agreements/invite.html", {"form": form})


def roles(request: HttpRequest) -> HttpResponse:
    """The roles that nobody has looked at for a year, each to be confirmed or ended."""
    due = roles_to_confirm(_giver(request))
    return render(request, "agreements/roles.html", {"page": Paginator(due, ACCOUNTS_PER_PAGE).get_page(1)})


@require_POST
def renew(request: HttpRequest, user_id: int) -> HttpResponse:
    """Send the invitation again."""
    found = _account(_giver(request), user_id)
    actions.renew_invitation(actor(request), found)
    messages.success(request, gettext("A letter is on its way to %(email)s.") % {"email": found.email})
    return redirect("accounts:person", user_id=found.pk)


@require_POST
def leave(request: HttpRequest, user_id: int) -> HttpResponse:
    """End all roles of somebody who leaves."""
    found = _account(_giver(request), user_id)
    actions.let_leave(actor(request), found)
    messages.success(
        request, gettext("All roles of %(name)s that you look after have ended.") % {"name": found.name}
    )
    return redirect("accounts:people")


@require_POST
def end(request: HttpRequest, mandate_id: int) -> HttpResponse:
    """End one role."""
    mandate = _mandate(_giver(request), mandate_id)
    actions.end_role(actor(request), mandate)
    messages.success(request, gettext("The role has ended."))
    return _back(request, mandate)


@require_POST
def confirm(request: HttpRequest, mandate_id: int) -> HttpResponse:
    """Confirm one role for another year."""
    mandate = _mandate(_giver(request), mandate_id)
    actions.confirm_role(actor(request), mandate)
    messages.success(request, gettext("The role is confirmed for a year."))
    return _back(request, mandate)


def _back(request: HttpRequest, mandate: Mandate) -> HttpResponse:
    if "roles" in request.POST:
        return redirect("accounts:roles")
    return redirect("accounts:person", user_id=mandate.user_id)


def _giver(request: HttpRequest) -> Actor:
    """The reader, who gives roles to others; for everybody else these pages do not exist."""
    reader = actor(request)
    if not givers(reader):
        raise NotAllowed
    return reader


def _account(reader: Actor, user_id: int) -> User:
    found = User.objects.filter(pk=user_id, pk__in=mandates_open_to(reader).values("user")).first()
    if found is None:
        raise NotAllowed
    return found


def _mandate(reader: Actor, mandate_id: int) -> Mandate:
    found = mandates_open_to(reader).filter(pk=mandate_id).select_related("user").first()
    if found is None:
        raise NotAllowed
    return found
