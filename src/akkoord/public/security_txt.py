"""Whom to tell of a hole in the security (RFC 9116), shown until somebody has to look at it again."""

import logging
from datetime import UTC, date, datetime, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

DAYS_BEFORE = 30
"""From this many days before the end on, each start says so."""
log = logging.getLogger(__name__)


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """The contact; no longer shown once it has expired."""
    del request  # everybody gets the same
    expires = _expires()
    if expires is None or expires <= _today():
        raise Http404
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",  # type: ignore[misc]  # mypy knows the settings of the desk only
        f"Expires: {expires.isoformat()}T00:00:00Z",
        "Preferred-Languages: en, nl, de, fr",
        f"Canonical: {settings.SITE_URL}/.well-known/security.txt",  # type: ignore[misc]
    ]
    return HttpResponse(
        "".join(f"{line}\n" for line in lines),
        content_type="text/plain; charset=utf-8",
        headers={"Cache-Control": "public, max-age=3600"},
    )


def warn_before_it_expires() -> None:
    """Say at the start that the contact is not shown, or soon will not be."""
    expires = _expires()
    if expires is None or expires - _today() <= timedelta(days=DAYS_BEFORE):
        told = {"setting": "security_expires", "ends": expires.isoformat() if expires else "never set"}
        log.warning("security.txt needs a later day", extra={"facts": told})


def _expires() -> date | None:
    expires: date | None = settings.SECURITY_EXPIRES  # type: ignore[misc]
    return expires


def _today() -> date:
    return datetime.now(UTC).date()
