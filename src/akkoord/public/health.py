"""Whether the public site can answer: for a watchman or a load balancer."""

import os

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """`ready`, or 503 and `not ready` when the editions cannot be read."""
    del request  # everybody gets the same
    is_ready = os.access(settings.EDITIONS_DIR, os.R_OK | os.X_OK)
    return HttpResponse(
        "ready\n" if is_ready else "not ready\n",
        status=200 if is_ready else 503,
        content_type="text/plain",
        headers={"Cache-Control": "no-store"},
    )
