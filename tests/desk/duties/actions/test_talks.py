"""The yearly talk: planned, reported, agreed and confirmed; nobody else ever learns of it."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from tests.desk.register.handing_in import admin_of, person

from akkoord.desk.agreements.actions.commitments import write_down
from akkoord.desk.agreements.models import Body, Commitment
from akkoord.desk.agreements.queries.commitments import promises_before, promises_open_to
from akkoord.desk.agreements.rules import ReasonNeeded
from akkoord.desk.agreements.rules.commitments import CommitmentMove, MoveNotOpen
from akkoord.desk.duties.actions.talks import (
    agree_in_talk,
    confirm_report,
    plan_talk,
    report_talk,
    send_report,
)
from akkoord.desk.duties.models import Talk
from akkoord.desk.duties.queries.talks import TalkCounts, agenda_for, talk_counts, talks_of
from akkoord.desk.duties.rules import NothingToConfirm, TalkConfirmed
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.models import Letter
from akkoord.desk.people.queries import actor_of

DAY = date(2017, 9, 12)
WHEN = {"on": DAY, "begins": None, "place": "The Hague"}
SAID = {"report": "All went well.", "secretariat_notes": "Ask about Turkey."}


@pytest.fixture
def talk(secretariat, year, alpha):
    return plan_talk(secretariat, year, alpha, entry=uuid4(), values=WHEN)


@pytest.fixture
def sent(secretariat, talk):
    return send_report(secretariat, report_talk(secretariat, talk, SAID))


def agreed(secretariat, talk, **values):
    return agree_in_talk(secretariat, talk, entry=uuid4(), values={"what": "Visit the mill", **values})


def test_company_is_told_of_a_new_day_only(secretariat, year, alpha):
    entry = uuid4()
    for _ in range(2):
        plan_talk(secretariat, year, alpha, entry=entry, values=WHEN)
    plan_talk(secretariat, year, alpha, entry=uuid4(), values={**WHEN, "agenda": "- Norms"})
    assert Letter.objects.count() == 1
    plan_talk(secretariat, year, alpha, entry=uuid4(), values={**WHEN, "place": "Online"})
    assert Letter.objects.count() == 2
    assert Talk.objects.get().agenda == "- Norms"


def test_report_is_sent_confirmed_and_fixed(secretariat, admin, sent):
    assert send_report(secretariat, sent).state == "report_sent"
    assert Letter.objects.count() == 2
    confirmed = confirm_report(admin, sent, report="All  went\r\nwell.")
    assert (confirmed.state, confirmed.confirmed_by_id) == ("confirmed", admin.user_id)
    with pytest.raises(TalkConfirmed):
        report_talk(secretariat, confirmed, SAID)


def test_company_confirms_only_the_text_that_it_read(secretariat, admin, sent):
    with pytest.raises(NothingToConfirm):
        confirm_report(admin, sent, report="Something else.")
    rewritten = report_talk(secretariat, sent, {**SAID, "report": "Not so well."})
    with pytest.raises(NothingToConfirm):
        confirm_report(admin, rewritten, report="Not so well.")


def test_empty_report_is_not_sent(secretariat, talk):
    with pytest.raises(ReasonNeeded):
        send_report(secretariat, talk)


@pytest.mark.parametrize("role", ["PS", "MO", "AS", "CH", "GA"])
def test_nobody_else_learns_of_the_talk_or_its_promises(secretariat, company, textile, sent, role):
    own, other = agreed(secretariat, sent, owner=sent.organisation), company("Beta Kleding")
    stranger = actor_of(person(role))
    for reader in (stranger, actor_of(admin_of(other))):
        assert own not in promises_open_to(reader)
        for act in (
            lambda reader=reader: report_talk(reader, sent, SAID),
            lambda reader=reader: confirm_report(reader, sent, report=SAID["report"]),
            lambda reader=reader: write_down(
                reader, own, CommitmentMove.NOTE, entry=uuid4(), values={"text": "x", "on": DAY}
            ),
        ):
            with pytest.raises(NotAllowed):
                act()
    meeting = Body.objects.create(agreement=textile, name="Group").meetings.create(number=1, on=DAY)
    assert promises_before(meeting) == []


def test_promise_of_either_side_is_read_by_both_and_kept_by_its_owner(secretariat, admin, talk):
    of_company = agreed(secretariat, talk, owner=talk.organisation)
    of_secretariat = agreed(secretariat, talk, owner_role="the secretariat")
    assert set(promises_open_to(admin)) == {of_company, of_secretariat} == set(promises_open_to(secretariat))
    done = {"text": "Visited.", "on": DAY}
    assert write_down(admin, of_company, CommitmentMove.KEPT, entry=uuid4(), values=done).state == "kept"
    with pytest.raises(NotAllowed):
        write_down(admin, of_secretariat, CommitmentMove.KEPT, entry=uuid4(), values=done)
    open_one = agreed(secretariat, talk, owner=talk.organisation)
    with pytest.raises(MoveNotOpen):
        write_down(admin, open_one, CommitmentMove.DROPPED, entry=uuid4(), values=done)
    assert Commitment.objects.filter(talks=talk).count() == 3


def test_agenda_begins_with_what_is_open(secretariat, year, alpha, talk):
    agreed(secretariat, talk, owner=alpha)
    assert agenda_for(year, alpha.pk).splitlines() == [
        "- production locations: nothing yet",
        "- self-evaluation: nothing yet",
        "- plan of action: nothing yet",
        "- Promise: Visit the mill",
        "- What is planned for next year",
    ]


def test_companies_without_a_talk_come_first(company, year, talk):
    company("Zeta Mode")
    found = talks_of(year)
    assert [(each.organisation, each.talk) for each in found] == [
        ("Zeta Mode", None),
        ("Alpha Fashion", talk),
    ]
    assert talk_counts(year, companies=2) == TalkCounts(without=1, planned=1, held=0, confirmed=0)


def test_adviser_who_keeps_away_from_a_company_sees_nothing_of_its_talk(secretariat, year, sent):
    away = replace(secretariat, recused_from=frozenset({sent.organisation_id}))
    agreed(secretariat, sent, owner=sent.organisation)
    assert promises_open_to(away) == []
    assert talks_of(year, without=away.recused_from) == []
    with pytest.raises(NotAllowed):
        report_talk(away, sent, SAID)
    with pytest.raises(NotAllowed):
        plan_talk(away, year, sent.organisation, entry=uuid4(), values=WHEN)
