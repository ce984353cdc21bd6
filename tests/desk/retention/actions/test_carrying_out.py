"""Destroying what two people confirmed: all of it, nothing else, once, and also after a crash."""

from pathlib import Path

import pytest
from django.conf import settings
from tests.desk.register.handing_in import admin_of
from tests.desk.retention.conftest import LEFT_ON, leaves

from akkoord.desk.people.models import AccessLogEntry, Letter
from akkoord.desk.people.rules import Purpose
from akkoord.desk.private_folder import PrivateFolder
from akkoord.desk.register.actions import companies_behind, consolidate_cycle, hold_links, lift_holds
from akkoord.desk.register.models import (
    ListFile,
    ListRow,
    Location,
    Receipt,
    SourcingLink,
    Submission,
)
from akkoord.desk.retention.actions import carry_out_confirmed, carrying_out, confirm, propose
from akkoord.desk.retention.models import Destruction
from akkoord.desk.retention.queries import thing_now
from akkoord.desk.retention.rules import DestructionState

CASE = Purpose("case", reference="12")


@pytest.fixture
def confirmed(lead, second, subject):
    """Confirmed by two people, not carried out yet."""
    (proposed,) = propose(lead, [subject])
    return confirm(second, proposed)


def files_of_lists():
    return sorted(path.name for path in (Path(settings.PRIVATE_DIR) / "submissions").iterdir())


def links_by_company():
    return sorted(SourcingLink.objects.values_list("organisation__name", "location__name"))


def test_carry_out_destroys_all_of_the_company_and_nothing_of_others(confirmed, left, stays):
    of_others = [link for link in links_by_company() if link[0] == stays.name]
    locations = set(Location.objects.values_list("pk", flat=True))
    kept = set(ListFile.objects.filter(submission__organisation=stays).values_list("stored_as", flat=True))
    kept |= set(Receipt.objects.filter(submission__organisation=stays).values_list("stored_as", flat=True))

    (done,) = carry_out_confirmed()

    assert (done.state, done.number, done.files) == (DestructionState.DONE, 1, [])
    assert done.counts == {
        "links": 2,
        "rows": 2,
        "files": 2,
        "questions": 0,
        "notes": 0,
        "answers": 0,
        "looks": 0,
        "supports": 0,
    }
    assert links_by_company() == of_others
    assert not ListRow.objects.filter(submission__organisation=left).exists()
    assert set(Location.objects.values_list("pk", flat=True)) == locations
    assert set(files_of_lists()) == kept
    emptied = Submission.objects.get(organisation=left)
    assert (emptied.state, emptied.filename, emptied.sha256, emptied.size) == ("accepted", "", "", 0)


def test_carry_out_again_changes_nothing(confirmed, textile, cycle, subject):
    carry_out_confirmed()
    before = Destruction.objects.values().get()

    assert carry_out_confirmed() == []
    consolidate_cycle(cycle)
    assert Destruction.objects.values().get() == before
    assert thing_now(subject, textile.pk) is None


def test_certificate_says_what_and_by_whom_and_names_no_place(confirmed, left):
    places = {text for pair in ListRow.objects.values_list("name", "address") for text in pair}
    (done,) = carry_out_confirmed()

    for expected in (
        "Alpha Fashion",
        "Lena Lead",
        "Sam Second",
        "2017-09-01",
        "24 months after the company left",
    ):
        assert expected in done.certificate
    assert "24 maanden na het vertrek van het bedrijf" in done.certificate
    assert [place for place in places if place in done.certificate] == []
    assert done.is_unchanged
    done.certificate += "."
    assert not done.is_unchanged


def test_company_is_told_where_its_certificate_stands(confirmed, left):
    (done,) = carry_out_confirmed()
    letter = Letter.objects.get(key__startswith="certificate/")
    assert letter.receiver == admin_of(left)
    assert str(done.public_id) in letter.body


