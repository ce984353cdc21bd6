"""The companies behind a location: for a purpose, in their logs, and only for those who may."""

from dataclasses import replace

import pytest
from tests.desk.register.handing_in import admin_of, person

from akkoord.desk.agreements.actions import change_participation_state
from akkoord.desk.agreements.models import Agreement
from akkoord.desk.agreements.rules import ParticipationState
from akkoord.desk.people.actions import NotAllowed, PurposeNeeded
from akkoord.desk.people.models import AccessLogEntry
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Purpose
from akkoord.desk.register.actions import companies_behind, look_at_submission
from akkoord.desk.register.models import Location
from akkoord.desk.register.queries.publication import links_for_publication

CASE = Purpose("case", reference="2017-3", note="Dismissed union members")


def test_companies_behind_shows_all_and_writes_each_log(two_spellings, secretariat):
    screen = Location.objects.get(name__contains="Screen")
    found = companies_behind(secretariat, screen, purpose=CASE)
    assert [company.organisation for company in found] == ["Alpha Fashion", "Beta Kleding"]
    assert found[0].rows == ("S.T. Screen Printing Co. Ltd., 12 Nguyen Hue Street, Ho Chi Minh City",)
    entries = AccessLogEntry.objects.values_list("organisation", "purpose", "reference", "thing_id")
    assert set(entries) == {(each.pk, "case", "2017-3", screen.pk) for each in two_spellings}


def test_companies_behind_without_purpose_logs_and_shows_nothing(two_spellings, secretariat):
    screen = Location.objects.get(name__contains="Screen")
    with pytest.raises(PurposeNeeded):
        companies_behind(secretariat, screen, purpose=Purpose("case"))
    assert not AccessLogEntry.objects.exists()


@pytest.mark.parametrize("role", ["CA", "CU", "PS", "SU", "SY", "AS"])
def test_companies_behind_for_others(two_spellings, role):
    reader = person(role, organisation=two_spellings[0] if role in {"CA", "CU"} else None)
    with pytest.raises(NotAllowed):
        companies_behind(actor_of(reader), Location.objects.get(name__contains="Screen"), purpose=CASE)


def test_companies_behind_for_an_adviser_of_another_agreement(two_spellings):
    other = Agreement.objects.create(slug="stone", name_en="Stone", name_nl="Steen")
    reader = person("SA")
    reader.mandates.update(agreement=other)
    screen = Location.objects.get(name__contains="Screen")
    assert companies_behind(actor_of(reader), screen, purpose=CASE) == []
    assert not AccessLogEntry.objects.exists()


def test_look_at_submission_by_its_own_company_is_no_logged_look(two_spellings):
    first, _ = two_spellings
    look_at_submission(actor_of(admin_of(first)), first.submissions.get())
    assert not AccessLogEntry.objects.exists()


def test_look_at_submission_by_the_secretariat(two_spellings, secretariat):
    first, _ = two_spellings
    submission = first.submissions.get()
    with pytest.raises(PurposeNeeded):
        look_at_submission(secretariat, submission)
    look_at_submission(secretariat, submission, purpose=Purpose("quality_check"))
    assert [entry.organisation for entry in AccessLogEntry.objects.all()] == [first]


def test_merged_company_is_shown_with_the_one_that_goes_on_and_both_see_the_look(
    two_spellings, company, secretariat
):
    alpha, heir = two_spellings[0], company("Gamma Groep")
    part = alpha.participations.get()
    change_participation_state(secretariat, part, ParticipationState.MERGED, "Merged.", successor=heir)
    screen = Location.objects.get(name__contains="Screen")
    found = companies_behind(secretariat, screen, purpose=CASE)
    assert [(each.organisation, each.goes_on_as) for each in found] == [
        ("Alpha Fashion", "Gamma Groep"),
        ("Beta Kleding", ""),
    ]
    logged = set(AccessLogEntry.objects.values_list("organisation", flat=True))
    assert logged == {each.pk for each in (*two_spellings, heir)}


def test_merged_company_is_hidden_from_who_keeps_away_from_its_heir(two_spellings, company, secretariat):
    alpha, heir = two_spellings[0], company("Gamma Groep")
    part = alpha.participations.get()
    change_participation_state(secretariat, part, ParticipationState.MERGED, "Merged.", successor=heir)
    away = replace(secretariat, recused_from=frozenset({heir.pk}))
    found = companies_behind(away, Location.objects.get(name__contains="Screen"), purpose=CASE)
    assert [each.organisation for each in found] == ["Beta Kleding"]


def test_links_of_a_merged_company_stand_under_its_heir_in_an_edition(two_spellings, company, secretariat):
    alpha, heir = two_spellings[0], company("Gamma Groep")
    part = alpha.participations.get()
    cycle = alpha.submissions.get().cycle
    before = {link.organisation_id for link in links_for_publication(cycle)}
    change_participation_state(secretariat, part, ParticipationState.MERGED, "Merged.", successor=heir)
    after = {link.organisation_id for link in links_for_publication(cycle)}
    assert before - after == {alpha.pk}
    assert after - before == {heir.pk}
