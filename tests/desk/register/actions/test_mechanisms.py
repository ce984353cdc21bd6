"""A place to complain is said anew: the newer counts, the history tells what changed, and nothing is lost."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from tests.desk.register.handing_in import admin_of

from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.queries import actor_of
from akkoord.desk.register.actions import (
    Fact,
    merge_locations,
    undo_fact,
    undo_judgement,
    write_fact,
)
from akkoord.desk.register.models import Location, LocationFact
from akkoord.desk.register.queries import location_page, mechanism_that_counts
from akkoord.desk.register.queries.facts import newest_fact
from akkoord.desk.register.rules import FactSaidAnew, LocationChanged, NothingChanged
from akkoord.desk.register.rules.facts import FactKind

NOTED = {"mechanism": "hotline", "contact": "+84 1", "themes": ("wages", "safety"), "covers": ("everybody",)}


@pytest.fixture
def screen(two_spellings):
    return Location.objects.get(name__contains="Screen")


@pytest.fixture
def padma(two_spellings):
    return Location.objects.get(name__contains="Padma")


def noted(reason="Poster.", **said):
    return Fact(FactKind.MECHANISM, reason, **{**NOTED, **said})


def shown(location):
    return [(each.fact.pk, each.state) for each in location_page(location).mechanisms]


def sentences(location):
    return [line.sentence for line in location_page(location).lines if "complain" in line.sentence]


def test_what_is_known_is_shown_in_words(screen, secretariat):
    said = {"run_by": "employer", "ways": ("phone", "box"), "on": date(2018, 5, 1)}
    write_fact(secretariat, screen, noted(**said))
    shown_there = location_page(screen).mechanisms[0]
    assert [(each.label, each.words) for each in shown_there.details] == [
        ("How to reach it", "+84 1"),
        ("In which ways", "by telephone; letter box at the site"),
        ("Who runs it", "the employer"),
        ("Who can go there", "everybody who works there"),
        ("About what", "wages and hours; unsafe or unhealthy work"),
        ("First day", "1 May 2018"),
    ]


def test_newer_counts_and_the_history_tells_what_changed(screen, secretariat):
    first = write_fact(secretariat, screen, noted())
    last_day = timezone.localdate() - timedelta(days=1)
    newer = write_fact(secretariat, screen, noted(until=last_day, themes=(), replaces_id=first.pk))
    assert shown(screen) == [(newer.pk, "ended")]
    told = sentences(screen)
    assert told[0].startswith("A place to complain was noted: telephone line or app, +84 1.")
    assert told[1].startswith(
        "What is known of a place to complain was changed: telephone line or app, +84 1."
    )
    assert "About what: not known. Last day: " in told[1]
    assert "Who can go there" not in told[1]
    undo_fact(secretariat, newer.pk)
    assert shown(screen) == [(first.pk, "active")]


def test_ended_ones_stand_behind_the_open_ones(screen, secretariat):
    yesterday = timezone.localdate() - timedelta(days=1)
    ended = write_fact(secretariat, screen, noted(until=yesterday))
    later = write_fact(secretariat, screen, noted(on=timezone.localdate() + timedelta(days=9)))
    opened = write_fact(secretariat, screen, noted(contact="+84 2"))
    assert shown(screen) == [(opened.pk, "active"), (later.pk, "not_yet"), (ended.pk, "ended")]


def test_what_was_said_anew_is_taken_back_last(screen, secretariat):
    first = write_fact(secretariat, screen, noted())
    newer = write_fact(secretariat, screen, noted(contact="+84 2", replaces_id=first.pk))
    lines = {line.undo_fact for line in location_page(screen).lines}
    assert first.pk not in lines
    assert newer.pk in lines
    with pytest.raises(FactSaidAnew):
        undo_fact(secretariat, first.pk)
    undo_fact(secretariat, newer.pk)
    undo_fact(secretariat, first.pk)
    assert shown(screen) == []


def test_double_click_changes_once(screen, secretariat):
    first = write_fact(secretariat, screen, noted())
    change = noted(contact="+84 2", replaces_id=first.pk)
    newer = write_fact(secretariat, screen, change, seen=newest_fact(screen.pk))
    assert write_fact(secretariat, screen, change, seen=0) == newer
    assert LocationFact.objects.count() == 2


def test_two_people_cannot_change_the_same(screen, secretariat, colleague):
    first = write_fact(secretariat, screen, noted())
    write_fact(colleague, screen, noted(contact="+84 2", replaces_id=first.pk))
    with pytest.raises(LocationChanged):
        write_fact(secretariat, screen, noted(contact="+84 3", replaces_id=first.pk))
    assert mechanism_that_counts(first.pk) is None


def test_database_refuses_a_second_one_too(screen, secretariat):
    first = write_fact(secretariat, screen, noted())
    newer = write_fact(secretariat, screen, noted(contact="+84 2", replaces_id=first.pk))
    newer.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        newer.save()


def test_change_that_changes_nothing(screen, secretariat):
    first = write_fact(secretariat, screen, noted())
    with pytest.raises(NothingChanged):
        write_fact(secretariat, screen, noted("Looked again.", replaces_id=first.pk))


def test_place_of_another_location_is_not_changed_here(screen, padma, secretariat):
    there = write_fact(secretariat, padma, noted())
    with pytest.raises(LocationChanged):
        write_fact(secretariat, screen, noted(contact="+84 2", replaces_id=there.pk))


def test_company_changes_nothing(screen, secretariat, two_spellings):
    first = write_fact(secretariat, screen, noted())
    with pytest.raises(NotAllowed):
        write_fact(actor_of(admin_of(two_spellings[0])), screen, noted(contact="x", replaces_id=first.pk))


def test_changed_while_merged_and_kept_when_taken_apart(screen, padma, secretariat):
    notes = {place.pk: write_fact(secretariat, place, noted(contact=place.pk)) for place in (screen, padma)}
    act = merge_locations(secretariat, screen, padma)[0].act
    stays = Location.objects.get(redirects_to__isnull=True, pk__in=[screen.pk, padma.pk])
    gone = padma if stays == screen else screen
    newer = write_fact(
        secretariat, gone, noted(contact="+84 9", replaces_id=notes[gone.pk].pk), seen=newest_fact(gone.pk)
    )
    assert [pk for pk, _ in shown(stays)] == [notes[stays.pk].pk, newer.pk]
    assert any("was changed: telephone line or app, +84 9" in each for each in sentences(stays))
    undo_judgement(secretariat, act)
    assert shown(Location.objects.get(pk=gone.pk)) == [(newer.pk, "active")]
    assert shown(Location.objects.get(pk=stays.pk)) == [(notes[stays.pk].pk, "active")]
