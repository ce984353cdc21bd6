"""What people decide of an edition, and what the gate then does."""

import uuid
from datetime import date

import pytest
from django.test import Client
from tests.desk.publication.conftest import hand_in, make_company, make_cycle, make_person, place

from akkoord.desk.people.actions import NotAllowed, declare_conflict
from akkoord.desk.people.models import AccessLogEntry, User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.publication import actions
from akkoord.desk.publication.actions import build_edition, sign_edition
from akkoord.desk.publication.models import ReleaseDecision
from akkoord.desk.publication.queries.effects import CompanyInGate, Effect
from akkoord.desk.publication.rules import BuilderKeepsAway, EditionIsSigned, EditionNotThere
from akkoord.desk.publication.rules.decisions import DecidedAlready, DecisionKind, NotInThisEdition

NEXT = date(2019, 2, 1)


@pytest.fixture
def second(builder, signers, textile, cycle, published, four_companies):
    """The edition of the next year: one company is new, one is gone."""
    following = make_cycle(textile, 2018)
    for at, company in enumerate(four_companies[1:], start=1):
        hand_in(company, following, place(10 * at + 1), place(10 * at + 2), place(99))
    hand_in(make_company(textile, "Nieuwkomer"), following, place(55), place(56), place(99))
    return build_edition(builder, following, dated=NEXT)


def decide(builder, edition, kind, subject, **more):
    given = {"reason": "The steering group wants it now.", "entry": uuid.uuid4()} | more
    return actions.decide(builder, edition, kind, subject, **given)


def ids(looked):
    return {each.name: str(each.organisation_id) for each in looked}


def test_look_shows_who_waits_and_who_stays_and_every_company_sees_that(builder, second, four_companies):
    before = set(AccessLogEntry.objects.values_list("pk", flat=True))

    looked = actions.look_at_companies(builder, second)

    newcomer = next(each for each in looked if each.name == "Nieuwkomer")
    assert looked == [
        CompanyInGate(four_companies[0].pk, "Weefhuis", "kept", 2),
        CompanyInGate(newcomer.organisation_id, "Nieuwkomer", "waiting", 2),
    ]
    entries = AccessLogEntry.objects.exclude(pk__in=before)
    assert {(each.organisation_id, each.purpose) for each in entries} == {
        (each, "release") for each in [newcomer.organisation_id, *(company.pk for company in four_companies)]
    }


def test_effect_is_shown_and_letting_a_company_in_does_it(builder, signers, second):
    newcomer = ids(actions.look_at_companies(builder, second))["Nieuwkomer"]

    effect = actions.look_at_effect(builder, second, DecisionKind.LET, newcomer)
    decide(builder, second, DecisionKind.LET, newcomer)

    assert effect == Effect(place_ids(55, 56), (), ("Nieuwkomer",), forbids=False)
    with pytest.raises(EditionNotThere):
        sign_edition(signers[0], second)
    again = build_edition(builder, second.cycle, dated=NEXT)
    assert (again.report["held"], again.number) == ([], second.number)
    assert {*place_ids(55, 56)} <= again.supporters.keys()
    exposed = next(each for each in again.report["findings"] if each["code"] == "exposed")
    assert (exposed["level"], exposed["params"]["companies"]) == ("accept", 1)
    assert again.report["figures"]["decisions"] == [
        {"kind": "let", "location": "", "reason": "The steering group wants it now."}
    ]


def test_letting_a_company_go_takes_its_rows_away(builder, second, four_companies):
    decide(builder, second, DecisionKind.LET, str(four_companies[0].pk))

    again = build_edition(builder, second.cycle, dated=NEXT)

    assert again.report["kept"] == []
    assert not {*place_ids(1, 2)} & again.supporters.keys()


def test_holding_a_location_and_a_company_back(builder, second, four_companies):
    decide(builder, second, DecisionKind.HOLD_LOCATION, place(99)[0])
    decide(builder, second, DecisionKind.HOLD_COMPANY, str(four_companies[1].pk))

    again = build_edition(builder, second.cycle, dated=NEXT)

    assert place(99)[0] not in again.supporters
    assert {*place_ids(11, 12)} <= set(again.report["kept"])


