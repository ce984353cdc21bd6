"""Whether the public site can answer: for a watchman or a load balancer."""

import os
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from akkoord.doors.keeping import noted

STALE = timedelta(minutes=10)
"""Without reaching the store for so long the answer says so."""


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """`ready`, or 503 and `not ready` when the editions cannot be read.

    Where they come from a store, a second line says since when it was not reached: the site goes on with
    what it has.
    """
    del request  # everybody gets the same
    is_ready = os.access(settings.EDITIONS_DIR, os.R_OK | os.X_OK)
    fetches: bool = settings.FETCHES_EDITIONS  # type: ignore[misc]  # mypy knows the settings of the desk only
    reached = _reached() if fetches else datetime.now(UTC)
    is_ready = is_ready and reached is not None
    return HttpResponse(
        f"ready\n{_stale(reached)}" if reached and is_ready else "not ready\n",
        status=200 if is_ready else 503,
        content_type="text/plain",
        headers={"Cache-Control": "no-store"},
    )


def _reached() -> datetime | None:
    """When folder and store were last in line."""
    found = noted(settings.EDITIONS_DIR)
    return datetime.fromisoformat(found.reached) if found and found.reached else None


def _stale(reached: datetime) -> str:
    if datetime.now(UTC) - reached < STALE:
        return ""
    return f"store not reached since {reached:%Y-%m-%dT%H:%M}Z\n"
