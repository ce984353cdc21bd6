"""Whether a place to complain is open, and the words that it shares with the reports of the public site."""

from datetime import date

import pytest

from akkoord.desk.register.rules.mechanisms import (
    COVERAGE,
    THEMES,
    MechanismState,
    covered,
    in_their_order,
    mechanism_state,
)
from akkoord.public.reporting.asked import THEMES as ASKED

TODAY = date(2018, 5, 1)
BEFORE, AFTER = date(2018, 4, 30), date(2018, 5, 2)


@pytest.mark.parametrize(
    ("since", "until", "state"),
    [
        (None, None, MechanismState.ACTIVE),
        (BEFORE, None, MechanismState.ACTIVE),
        (TODAY, TODAY, MechanismState.ACTIVE),
        (None, AFTER, MechanismState.ACTIVE),
        (AFTER, None, MechanismState.NOT_YET),
        (None, BEFORE, MechanismState.ENDED),
        (BEFORE, BEFORE, MechanismState.ENDED),
    ],
)
def test_state_follows_from_first_and_last_day(since, until, state):
    assert mechanism_state(since=since, until=until, today=TODAY) is state


def test_codes_stand_in_the_order_in_which_they_are_asked():
    assert in_their_order(["water", "wages", "water", "weather"], THEMES) == ("wages", "water")


def test_everybody_means_the_others_too():
    assert covered(["home", "everybody"]) == ("everybody",)
    assert covered(["migrants", "home"]) == ("home", "migrants")
    assert covered([]) == ()
    assert "everybody" in COVERAGE


def test_subjects_are_those_of_reports():
    assert list(THEMES) == list(ASKED)
