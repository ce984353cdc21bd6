"""The description of the interface (OpenAPI 3.1): what its routes say, and what all have in common."""

from typing import Any

from django.conf import settings
from ninja import NinjaAPI
from pydantic.json_schema import models_json_schema

from akkoord.public.api import problems, shapes
from akkoord.public.api.answers import GEOJSON, JSON

VERSION = "1.2.0"
"""Of the interface: the first number stands in its addresses."""
BASE = "/api/v1"
ABOUT = (
    "Read-only, without a key. The same editions that the pages show. Who produces where is not in it. "
    "An address that names an edition never changes its answer, so it can be kept for ever; "
    "an address without one leads to the newest edition."
)
_REF = "#/components/schemas/{model}"
_TOLD_EVERYWHERE = ("API-Version", "RateLimit-Policy", "RateLimit")
_HEADERS = {
    "API-Version": ("The full version of the interface.", {"type": "string"}),
    "RateLimit-Policy": ("How many requests one address may make in how many seconds.", {"type": "string"}),
    "RateLimit": ("How many are left, and for how many seconds.", {"type": "string"}),
    "Retry-After": ("Seconds to wait.", {"type": "integer"}),
    "ETag": ("Send it back as If-None-Match: 304 says that nothing changed.", {"type": "string"}),
    "Cache-Control": ("How long the answer may be kept.", {"type": "string"}),
    "Link": ("The next page (rel=next), where there is one.", {"type": "string"}),
    "Location": ("The address of the answer.", {"type": "string"}),
    "Allow": ("The methods that are answered.", {"type": "string"}),
    "X-Request-Number": ("Finds the fault again.", {"type": "string"}),
}
_WITHOUT_LIMIT = {"RateLimit-Policy", "RateLimit"}
"""Left out where the operator set no limit."""
_NOT_ALWAYS = _WITHOUT_LIMIT | {"Link"}
_OF_PROBLEMS = {429: ("Retry-After",), 405: ("Allow",), 500: ("X-Request-Number",)}


class Interface(NinjaAPI):
    """The routes, and the whole of their description."""

    def document(self) -> dict[str, Any]:
        """The description as its readers get it."""
        document: dict[str, Any] = self.get_openapi_schema(path_prefix="")
        document["info"] = _about()
        document["servers"] = [{"url": BASE}]
        document["components"]["schemas"] = _schemas()
        document["components"]["headers"] = {name: _header(name) for name in _HEADERS}
        for path, methods in document["paths"].items():
            for operation in methods.values():
                _complete(path, operation)
        return document

    def get_openapi_operation_id(self, operation: Any) -> str:  # noqa: ANN401 - ninja's signature
        """The name of the view says it best."""
        return str(operation.view_func.__name__)


def _about() -> dict[str, Any]:
    contact = settings.CONTACT  # type: ignore[misc]  # mypy knows the settings of the desk only
    url = settings.SITE_URL  # type: ignore[misc]
    return {
        "title": "Akkoord: production locations of an agreement",
        "version": VERSION,
        "description": ABOUT,
        "contact": {"name": "The secretariat", "email": contact, "url": f"{url}/en/api/"},
    }


def _schemas() -> dict[str, Any]:
    """Every shape that an answer can have, with those within it."""
    answers = [
        each for each in vars(shapes).values() if isinstance(each, type) and issubclass(each, shapes.Shape)
    ]
    _, found = models_json_schema([(each, "serialization") for each in answers], ref_template=_REF)
    return dict(sorted(found["$defs"].items()))


def _header(name: str) -> dict[str, Any]:
    description, schema = _HEADERS[name]
    return {"description": description, "schema": schema, "required": name not in _NOT_ALWAYS}


def _headers(*names: str) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in (*_TOLD_EVERYWHERE, *names)}


def _complete(path: str, operation: dict[str, Any]) -> None:
    """Headers, forms, and everything that can go wrong, for one operation."""
    answers = operation["responses"]
    if 200 in answers:  # noqa: PLR2004 - OK
        answers[200]["content"] = _forms(path, answers[200]["content"][JSON]["schema"])
        answers[200]["headers"] = _headers("ETag", "Cache-Control", "Link")
        answers[304] = {"description": "Not changed", "headers": _headers("ETag", "Cache-Control")}
    if 307 in answers:  # noqa: PLR2004 - temporary redirect
        answers[307] = _leads("Leads to the newest edition")
    if path.endswith("{number}/production-locations/{location_id}"):
        answers[308] = _leads("Was merged: leads to its successor")
    for kind in problems.KINDS:
        answers[kind.status] = _problem(kind.status)
    operation["responses"] = {str(status): answers[status] for status in sorted(answers)}


def _leads(description: str) -> dict[str, Any]:
    return {"description": description, "headers": _headers("Location", "Cache-Control")}


def _forms(path: str, schema: dict[str, Any]) -> dict[str, Any]:
    """The forms of an answer; locations can be had as GeoJSON too."""
    if path.endswith(".geojson"):
        return {GEOJSON: {"schema": schema}}
    forms = {JSON: {"schema": schema}}
    if path.endswith("/production-locations"):
        forms[GEOJSON] = {"schema": {"$ref": _REF.format(model="FeatureCollection")}}
    if path.endswith("/production-locations/{location_id}"):
        forms[GEOJSON] = {"schema": {"$ref": _REF.format(model="Feature")}}
    return forms


def _problem(status: int) -> dict[str, Any]:
    titles = [each.title for each in problems.KINDS if each.status == status]
    schema = {"$ref": _REF.format(model="Problem")}
    return {
        "description": "; ".join(titles),
        "headers": _headers("Cache-Control", *_OF_PROBLEMS.get(status, ())),
        "content": {problems.MEDIA_TYPE: {"schema": schema}},
    }
