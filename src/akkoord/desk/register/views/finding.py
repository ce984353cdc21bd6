"""Finding the location that an address names."""

from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.rules import Kind, Thing
from akkoord.desk.register.models import Location

REGISTER = Thing(Kind.REGISTER)


def location_named(location_id: str) -> Location:
    """The location with this identifier; one that was never given does not exist."""
    found = Location.objects.select_related("redirects_to").filter(pk=location_id).first()
    if found is None:
        raise NotAllowed
    return found
