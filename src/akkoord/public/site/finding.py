"""The pages that find a location: the list with its filters, what is suggested, the box for other sites."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_exempt

from akkoord.public.editions import Edition
from akkoord.public.search import open_index
from akkoord.public.site.edition_pages import page_of_edition, page_of_list
from akkoord.public.site.filters import filters
from akkoord.public.site.hits import shown_hits
from akkoord.public.site.request import PAGE_SIZE, SearchRequest, pager, search_request

SUGGESTED = 7


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
    return render(request, "public/suggestions.html", {"hits": shown_hits(hits, text)})


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
    return {
        **pager(asked, total=answer.total, size=PAGE_SIZE),
        "asked": asked,
        "answer": answer,
        "hits": shown_hits(answer.hits, asked.text),
        "filters": filters(edition.search_index, asked.text, asked.choice, answer.counts),
        "guess": asked.asking(answer.guess) if answer.guess else None,
        "everywhere": SearchRequest(asked.text) if asked.is_narrowed else None,
    }
