"""What the secretariat writes down about a location: shown, published, told in the story, and taken back."""

from datetime import date

import pytest
from tests.desk.register.handing_in import admin_of

from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.queries import actor_of
from akkoord.desk.register.actions import (
    Fact,
    consolidate_cycle,
    merge_locations,
    undo_fact,
    undo_judgement,
    write_fact,
)
from akkoord.desk.register.models import Location, LocationFact
from akkoord.desk.register.queries import location_page
from akkoord.desk.register.queries.facts import newest_fact
from akkoord.desk.register.rules import (
    FactAlreadyUndone,
    LocationChanged,
    MovedInACircle,
    NothingChanged,
)
from akkoord.desk.register.rules.facts import FactKind, LocationState

FACTS = ["name", "address", "lat", "lng", "search_text"]
DAY = date(2018, 5, 1)


@pytest.fixture
def screen(two_spellings):
    return Location.objects.get(name__contains="Screen")


@pytest.fixture
def padma(two_spellings):
    return Location.objects.get(name__contains="Padma")


def facts_of(location):
    return Location.objects.filter(pk=location.pk).values(*FACTS).get()


def corrected(**texts):
    return Fact(FactKind.CORRECTED, "Visited.", **texts)


def test_correction_is_shown_found_and_holds_at_the_next_comparison(screen, secretariat, cycle):
    before = facts_of(screen)
    written = write_fact(secretariat, screen, corrected(name="S.T. Screen Works", lat=10.77, lng=106.7))
    shown = facts_of(screen)
    assert (shown["name"], shown["address"]) == ("S.T. Screen Works", before["address"])
    assert (shown["lat"], shown["lng"]) == (10.77, 106.7)
    assert "works" in shown["search_text"]
    consolidate_cycle(cycle)
    assert facts_of(screen) == shown
    undo_fact(secretariat, written.pk)
    assert facts_of(screen) == before


def test_older_correction_counts_again_when_the_newer_is_taken_back(screen, secretariat):
    write_fact(secretariat, screen, corrected(name="First"))
    newer = write_fact(secretariat, screen, corrected(name="Second"))
    assert facts_of(screen)["name"] == "Second"
    undo_fact(secretariat, newer.pk)
    assert facts_of(screen)["name"] == "First"
    with pytest.raises(FactAlreadyUndone):
        undo_fact(secretariat, newer.pk)


def test_double_click_writes_once(screen, secretariat):
    for fact in (corrected(name="First"), Fact(FactKind.CLOSED, "Empty.", on=DAY)):
        first = write_fact(secretariat, screen, fact, seen=newest_fact(screen.pk))
        assert write_fact(secretariat, screen, fact, seen=0) == first
    assert LocationFact.objects.count() == 2


def test_second_person_is_told_of_the_first(screen, secretariat, colleague):
    seen = newest_fact(screen.pk)
    write_fact(colleague, screen, corrected(name="Theirs"), seen=seen)
    with pytest.raises(LocationChanged):
        write_fact(secretariat, screen, corrected(name="Mine"), seen=seen)
    assert facts_of(screen)["name"] == "Theirs"


def test_correction_that_corrects_nothing(screen, secretariat):
    with pytest.raises(NothingChanged):
        write_fact(secretariat, screen, corrected(name=screen.name))


def test_company_writes_nothing_down(screen, two_spellings):
    with pytest.raises(NotAllowed):
        write_fact(actor_of(admin_of(two_spellings[0])), screen, corrected(name="Ours"))
    with pytest.raises(NotAllowed):
        undo_fact(actor_of(admin_of(two_spellings[0])), 1)


def test_moved_and_open_again(screen, padma, secretariat):
    write_fact(secretariat, screen, Fact(FactKind.MOVED, "Told.", on=DAY, other_id=padma.pk))
    page = location_page(screen)
    assert (page.state, page.state_fact.other) == (LocationState.MOVED, padma)
    assert "Another location moved here." in [line.sentence for line in location_page(padma).lines]
    for there in (screen, padma):
        with pytest.raises(MovedInACircle):
            write_fact(secretariat, padma, Fact(FactKind.MOVED, "Back.", on=DAY, other_id=there.pk))
    write_fact(secretariat, screen, Fact(FactKind.REOPENED, "Back.", on=DAY))
    assert location_page(screen).state is LocationState.OPEN


def test_merge_shows_what_was_noted_of_both_and_undoing_gives_it_back(screen, padma, secretariat):
    write_fact(secretariat, screen, Fact(FactKind.PARENT, "Report.", name="Mother Ltd", source="report"))
    noted = Fact(FactKind.MECHANISM, "Poster.", mechanism="hotline", contact="+84 1")
    write_fact(secretariat, padma, noted)
    write_fact(secretariat, padma, corrected(name="Padma Right"))
    before = [location_page(each) for each in (screen, padma)]
    act = merge_locations(secretariat, screen, padma)[0].act
    stays = Location.objects.get(redirects_to__isnull=True, pk__in=[screen.pk, padma.pk])
    page = location_page(stays)
    assert ([fact.name for fact in page.parents], len(page.mechanisms)) == (["Mother Ltd"], 1)
    undo_judgement(secretariat, act)
    after = [location_page(Location.objects.get(pk=each.pk)) for each in (screen, padma)]
    assert [(each.parents, each.mechanisms, each.years, each.state) for each in after] == [
        (each.parents, each.mechanisms, each.years, each.state) for each in before
    ]


def test_story_is_told_in_sentences(screen, padma, secretariat):
    write_fact(secretariat, screen, Fact(FactKind.RENAMED, "Letter.", name="Saigon Screens", on=DAY))
    act = merge_locations(secretariat, screen, padma, note="One gate.")[0].act
    undo_judgement(secretariat, act)
    here = Location.objects.get(pk=screen.pk)
    told = [(line.sentence, line.note, line.who, bool(line.taken_back)) for line in location_page(here).lines]
    assert told[0][0].startswith("First named in the lists of 2017, as “S")
    assert (f"Renamed from “{screen.name}” to “Saigon Screens”.", "Letter.", "Ada Adviser", False) in told
    joined = [line for line in told if line[0].startswith("Joined with another location")]
    assert [line[1:] for line in joined] == [("One gate.", "Ada Adviser", True)]
    assert len(told) == 4


def test_story_names_no_company(screen, padma, secretariat):
    merge_locations(secretariat, screen, padma)
    for place in (screen, padma):
        page = str(location_page(Location.objects.get(pk=place.pk)))
        assert "Alpha" not in page
        assert "Beta" not in page
