"""What people wrote down about locations, did not take back and did not say anew."""

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Exists, OuterRef

from akkoord.desk.register.models import LocationFact
from akkoord.desk.register.rules.facts import FactKind


def facts_that_count(
    locations: Collection[str] | None, kinds: Collection[FactKind]
) -> dict[str, list[LocationFact]]:
    """Location → its facts of these kinds, the oldest first; of some locations or of all."""
    anew = LocationFact.objects.filter(replaces=OuterRef("pk"), undone_at__isnull=True)
    found = LocationFact.objects.filter(~Exists(anew), undone_at__isnull=True, kind__in=kinds)
    if locations is not None:
        found = found.filter(location__in=locations)
    grouped: dict[str, list[LocationFact]] = defaultdict(list)
    for fact in found.select_related("other", "by").order_by("pk"):
        grouped[fact.location_id].append(fact)
    return grouped


def newest_fact(location_id: str) -> int:
    """By what a page knows whether somebody wrote something down since; counts what was taken back too."""
    facts = LocationFact.objects.filter(location=location_id)
    return facts.count() + facts.filter(undone_at__isnull=False).count()
