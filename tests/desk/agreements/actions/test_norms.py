"""Norms: drafted by the secretariat, adopted by the steering group, never changed, one version a year."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from akkoord.desk.agreements.actions import configuration_of
from akkoord.desk.agreements.actions.norms import (
    adopt_norms,
    draft_norms,
    put_norms_forward,
    take_norms_back,
)
from akkoord.desk.agreements.models import Body, NormSet
from akkoord.desk.agreements.queries.norms import norms_in, norms_of
from akkoord.desk.agreements.rules.configuration import YearNorm
from akkoord.desk.agreements.rules.norms import (
    SHOWN_BY_TITLES,
    NormsEmpty,
    NormsFixed,
    NothingToAdopt,
    asked_in,
    norms_checksum,
)
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.models import Mandate, User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import OwnWork, Role

TODAY = timezone.localdate()
ROWS = [{"code": "list", "name_en": "list", "kind": "mandatory", "year_1": "yes", "shown_by": "locations"}]


@pytest.fixture
def adviser(person):
    return actor_of(person(Role.SECRETARIAT_ADVISER))


@pytest.fixture
def member(person):
    return actor_of(person(Role.PARTY_REPRESENTATIVE))


@pytest.fixture
def meeting(world):
    body = Body.objects.create(agreement=world.agreement, name="Steering group")
    return body.meetings.create(number=1, on=TODAY)


def drafted(adviser, agreement, *, holds_from=2017, norms=ROWS, **options):
    values = {"label": "", "holds_from": holds_from, "why": "Agreed.", "norms": norms}
    return draft_norms(adviser, agreement, entry=options.pop("entry", uuid4()), values=values, **options)


def decided(norms, **values):
    return norms.item.decisions.create(object="Norms", wording="They hold.", **values)


@pytest.fixture
def forward(adviser, world, meeting):
    return put_norms_forward(adviser, drafted(adviser, world.agreement), meeting, entry=uuid4())


def test_norms_hold_once_a_member_adopts_them_by_their_own_decision(world, forward, member):
    assert norms_in(world.agreement, 2017) is None
    adopted = adopt_norms(member, forward, decided(forward))
    assert norms_in(world.agreement, 2017) == norms_in(world.agreement, 2030) == adopted
    assert norms_in(world.agreement, 2016) is None
    assert adopted.is_as_it_was_put_forward


def test_who_drafts_does_not_adopt(world, adviser, meeting, person):
    user = person(Role.SECRETARIAT_ADVISER)
    Mandate.objects.create(user=user, role=Role.PARTY_REPRESENTATIVE, agreement=world.agreement, starts=TODAY)
    both = actor_of(User.objects.get(pk=user.pk))
    own = put_norms_forward(both, drafted(both, world.agreement), meeting, entry=uuid4())
    decision = decided(own)
    with pytest.raises(OwnWork):
        adopt_norms(both, own, decision)
    with pytest.raises(NotAllowed):
        adopt_norms(adviser, own, decision)
    with pytest.raises(IntegrityError), transaction.atomic():
        NormSet.objects.update(adopted_by=user)


def test_party_of_another_agreement_adopts_nothing(person, world, forward):
    stranger = actor_of(person(Role.PARTY_REPRESENTATIVE, agreement=world.other_agreement))
    with pytest.raises(NotAllowed):
        adopt_norms(stranger, forward, decided(forward))
    adviser = actor_of(person(Role.SECRETARIAT_ADVISER, agreement=world.other_agreement))
    with pytest.raises(NotAllowed):
        drafted(adviser, world.agreement)


def test_only_a_decision_on_these_norms_adopts_them(member, meeting, forward):
    other = meeting.items.create(number=9, title="Else").decisions.create(object="Else", wording="Else")
    for decision in (other, decided(forward, kind="recommendation")):
        with pytest.raises(NothingToAdopt):
            adopt_norms(member, forward, decision)


def test_what_was_put_forward_no_longer_changes(adviser, world, member, meeting, forward):
    values = {"norms": ROWS, "label": "Other", "holds_from": 2017, "why": ""}
    with pytest.raises(NormsFixed):
        draft_norms(adviser, world.agreement, entry=uuid4(), values=values, norms=forward)
    decision = decided(forward)
    NormSet.objects.update(norms=[{**ROWS[0], "year_1": "no"}])
    with pytest.raises(NothingToAdopt):
        adopt_norms(member, forward, decision)


def test_adopted_norms_are_neither_changed_nor_taken_back(adviser, world, member, meeting, forward):
    adopted = adopt_norms(member, forward, decided(forward))
    before = NormSet.objects.values().get()
    values = {"norms": ROWS, "label": "Other", "holds_from": 2018, "why": ""}
    for act in (
        lambda: draft_norms(adviser, world.agreement, entry=uuid4(), values=values, norms=adopted),
        lambda: put_norms_forward(adviser, adopted, meeting, entry=uuid4()),
        lambda: take_norms_back(adviser, adopted),
    ):
        with pytest.raises(NormsFixed):
            act()
    assert NormSet.objects.values().get() == before


def test_new_version_takes_the_place_of_the_one_before_from_its_year_on(adviser, world, member, meeting):
    versions = []
    for year in (2017, 2019):
        found = put_norms_forward(
            adviser, drafted(adviser, world.agreement, holds_from=year), meeting, entry=uuid4()
        )
        versions.append(adopt_norms(member, found, decided(found)))
    first, second = versions
    assert [norms_in(world.agreement, year) for year in (2018, 2019)] == [first, second]
    assert [each.version for each in versions] == [1, 2]


def test_draft_that_is_sent_twice_stands_once_and_an_empty_one_not_at_all(adviser, world):
    entry = uuid4()
    assert drafted(adviser, world.agreement, entry=entry) == drafted(adviser, world.agreement, entry=entry)
    with pytest.raises(NormsEmpty):
        drafted(adviser, world.agreement, norms=[])


def test_drafts_are_read_by_who_writes_or_adopts_them(adviser, member, person, world, forward):
    company, monitor = actor_of(person(Role.COMPANY_ADMIN)), actor_of(person(Role.MONITOR))
    seen = [list(norms_of(each, world.agreement)) for each in (adviser, member, company, monitor)]
    assert seen == [[forward], [forward], [], []]
    adopt_norms(member, forward, decided(forward))
    assert [each.version for each in norms_of(company, world.agreement)] == [1]


@pytest.mark.parametrize(("year", "asked"), [(0, "a"), (1, "a"), (5, "e"), (9, "e")])
def test_year_of_taking_part_picks_the_column(year, asked):
    columns = {f"year_{number}": letter for number, letter in enumerate("abcde", start=1)}
    assert asked_in(YearNorm(name_en="x", **columns), year) == asked


def test_example_of_the_textile_agreement_says_what_shows_each_mandatory_norm():
    rows = [YearNorm.read(row) for row in configuration_of("textile")["year_norms"]]
    shown = {each.code: each.shown_by for each in rows if each.kind == "mandatory"}
    assert set(shown.values()) <= set(SHOWN_BY_TITLES)
    assert all(shown.values())
    assert "example" in configuration_of("textile")["year_norms_label"]


def test_norm_is_named_in_the_four_languages_of_companies():
    further = {"name_nl": "lijst", "name_de": "Liste", "name_fr": "liste"}
    named = YearNorm.read({**ROWS[0], **further})
    assert [named.named(each) for each in ("en", "nl", "de", "fr-be")] == ["list", "lijst", "Liste", "liste"]
    assert YearNorm.read(ROWS[0]).named("de") == "list"


def test_names_in_more_languages_leave_the_number_of_earlier_norms_as_it_was():
    """The number is the one that versions adopted before had; a further name makes another."""
    of_before = "255740745b42dee2541c0dfb80ae75acc4579a5a62693a65534bdfebfce2dba5"
    assert norms_checksum(label="", holds_from=2017, rows=ROWS) == of_before
    assert norms_checksum(label="", holds_from=2017, rows=[{**ROWS[0], "name_de": "Liste"}]) != of_before
