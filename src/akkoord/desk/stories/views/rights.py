"""What somebody in a story can ask the secretariat for: what is kept about them, and that it is erased."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.second_factor import signed_in_just_now
from akkoord.desk.people.signed_in import actor
from akkoord.desk.stories.actions.rights import ask_to_be_erased, hand_out, keep_after_all, leave_out_of_texts
from akkoord.desk.stories.views.finding import person_to_answer
from akkoord.engine.text import gettext_noop

TOLD = {
    "erase": gettext_noop(
        "It is noted, everything is taken back, and nobody outside can read the story any more. "
        "The lead proposes under “Kept and destroyed”, a colleague confirms."
    ),
    "keep": gettext_noop("It is noted: this person stays. What was taken back stays taken back."),
    "texts": gettext_noop("It is noted: the texts tell nothing of this person any more."),
}


@require_safe
def rights(request: HttpRequest, code: str, person_id: int) -> HttpResponse:
    """What one person can ask, and how far it is."""
    person = person_to_answer(request, code, person_id)
    others = person.story.people.exclude(pk=person.pk).exists()
    content = {"person": person, "story": person.story, "others": others}
    return render(request, "stories/rights.html", content)


@require_POST
@signed_in_just_now
def export(request: HttpRequest, code: str, person_id: int) -> HttpResponse:
    """Everything that is kept about the person, to be handed to them; its name tells nobody's."""
    person = person_to_answer(request, code, person_id)
    answer = HttpResponse(hand_out(actor(request), person), content_type="application/zip")
    answer["Content-Disposition"] = 'attachment; filename="akkoord-about-you.zip"'
    return answer


@require_POST
@signed_in_just_now
def wish(request: HttpRequest, code: str, person_id: int) -> HttpResponse:
    """The person asks to be erased, or no more; or the texts are written without them."""
    person, reader = person_to_answer(request, code, person_id), actor(request)
    asked = request.POST.get("wish", "")
    if asked not in TOLD:
        raise NotAllowed
    if asked == "erase":
        ask_to_be_erased(reader, person)
    elif asked == "keep":
        keep_after_all(reader, person)
    else:
        sent = request.POST.get("revision", "")
        revision = int(sent) if sent.isascii() and sent.isdigit() else -1
        leave_out_of_texts(reader, person, revision=revision)
    messages.success(request, gettext(TOLD[asked]))
    return redirect("stories:rights", code=code, person_id=person_id)
