"""The picture of the world that is drawn on the server."""

from akkoord.engine.disclosure import CountryCount
from akkoord.public.site.world import (
    CountryCircle,
    PointOnPicture,
    country_circles,
    on_picture,
    point_on_picture,
)


def test_areas_of_circles_are_as_the_numbers():
    circles = country_circles([CountryCount("TR", 100), CountryCount("BD", 400), CountryCount("VN", 1)])

    assert [(each.name, each.radius) for each in circles] == [
        ("Bangladesh", 330),
        ("Türkiye", 165),
        ("Vietnam", 45),
    ]


def test_a_number_too_small_to_show_has_no_circle():
    assert country_circles([CountryCount("TR", None)]) == []


def test_small_countries_have_their_place_too():
    counts = [CountryCount(code, 1) for code in ("HK", "SG", "MT", "MU", "MO", "MV")]

    assert len(country_circles(counts)) == len(counts)


def test_a_circle_stands_in_its_country():
    (circle,) = country_circles([CountryCount("BD", 5)])

    assert circle == CountryCircle("Bangladesh", 5, *on_picture(90.22, 23.9), 330)


def test_the_middle_of_the_picture_is_on_the_equator():
    assert on_picture(0, 0) == (5000, 5000)


def test_a_part_does_not_reach_over_the_edge():
    assert point_on_picture(179.9, 0) == PointOnPicture(9997, 5000, 8000, 4450, 2000, 1100)
