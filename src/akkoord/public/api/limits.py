"""How many requests one caller may make in a minute, counted without keeping an address.

What is counted is a digest of the address under a key that is thrown away, with all counts, as soon as the
minute is over; nothing of it is ever written to a disk.
"""

import hashlib
import ipaddress
import math
import secrets
import threading
import time
from collections import Counter
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.http import HttpRequest

SECONDS = 60
POLICY = "per-address"
NEIGHBOURS = 64
"""Bits of an IPv6 address that tell one connection from another."""


@dataclass(frozen=True, slots=True)
class Use:
    """What is left to a caller, and for how long."""

    most: int
    left: int
    seconds: int
    is_over: bool

    @property
    def headers(self) -> dict[str, str]:
        """As the HTTP working group words it (draft-ietf-httpapi-ratelimit-headers)."""
        told = {
            "RateLimit-Policy": f'"{POLICY}";q={self.most};w={SECONDS}',
            "RateLimit": f'"{POLICY}";r={self.left};t={self.seconds}',
        }
        return told | ({"Retry-After": str(self.seconds)} if self.is_over else {})


class Limit:
    """At most so many requests of one caller in a window of time."""

    def __init__(self, most: int, *, seconds: float = SECONDS) -> None:
        self.most, self.seconds = most, seconds
        self._lock = threading.Lock()
        self._counts: Counter[bytes] = Counter()
        self._key = b""
        self._ends = 0.0

    def count(self, caller: str) -> Use:
        """Count one request of this caller."""
        with self._lock:
            if not self._key or time.monotonic() >= self._ends:
                self._begin()
            digest = hashlib.blake2b(caller.encode(), key=self._key, digest_size=16).digest()
            self._counts[digest] += 1
            made = self._counts[digest]
            wait = max(1, math.ceil(self._ends - time.monotonic()))
        return Use(self.most, max(0, self.most - made), wait, is_over=made > self.most)

    def _begin(self) -> None:
        self._counts.clear()
        self._key = secrets.token_bytes(16)
        self._ends = time.monotonic() + self.seconds
        end = threading.Timer(self.seconds, self._forget, [self._key])
        end.daemon = True
        end.start()

    def _forget(self, key: bytes) -> None:
        with self._lock:
            if key == self._key:
                self._counts.clear()
                self._key = b""


@cache
def _limit(most: int) -> Limit:
    return Limit(most)


def use_of(request: HttpRequest) -> Use | None:
    """Count this request; None where the operator set no limit."""
    most = settings.API_REQUESTS_PER_MINUTE  # type: ignore[misc]  # mypy knows the settings of the desk only
    return _limit(most).count(caller_of(request)) if most else None


def caller_of(request: HttpRequest) -> str:
    """The address a request came from, as the operator's own proxies tell it; of IPv6 the connection only."""
    passed = [each.strip() for each in request.headers.get("X-Forwarded-For", "").split(",")]
    proxies = settings.PROXIES  # type: ignore[misc]  # mypy knows the settings of the desk only
    said = passed[-proxies] if 0 < proxies <= len(passed) else ""
    text = said or request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return text
    if address.version == 6:  # noqa: PLR2004 - IPv6
        return str(ipaddress.ip_network((address, NEIGHBOURS), strict=False))
    return str(address)