def test_log_keeps_who_looked_and_why_but_no_longer_where(confirmed, lead, left, stays):
    shared = Location.objects.get(
        sourcing_links__organisation=stays, mentions__rows__submission__organisation=left
    )
    companies_behind(lead, shared, purpose=CASE)

    (done,) = carry_out_confirmed()

    looks = AccessLogEntry.objects.values_list("organisation__name", "purpose", "reference", "thing_id")
    assert sorted(looks) == [(left.name, "case", "12", ""), (stays.name, "case", "12", shared.pk)]
    assert done.counts["looks"] == 1


@pytest.mark.parametrize("last_step", ["_empty", "_certify"])
def test_crash_between_the_steps_is_completed(confirmed, left, monkeypatch, last_step):
    """A process that dies before or after the database was emptied leaves nothing half done."""
    step = getattr(carrying_out, last_step)

    def dies(destruction):
        if last_step == "_empty":
            step(destruction)
        raise KeyboardInterrupt

    monkeypatch.setattr(carrying_out, last_step, dies)
    with pytest.raises(KeyboardInterrupt):
        carry_out_confirmed()
    monkeypatch.undo()
    assert Destruction.objects.get().number is None

    (done,) = carry_out_confirmed()

    assert (done.counts["links"], done.files) == (2, [])
    assert not any(PrivateFolder("submissions").path_of(name).exists() for _, name in done.files)
    assert not SourcingLink.objects.filter(organisation=left).exists()


def test_what_is_held_at_one_location_stays_until_the_hold_is_lifted(
    lead, second, subject, textile, left, cycle
):
    shared = Location.objects.get(name__contains="Screen")
    hold_links(
        lead.user_id, agreement_id=textile.pk, organisations=[left.pk], location=shared, cause=("case", "12")
    )
    (proposed,) = propose(lead, [subject])
    confirm(second, proposed)

    (part,) = carry_out_confirmed()

    assert (part.counts["links"], part.held_by) == (1, ["case number 12"])
    assert list(SourcingLink.objects.filter(organisation=left).values_list("location", flat=True)) == [
        shared.pk
    ]
    consolidate_cycle(cycle)
    assert SourcingLink.objects.filter(organisation=left).count() == 1

    lift_holds(lead.user_id, agreement_id=textile.pk, cause=("case", "12"))
    (proposed,) = propose(lead, [subject])
    confirm(second, proposed)
    (rest,) = carry_out_confirmed()
    assert (rest.counts["links"], rest.counts["rows"], rest.number) == (1, 1, 2)
    assert not SourcingLink.objects.filter(organisation=left).exists()


def test_hold_placed_after_the_confirmation_still_keeps_it(confirmed, lead, textile, left):
    hold_links(
        lead.user_id, agreement_id=textile.pk, organisations=[left.pk], location=None, cause=("case", "9")
    )

    assert carry_out_confirmed() == []
    stopped = Destruction.objects.get()
    assert (stopped.state, stopped.held_by) == (DestructionState.WITHDRAWN, ["case number 9"])
    assert SourcingLink.objects.filter(organisation=left).count() == 2


@pytest.mark.parametrize("state", ["terminated", "bankrupt", "expired"])
def test_every_way_of_leaving_counts(lead, left, subject, state):
    leaves(left, state=state)
    assert [each.subject for each in propose(lead, [subject])] == [subject]


def test_company_that_left_is_shown_for_a_case_only(lead, left, stays):
    shared = Location.objects.get(name__contains="Screen")

    for_quality = companies_behind(lead, shared, purpose=Purpose("quality_check"))
    for_a_case = companies_behind(lead, shared, purpose=CASE)

    assert [each.organisation for each in for_quality] == [stays.name]
    assert [(each.organisation, each.left_on) for each in for_a_case] == [
        (left.name, LEFT_ON),
        (stays.name, None),
    ]
    assert AccessLogEntry.objects.filter(organisation=left).count() == 1
