"""Comparing all lists: one location for two spellings, and nothing changes the second time."""

from akkoord.desk.register.actions import consolidate_cycle
from akkoord.desk.register.models import Location, ScoredPair, SourcingLink


def state_of_the_register():
    return {
        "locations": list(Location.objects.order_by("pk").values()),
        "links": list(SourcingLink.objects.order_by("pk").values()),
        "pairs": list(ScoredPair.objects.order_by("pk").values()),
    }


def test_consolidate_cycle_with_two_spellings(two_spellings):
    first, second = two_spellings
    links = SourcingLink.objects.filter(location__name__contains="Screen")
    assert {link.organisation for link in links} == {first, second}
    assert links.values("location").distinct().count() == 1
    assert Location.objects.count() == 3


def test_consolidate_cycle_twice_changes_nothing(two_spellings, cycle):
    before = state_of_the_register()
    consolidate_cycle(cycle)
    assert state_of_the_register() == before
