"""How much belongs to a list, counted beside it.

Counted by joining, each of ten thousand rows would carry its list and its agreement through the sorting.
"""

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce


def number_of(belonging: QuerySet[Any]) -> Coalesce:
    """The number of `belonging`, rows or problems, for each list; for use in `annotate`."""
    of_the_list = belonging.filter(submission=OuterRef("pk")).order_by().values("submission")
    return Coalesce(Subquery(of_the_list.annotate(number=Count("pk")).values("number")), 0)
