"""What was promised: making it, writing down what became of it, reminding."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from akkoord.desk.agreements.actions.commitments import make_promise, remind_of_promises, write_down
from akkoord.desk.agreements.models import Commitment
from akkoord.desk.agreements.rules import ReasonNeeded
from akkoord.desk.agreements.rules.commitments import CommitmentMove, MoveNotOpen, NewDateNeeded, next_due
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.models import Letter
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Role

DAY = date(2018, 2, 16)
TOLD = {"text": "Published on the site.", "on": DAY}


@pytest.fixture
def adviser(person):
    return actor_of(person(Role.SECRETARIAT_ADVISER))


@pytest.fixture
def promise(adviser, world):
    values = {"what": "Round table", "owner": world.company, "due": DAY}
    return make_promise(adviser, world.agreement, entry=uuid4(), values=values, on=DAY)


@pytest.fixture
def owner(person, world):
    return actor_of(person(Role.PARTY_REPRESENTATIVE, organisation=world.company))


def test_promise_that_is_sent_twice_stands_once(adviser, world):
    entry = uuid4()
    for _ in range(2):
        values = {"what": "Round table", "owner_role": "Insurers"}
        make_promise(adviser, world.agreement, entry=entry, values=values, on=DAY)
    assert Commitment.objects.get().events.count() == 1


def test_owner_keeps_its_promise_with_evidence(owner, promise):
    entry = uuid4()
    for _ in range(2):
        kept = write_down(owner, promise, CommitmentMove.KEPT, entry=entry, values=TOLD)
    assert kept.state == "kept"
    assert list(promise.events.values_list("move", "text")) == [
        ("made", "2018-02-16"),
        ("kept", "Published on the site."),
    ]


@pytest.mark.parametrize("move", [CommitmentMove.DROPPED, CommitmentMove.MOVED])
def test_owner_alone_neither_drops_nor_moves(owner, promise, move):
    with pytest.raises(MoveNotOpen):
        write_down(owner, promise, move, entry=uuid4(), values={**TOLD, "due": DAY})


@pytest.mark.parametrize(
    "role", [Role.PARTY_REPRESENTATIVE, Role.MONITOR, Role.COMPANY_ADMIN, Role.SUPPORTER]
)
def test_others_write_nothing_down(person, world, promise, role):
    stranger = actor_of(person(role, organisation=world.other_company))
    with pytest.raises(NotAllowed):
        write_down(stranger, promise, CommitmentMove.NOTE, entry=uuid4(), values=TOLD)


@pytest.mark.parametrize(
    ("move", "values", "refusal"),
    [
        (CommitmentMove.DROPPED, {"text": " "}, ReasonNeeded),
        (CommitmentMove.MOVED, {}, NewDateNeeded),
        (CommitmentMove.REOPENED, {}, MoveNotOpen),
    ],
)
def test_write_down_refuses(adviser, promise, move, values, refusal):
    with pytest.raises(refusal):
        write_down(adviser, promise, move, entry=uuid4(), values={**TOLD, **values})
    assert promise.events.count() == 1


def test_another_date_and_the_end_are_the_secretariats(adviser, promise):
    later = DAY + timedelta(days=30)
    values = {**TOLD, "due": later}
    assert write_down(adviser, promise, CommitmentMove.MOVED, entry=uuid4(), values=values).due == later
    assert write_down(adviser, promise, CommitmentMove.DROPPED, entry=uuid4(), values=TOLD).state == "dropped"
    assert write_down(adviser, promise, CommitmentMove.REOPENED, entry=uuid4(), values=TOLD).state == "open"


def test_owner_is_reminded_once_before_and_once_after(owner, promise):
    today = timezone.localdate()
    for due in (today + timedelta(days=3), today + timedelta(days=300)):
        Commitment.objects.update(due=due)
        for _ in range(2):
            remind_of_promises()
    Commitment.objects.update(due=today - timedelta(days=1))
    remind_of_promises()
    letters = Letter.objects.all()
    assert [(each.receiver_id, each.subject) for each in letters] == [
        (owner.user_id, "A promise falls due soon"),
        (owner.user_id, "A promise is late"),
    ]
    assert not any("Round table" in each.body for each in letters)


def test_secretariat_is_reminded_where_the_owner_has_nobody(adviser, promise):
    remind_of_promises()
    assert Letter.objects.get().receiver_id == adviser.user_id


def test_report_that_comes_back_is_open_again_once_it_is_kept(adviser, owner, promise):
    Commitment.objects.update(every_months=3, due=date(2018, 11, 30))
    promise.refresh_from_db()
    write_down(owner, promise, CommitmentMove.KEPT, entry=uuid4(), values=TOLD)
    write_down(adviser, promise, CommitmentMove.REOPENED, entry=uuid4(), values=TOLD)
    write_down(owner, promise, CommitmentMove.KEPT, entry=uuid4(), values=TOLD)
    (following,) = Commitment.objects.filter(turn_before=promise)
    assert (following.what, following.owner, following.state, following.every_months, following.due) == (
        *("Round table", promise.owner, "open", 3),
        date(2019, 2, 28),
    )
    assert list(following.events.values_list("move", "text")) == [("made", "2019-02-28")]


def test_promise_that_is_dropped_does_not_come_back(adviser, promise):
    Commitment.objects.update(every_months=12)
    promise.refresh_from_db()
    write_down(adviser, promise, CommitmentMove.DROPPED, entry=uuid4(), values=TOLD)
    assert Commitment.objects.count() == 1


@pytest.mark.parametrize(
    ("due", "months", "following"),
    [
        (date(2018, 5, 16), 3, date(2018, 8, 16)),
        (date(2018, 12, 1), 1, date(2019, 1, 1)),
        (date(2019, 12, 31), 2, date(2020, 2, 29)),
        (date(2016, 7, 4), 30, date(2019, 1, 4)),
        (date(2020, 2, 29), 12, date(2021, 2, 28)),
    ],
)
def test_next_turn_counts_from_the_day_that_was_due(due, months, following):
    assert next_due(due, months) == following
