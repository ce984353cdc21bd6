"""Changing a place to complain by form: it begins with what stands there, without any script."""

import pytest
from django.urls import reverse
from django.utils import timezone

from akkoord.desk.register.actions import Fact, merge_locations, undo_fact, write_fact
from akkoord.desk.register.models import Location, LocationFact
from akkoord.desk.register.rules.facts import FactKind

SAID = {
    "mechanism": "committee",
    "contact": "Room 3",
    "ways": ("person", "box"),
    "run_by": "both",
    "covers": ("permanent", "temporary"),
    "themes": ("wages",),
}


@pytest.fixture
def screen(two_spellings):
    return Location.objects.get(name__contains="Screen")


@pytest.fixture
def written(screen, secretariat):
    return write_fact(secretariat, screen, Fact(FactKind.MECHANISM, "Seen.", **SAID))


def form_of(desk, fact):
    return desk.get(reverse("register:change_mechanism", args=[fact.pk])).context["form"]


def send(desk, fact, **form):
    initial = {name: value for name, value in form_of(desk, fact).initial.items() if value is not None}
    address = reverse("register:change_mechanism", args=[fact.pk])
    return desk.post(address, {**initial, "reason": "Letter.", **form}, follow=True)


def test_form_begins_with_what_stands_there(desk, written):
    initial = form_of(desk, written).initial
    assert {name: initial[name] for name in SAID} == SAID
    assert initial["reason"] == ""


def test_last_day_ends_it(desk, screen, written):
    text = send(desk, written, until="2018-05-01").content.decode()
    assert "Written down." in text
    assert "ended</span>" in text
    assert "Last day: 1 May 2018." in text
    newer = LocationFact.objects.get(replaces=written)
    assert (newer.run_by, newer.covers, newer.until.isoformat()) == (
        "both",
        ["permanent", "temporary"],
        "2018-05-01",
    )


def test_what_is_not_right_is_told_and_what_was_typed_stays(desk, written):
    today = timezone.localdate().isoformat()
    text = send(desk, written, on=today, until="2018-05-01", contact="Room 4").content.decode()
    assert "The last day lies before the first." in text
    assert "Room 4" in text
    assert LocationFact.objects.count() == 1


def test_change_that_changes_nothing_is_told(desk, written):
    assert "Everything is as it was already" in send(desk, written).content.decode()
    assert LocationFact.objects.count() == 1


def test_of_a_merged_location_leads_to_the_one_that_stands_for_it(desk, screen, secretariat):
    padma = Location.objects.get(name__contains="Padma")
    notes = {place.pk: write_fact(secretariat, place, Fact(FactKind.MECHANISM, "Seen.", **SAID))
             for place in (screen, padma)}  # fmt: skip
    merge_locations(secretariat, screen, padma)
    gone = Location.objects.get(redirects_to__isnull=False)
    answer = send(desk, notes[gone.pk], contact="Room 9")
    assert answer.redirect_chain[-1][0] == reverse("register:location", args=[gone.redirects_to_id])
    assert "Room 9" in answer.content.decode()


def test_what_does_not_count_any_more_is_not_there(desk, written, secretariat):
    closed = write_fact(
        secretariat, written.location, Fact(FactKind.CLOSED, "Empty.", on=timezone.localdate())
    )
    undo_fact(secretariat, written.pk)
    for fact in (written.pk, closed.pk, 0):
        assert desk.get(reverse("register:change_mechanism", args=[fact])).status_code == 404
