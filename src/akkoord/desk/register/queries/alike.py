"""Which other locations look like this one, the likest first."""

from django.db.models import Q

from akkoord.desk.register.models import Location, ScoredPair


def locations_alike(location: Location, *, show: int = 8) -> list[Location]:
    """Other locations whose texts the machine found most like those of `location`."""
    touching = Q(left__location=location) | Q(right__location=location)
    pairs = ScoredPair.objects.filter(touching).order_by("-probability", "pk")
    found: dict[str, None] = {}
    for left, right in pairs.values_list("left__location", "right__location")[: show * 20]:
        for each in (left, right):
            if each and each != location.pk:
                found.setdefault(each)
    locations = Location.objects.filter(redirects_to__isnull=True).in_bulk(list(found)[:show])
    return [locations[each] for each in found if each in locations]
