"""The pages on what agreements achieved: figures over the years, and annual reports."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from akkoord.engine.yearly_tables import shown, years_of
from akkoord.public.yearly import agreements_with_figures, figures_of


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The agreements that have released figures or reports."""
    language = _language()
    agreements = [
        {"code": each.agreement, "name": each.agreement_name[language], "years": years_of(each)}
        for each in agreements_with_figures()
    ]
    return render(request, "public/agreements.html", {"agreements": agreements})


@require_safe
def figures_page(request: HttpRequest, agreement: str) -> HttpResponse:
    """The figures of one agreement over the years."""
    figures, language = figures_of(agreement), _language()
    if figures is None:
        raise Http404
    content = {
        "figures": figures,
        "agreement_name": figures.agreement_name[language],
        "years": years_of(figures),
        "long_term": shown(figures, term="long", language=language),
        "short_term": shown(figures, term="short", language=language),
    }
    return render(request, "public/figures.html", content)


def _language() -> str:
    return (get_language() or "en")[:2]
