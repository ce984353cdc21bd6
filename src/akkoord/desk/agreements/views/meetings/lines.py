"""Writing what stands under an agenda item, line by line."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from akkoord.desk.agreements.actions.meetings import bring_paper, remove_line, write_item, write_line
from akkoord.desk.agreements.forms.meetings import (
    DecisionForm,
    EntryForm,
    ItemForm,
    PaperForm,
    QuestionForm,
    StatementForm,
)
from akkoord.desk.agreements.models.meetings import (
    AgendaItem,
    Decision,
    Meeting,
    OfAnItem,
    Paper,
    Question,
    Statement,
)
from akkoord.desk.agreements.queries.meetings import brings_papers_for
from akkoord.desk.agreements.views.meetings.finding import around, meeting_to_read, meeting_to_write
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.signed_in import actor
from akkoord.engine.text import gettext_noop


@dataclass(frozen=True, slots=True)
class LineKind:
    """What can stand under an item, and the form that asks for it."""

    model: type[OfAnItem]
    form: type[EntryForm]
    title: str


LINE_KINDS: Mapping[str, LineKind] = {
    "paper": LineKind(Paper, PaperForm, gettext_noop("Paper")),
    "statement": LineKind(Statement, StatementForm, gettext_noop("Statement")),
    "decision": LineKind(Decision, DecisionForm, gettext_noop("Decision")),
    "question": LineKind(Question, QuestionForm, gettext_noop("Question")),
}
"""The word in the address → what is written."""


def new_item(request: HttpRequest, slug: str, meeting_id: int) -> HttpResponse:
    """Put another item on the agenda."""
    found = meeting_to_write(request, slug, meeting_id)
    last = found.items.order_by("-number").first()
    form = ItemForm(request.POST or None, initial={"number": last.number + 1 if last else 1})
    return _item(request, found, form, None)


def change_item(request: HttpRequest, slug: str, meeting_id: int, item_id: int) -> HttpResponse:
    """Change an item, or write what was said."""
    found = meeting_to_write(request, slug, meeting_id)
    item = _item_of(found, item_id)
    initial = {name: getattr(item, name) for name in ItemForm.base_fields}
    return _item(request, found, ItemForm(request.POST or None, initial=initial), item)


def _item(request: HttpRequest, found: Meeting, form: ItemForm, item: AgendaItem | None) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        entry = form.cleaned_data["entry"]
        written = write_item(actor(request), found, entry=entry, values=form.values(), item=item)
        return _back(found, written)
    return _page(request, found, form, gettext("Item of the agenda"))


def new_line(request: HttpRequest, slug: str, meeting_id: int, item_id: int, kind: str) -> HttpResponse:
    """Write something under an item."""
    found = meeting_to_write(request, slug, meeting_id)
    item, asked = _item_of(found, item_id), _kind(kind)
    form = asked.form(request.POST or None)
    return _line(request, form, item, asked, None)


def change_line(
    request: HttpRequest, slug: str, meeting_id: int, item_id: int, kind: str, line_id: int
) -> HttpResponse:
    """Change what stands under an item."""
    found = meeting_to_write(request, slug, meeting_id)
    item, asked = _item_of(found, item_id), _kind(kind)
    line = _line_of(item, asked, line_id)
    initial = {name: getattr(line, name) for name in asked.form.base_fields}
    return _line(request, asked.form(request.POST or None, initial=initial), item, asked, line)


def _line(
    request: HttpRequest, form: EntryForm, item: AgendaItem, asked: LineKind, line: OfAnItem | None
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        entry = form.cleaned_data["entry"]
        written = write_line(actor(request), item, asked.model, entry=entry, values=form.values(), line=line)
        if asked.model is Paper and line is None:
            return redirect("agreements:add_file", owner="paper", owner_id=written.pk)
        return _back(item.meeting, item)
    return _page(request, item.meeting, form, gettext(asked.title), about=str(item), line=line)


def own_paper(request: HttpRequest, slug: str, meeting_id: int, item_id: int) -> HttpResponse:
    """A party puts its own paper under an item, and its files after that."""
    found = meeting_to_read(request, slug, meeting_id)
    party = brings_papers_for(actor(request), found.body.agreement_id)
    if party is None:
        raise NotAllowed
    item = _item_of(found, item_id)
    form = PaperForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        entry = form.cleaned_data["entry"]
        brought = bring_paper(actor(request), item, party, entry=entry, values=form.values())
        return redirect("agreements:add_file", owner="paper", owner_id=brought.pk)
    title = gettext("A paper of %(party)s") % {"party": party}
    return _page(request, found, form, title, about=str(item))


@require_POST
def remove(
    request: HttpRequest, slug: str, meeting_id: int, item_id: int, kind: str, line_id: int
) -> HttpResponse:
    """Take something out of the report."""
    found = meeting_to_write(request, slug, meeting_id)
    item = _item_of(found, item_id)
    remove_line(actor(request), found, _line_of(item, _kind(kind), line_id))
    return _back(found, item)


def _kind(word: str) -> LineKind:
    if word not in LINE_KINDS:
        raise NotAllowed
    return LINE_KINDS[word]


def _item_of(found: Meeting, item_id: int) -> AgendaItem:
    item = found.items.select_related("meeting__body__agreement").filter(pk=item_id).first()
    if item is None:
        raise NotAllowed
    return item


def _line_of(item: AgendaItem, asked: LineKind, line_id: int) -> OfAnItem:
    line = asked.model._default_manager.filter(item=item, pk=line_id).first()
    if line is None:
        raise NotAllowed
    return line


def _page(
    request: HttpRequest,
    found: Meeting,
    form: EntryForm,
    title: str,
    *,
    about: str = "",
    line: OfAnItem | None = None,
) -> HttpResponse:
    content = around(
        request,
        found.body.agreement,
        meeting=found,
        form=form,
        title=title,
        about=about,
        line=line,
        kind=line._meta.model_name if line else "",
        back=found,
    )
    return render(request, "agreements/meetings/form.html", content)


def _back(found: Meeting, item: AgendaItem) -> HttpResponse:
    address = redirect("agreements:meeting", slug=found.body.agreement.slug, meeting_id=found.pk)
    address["Location"] += f"#item-{item.pk}"
    return address
