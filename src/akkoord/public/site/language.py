"""The language of a page; answers for programs have none, so that they are kept once and not per language."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

from akkoord.public.api.middleware import is_for_programs


class PageLanguageMiddleware(LocaleMiddleware):
    """Chooses the language of pages by address or browser, and leaves everything else alone."""

    def process_request(self, request: HttpRequest) -> None:
        """Django asks this before the page is made."""
        if is_for_programs(request):
            translation.activate(settings.LANGUAGE_CODE)
        else:
            super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Only pages, and ways to them, differ by language."""
        is_page = response.status_code != 200 or response["Content-Type"].startswith("text/html")  # noqa: PLR2004 - OK
        if is_for_programs(request) or not is_page:
            return response
        return super().process_response(request, response)
