"""The pages of stories: all of them by theme, one of them, and its pictures."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import TypeVar

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import get_language, get_language_info
from django.views.decorators.http import require_safe

from akkoord.engine.cleaning.country_names import country_name
from akkoord.engine.disclosure.linked_data import Node
from akkoord.engine.disclosure.public_story import PublicStory, StoryPicture
from akkoord.public.headers import STORY
from akkoord.public.site.linked_data import as_script, whole_address
from akkoord.public.stories import stories

Answer = TypeVar("Answer", bound=HttpResponseBase)
LICENCES = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-NC-ND-4.0": "https://creativecommons.org/licenses/by-nc-nd/4.0/",
}
"""Others may not use the picture."""
LONGEST_THEME = 40
LONGEST_SUMMARY = 160
"""Characters of the first paragraph that a list and a search engine show."""


@require_safe
def stories_page(request: HttpRequest) -> HttpResponse:
    """All stories, or those of one theme."""
    every = stories().shown()
    themes = sorted({(each.theme, each.theme_name[_reader()]) for each in every}, key=lambda pair: pair[1])
    asked = request.GET.get("theme", "")[:LONGEST_THEME]
    chosen = asked if asked in {code for code, _ in themes} else ""
    content = {
        "stories": [shown(each) for each in every if chosen in {"", each.theme}],
        "themes": themes,
        "chosen": chosen,
    }
    return always_asked_for(render(request, "public/stories.html", content))


@require_safe
def story_page(request: HttpRequest, code: str) -> HttpResponse:
    """One story; of one that is gone, only that it is."""
    found = stories().find(code)
    if found is None:
        if not stories().is_gone(code):
            raise Http404
        return always_asked_for(render(request, "public/story_gone.html", status=HTTPStatus.GONE))
    return always_asked_for(render(request, "public/story.html", _content(found)))


@require_safe
def story_picture(request: HttpRequest, code: str, name: str) -> HttpResponseBase:
    """A picture of a story, as long as both may be seen; it is asked for each time."""
    found = stories().picture(code, name)
    if found is None:
        return always_asked_for(HttpResponse(status=HTTPStatus.GONE if stories().is_gone(code) else 404))
    path, checksum = found
    tag = f'"{checksum}"'
    if tag in request.headers.get("If-None-Match", ""):
        answer: HttpResponseBase = HttpResponseNotModified()
    else:
        try:
            answer = FileResponse(path.open("rb"), content_type="image/jpeg")
        except FileNotFoundError:
            return always_asked_for(HttpResponse(status=HTTPStatus.GONE))
    answer["ETag"] = tag
    return always_asked_for(answer)


def always_asked_for(answer: Answer) -> Answer:
    """Let nobody show it again without asking whether it still stands here."""
    answer["Cache-Control"] = STORY
    answer["X-Robots-Tag"] = "noarchive"
    return answer


def shown(story: PublicStory) -> dict[str, object]:
    """A story as lists show it, in the language of the reader where it is there."""
    language = story.language_for(_reader())
    text = story.texts[language]
    pictures = story.pictures_shown(timezone.now())
    year, month = story.month.split("-")
    return {
        "story": story,
        "shown_in": language,
        "text": text,
        "summary": summary(line for block in text.blocks for line in block.lines),
        "theme": story.theme_name[_reader()],
        "country": country_name(story.country, language=_reader()) if story.country else "",
        "month": f"{MONTHS[int(month)]} {year}",
        "picture": _picture(pictures[0], language) if pictures else None,
    }


def summary(lines: Iterable[str]) -> str:
    """The beginning of the text, cut at a word."""
    first = next(iter(lines), "")
    if len(first) <= LONGEST_SUMMARY:
        return first
    return first[:LONGEST_SUMMARY].rsplit(" ", 1)[0] + " …"


def _content(story: PublicStory) -> dict[str, object]:
    content = shown(story)
    language = str(content["shown_in"])
    pictures = story.pictures_shown(timezone.now())
    return {
        **content,
        "is_other_language": language != _reader(),
        "language_name": _named(language),
        "told_in": _named(story.told_in),
        "written_in": _named(story.language_for("")),
        "pictures": [_picture(each, language) for each in pictures],
        "agreement_name": story.agreement_name[_reader()],
        "article": as_script(_article(story, language)),
    }


def _picture(picture: StoryPicture, language: str) -> dict[str, object]:
    return {
        "it": picture,
        "alt": picture.alt.get(language) or next(iter(picture.alt.values()), ""),
        "licence_url": LICENCES.get(picture.licence, ""),
    }


def _article(story: PublicStory, language: str) -> Node:
    """The story as search engines read it."""
    text = story.texts[language]
    pictures = [
        whole_address(reverse("story_picture", args=[story.code, each.file]))
        for each in story.pictures_shown(timezone.now())
    ]
    return {
        "@type": "Article",
        "url": whole_address(reverse("public:story", args=[story.code])),
        "headline": text.title,
        "inLanguage": language,
        "datePublished": story.month,
        "about": story.theme_name[language],
        "publisher": {"@type": "Organization", "name": story.agreement_name[language]},
        **({"translator": {"@type": "Person", "name": text.translated_by}} if text.translated_by else {}),
        **({"contentLocation": {"@type": "Country", "name": story.country}} if story.country else {}),
        **({"image": pictures} if pictures else {}),
    }


def _named(language: str) -> str:
    return str(get_language_info(language)["name_translated"])


def _reader() -> str:
    return (get_language() or "en")[:2]
