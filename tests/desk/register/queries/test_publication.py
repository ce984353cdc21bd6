"""What an edition is built from."""

from datetime import date

from akkoord.desk.register.models import Location, Mention
from akkoord.desk.register.queries import current_locations, links_for_publication
from akkoord.desk.register.queries.publication import RowForPublication
from akkoord.desk.register.rules import Disclosure


def test_current_locations_are_those_that_a_live_list_names(two_spellings, cycle, next_cycle):
    assert [location.country for location in current_locations(cycle)] == ["BD", "TR", "VN"]
    assert current_locations(next_cycle) == []


def test_links_for_publication_carry_each_companys_own_words(two_spellings, cycle):
    first, _ = two_spellings
    screen = Location.objects.get(name__contains="Screen")
    link = next(
        each
        for each in links_for_publication(cycle)
        if (each.organisation_id, each.location_id) == (first.pk, screen.pk)
    )
    assert (link.disclosure, link.participates_since, link.participates_until, link.ended_on) == (
        Disclosure.CONFIDENTIAL,
        date(2016, 7, 4),
        None,
        None,
    )
    assert link.rows == (
        RowForPublication(
            name="S.T. Screen Printing Co. Ltd.",
            local_name="",
            address="12 Nguyen Hue Street, Ho Chi Minh City",
            town="Ho Chi Minh City",
            region="",
            country="VN",
            lat=None,
            lng=None,
            identifiers=(),
            processes=(),
            products=(),
        ),
    )


def test_links_for_publication_have_the_order_of_locations(two_spellings, cycle):
    links = links_for_publication(cycle)
    assert len(links) == 4
    assert links == sorted(links, key=lambda link: (link.location_id, link.organisation_id))
    assert {link.location_id for link in links} == set(Mention.objects.values_list("location", flat=True))
