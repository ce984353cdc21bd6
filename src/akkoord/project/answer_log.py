"""A log line for each answer: kind of page, how it ended, how long it took; never for whom or about what."""

import logging
import secrets
import time
from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

logger = logging.getLogger(__name__)
FAULT = 500
UNTOLD = "reporting"
"""Pages of which no answer is logged: the moment of a line could tell who reported."""


class AnswerLogMiddleware:
    """Number the request, and tell of the answer; one that failed carries its number, to find the line by."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = time.perf_counter()
        number = secrets.token_hex(6)
        request.log_number = number  # type: ignore[attr-defined]
        response = self.get_response(request)
        match = request.resolver_match
        if match and UNTOLD in match.namespaces:
            return response
        facts = {
            "request": number,
            "method": request.method if request.method in {"GET", "HEAD", "POST"} else "other",
            "route": match.view_name if match else "",
            "status": response.status_code,
            "ms": round(1000 * (time.perf_counter() - began)),
        }
        logger.info("answer", extra={"facts": facts})
        if response.status_code >= FAULT:
            response.headers["X-Request-Number"] = number
        return response
