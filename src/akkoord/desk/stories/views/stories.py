"""The stories somebody works with: the list, one story, its text, its way out of the house."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, get_language_info, gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akkoord.desk.agreements.views.finding import agreement_or_refuse
from akkoord.desk.agreements.views.tabs import with_tabs
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action
from akkoord.desk.people.signed_in import actor
from akkoord.desk.stories.actions import deciding
from akkoord.desk.stories.actions.writing import begin_story, change_story, drop_text, write_text
from akkoord.desk.stories.forms import AskCompanyForm, StoryForm, TextForm
from akkoord.desk.stories.models import Story
from akkoord.desk.stories.queries.page import story_page
from akkoord.desk.stories.queries.public import public_story
from akkoord.desk.stories.queries.reading import (
    agreements_to_bring_to,
    brings_for,
    companies_asked,
    may_bring,
    stories_open_to,
    stories_thing,
)
from akkoord.desk.stories.rules.states import StoryMoved, StoryStep
from akkoord.desk.stories.views.finding import story_to_read, story_to_write
from akkoord.engine.disclosure.public_story import LANGUAGES, PublicStory
from akkoord.engine.text import gettext_noop

WORKS_WITH_STORIES = {"CU", "CA", "PS", "SU"}
FACTS = ("name", "theme", "told_in", "country", "region")
STEPS_TOLD = {
    StoryStep.OFFER: gettext_noop("The story is offered: somebody else can approve it now."),
    StoryStep.TAKE_BACK: gettext_noop("The story can be written in again."),
    StoryStep.PUBLISH: gettext_noop("Everybody can read the story now."),
    StoryStep.TAKE_OFF: gettext_noop("The story is taken off: nobody outside can read it any more."),
    StoryStep.REWRITE: gettext_noop("The story can be written in again."),
}


@require_safe
def own_stories(request: HttpRequest) -> HttpResponse:
    """The stories of the reader's own company or party, and what it is asked."""
    reader = actor(request)
    if not any(held.role in WORKS_WITH_STORIES for held in reader.roles):
        raise NotAllowed
    content = {
        "stories": stories_open_to(reader),
        "asked": companies_asked(reader),
        "agreements": agreements_to_bring_to(reader),
    }
    return render(request, "stories/own.html", content)


@require_safe
def stories_of(request: HttpRequest, slug: str) -> HttpResponse:
    """All stories of an agreement."""
    found = agreement_or_refuse(slug)
    require(actor(request), Action.READ, stories_thing(found.pk))
    content = {
        "stories": stories_open_to(actor(request), within=[found]),
        "may_add": may_bring(actor(request), found),
    }
    return render(request, "stories/of_agreement.html", with_tabs(request, found, **content))


