"""The feed of editions: that there is a new one, never what is new in it."""

from datetime import UTC, datetime, time

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from akkoord.engine.disclosure import edition_folder as names
from akkoord.engine.disclosure.edition_words import about
from akkoord.engine.text import gettext_noop
from akkoord.public.editions import Edition, shelf
from akkoord.public.site.edition_pages import edition_title

TITLE = gettext_noop("New editions of the list")
CORRECTS = gettext_noop("It corrects the edition before: %(reason)s")


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Number, day, period and reason of each edition, the newest first, as Atom."""
    downloads = request.build_absolute_uri(reverse("public:downloads"))
    written = Atom1Feed(
        title=gettext(TITLE),
        link=downloads,
        description="",
        language=get_language(),
        feed_url=request.build_absolute_uri(request.path),
    )
    for each in shelf().all():
        record = reverse(
            "edition_file",
            kwargs={"agreement": each.agreement, "number": each.number, "name": names.DESCRIPTION},
        )
        address = request.build_absolute_uri(record)
        day = datetime.combine(each.dated, time(), UTC)
        written.add_item(
            title=edition_title(each),
            link=address,
            unique_id=address,
            description=_about(each),
            pubdate=day,
            updateddate=day,
        )
    return HttpResponse(written.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _about(edition: Edition) -> str:
    corrects = gettext(CORRECTS) % {"reason": edition.correction} if edition.correction else ""
    return f"{about(edition.year, translate=gettext)} {corrects}".strip()
