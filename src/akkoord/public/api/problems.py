"""What can go wrong at the interface, told as `application/problem+json` (RFC 9457)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import translation

from akkoord.public.api import shapes

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem; `code` ends the address at which it is explained."""

    code: str
    status: int
    title: str
    about: str


BAD_PARAMETERS = Kind(
    "bad-parameters",
    400,
    "Some parameters cannot be used",
    "`errors` names each parameter that is unknown, stands twice or has a value that cannot be used.",
)
OTHER_EDITION = Kind(
    "cursor-of-another-edition",
    409,
    "This cursor belongs to another edition",
    "A cursor goes on in the edition it came from. Begin again without it, or go on in that edition.",
)
OTHER_QUESTION = Kind(
    "cursor-of-another-question",
    409,
    "This cursor belongs to another question",
    "A cursor goes on with the filters it came from. Follow `next`, or begin again without a cursor.",
)
NOT_HERE = Kind(
    "not-here",
    404,
    "There is nothing here",
    "No edition has this, or this address does not exist. Every such answer is the same.",
)
WITHDRAWN = Kind(
    "withdrawn",
    410,
    "This edition was withdrawn",
    "`withdrawn_on` says when, `detail` why. Copies of it should not be used any more.",
)
GONE = Kind(
    "gone",
    410,
    "This story is not here any more",
    "It could be read once. Copies of it should not be shown any more; nobody is told why.",
)
READ_ONLY = Kind("read-only", 405, "This interface is read-only", "Only GET, HEAD and OPTIONS are answered.")
NO_SUCH_FORM = Kind(
    "no-such-form",
    406,
    "There is no answer in that form",
    "The header Accept names no form in which this address answers.",
)
TOO_MANY = Kind(
    "too-many-requests",
    429,
    "Too many requests",
    "Wait as many seconds as Retry-After says. Whoever wants the whole list takes a file of the edition.",
)
REFUSED = Kind("refused", 400, "This request cannot be answered", "The request itself is not well formed.")
FAULT = Kind(
    "fault", 500, "Something is wrong here", "The fault is ours. The header X-Request-Number finds it again."
)
KINDS = (
    BAD_PARAMETERS,
    REFUSED,
    NOT_HERE,
    READ_ONLY,
    NO_SUCH_FORM,
    OTHER_EDITION,
    OTHER_QUESTION,
    WITHDRAWN,
    GONE,
    TOO_MANY,
    FAULT,
)


class ProblemError(Exception):
    """Ends a request with this kind of problem; `errors` name single parameters."""

    def __init__(
        self,
        kind: Kind,
        detail: str = "",
        *,
        errors: Sequence[shapes.ParameterError] = (),
        withdrawn_on: date | None = None,
    ) -> None:
        super().__init__(kind.code)
        self.kind, self.detail, self.errors, self.withdrawn_on = kind, detail, tuple(errors), withdrawn_on


def problem(
    kind: Kind,
    detail: str = "",
    *,
    errors: Sequence[shapes.ParameterError] = (),
    status: int | None = None,
    withdrawn_on: date | None = None,
) -> HttpResponse:
    """The answer that tells a problem; it repeats nothing of the address that was asked for."""
    told = shapes.Problem(
        type=address_of(kind),
        title=kind.title,
        status=status or kind.status,
        detail=detail or kind.about,
        withdrawn_on=withdrawn_on,
        errors=list(errors),
    )
    content = told.model_dump_json(exclude_defaults=True).encode()
    headers = {"Cache-Control": "no-store", "Content-Length": str(len(content))}
    return HttpResponse(content, status=told.status, content_type=MEDIA_TYPE, headers=headers)


def address_of(kind: Kind) -> str:
    """Where this kind of problem is explained to people; the same for every request."""
    with translation.override("en"):
        return f"{settings.SITE_URL}{reverse('public:interface')}#{kind.code}"  # type: ignore[misc]  # mypy knows the settings of the desk only


def kind_of(status: int) -> Kind:
    """The kind for an answer that was given before the interface could say more."""
    if status >= FAULT.status:
        return FAULT
    return next((each for each in KINDS if each.status == status), REFUSED)
