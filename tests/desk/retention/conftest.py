"""A company that left long ago beside one that stays, both at one place, and who lets things go."""

from datetime import date

import pytest
from tests.desk.register.conftest import (  # noqa: F401 - the world of the register
    adviser,
    company,
    cycle,
    private_dir,
    secretariat,
    textile,
)
from tests.desk.register.handing_in import ORUM, PADMA, SCREEN, SCREEN_OTHERWISE, live, person

from akkoord.desk.agreements.models import Participation
from akkoord.desk.people.models import Mandate
from akkoord.desk.people.queries import actor_of
from akkoord.desk.register.actions import consolidate_cycle
from akkoord.desk.register.models import SourcingLink

LEFT_ON = date(2017, 9, 1)


def leaves(organisation, *, on=LEFT_ON, state="withdrawn"):
    """The company takes part no more."""
    Participation.objects.filter(organisation=organisation).update(state=state, until=on)


@pytest.fixture
def lead(db):
    user = person("SA", name="Lena Lead")
    Mandate.objects.filter(user=user).update(is_lead=True)
    return actor_of(user)


@pytest.fixture
def second(db):
    return actor_of(person("SA", name="Sam Second"))


@pytest.fixture
def left(company, cycle, secretariat):  # noqa: F811 - fixtures of the register
    """The company that left; it names two places, the one that stays one of them and another."""
    gone, stays = company("Alpha Fashion"), company("Beta Kleding")
    live(secretariat, gone, cycle, SCREEN, ORUM)
    live(secretariat, stays, cycle, SCREEN_OTHERWISE, PADMA)
    consolidate_cycle(cycle)
    leaves(gone)
    return gone


@pytest.fixture
def stays(left):
    """The company that stays."""
    return SourcingLink.objects.exclude(organisation=left).first().organisation


@pytest.fixture
def subject(textile, left):  # noqa: F811 - a fixture of the register
    """What is proposed about the lists of the company that left."""
    return f"lists/{textile.pk}/{left.pk}"