def test_decision_is_made_once(builder, second, four_companies):
    entry = uuid.uuid4()
    subject = str(four_companies[0].pk)
    first = decide(builder, second, DecisionKind.LET, subject, entry=entry)

    assert decide(builder, second, DecisionKind.LET, subject, entry=entry) == first
    with pytest.raises(DecidedAlready):
        decide(builder, second, DecisionKind.LET, subject)
    assert ReleaseDecision.objects.count() == 1


def test_decision_that_is_taken_back_counts_no_more_and_stays(builder, second, four_companies):
    decision = decide(builder, second, DecisionKind.LET, str(four_companies[0].pk))
    build_edition(builder, second.cycle, dated=NEXT)

    for _ in range(2):
        actions.take_decision_back(builder, decision)

    again = build_edition(builder, second.cycle, dated=NEXT)
    assert again.report["kept"] == second.report["kept"]
    assert again.report["figures"]["decisions"] == []
    assert ReleaseDecision.objects.get().taken_back_by_id == builder.user_id


def test_what_has_nothing_to_do_with_the_edition_is_refused(builder, second, four_companies):
    for kind, subject in (
        (DecisionKind.LET, str(four_companies[1].pk)),
        (DecisionKind.HOLD_COMPANY, str(uuid.uuid4())),
        (DecisionKind.HOLD_LOCATION, "XX1"),
    ):
        with pytest.raises(NotInThisEdition):
            decide(builder, second, kind, subject)


def test_nothing_is_decided_of_an_edition_that_somebody_signed(builder, signers, second):
    accepted = [each["key"] for each in second.report["findings"]]
    sign_edition(signers[0], second, accepted=accepted)
    with pytest.raises(EditionIsSigned):
        decide(builder, second, DecisionKind.HOLD_LOCATION, place(99)[0])


def test_deciding_is_for_who_builds_and_keeps_away_from_no_company(signers, second, four_companies):
    with pytest.raises(NotAllowed):
        decide(signers[1], second, DecisionKind.HOLD_LOCATION, place(99)[0])
    partial = make_person("Partial")
    declare_conflict(partial, four_companies[1].pk, reason="Shares.", by_id=partial.pk)
    with pytest.raises(BuilderKeepsAway):
        decide(actor_of(partial), second, DecisionKind.HOLD_LOCATION, place(99)[0])


def test_whole_way_through_the_pages(builder, second):
    browser = Client()
    browser.force_login(User.objects.get(pk=builder.user_id))
    page = "/publication/textile/2/"

    assert "Nieuwkomer" not in browser.get(f"{page}companies/").content.decode()
    looked = browser.post(f"{page}companies/").content.decode()
    assert "New: 2 locations wait" in looked
    assert "Gone: 2 locations stay" in looked
    newcomer = ids(actions.look_at_companies(builder, second))["Nieuwkomer"]
    form = {"entry": str(uuid.uuid4()), "kind": "let", "organisation": newcomer, "reason": "It waited."}
    shown = browser.post(f"{page}decisions/", form).content.decode()
    assert "What this decision would change" in shown
    assert "Nieuwkomer" in shown
    assert not ReleaseDecision.objects.exists()

    assert browser.post(f"{page}decisions/", form | {"reason": ""}).status_code == 302
    assert browser.post(f"{page}decisions/", form | {"organisation": ""}).status_code == 302
    assert not ReleaseDecision.objects.exists()
    for _ in range(2):
        assert browser.post(f"{page}decisions/", form | {"decide": "yes"}).status_code == 302
    decision = ReleaseDecision.objects.get()
    body = browser.get(page).content.decode()
    assert "It waited." in body
    assert "Nieuwkomer" not in body
    assert browser.post(f"{page}decisions/{decision.pk}/").status_code == 302
    decision.refresh_from_db()
    assert decision.taken_back_at is not None
    assert browser.post(f"{page}decisions/{decision.pk + 1}/").status_code == 404


def place_ids(*numbers):
    return tuple(sorted(place(number)[0] for number in numbers))
