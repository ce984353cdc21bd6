"""What a caller may ask: every parameter is known, stands once, and has a value that can be used."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from ninja import Schema
from ninja.errors import ValidationError

from akkoord.public.api.problems import BAD_PARAMETERS, NOT_HERE, ProblemError
from akkoord.public.api.shapes import ParameterError

View = Callable[..., HttpResponse]
_KNOWN: dict[str, frozenset[str]] = {}
"""Name of an address → the names that may stand after its question mark."""


def allowing(*questions: type[Schema]) -> Callable[[View], View]:
    """Let a view be asked with these questions only: refuse every other parameter."""
    known = frozenset(name for question in questions for name in question.model_fields)

    def around(view: View) -> View:
        _KNOWN[view.__name__] = known

        @wraps(view)
        def asked(request: HttpRequest, **parts: object) -> HttpResponse:
            if errors := _misplaced(request, known):
                raise ProblemError(BAD_PARAMETERS, _in_words(errors), errors=errors)
            return view(request, **parts)

        return asked

    return around


def refused(request: HttpRequest, fault: ValidationError) -> ProblemError:
    """The problem with values that cannot be used, together with names that are not known."""
    if any(each["loc"][0] == "path" for each in fault.errors):
        return ProblemError(NOT_HERE)
    name = request.resolver_match.url_name if request.resolver_match else ""
    errors = [
        ParameterError(name=str(each["loc"][-1]), code=each["type"], detail=each["msg"])
        for each in fault.errors
    ]
    errors += _misplaced(request, _KNOWN.get(name or "", frozenset()))
    return ProblemError(BAD_PARAMETERS, _in_words(errors), errors=errors)


def _misplaced(request: HttpRequest, known: frozenset[str]) -> list[ParameterError]:
    """The parameters that are unknown or stand twice."""
    may_stand = ", ".join(sorted(known)) or "none"
    errors = []
    for name, values in request.GET.lists():
        shown = name[:50].encode("utf-8", "replace").decode()
        if name not in known:
            detail = f"There is no such parameter here; there is: {may_stand}."
            errors.append(ParameterError(name=shown, code="unknown", detail=detail))
        elif len(values) > 1:
            errors.append(ParameterError(name=shown, code="repeated", detail="This parameter stands once."))
    return errors


def _in_words(errors: list[ParameterError]) -> str:
    return "Look at " + ", ".join(sorted({each.name for each in errors})) + "."
