"""What the lists of promises and of recommendations have in common: counted by standing, and filtered."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.translation import gettext

from akkoord.desk.agreements.forms.following import StandingFilterForm

ROWS_PER_PAGE = 50


def what_stands(
    request: HttpRequest, found: Sequence[Any], form_type: type[StandingFilterForm]
) -> dict[str, Any]:
    """The form that filters, a page of the things that fit it, and how many of all stand where."""
    form = form_type(request.GET, agreements=list({each.agreement: None for each in found}))
    page = Paginator(form.chosen(found), ROWS_PER_PAGE).get_page(request.GET.get("page"))
    counted = Counter(each.standing for each in found)
    return {
        "form": form,
        "page": page,
        "rows": page.object_list,
        "figures": [(gettext(title), counted[standing]) for standing, title in form.titles.items()],
        "is_empty": not found,
    }
