"""Who is in a story, what they agreed to, and taking it back; the pictures, and the companies that "
"are asked."""

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.sealed import unsealed_file
from akkoord.desk.people.signed_in import actor
from akkoord.desk.stories.actions.companies import answer_for_company, ask_company
from akkoord.desk.stories.actions.consent import note_consent, withdraw_consent
from akkoord.desk.stories.actions.people import leave_out, look_at_identity, note_person
from akkoord.desk.stories.actions.pictures import add_picture, remove_picture
from akkoord.desk.stories.forms import AskCompanyForm, ConsentForm, LookForm, PersonForm, PictureForm
from akkoord.desk.stories.queries.public import is_agreed
from akkoord.desk.stories.queries.reading import CONSENTS, OF_A_CONSENT, PICTURES, ending_of
from akkoord.desk.stories.rules.consent import About, NothingAgreed, NotUnderstood
from akkoord.desk.stories.rules.pictures import PictureRefused
from akkoord.desk.stories.views.finding import (
    asked_or_refuse,
    consent_to_read,
    person_to_write,
    picture_to_read,
    story_to_write,
)
from akkoord.desk.stories.views.stories import as_read


@require_http_methods(["GET", "HEAD", "POST"])
def new_person(request: HttpRequest, code: str) -> HttpResponse:
    """Note somebody in the story."""
    found = story_to_write(request, code)
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values, identity = form.person()
        entry = form.cleaned_data["entry"]
        person = note_person(actor(request), found, entry=entry, values=values, identity=identity)
        return redirect("stories:consent", code=code, person_id=person.pk)
    content = {"form": form, "title": gettext("Who is in the story?"), "about": found}
    return render(request, "stories/form.html", content, status=422 if form.is_bound else 200)


@require_POST
def without_person(request: HttpRequest, code: str, person_id: int) -> HttpResponse:
    """Take somebody out of a story that is being written."""
    leave_out(actor(request), person_to_write(request, code, person_id))
    messages.success(request, gettext("This person is in the story no more."))
    return redirect("stories:story", code=code)


@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: HttpRequest, code: str, person_id: int) -> HttpResponse:
    """Note what somebody agreed to."""
    person = person_to_write(request, code, person_id)
    form = ConsentForm(request.POST or None, request.FILES or None, initial={"language": get_language()})
    if request.method == "POST" and form.is_valid():
        try:
            note_consent(actor(request), person, form.given(), entry=form.cleaned_data["entry"])
        except (NothingAgreed, NotUnderstood) as refusal:
            form.add_error("is_understood", gettext(refusal.sentence))
        else:
            messages.success(request, gettext("The consent is noted."))
            return redirect("stories:story", code=code)
    content = {"form": form, "person": person, "story": person.story}
    return render(request, "stories/consent.html", content, status=422 if form.is_bound else 200)


@require_POST
def withdraw(request: HttpRequest, code: str, person_id: int) -> HttpResponse:
    """Take consent back: about one thing, or all of it."""
    person, about = person_to_write(request, code, person_id), request.POST.get("about", "")
    if about not in {*About, "all"}:
        raise NotAllowed
    for each in About if about == "all" else [About(about)]:
        withdraw_consent(actor(request), person, each)
    messages.success(request, gettext("It is taken back, and nobody outside can read or see it any more."))
    return redirect("stories:story", code=code)


@require_http_methods(["GET", "HEAD", "POST"])
def identity(request: HttpRequest, code: str, person_id: int) -> HttpResponse:
    """Who somebody is and how to reach them, after saying why."""
    person = person_to_write(request, code, person_id)
    form, known = LookForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        known = look_at_identity(actor(request), person, why=form.cleaned_data["why"])
    content = {"form": form, "person": person, "story": person.story, "known": known}
    return render(request, "stories/identity.html", content)


@require_safe
def document(request: HttpRequest, code: str, consent_id: int) -> HttpResponse:
    """What was signed or recorded, opened again."""
    found = consent_to_read(request, code, consent_id)
    content = unsealed_file(CONSENTS.path_of(found.stored_as).read_bytes(), purpose=OF_A_CONSENT)
    answer = HttpResponse(content, content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="consent-{found.pk}.{ending_of(found.filename)}"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def new_picture(request: HttpRequest, code: str) -> HttpResponse:
    """Add a picture."""
    found = story_to_write(request, code)
    form = PictureForm(request.POST or None, request.FILES or None, story=found)
    if request.method == "POST" and form.is_valid():
        try:
            add_picture(actor(request), found, form.brought(), entry=form.cleaned_data["entry"])
        except PictureRefused as refusal:
            form.add_error("picture", gettext(refusal.sentence))
        else:
            return redirect("stories:story", code=code)
    content = {"form": form, "title": gettext("Add a picture"), "about": found, "has_file": True}
    return render(request, "stories/form.html", content, status=422 if form.is_bound else 200)


@require_safe
def picture(request: HttpRequest, code: str, picture_id: int) -> FileResponse:
    """A picture of a story, as it would be shown."""
    found = picture_to_read(request, code, picture_id)
    return FileResponse(PICTURES.path_of(found.stored_as).open("rb"), content_type="image/jpeg")


@require_POST
def without_picture(request: HttpRequest, code: str, picture_id: int) -> HttpResponse:
    """Take a picture out of the story."""
    remove_picture(actor(request), picture_to_read(request, code, picture_id))
    return redirect("stories:story", code=code)


@require_POST
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """Ask a company whether the story may name it."""
    found = story_to_write(request, code)
    form = AskCompanyForm(request.POST, agreement=found.agreement, without=actor(request).recused_from)
    if form.is_valid():
        given = form.cleaned_data
        ask_company(actor(request), found, given["organisation"], entry=given["entry"])
        messages.success(request, gettext("The company is asked, and reads the story as it stands."))
    return redirect("stories:story", code=code)


@require_http_methods(["GET", "HEAD", "POST"])
def asked(request: HttpRequest, code: str, named_id: int) -> HttpResponse:
    """What a company is asked, and its answer."""
    found = asked_or_refuse(request, code, named_id)
    if request.method == "POST":
        sent = request.POST.get("revision", "")
        revision = int(sent) if sent.isascii() and sent.isdigit() else -1
        agrees = request.POST.get("answer") == "yes"
        answer_for_company(actor(request), found, agrees=agrees, revision=revision)
        messages.success(request, gettext("Your answer is noted."))
        return redirect("stories:own")
    is_open = is_agreed(found.story, today=timezone.localdate())
    shown = as_read(found.story, request.GET.get("language", "")) if is_open else {"public": None}
    content = {"asked": found, "story": found.story, **shown}
    return render(request, "stories/asked.html", content)