@require_http_methods(["GET", "HEAD", "POST"])
def new_story(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin a story."""
    agreement, reader = agreement_or_refuse(slug), actor(request)
    if not may_bring(reader, agreement):
        raise NotAllowed
    form = StoryForm(request.POST or None, agreement=agreement, initial={"told_in": get_language() or "en"})
    if request.method == "POST" and form.is_valid():
        begun = begin_story(
            reader,
            agreement,
            entry=form.cleaned_data["entry"],
            values=form.values(),
            organisation=brings_for(reader, agreement),
        )
        return redirect("stories:story", code=begun.code)
    is_own = brings_for(reader, agreement) is not None
    return _form(request, form, gettext("New story"), about=agreement, is_own=is_own)


@require_safe
def story(request: HttpRequest, code: str) -> HttpResponse:
    """One story: text, people, pictures, what is in the way, and the next step."""
    found = story_to_read(request, code)
    page = story_page(found, actor(request))
    content = {
        "page": page,
        "story": found,
        "pictures": found.pictures.prefetch_related("people"),
        "named": found.named_companies.select_related("organisation", "agreed_by"),
        "ask_form": _ask_form(request, found) if page.may_change else None,
        "events": found.events.select_related("by"),
    }
    return render(request, "stories/story.html", content)


def _ask_form(request: HttpRequest, found: Story) -> AskCompanyForm:
    return AskCompanyForm(agreement=found.agreement, without=actor(request).recused_from)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, code: str) -> HttpResponse:
    """Change theme, place and language."""
    found = story_to_write(request, code)
    initial = {name: getattr(found, name) for name in FACTS}
    form = StoryForm(request.POST or None, agreement=found.agreement, initial=initial)
    if request.method == "POST" and form.is_valid():
        sent = request.POST.get("revision", "")
        change_story(actor(request), found, values=form.values(), revision=_number(sent))
        return redirect("stories:story", code=code)
    return _form(request, form, gettext("Change the story"), about=found, revision=found.revision)


@require_http_methods(["GET", "HEAD", "POST"])
def text(request: HttpRequest, code: str, language: str) -> HttpResponse:
    """Write the story in one language; what a colleague saved meanwhile is not overwritten."""
    found = story_to_write(request, code)
    if language not in LANGUAGES:
        raise NotAllowed
    known = found.texts.filter(language=language).first()
    initial = (
        {"title": known.title, "text": known.text, "translated_by": known.translated_by} if known else {}
    )
    form = TextForm(request.POST or None, initial={"revision": found.revision, **initial})
    if request.method == "POST" and form.is_valid() and _is_said_who(found, language, form):
        try:
            revision = form.cleaned_data["revision"]
            write_text(actor(request), found, language, values=form.values(), revision=revision)
        except StoryMoved as refusal:
            messages.error(request, gettext(refusal.sentence))
            form = TextForm({**form.cleaned_data, "revision": found.revision})
        else:
            messages.success(request, gettext("Saved."))
            return redirect("stories:story", code=code)
    name = str(get_language_info(language)["name_translated"])
    return _form(request, form, gettext("Text: %(language)s") % {"language": name}, about=found, known=known)


def _is_said_who(story: Story, language: str, form: TextForm) -> bool:
    """Whether exactly one language is the one that was written down; the others name their translator."""
    written_down = story.texts.filter(translated_by="").exclude(language=language).exists()
    if written_down == bool(form.cleaned_data["translated_by"]):
        return True
    told = (
        gettext("Another language is the one that was written down. Say who translated this one.")
        if written_down
        else gettext("This is the first language, so it is the one that was written down: leave this empty.")
    )
    form.add_error("translated_by", told)
    return False


@require_POST
def without_text(request: HttpRequest, code: str, language: str) -> HttpResponse:
    """Leave a translation out."""
    found = story_to_write(request, code)
    drop_text(actor(request), found, language)
    return redirect("stories:story", code=code)


@require_safe
def preview(request: HttpRequest, code: str) -> HttpResponse:
    """The story as everybody would read it."""
    found = story_to_read(request, code)
    asked = request.GET.get("language", "")
    return render(request, "stories/preview.html", {"story": found, **as_read(found, asked)})


def as_read(found: Story, language: str) -> dict[str, object]:
    """The public form of a story in one of its languages, with its pictures from the desk."""
    public = public_story(found, today=timezone.localdate())
    if not public.texts:
        return {"public": None}
    wanted = language if language in public.texts else public.language_for(get_language() or "en")
    numbers = {each.sha256: each.pk for each in found.pictures.all()}
    return {
        "public": public,
        "shown_in": wanted,
        "text": public.texts[wanted],
        "languages": _names(public),
        "pictures": [(each, numbers[each.sha256], each.alt.get(wanted, "")) for each in public.pictures],
    }


def _names(public: PublicStory) -> Mapping[str, str]:
    return {each: str(get_language_info(each)["name_translated"]) for each in public.texts}


@require_POST
def step(request: HttpRequest, code: str) -> HttpResponse:
    """Offer, take back, approve, take off, or write in it again."""
    found, person = story_to_read(request, code), actor(request)
    asked, revision = request.POST.get("step", ""), _number(request.POST.get("revision", ""))
    if asked not in set(StoryStep):
        raise NotAllowed
    if asked == StoryStep.OFFER:
        deciding.offer_story(person, found, revision=revision)
    elif asked == StoryStep.TAKE_BACK:
        deciding.take_back_story(person, found, revision=revision)
    elif asked == StoryStep.PUBLISH:
        accepted = request.POST.getlist("accepted")
        deciding.publish_story(person, found, revision=revision, accepted=accepted)
    elif asked == StoryStep.TAKE_OFF:
        deciding.take_off_story(person, found)
    else:
        deciding.rewrite_story(person, found, revision=revision)
    messages.success(request, gettext(STEPS_TOLD[StoryStep(asked)]))
    return redirect("stories:story", code=code)


def _number(sent: str) -> int:
    return int(sent) if sent.isascii() and sent.isdigit() else -1


def _form(request: HttpRequest, form: Any, title: str, **content: Any) -> HttpResponse:  # noqa: ANN401 - any form
    status = 422 if form.is_bound else 200
    return render(request, "stories/form.html", {"form": form, "title": title, **content}, status=status)
