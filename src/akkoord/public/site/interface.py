"""The page about the interface for programs, made from its own description."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from akkoord.public.api import limits, problems
from akkoord.public.api.description import ABOUT, BASE, VERSION
from akkoord.public.api.routes import api
from akkoord.public.editions import shelf


@require_safe
def interface(request: HttpRequest) -> HttpResponse:
    """What can be asked, what is answered, and what can go wrong."""
    document = api.document()
    content = {
        "about": ABOUT,
        "version": VERSION,
        "example": request.build_absolute_uri(f"{BASE}/production-locations"),
        "operations": [
            _operation(path, methods["get"], document["components"]["schemas"])
            for path, methods in document["paths"].items()
        ],
        "problems": problems.KINDS,
        "newest": shelf().newest(),
        "most": settings.API_REQUESTS_PER_MINUTE,  # type: ignore[misc]  # mypy knows the settings of the desk only
        "seconds": limits.SECONDS,
    }
    return render(request, "public/interface.html", content)


def _operation(path: str, operation: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    """One address as the page shows it."""
    answer = operation["responses"].get("200", {}).get("content", {})
    return {
        "path": BASE + path,
        "anchor": operation["operationId"],
        "summary": operation["summary"],
        "description": operation["description"],
        "parameters": [_parameter(each) for each in operation["parameters"]],
        "forms": list(answer),
        "fields": _fields(next(iter(answer.values()))["schema"], schemas) if answer else [],
    }


def _parameter(parameter: dict[str, Any]) -> dict[str, Any]:
    schema = parameter["schema"]
    return {
        "name": parameter["name"],
        "place": parameter["in"],
        "about": parameter.get("description", ""),
        "bounds": _bounds(schema),
        "default": schema.get("default") or "",
    }


def _bounds(schema: dict[str, Any]) -> str:
    if "maximum" in schema:
        return f"{schema['minimum']} to {schema['maximum']}"
    return f"at most {schema['maxLength']} characters" if "maxLength" in schema else ""


def _fields(schema: dict[str, Any], schemas: dict[str, Any], *, before: str = "") -> list[dict[str, str]]:
    """Every field of an answer, with the names of those above it."""
    shape = _shape(schema, schemas)
    found = []
    for name, field in shape.get("properties", {}).items():
        inner = _inner(field)
        full = before + name + ("[]" if field.get("type") == "array" else "")
        found.append({"name": full, "type": _type(field, schemas), "about": field.get("description", "")})
        found += _fields(inner, schemas, before=full + ".") if inner else []
    return found


def _shape(schema: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    shape: dict[str, Any] = schemas[schema["$ref"].rsplit("/", 1)[-1]] if "$ref" in schema else schema
    return shape


def _inner(field: dict[str, Any]) -> dict[str, Any] | None:
    """The shape within a field, if there is one."""
    choices = [field, field.get("items", {}), *field.get("anyOf", [])]
    return next((each for each in choices if "$ref" in each), None)


def _type(field: dict[str, Any], schemas: dict[str, Any]) -> str:
    """The kind of a value in words."""
    shape = _shape(field, schemas)
    if "anyOf" in shape:
        return " or ".join(_type(each, schemas) for each in shape["anyOf"])
    if "enum" in shape:
        return " or ".join(f'"{each}"' for each in shape["enum"])
    return str(shape.get("format") or shape.get("const") or shape.get("type", ""))
