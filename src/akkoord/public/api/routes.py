"""The addresses of the interface: the same editions that the pages show, for programs."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from ninja import Path, Query
from ninja.errors import ValidationError

from akkoord.public import editions
from akkoord.public.api import shapes, wording
from akkoord.public.api.answers import (
    FOR_EVER,
    FOR_EVER_BUT_NOT_BY_OTHERS,
    GEOJSON,
    JSON,
    asked_for_each_time,
    elsewhere,
    form_of,
    lasting,
    passing,
    revalidated,
)
from akkoord.public.api.asking import allowing, refused
from akkoord.public.api.description import Interface
from akkoord.public.api.listing import Question, feature_page, location_page
from akkoord.public.api.problems import GONE, NOT_HERE, WITHDRAWN, ProblemError, problem
from akkoord.public.editions import Edition
from akkoord.public.participants import participants
from akkoord.public.search import SearchIndex, open_index
from akkoord.public.stories import stories
from akkoord.public.withdrawals import withdrawn_editions

Agreement = Annotated[
    str, Path(pattern="^[a-z0-9_-]{1,80}$", description="The agreement, as `/editions` names it")
]
Number = Annotated[int, Path(ge=1, le=999_999, description="The number of the edition")]
LocationId = Annotated[
    str, Path(pattern="^[A-Z0-9]{4,20}$", description="Lasting identifier of the production location")
]
StoryCode = Annotated[str, Path(pattern="^[0-9a-z]{10}$", description="Lasting code of the story")]
api = Interface(urls_namespace="api", docs_url=None, openapi_url=None)


@api.exception_handler(ProblemError)
def told(request: HttpRequest, fault: ProblemError) -> HttpResponse:  # noqa: ARG001 - ninja's signature
    """A problem as its answer."""
    return problem(fault.kind, fault.detail, errors=fault.errors, withdrawn_on=fault.withdrawn_on)


@api.exception_handler(ValidationError)
def bad_value(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    """Values that cannot be used as their answer."""
    return told(request, refused(request, fault))


@api.get("/openapi.json", url_name="description", include_in_schema=False)
@allowing()
def description(request: HttpRequest) -> HttpResponse:
    """The description of the interface (OpenAPI 3.1)."""
    form_of(request, JSON)
    return revalidated(request, JsonResponse(api.document()))


@api.get("/editions", response=shapes.Editions, url_name="all_editions", summary="Every edition")
@allowing()
def all_editions(request: HttpRequest) -> HttpResponse:
    """What was published, the newest first, with its files and their checksums, and what was withdrawn."""
    form_of(request, JSON)
    found = [wording.published_edition(request, each) for each in editions.shelf().all()]
    gone = [wording.withdrawn_edition(each) for each in withdrawn_editions()]
    return passing(request, shapes.Editions(data=found, withdrawn=gone))


@api.get(
    "/editions/{agreement}/{int:number}", response=shapes.Edition, url_name="edition", summary="One edition"
)
@allowing()
def edition(request: HttpRequest, agreement: Agreement, number: Number) -> HttpResponse:
    """What one edition is, with its files and their checksums."""
    form = form_of(request, JSON)
    here = _edition(agreement, number)
    return lasting(request, here, form=form, make=lambda: wording.published_edition(request, here))


@api.get(
    "/editions/{agreement}/{int:number}/countries",
    response=shapes.CountryCounts,
    url_name="edition_countries",
    summary="Locations by country",
)
@allowing()
def edition_countries(request: HttpRequest, agreement: Agreement, number: Number) -> HttpResponse:
    """How many locations each country has; also where an agreement publishes no more than this."""
    form = form_of(request, JSON)
    here = _edition(agreement, number)

    def counts() -> shapes.CountryCounts:
        rows = [wording.country_count(each) for each in editions.country_counts(here)]
        return shapes.CountryCounts(edition=wording.edition_name(here), data=rows)

    return lasting(request, here, form=form, make=counts)


@api.get(
    "/editions/{agreement}/{int:number}/production-locations",
    response=shapes.LocationPage,
    url_name="edition_locations",
    summary="Search or walk the production locations of an edition",
)
@allowing(Question)
def edition_locations(
    request: HttpRequest,
    agreement: Agreement,
    number: Number,
    question: Query[Question],
) -> HttpResponse:
    """The hits for `q`, tolerant of spelling, the best first; without `q` the whole list in its order."""
    form = form_of(request, JSON, GEOJSON)
    return _locations(request, form, _edition(agreement, number), question)


@api.get(
    "/editions/{agreement}/{int:number}/production-locations.geojson",
    response=shapes.FeatureCollection,
    url_name="edition_locations_geojson",
    summary="The production locations of an edition as GeoJSON",
)
@allowing(Question)
def edition_locations_geojson(
    request: HttpRequest,
    agreement: Agreement,
    number: Number,
    question: Query[Question],
) -> HttpResponse:
    """As above, for a program that reads an address but sends no Accept, such as a map."""
    form = form_of(request, GEOJSON)
    return _locations(request, form, _edition(agreement, number), question)


@api.get(
    "/editions/{agreement}/{int:number}/production-locations/{location_id}",
    response=shapes.ProductionLocation,
    url_name="edition_location",
    summary="One production location of an edition",
)
@allowing()
def edition_location(
    request: HttpRequest, agreement: Agreement, number: Number, location_id: LocationId
) -> HttpResponse:
    """A production location by its identifier; one that was merged leads to its successor."""
    form = form_of(request, JSON, GEOJSON)
    here = _edition(agreement, number)
    index = _index(here)
    found = index.location(location_id)
    if found is None:
        successor = _successor(index, location_id)
        to = wording.address(request, "edition_location", here, location_id=successor)
        return elsewhere(to, is_for_ever=True)
    make = wording.feature if form == GEOJSON else wording.production_location
    return lasting(request, here, form=form, make=lambda: make(found))


@api.get(
    "/production-locations",
    response={307: None},
    url_name="locations",
    summary="The production locations of the newest edition",
)
@allowing(Question)
def locations(request: HttpRequest, question: Query[Question]) -> HttpResponse:
    """Leads to the same question at the newest edition, whose answers may be kept for ever."""
    del question  # looked at here, answered there
    return _at_the_newest(request, "edition_locations")


@api.get(
    "/production-locations.geojson",
    response={307: None},
    url_name="locations_geojson",
    summary="The production locations of the newest edition as GeoJSON",
)
@allowing(Question)
def locations_geojson(request: HttpRequest, question: Query[Question]) -> HttpResponse:
    """Leads to the same question at the newest edition."""
    del question
    return _at_the_newest(request, "edition_locations_geojson")


@api.get(
    "/production-locations/{location_id}",
    response={307: None},
    url_name="location",
    summary="One production location of the newest edition",
)
@allowing()
def location(request: HttpRequest, location_id: LocationId) -> HttpResponse:
    """Leads to the location in the newest edition: the lasting address of a location for programs."""
    return _at_the_newest(request, "edition_location", location_id=location_id)


@api.get("/participants", response=shapes.Participants, url_name="all_participants", summary="Who takes part")
@allowing()
def all_participants(request: HttpRequest) -> HttpResponse:
    """Everybody by name; brands and statement as the companies themselves show them."""
    form_of(request, JSON)
    newest = editions.shelf().newest()
    rows = participants(newest) if newest else []
    return passing(request, shapes.Participants(data=[wording.participant(each) for each in rows]))


@api.get("/stories", response=shapes.Stories, url_name="stories", summary="Stories with consent")
@allowing()
def all_stories(request: HttpRequest) -> HttpResponse:
    """Every story that may be read now. Ask again before each use: what is not here was taken back."""
    form_of(request, JSON)
    found = [wording.story(request, each) for each in stories().shown()]
    return asked_for_each_time(request, shapes.Stories(data=found))


@api.get("/stories/{code}", response=shapes.Story, url_name="story", summary="One story")
@allowing()
def story(request: HttpRequest, code: StoryCode) -> HttpResponse:
    """A story by its lasting code; one that is not there any more answers 410, and nobody is told why."""
    form_of(request, JSON)
    found = stories().find(code)
    if found is None:
        raise ProblemError(GONE if stories().is_gone(code) else NOT_HERE)
    return asked_for_each_time(request, wording.story(request, found))


def _edition(agreement: str, number: int) -> Edition:
    found = editions.shelf().find_whole(agreement, number)
    if found is None:
        raise _withdrawn(agreement, number) or ProblemError(NOT_HERE)
    return found


def _withdrawn(agreement: str, number: int) -> ProblemError | None:
    note = editions.withdrawal(agreement, str(number))
    return ProblemError(WITHDRAWN, note.reason, withdrawn_on=note.on) if note else None


def _index(edition: Edition) -> SearchIndex:
    if not edition.has_list:
        raise ProblemError(NOT_HERE)
    return open_index(edition.search_index)


def _successor(index: SearchIndex, location_id: str) -> str:
    successor = index.successor(location_id)
    if successor is None:
        raise ProblemError(NOT_HERE)
    return successor


def _locations(request: HttpRequest, form: str, here: Edition, question: Question) -> HttpResponse:
    index, first = _index(here), question.first(here)

    def page() -> shapes.LocationPage | shapes.FeatureCollection:
        found = question.answered(here, index, first=first)
        following = wording.address(request, name, here, found.next_query) if found.next_query else None
        return (feature_page if form == GEOJSON else location_page)(here, found, following)

    name = "edition_locations_geojson" if request.path.endswith(".geojson") else "edition_locations"
    policy = FOR_EVER_BUT_NOT_BY_OTHERS if question.q else FOR_EVER
    return lasting(request, here, form=form, make=page, policy=policy)


def _at_the_newest(request: HttpRequest, name: str, **parts: str) -> HttpResponse:
    newest = editions.shelf().newest()
    if newest is None or not newest.has_list:
        raise ProblemError(NOT_HERE)
    path = reverse(f"api:{name}", kwargs={"agreement": newest.agreement, "number": newest.number, **parts})
    query = request.META.get("QUERY_STRING", "")
    to = request.build_absolute_uri(path) + (f"?{query}" if query else "")
    return elsewhere(to, is_for_ever=False)
