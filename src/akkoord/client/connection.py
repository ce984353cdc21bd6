"""Ask a public site, and not twice: what it names by an ETag is kept and asked for again by that name."""

import http.client
import json
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPMessage
from typing import IO, Any, cast
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

Response = http.client.HTTPResponse | HTTPError
PIECE = 1 << 20
"""Bytes of a download at a time."""
MOST_KEPT = 256
"""Answers kept in memory."""
LONGEST_WAIT = 120
"""Seconds; who is told to wait longer than this is told so."""
NOT_CHANGED = 304
NOT_THERE, GONE = 404, 410
TOO_MANY = 429
BUSY = (TOO_MANY, 502, 503, 504)
"""Answers after which it is worth asking again."""


class CannotAnswer(Exception):
    """The site cannot be reached, or cannot answer now."""


class Refused(Exception):
    """The site told a problem (RFC 9457); `problem` is what it said."""

    def __init__(self, problem: dict[str, Any]) -> None:
        super().__init__(f"{problem.get('title', 'refused')}: {problem.get('detail', '')}")
        self.problem = problem

    @property
    def status(self) -> int:
        """The status of the answer."""
        return int(self.problem.get("status", 0))


class NotFound(Refused):
    """There is no such thing on this site."""


class Withdrawn(Refused):
    """It was there once: an edition, `problem` says when and why, or a story, of which it says neither."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer and the name that the site gave it."""

    tag: str
    content: bytes


class Connection:
    """One site; may be used by several threads.

    `sleep` waits for so many seconds before asking again. Every address must be of the site itself.
    """

    def __init__(
        self,
        site: str,
        *,
        timeout: float = 30,
        tries: int = 5,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.site = site.rstrip("/")
        self._timeout, self._tries, self._sleep = timeout, tries, sleep
        self._opener = build_opener(_OwnSite)
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._lock = threading.Lock()

    def json(self, path: str, **query: object) -> Any:  # noqa: ANN401 - whatever JSON holds
        """What the site answers, as JSON. Raises `Refused`, `NotFound` or `CannotAnswer`."""
        asked = urlencode({name: value for name, value in query.items() if value not in {None, ""}})
        address = self.address(path) + (f"?{asked}" if asked else "")
        kept = self._kept.get(address)
        headers = {"Accept": "application/json"} | ({"If-None-Match": kept.tag} if kept else {})
        with _faults_of(address), self._asked(address, headers) as answer:
            if kept and answer.status == NOT_CHANGED:
                return json.loads(kept.content)
            content = answer.read()
            self._keep(address, answer.headers.get("ETag"), content)
        return json.loads(content)

    def content(self, path: str) -> bytes:
        """A small file of the site."""
        return b"".join(self.pieces(path))

    def pieces(self, path: str) -> Iterator[bytes]:
        """A file of the site, piece by piece."""
        address = self.address(path)
        with _faults_of(address), self._opened(address, {}) as answer:
            while piece := answer.read(PIECE):
                yield piece

    def address(self, path: str) -> str:
        """The whole address of a path. Raises `ValueError` for one of another site."""
        address = urljoin(self.site + "/", path)
        if urlsplit(address)[:2] != urlsplit(self.site)[:2]:
            raise ValueError(f"{address} is not of {self.site}")
        return address

    def _asked(self, address: str, headers: dict[str, str]) -> Response:
        """The same as below; what is not there any more is not kept here either."""
        try:
            return self._opened(address, headers)
        except (NotFound, Withdrawn):
            with self._lock:
                self._kept.pop(address, None)
            raise

    def _opened(self, address: str, headers: dict[str, str]) -> Response:
        """An answer with content, or the one that nothing changed; waits and asks again where that helps."""
        request = Request(address, headers={"User-Agent": "akkoord.client", **headers})  # noqa: S310 - the site that the caller named
        for left in reversed(range(self._tries)):
            try:
                return cast("Response", self._opener.open(request, timeout=self._timeout))
            except HTTPError as fault:
                if fault.code == NOT_CHANGED:
                    return fault
                wait = _wait(fault) if left else None
                if wait is None:
                    with fault:
                        raise _told(fault) from None
                fault.close()
            except OSError:
                if not left:
                    raise
                wait = 1
            self._sleep(wait)
        raise ValueError("tries must be at least 1")

    def _keep(self, address: str, tag: str | None, content: bytes) -> None:
        if tag is None:
            return
        with self._lock:
            self._kept[address] = Kept(tag, content)
            self._kept.move_to_end(address)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)


class _OwnSite(HTTPRedirectHandler):
    """Follows only what leads on within the site."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if urlsplit(newurl)[:2] != urlsplit(req.full_url)[:2]:
            raise CannotAnswer(f"{req.full_url} leads to another site: {newurl}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


@contextmanager
def _faults_of(address: str) -> Iterator[None]:
    """Tell a broken line as what it is to the caller."""
    try:
        yield
    except (OSError, http.client.HTTPException) as fault:
        raise CannotAnswer(f"{address}: {fault}") from fault


def _wait(fault: HTTPError) -> float | None:
    """Seconds until it is worth asking again; None when it is not."""
    if fault.code not in BUSY:
        return None
    told = fault.headers.get("Retry-After", "")
    seconds = int(told) if told.isdecimal() else 1
    return seconds if seconds <= LONGEST_WAIT else None


def _told(fault: HTTPError) -> Exception:
    """What an answer with a problem says."""
    kind = {NOT_THERE: NotFound, GONE: Withdrawn}.get(fault.code, Refused)
    if fault.headers.get_content_type() == "application/problem+json":
        return kind(json.loads(fault.read()))
    if kind is not Refused:
        return kind({"title": fault.reason, "status": fault.code, "detail": fault.url})
    return CannotAnswer(f"{fault.url}: {fault.code} {fault.reason}")
