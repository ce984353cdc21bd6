"""The sites of a draft with what is said of each link: one by one, or many at once."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from akkoord.desk.people.rules import Action, may
from akkoord.desk.people.signed_in import actor
from akkoord.desk.register import actions, tasks
from akkoord.desk.register.actions.mending import Written
from akkoord.desk.register.actions.submissions import list_of
from akkoord.desk.register.forms.sites import BulkForm, SharesForm, SiteForm, told
from akkoord.desk.register.models import ListRow, Submission
from akkoord.desk.register.queries.mending import row_texts
from akkoord.desk.register.views.company.own import own_draft, own_list, own_row

ROWS_PER_PAGE = 50
SHOWN = ("tier", "relation", "processes", "products", "brand", "volume_band", "since")


def sites(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Every site with tier, role, processes, brand, share and disclosure."""
    found = own_draft(request, public_id)
    wanted = request.GET.get("text", "").strip()
    rows = found.rows.filter(Q(name__icontains=wanted) | Q(address__icontains=wanted)).defer("cells")
    page = Paginator(rows, ROWS_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "submission": found,
        "page": page,
        "rows": [(row, _said(row)) for row in page],
        "wanted": wanted,
        "bulk": _bulk_form(request, found),
        "shares": SharesForm(shares=found.tier_shares) if found.cycle.agreement.names_makers else None,
        "step": "sites",
    }
    return render(request, "register/company_sites.html", context)


def _said(row: ListRow) -> dict[str, str]:
    return {name: told(name, str(row.fields.get(name, ""))) for name in SHOWN}


def _bulk_form(request: HttpRequest, found: Submission) -> BulkForm:
    makers = found.cycle.agreement.names_makers
    return BulkForm(request.POST or None, may_disclose=_may_sign(request, found), names_makers=makers)


def _site_form(request: HttpRequest, found: Submission, texts: Mapping[str, str] | None) -> SiteForm:
    makers = found.cycle.agreement.names_makers
    may_disclose = _may_sign(request, found)
    return SiteForm(request.POST or None, texts=texts, may_disclose=may_disclose, names_makers=makers)


def _may_sign(request: HttpRequest, found: Submission) -> bool:
    return may(actor(request), Action.SUBMIT, list_of(found))


@require_POST
def change_sites(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One value for all ticked sites."""
    found = own_draft(request, public_id)
    form = _bulk_form(request, found)
    rows = found.rows.filter(pk__in=[key for key in request.POST.getlist("row") if key.isdecimal()])
    if request.POST.get("all"):
        rows = found.rows.all()
    if not form.is_valid() or not rows:
        messages.error(request, gettext("Tick the sites and choose what to set."))
    else:
        field, text = form.chosen()
        count = actions.mend_rows(actor(request), found, list(rows), {field: text})
        changed = ngettext("%(count)s site was changed.", "%(count)s sites were changed.", count)
        messages.success(request, changed % {"count": count})
        _read_later(found)
    return redirect("register:sites", public_id=found.public_id)


def _read_later(found: Submission) -> None:
    found.refresh_from_db()
    if not found.is_read:
        tasks.read_lists.enqueue()


@require_POST
def say_shares(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Which share of the purchase value the list covers, per question."""
    found = own_draft(request, public_id)
    form = SharesForm(request.POST, shares=found.tier_shares)
    if form.is_valid():
        actions.say_shares_known(actor(request), found, form.said())
        messages.success(request, gettext("Saved."))
    else:
        messages.error(request, gettext("Write whole percentages from 0 to 100."))
    return redirect("register:sites", public_id=found.public_id)


def add_site(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """A form for one site more."""
    found = own_draft(request, public_id)
    form = _site_form(request, found, None)
    if request.method == "POST" and form.is_valid():
        actions.add_site(actor(request), found, form.written())
        _read_later(found)
        messages.success(request, gettext("The site is in your list."))
        return redirect("register:sites", public_id=found.public_id)
    return _form_page(request, found, form, None)


def change_site(request: HttpRequest, public_id: UUID, row_id: int) -> HttpResponse:
    """A form for one site of the draft, with what it was before."""
    found = own_draft(request, public_id)
    row = own_row(found, row_id)
    texts = row_texts(found, [row])[row.pk]
    standing = {**texts.came, **{name: cell.text or "" for name, cell in texts.mended.items()}}
    form = _site_form(request, found, standing)
    if request.method == "POST" and form.is_valid():
        conflicts = actions.mend_row(actor(request), found, row, _written(request, form))
        _read_later(found)
        if not conflicts:
            messages.success(request, gettext("Saved."))
            return redirect("register:sites", public_id=found.public_id)
        for each in conflicts:
            form.add_error(each.field, _conflict_in_words(each.by, told(each.field, each.theirs)))
        return _form_page(request, found, form, row, status=409)
    return _form_page(request, found, form, row)


def _written(request: HttpRequest, form: SiteForm) -> dict[str, Written]:
    """The fields that the person changed, beside what stood there when the page was opened."""
    before = form.instead_of()
    return {
        name: Written(text, request.POST.get(f"was-{name}", form.standing.get(name, "")))
        for name, text in form.written().items()
        if text != before.get(name, "")
    }


def _conflict_in_words(who: str, theirs: str) -> str:
    sentence = gettext("%(who)s wrote “%(theirs)s” here a moment ago. Save again to put yours in its place.")
    return sentence % {"who": who, "theirs": theirs}


def _form_page(
    request: HttpRequest, found: Submission, form: SiteForm, row: ListRow | None, *, status: int | None = None
) -> HttpResponse:
    context = {
        "submission": found,
        "form": form,
        "row": row,
        "standing": [(name, form.standing.get(name, "")) for name in form.fields],
        "history": list(
            found.mended_cells.filter(sheet=row.sheet, row=row.row).select_related("by").order_by("-pk")
        )
        if row
        else [],
        "step": "sites",
    }
    code = status or (422 if form.is_bound and form.errors else 200)
    return render(request, "register/company_site.html", context, status=code)


@require_POST
def revise(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Begin a new version of a returned or accepted list, to change and sign."""
    found = own_list(request, public_id)
    draft = actions.revise(actor(request), found)
    return redirect("register:company_list", public_id=draft.public_id)
