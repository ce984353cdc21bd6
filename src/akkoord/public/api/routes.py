"""The read-only JSON interface: the same list that the pages show."""

from dataclasses import asdict
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from ninja import NinjaAPI, Query

from akkoord.public import editions
from akkoord.public.api import shapes
from akkoord.public.participants import participants
from akkoord.public.search import LONGEST_QUERY, SearchIndex, open_index

LARGEST_PAGE = 200

api = NinjaAPI(
    title="Akkoord: public list of production locations",
    version="1",
    description="Read-only. Who produces where is not in it.",
    docs_url=None,
    urls_namespace="api",
)


class NotOnTheList(Exception):
    """There is no such thing in the newest edition."""


@api.exception_handler(NotOnTheList)
def not_on_the_list(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - ninja's signature
    """The one answer for everything that is not here."""
    return api.create_response(request, {"detail": "not on this list"}, status=404)


@api.get(
    "/locations", response={200: shapes.LocationPage, 404: shapes.Refusal}, summary="Search or walk the list"
)
def locations(
    request: HttpRequest,  # noqa: ARG001 - ninja's signature
    q: Annotated[str, Query(max_length=LONGEST_QUERY, description="Name, place or identifier")] = "",
    country: Annotated[str, Query(pattern="^([A-Za-z]{2})?$", description="ISO 3166-1 alpha-2")] = "",
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
    page_size: Annotated[int, Query(ge=1, le=LARGEST_PAGE)] = 50,
) -> dict[str, object]:
    """The hits for `q`, tolerant of spelling; without `q` the whole list in its order."""
    edition, index = _list()
    answer = index.search(
        q.replace("\0", " "), country=country.upper(), first=(page - 1) * page_size, size=page_size
    )
    return {
        "edition": edition.number,
        "total": answer.total,
        "page": page,
        "page_size": page_size,
        "countries": answer.countries,
        "locations": [asdict(hit.location) | {"is_similar": hit.is_similar} for hit in answer.hits],
    }


@api.get(
    "/locations/{location_id}",
    response={200: shapes.Location, 404: shapes.Refusal},
    summary="One location",
)
def location(request: HttpRequest, location_id: str) -> object:  # noqa: ARG001 - ninja's signature
    """A location by its identifier; one that was merged redirects to its successor."""
    _, index = _list()
    found = index.location(location_id)
    if found is not None:
        return asdict(found)
    successor = index.successor(location_id)
    if successor is None:
        raise NotOnTheList
    return redirect("api:location", location_id=successor, permanent=True)


@api.get("/participants", response=list[shapes.Participant], summary="Who takes part")
def all_participants(request: HttpRequest) -> list[dict[str, object]]:  # noqa: ARG001 - ninja's signature
    """Everybody by name; brands and statement as the companies themselves show them."""
    edition = editions.shelf().newest()
    rows = participants(edition) if edition else []
    return [asdict(each) | {"since": each.since or None} for each in rows]


@api.get("/editions", response=list[shapes.Edition], summary="Every edition, the newest first")
def all_editions(request: HttpRequest) -> list[dict[str, object]]:
    """What was published, with the files and their checksums."""
    return [_edition(request, each) for each in editions.shelf().all()]


def _list() -> tuple[editions.Edition, SearchIndex]:
    edition = editions.shelf().newest()
    if edition is None or not edition.has_list:
        raise NotOnTheList
    return edition, open_index(edition.search_index)


def _edition(request: HttpRequest, edition: editions.Edition) -> dict[str, object]:
    shown = {name: getattr(edition, name) for name in shapes.Edition.model_fields if name != "files"}
    files = [asdict(file) | {"url": _url(request, edition, file.name)} for file in edition.files]
    return shown | {"files": files}


def _url(request: HttpRequest, edition: editions.Edition, name: str) -> str:
    parts = {"agreement": edition.agreement, "number": edition.number, "name": name}
    return request.build_absolute_uri(reverse("edition_file", kwargs=parts))
