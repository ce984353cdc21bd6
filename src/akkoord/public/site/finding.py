"""The pages that find a location: the list with its filters, what is suggested, the box for other sites."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.clickjacking import xframe_options_exempt

from akkoord.engine.cleaning.country_names import country_name
from akkoord.engine.taxonomy import PROCESSES, STAGES, Code, name_of_code
from akkoord.public.editions import Edition
from akkoord.public.marking import marked
from akkoord.public.search import Answer, Hit, open_index
from akkoord.public.site.edition_pages import page_of_edition, page_of_list
from akkoord.public.site.request import PAGE_SIZE, SearchRequest, search_request

SUGGESTED = 7


@dataclass(frozen=True, slots=True)
class Option:
    """A value that the list can be narrowed by."""

    value: str
    name: str
    locations: int


@dataclass(frozen=True, slots=True)
class Group:
    """Options under one heading; without a name they stand by themselves."""

    name: str
    options: Sequence[Option]


@page_of_list
def results(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The hits of a search, or the whole list, a page at a time."""
    return render(request, "public/results.html", _found(request, edition))


@page_of_list
def found(request: HttpRequest, edition: Edition) -> HttpResponse:
    """What changes on that page while somebody types; the address of the page follows."""
    response = render(request, "public/results_found.html", _found(request, edition))
    query = search_request(request).query
    response["HX-Replace-Url"] = reverse("public:results") + (f"?{query}" if query else "")
    return response


@page_of_list
def suggestions(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The best few hits, as the options of a list below a search field."""
    text = search_request(request).text
    hits = open_index(edition.search_index).first_hits(text, size=SUGGESTED) if text else ()
    return render(request, "public/suggestions.html", {"hits": _hits(hits, text)})


@xframe_options_exempt
@page_of_list
def search_box(request: HttpRequest, edition: Edition) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """A search field that other sites may show within theirs; the only page of which that is true."""
    response = render(request, "public/search_box.html", {"asked": search_request(request)})
    response["Content-Security-Policy"] = (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors *"
    )
    return response


@page_of_edition
def use(request: HttpRequest, edition: Edition) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """How others can use the list: in their own site, in a spreadsheet, in a program."""
    return render(
        request,
        "public/use.html",
        {"address_of_box": request.build_absolute_uri(reverse("public:search_box"))},
    )


def _found(request: HttpRequest, edition: Edition) -> dict[str, object]:
    asked = search_request(request)
    answer = open_index(edition.search_index).search(
        asked.text, choice=asked.choice, first=asked.first, size=PAGE_SIZE
    )
    last = max(1, -(-answer.total // PAGE_SIZE))
    return {
        "asked": asked,
        "answer": answer,
        "hits": _hits(answer.hits, asked.text),
        "filters": _filters(answer, asked),
        "number_in_all_countries": sum(answer.countries.values()),
        "last_page": last,
        "previous": asked.on_page(asked.page - 1) if asked.page > 1 else None,
        "next": asked.on_page(asked.page + 1) if asked.page < last else None,
        "guess": asked.asking(answer.guess) if answer.guess else None,
        "everywhere": SearchRequest(asked.text) if asked.is_narrowed else None,
    }


def _hits(hits: Iterable[Hit], text: str) -> list[dict[str, object]]:
    language = get_language() or "en"
    return [
        {
            "hit": hit,
            "name": marked(hit.location.name, text),
            "other_name": marked(hit.other_name or hit.location.local_name, text),
            "place": marked(hit.location.town or hit.location.address, text),
            "country": country_name(hit.location.country, language=language),
        }
        for hit in hits
    ]


def _filters(answer: Answer, asked: SearchRequest) -> dict[str, Sequence[Group]]:
    """Field of the form → what can be chosen; what was chosen stands there even when nothing has it."""
    language, counts, choice = get_language() or "en", answer.counts, asked.choice
    countries = _with_chosen(counts.countries, choice.country)
    regions = dict(sorted(_with_chosen(counts.regions, choice.region).items()))
    processes = _with_chosen(counts.processes, choice.process)
    products = _with_chosen(counts.products, choice.product)
    return {
        "country": _alone(
            Option(code, country_name(code, language=language), number) for code, number in countries.items()
        ),
        "region": _alone(Option(name, name, number) for name, number in regions.items()),
        "process": _by_stage(processes, language),
        "product": _alone(
            Option(code, name_of_code(code, language=language), number) for code, number in products.items()
        ),
    }


def _with_chosen(counts: Mapping[str, int], chosen: str) -> dict[str, int]:
    return {**counts, chosen: 0} if chosen and chosen not in counts else dict(counts)


def _alone(options: Iterable[Option]) -> list[Group]:
    listed = list(options)
    return [Group("", listed)] if listed else []


def _by_stage(counts: Mapping[str, int], language: str) -> list[Group]:
    """Each stage of production with its processes."""
    groups = (
        Group(stage.names.get(language[:2], stage.names["en"]), _of_stage(stage, counts, language))
        for stage in STAGES
    )
    return [group for group in groups if group.options]


def _of_stage(stage: Code, counts: Mapping[str, int], language: str) -> list[Option]:
    codes = [stage.code, *(each.code for each in PROCESSES if each.stage == stage.code)]
    return [
        Option(code, name_of_code(code, language=language), counts[code]) for code in codes if code in counts
    ]
