"""Headers of the public site: what may be kept, for how long, and that nothing follows the reader."""

import hashlib
from collections.abc import Callable
from importlib.metadata import version

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

from akkoord.public.editions import shelf
from akkoord.public.stories import stories

PAGE = "public, max-age=300"
SEARCH = "private, no-cache"
"""What somebody searched for stays between the browser and us."""
STORY = "public, no-cache"
"""What shows a story is asked for each time, so that one that was taken back is nowhere any more."""
TEXTS = {"text/css", "text/javascript", "image/svg+xml"}
EDITION_FILE = "public, max-age=31536000, immutable"
NAMED_BY_THEMSELVES = ("/api/", "/editions/", "/stories/", "/health/", "/.well-known/", "/report/")
"""What changes otherwise than the pages, or not at all."""


class EditionCacheMiddleware:
    """Name each page after what it shows, so that a browser asks for it once until something is published."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.program = version("akkoord")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.DEBUG or request.path_info.startswith(NAMED_BY_THEMSELVES):
            return self.get_response(request)
        tag = self._tag()
        if request.method in {"GET", "HEAD"} and request.headers.get("If-None-Match") == tag:
            return self._named(HttpResponseNotModified(), tag, request)
        response = self.get_response(request)
        if response.status_code == 200 and not response.has_header("ETag"):  # noqa: PLR2004 - OK
            return self._named(response, tag, request)
        return response

    def _tag(self) -> str:
        shown = hashlib.sha256(f"{shelf().state()} {stories().state()}".encode()).hexdigest()
        return f'W/"{shown[:20]}-{self.program}"'

    def _named(self, response: HttpResponse, tag: str, request: HttpRequest) -> HttpResponse:
        response["ETag"] = tag
        response.headers.setdefault("Cache-Control", SEARCH if request.GET else PAGE)
        return response


class OwnPagesMiddleware:
    """Tell browsers that pages of others may not load ours; what is for them to fetch says so itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class CompressPagesMiddleware(GZipMiddleware):
    """Compress pages, JSON, style sheets and scripts; files of editions go out as they are, under their own
    checksum and in the parts that are asked for."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Django asks this for every answer."""
        is_file = response.streaming and not _is_text_of_the_site(request, response)
        return response if is_file else super().process_response(request, response)


def _is_text_of_the_site(request: HttpRequest, response: HttpResponseBase) -> bool:
    kind = response.headers.get("Content-Type", "").partition(";")[0]
    return request.path.startswith(settings.STATIC_URL) and kind in TEXTS
