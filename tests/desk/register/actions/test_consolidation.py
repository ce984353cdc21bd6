"""Comparing all lists: one location for two spellings, and nothing changes the second time."""

import os
import socket
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.utils import timezone
from tests.desk.register.handing_in import (
    MEGHNA,
    MEGHNA_ABROAD,
    ORUM,
    PADMA,
    SCREEN,
    SCREEN_OTHERWISE,
    admin_of,
    hand_in,
    live,
)

from akkoord.desk.people.queries import actor_of
from akkoord.desk.register.actions import (
    accept,
    consolidate_cycle,
    end_link,
    judge_pair,
    request_consolidation,
)
from akkoord.desk.register.models import (
    ConsolidationRun,
    Location,
    LocationEvent,
    Mention,
    RegisterRevision,
    ScoredPair,
    SourcingLink,
)
from akkoord.desk.register.queries import review_queue
from akkoord.desk.register.rules import AlreadyRunning, EndReason, RegisterChanged, RunState
from akkoord.engine.matching import Verdict, is_valid_location_id


def register_as_it_is():
    models = (Location, Mention, SourcingLink, ScoredPair, LocationEvent)
    return {model: list(model.objects.order_by("pk").values()) for model in models}


def test_consolidate_cycle_with_two_spellings(two_spellings):
    links = SourcingLink.objects.filter(location__name__contains="Screen")
    assert {link.organisation for link in links} == set(two_spellings)
    assert links.values("location").distinct().count() == 1
    assert Location.objects.count() == 3
    assert all(is_valid_location_id(location.pk) for location in Location.objects.all())


def test_consolidate_cycle_twice_changes_nothing(two_spellings, cycle):
    before = register_as_it_is()
    consolidate_cycle(cycle)
    assert register_as_it_is() == before


def test_location_without_live_rows_is_kept_out_of_use(two_spellings, cycle, secretariat):
    first, _ = two_spellings
    live(secretariat, first, cycle, SCREEN)
    consolidate_cycle(cycle)
    orum = Location.objects.get(name__contains="Tekstil")
    assert not orum.is_in_use
    assert not SourcingLink.objects.filter(location=orum).exists()
    live(secretariat, first, cycle, SCREEN, ORUM)
    consolidate_cycle(cycle)
    orum.refresh_from_db()
    assert orum.is_in_use
    assert Location.objects.count() == 3


def test_accept_takes_the_links_of_the_replaced_version_away(two_spellings, cycle, secretariat):
    first, _ = two_spellings
    accept(secretariat, hand_in(first, cycle, SCREEN))
    assert [link.location.country for link in first.sourcing_links.all()] == ["VN"]


def test_next_year_keeps_identifiers_and_is_not_asked_again(company, cycle, next_cycle, secretariat):
    alpha, beta = company("Alpha"), company("Beta")
    live(secretariat, alpha, cycle, MEGHNA)
    live(secretariat, beta, cycle, MEGHNA_ABROAD)
    consolidate_cycle(cycle)
    judge_pair(secretariat, review_queue().pairs[0].pk, Verdict.DIFFERENT)
    identifiers = set(Location.objects.values_list("pk", flat=True))
    live(secretariat, alpha, next_cycle, MEGHNA.upper(), ORUM)
    live(secretariat, beta, next_cycle, MEGHNA_ABROAD)
    consolidate_cycle(next_cycle)
    assert review_queue().waiting == 0
    named_again = {link.location_id for link in SourcingLink.objects.filter(cycle=next_cycle)}
    assert named_again > identifiers


def test_end_link_ends_the_link_and_keeps_the_location(two_spellings, cycle):
    first, second = two_spellings
    submission = first.submissions.get()
    text = submission.rows.get(name__contains="Screen").mention_id
    day = timezone.localdate()
    end_link(actor_of(admin_of(first)), submission, text, ended_on=day, reason=EndReason.EXIT)
    screen = Location.objects.get(name__contains="Screen")
    assert dict(screen.sourcing_links.values_list("organisation", "ended_on")) == {
        first.pk: day,
        second.pk: None,
    }


def test_request_consolidation_twice_is_one_request(cycle, secretariat):
    assert request_consolidation(secretariat, cycle) == request_consolidation(secretariat, cycle)
    assert consolidate_cycle(cycle).state == RunState.DONE
    assert ConsolidationRun.objects.count() == 1


def running(cycle, *, runner, silent_for=timedelta()):
    now = timezone.now()
    return ConsolidationRun.objects.create(
        cycle=cycle, state=RunState.RUNNING, runner=runner, started_at=now, alive_at=now - silent_for
    )


def test_consolidate_cycle_while_another_run_lives(cycle):
    running(cycle, runner=f"{socket.gethostname()}:{os.getppid()}")
    with pytest.raises(AlreadyRunning):
        consolidate_cycle(cycle)


def test_consolidate_cycle_after_a_silent_run_on_another_machine(cycle):
    silent = running(cycle, runner="elsewhere:1", silent_for=timedelta(minutes=11))
    assert consolidate_cycle(cycle).state == RunState.DONE
    silent.refresh_from_db()
    assert silent.state == RunState.FAILED


def changes_meanwhile(*, times):
    """Let the register change whenever the judgements are read, `times` times."""
    left = [times]

    def change(execute, sql, params, many, context):
        if left[0] and "register_judgementrecord" in sql:
            left[0] -= 1
            RegisterRevision.objects.update(revision=F("revision") + 1)
        return execute(sql, params, many, context)

    return connection.execute_wrapper(change)


def test_consolidate_cycle_computes_again_when_the_register_changed(two_spellings, cycle):
    with changes_meanwhile(times=2):
        assert consolidate_cycle(cycle).state == RunState.DONE


def test_consolidate_cycle_gives_up_on_a_register_that_keeps_changing(two_spellings, cycle):
    before = register_as_it_is()
    with changes_meanwhile(times=99), pytest.raises(RegisterChanged):
        consolidate_cycle(cycle)
    assert register_as_it_is() == before
    assert ConsolidationRun.objects.first().state == RunState.FAILED


def test_order_of_handing_in_does_not_matter(company, cycle, secretariat):
    lists = {"Alpha": [SCREEN, ORUM], "Beta": [SCREEN_OTHERWISE, PADMA]}
    for name, rows in lists.items():
        live(secretariat, company(name), cycle, *rows)
    consolidate_cycle(cycle)
    first = dict(Mention.objects.values_list("pk", "location"))
    SourcingLink.objects.all().delete()
    Mention.objects.update(location=None)
    consolidate_cycle(cycle)
    assert dict(Mention.objects.values_list("pk", "location")) == first
