"""A location's page: its map without a script, its forms, what it says of its state."""

import pytest
from django.urls import reverse

from akkoord.desk.register.models import Location, LocationFact

FORMS = {
    "corrected": {"name": "Right Name", "address": "1 Right Road", "lat": "10.77", "lng": "106.70"},
    "renamed": {"name": "New Name", "on": "2018-05-01"},
    "closed": {"on": "2018-05-01"},
    "moved": {"on": "2018-05-01", "other_id": ""},
    "reopened": {"on": "2018-05-01"},
    "parent": {"name": "Mother Ltd", "source": "Yearly report"},
    "mechanism": {
        "mechanism": "union",
        "contact": "+84 1",
        "ways": ["phone", "box"],
        "run_by": "workers",
        "covers": ["everybody", "home"],
        "themes": ["wages", "safety"],
        "on": "2018-05-01",
    },
}


@pytest.fixture
def screen(two_spellings):
    return Location.objects.get(name__contains="Screen")


def page_of(desk, location):
    return desk.get(reverse("register:location", args=[location.pk])).content.decode()


def write(desk, location, kind, **form):
    address = reverse("register:write_fact", args=[location.pk, kind])
    seen = desk.get(address).context["form"].initial["seen"]
    return desk.post(address, {"reason": "Visited.", "seen": seen, **form}, follow=True)


@pytest.mark.parametrize("kind", FORMS)
def test_write_down_and_take_back_by_form(desk, screen, kind):
    before = page_of(desk, screen)
    answer = write(desk, screen, kind, **FORMS[kind])
    assert "Written down." in answer.content.decode()
    fact = LocationFact.objects.get()
    assert (fact.kind, fact.reason) == (kind, "Visited.")
    undone = desk.post(reverse("register:undo_fact", args=[fact.pk]), follow=True).content.decode()
    assert "Taken back." in undone
    assert "taken back on" in page_of(desk, screen)
    assert before != page_of(desk, screen)


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        ("corrected", {"name": "X", "lat": "1", "lng": ""}),
        ("corrected", {"name": "X", "lat": "0", "lng": "0"}),
        ("corrected", {"name": "X", "lat": "91", "lng": "1"}),
        ("moved", {"on": "2018-05-01", "other_id": "BD00000000X"}),
        ("closed", {}),
        ("parent", {"name": "Mother Ltd", "source": ""}),
        ("mechanism", {**FORMS["mechanism"], "until": "2018-04-30"}),
        ("mechanism", {**FORMS["mechanism"], "themes": ["weather"]}),
    ],
)
def test_what_is_not_right_is_told_and_not_written(desk, screen, kind, form):
    assert "errorlist" in write(desk, screen, kind, **form).content.decode()
    assert not LocationFact.objects.exists()


def test_kind_that_is_none(desk, screen):
    assert desk.get(reverse("register:write_fact", args=[screen.pk, "anything"])).status_code == 404


def test_map_is_drawn_in_the_page_with_its_neighbours(desk, screen):
    Location.objects.filter(name__contains="Padma").update(lat=10.78, lng=106.71)
    text = write(desk, screen, "corrected", **FORMS["corrected"]).content.decode()
    assert text.count("<svg") == 3  # two maps and the mark of the house
    assert "10.77000, 106.70000" in text
    assert "1 location nearby" in text
    assert "about 0.6 km" in text
    drawing = text[text.index('<figure class="drawn-map">') :]
    assert "http" not in drawing[: drawing.index("</section>")]
    assert "<script" not in drawing[: drawing.index("</section>")]


def test_page_without_a_point_says_what_to_do(desk, screen):
    assert "Neither a list nor the address tells where it lies." in page_of(desk, screen)
    Location.objects.filter(pk=screen.pk).update(town_lat=10.8, town_lng=106.6)
    assert "this is the middle of the town" in page_of(desk, screen)


def test_closed_location_says_so(desk, screen):
    assert (
        "This location closed on 1 May 2018."
        in write(desk, screen, "closed", on="2018-05-01").content.decode()
    )
