"""Whom visitors write to when something is wrong at a location: somebody has to read it."""

import logging

from django.conf import settings

NOBODY = ("@example.org", "@example.com", "@example.net")
"""Ends of addresses that belong to nobody (RFC 2606), such as that of a site where nobody set one."""
log = logging.getLogger(__name__)


def warn_if_nobody_reads() -> None:
    """Say at the start that what visitors write goes nowhere."""
    contact: str = settings.CONTACT  # type: ignore[misc]  # mypy knows the settings of the desk only
    if contact.endswith(NOBODY):
        log.warning("nobody reads what visitors write", extra={"facts": {"setting": "contact"}})
