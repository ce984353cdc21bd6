"""Letters about what is missing or was returned: drafted, read and changed by a person, then sent."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from akkoord.desk.duties import actions, queries
from akkoord.desk.duties.views.asked_for import uuid_or_none
from akkoord.desk.people.actions import NotAllowed, require
from akkoord.desk.people.rules import Action
from akkoord.desk.people.signed_in import actor
from akkoord.desk.register.models import Cycle
from akkoord.desk.register.queries.hand_in import hand_in_thing
from akkoord.desk.register.views.secretariat import cycle_or_refuse

LONGEST_LETTER = 10_000
"""Characters."""


@require_POST
def draft(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """The letters for the companies that were chosen, to be read before they go."""
    found = _year(request, cycle_id)
    chosen = set(request.POST.getlist("company"))
    overview = queries.year_overview(found, without=actor(request).recused_from)
    companies = [each for each in overview.awaited if str(each.organisation_id) in chosen]
    if not companies:
        messages.error(request, gettext("Choose the companies to which you want to write."))
        return redirect("duties:year", cycle_id=found.pk)
    return render(
        request,
        "duties/letters.html",
        {
            "cycle": found,
            "drafts": actions.draft_letters(found, companies),
            "without_contact": [each for each in companies if not each.contacts],
            "occasion": uuid4(),
            "longest": LONGEST_LETTER,
        },
    )


@require_POST
def send(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """Send the letters as they were left; a second click sends nothing again."""
    found = _year(request, cycle_id)
    occasion = uuid_or_none(request.POST.get("occasion", ""))
    if occasion is None:
        raise NotAllowed
    number = actions.send_letters(actor(request), found, _texts(request.POST), occasion=occasion)
    messages.success(
        request,
        ngettext("%(number)s company is reminded.", "%(number)s companies are reminded.", number)
        % {"number": number},
    )
    return redirect("duties:year", cycle_id=found.pk)


def _year(request: HttpRequest, cycle_id: int) -> Cycle:
    found = cycle_or_refuse(actor(request), cycle_id)
    require(actor(request), Action.WRITE, hand_in_thing(found))
    return found


def _texts(posted: QueryDict) -> dict[tuple[UUID, str], str]:
    """Organisation and language → text, from fields named `text/<organisation>/<language>`."""
    texts = {}
    for name, text in posted.items():
        field, _, rest = name.partition("/")
        organisation_id, _, language = rest.partition("/")
        known = uuid_or_none(organisation_id)
        if field == "text" and known and str(text).strip():
            texts[known, language] = str(text).strip()[:LONGEST_LETTER]
    return texts
