"""What all answers of the interface have in common, also those that no route gives."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from akkoord.public.api import limits, problems
from akkoord.public.api.description import BASE, VERSION

UNDER = "/api/"
FOR_OTHER_SITES = (UNDER, "/editions/")
"""What pages of others may fetch: everybody may have it, and nobody signs in here."""
METHODS = "GET, HEAD, OPTIONS"
READABLE = "API-Version, ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After"
FAILED = 400


def is_for_programs(request: HttpRequest) -> bool:
    """Is this an address of the interface? Only its very beginning leads people to the page about it."""
    return request.path_info.startswith(UNDER) and request.path_info != UNDER


class InterfaceMiddleware:
    """Counts requests, lets other sites read, and tells every problem in the one form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(FOR_OTHER_SITES):
            return self.get_response(request)
        if request.method == "OPTIONS":
            response: HttpResponseBase = _allowed()
        elif is_for_programs(request):
            response = self._counted(request)
        else:
            response = self.get_response(request)
        return _open(response)

    def _counted(self, request: HttpRequest) -> HttpResponseBase:
        use = limits.use_of(request)
        is_over = use is not None and use.is_over
        response = problems.problem(problems.TOO_MANY) if is_over else self._answered(request)
        for name, value in (use.headers if use else {}).items():
            response[name] = value
        response["API-Version"] = VERSION
        response.headers.setdefault("Link", "")
        links = [response["Link"], f'<{BASE}/openapi.json>; rel="service-desc"']
        response["Link"] = ", ".join(each for each in links if each)
        response["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
        patch_vary_headers(response, ["Accept"])
        return response

    def _answered(self, request: HttpRequest) -> HttpResponseBase:
        """The route's answer; to HEAD the same as to GET, since the server leaves the content out."""
        method, request.method = request.method, "GET" if request.method == "HEAD" else request.method
        response = self.get_response(request)
        request.method = method
        if response.status_code < FAILED or response["Content-Type"] == problems.MEDIA_TYPE:
            return response
        told = problems.problem(problems.kind_of(response.status_code), status=response.status_code)
        if response.has_header("Allow"):
            told["Allow"] = METHODS
        return told


def _allowed() -> HttpResponse:
    """What a browser asks before it lets another site's page send a header of its own."""
    told = {
        "Access-Control-Allow-Methods": METHODS,
        "Access-Control-Allow-Headers": "Accept, If-None-Match, Range",
        "Access-Control-Max-Age": "86400",
    }
    return HttpResponse(status=204, headers={**told, "Allow": METHODS})


def _open(response: HttpResponseBase) -> HttpResponseBase:
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = READABLE
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
