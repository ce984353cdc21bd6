"""Where locations lie for which no list gives a point: the middle of the town that the address names."""

from django.db import transaction

from akkoord.desk.register.models import Location
from akkoord.engine.disclosure.towns import find_town

_BATCH = 500


@transaction.atomic
def note_towns() -> int:
    """Look up the towns of all addresses, and answer how many changed.

    The gazetteer takes seconds and much memory to open, so this is work for the background.
    """
    changed = [each for each in Location.objects.filter(is_in_use=True) if _take_town(each)]
    Location.objects.bulk_update(changed, ["town_lat", "town_lng"], batch_size=_BATCH)
    return len(changed)


def _take_town(location: Location) -> bool:
    town = find_town(location.country, town="", region="", address=location.address)
    point = (town.lat, town.lng) if town else (None, None)
    if (location.town_lat, location.town_lng) == point:
        return False
    location.town_lat, location.town_lng = point
    return True
