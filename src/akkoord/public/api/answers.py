"""How the interface answers: in which form, to be kept how long, and not twice what the caller has."""

import hashlib
from collections.abc import Callable
from importlib.metadata import version

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotModified,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.utils.http import parse_etags
from pydantic import BaseModel

from akkoord.public.api.problems import NO_SUCH_FORM, ProblemError
from akkoord.public.editions import Edition
from akkoord.public.headers import EDITION_FILE, STORY

JSON = "application/json"
GEOJSON = "application/geo+json"

FOR_EVER = EDITION_FILE
FOR_EVER_BUT_NOT_BY_OTHERS = "private, max-age=31536000, immutable"
"""What somebody searched for stays between the caller and us."""
A_MINUTE = "public, max-age=60"
NOT_AT_ALL = "private, no-cache"

_PROGRAM = version("akkoord")


def form_of(request: HttpRequest, *forms: str) -> str:
    """The form that the caller likes best. Raises the problem that there is none."""
    wanted = request.get_preferred_type(list(forms))
    if wanted is None:
        raise ProblemError(NO_SUCH_FORM, f"This address answers as {' or '.join(forms)}.")
    return wanted


def lasting(
    request: HttpRequest,
    edition: Edition,
    *,
    form: str,
    make: Callable[[], BaseModel],
    policy: str = FOR_EVER,
) -> HttpResponse:
    """An answer that cannot change, since its address names an edition; made only for who has it not."""
    tag = f'W/"{edition.hash[:20]}-{_PROGRAM}-{form.removeprefix("application/")}"'
    response: HttpResponse = HttpResponseNotModified() if _has(request, tag) else _written(make(), form=form)
    return _kept(response, tag, policy)


def passing(request: HttpRequest, shape: BaseModel, *, form: str = JSON) -> HttpResponse:
    """An answer that may change, named after its content."""
    response = _written(shape, form=form)
    return revalidated(request, response)


def revalidated(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer under the name of its content, or that the caller has it already."""
    tag = f'W/"{hashlib.sha256(response.content).hexdigest()[:20]}"'
    if _has(request, tag):
        response = HttpResponseNotModified()
    return _kept(response, tag, A_MINUTE)


def asked_for_each_time(request: HttpRequest, shape: BaseModel) -> HttpResponse:
    """An answer that nobody may show again without asking whether it still stands here."""
    response = passing(request, shape)
    response["Cache-Control"] = STORY
    response["X-Robots-Tag"] = "noarchive"
    return response


def elsewhere(address: str, *, is_for_ever: bool) -> HttpResponse:
    """The address where the answer is."""
    leads: type[HttpResponseRedirect | HttpResponsePermanentRedirect]
    leads = HttpResponsePermanentRedirect if is_for_ever else HttpResponseRedirect
    response = leads(address, preserve_request=True)
    del response["Content-Type"]
    response["Cache-Control"] = FOR_EVER if is_for_ever else NOT_AT_ALL
    return response


def _written(shape: BaseModel, *, form: str) -> HttpResponse:
    response = HttpResponse(shape.model_dump_json(), content_type=form)
    if following := getattr(shape, "next", None):
        response["Link"] = f'<{following}>; rel="next"'
    return response


def _kept(response: HttpResponse, tag: str, policy: str) -> HttpResponse:
    response["ETag"] = tag
    response["Cache-Control"] = policy
    return response


def _has(request: HttpRequest, tag: str) -> bool:
    known = parse_etags(request.headers.get("If-None-Match", ""))
    return "*" in known or tag.removeprefix("W/") in {each.removeprefix("W/") for each in known}
