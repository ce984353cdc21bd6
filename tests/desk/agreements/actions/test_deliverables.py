"""Deliverables judged by a monitor outside: scenario I, and who sees what of it."""

from datetime import date
from uuid import uuid4

import pytest

from akkoord.desk.agreements.actions import configuration_of, set_up_agreement
from akkoord.desk.agreements.actions.deliverables import (
    Shown,
    ask_for_deliverables,
    ask_for_one,
    hand_in_monitoring_report,
    judge,
    show,
    write_monitoring_report,
)
from akkoord.desk.agreements.models import (
    Agreement,
    Deliverable,
    Evidence,
    MonitoringReport,
    Organisation,
    Participation,
)
from akkoord.desk.agreements.queries.deliverables import EVIDENCE, lines_of, own_lines
from akkoord.desk.agreements.rules import Phase, ReasonNeeded
from akkoord.desk.agreements.rules.deliverables import (
    Judged,
    NotAllJudged,
    NothingShown,
    NotOnItsYear,
    ReportHandedIn,
    Verdict,
    counts_of,
)
from akkoord.desk.agreements.rules.meetings import CompanyNamedInReport
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.models import Mandate
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Role


def joins(agreement, name, *, kind="company", role="participating_company"):
    organisation = Organisation.objects.create(name=name, kind=kind)
    Participation.objects.create(
        agreement=agreement, organisation=organisation, role=role, state="active", since=date(2016, 12, 7)
    )
    return organisation


@pytest.fixture
def adviser(person):
    user = person(Role.SECRETARIAT_ADVISER)
    Mandate.objects.filter(user=user).update(agreement=None)
    return actor_of(user)


@pytest.fixture
def banking(adviser):
    return set_up_agreement(
        adviser, slug="banking", ready="banking", phase=Phase.IMPLEMENTING, changes={"ends": None}
    )


@pytest.fixture
def banks(banking):
    return [joins(banking, f"Bank of {place}") for place in ("Assen", "Breda", "Delft", "Ede", "Goes")]


@pytest.fixture
def ministry(banking):
    return joins(banking, "Ministry of Trade", kind="government", role="signatory")


@pytest.fixture
def monitor(person, banking):
    return actor_of(person(Role.MONITOR, agreement=banking))


@pytest.fixture
def bankers(person, banks):
    return [actor_of(person(Role.COMPANY_ADMIN, organisation=each)) for each in banks]


@pytest.fixture
def minister(person, banking, ministry):
    return actor_of(person(Role.PARTY_REPRESENTATIVE, organisation=ministry, agreement=banking))


@pytest.fixture
def asked(adviser, banking, banks, ministry):
    ask_for_deliverables(adviser, banking, 2017)
    return banking


def judge_all(monitor, verdict=Verdict.MET):
    for each in Deliverable.objects.filter(judgements__isnull=True):
        judge(monitor, each, verdict, reason="Seen.", entry=uuid4())


def told(lines):
    return [(each.deliverable.owner.name, each.judgement and each.judgement.verdict) for each in lines]


def test_banking_reports_on_every_bank_and_party_and_has_no_list_of_locations(
    adviser, asked, banks, bankers, minister, monitor
):
    assert configuration_of("banking")["publication_mode"] == "none"
    assert not asked.hands_in_lists
    assert asked.is_monitored
    own = Deliverable.objects.get(owner=banks[0], code="policy")
    show(bankers[0], own, Shown(text="Adopted.", filename="policy.pdf", content=b"%PDF-"), entry=uuid4())
    judge_all(monitor)
    write_monitoring_report(monitor, asked, 2017, text="Much was done; impact must be shown.")
    report = hand_in_monitoring_report(monitor, asked, 2017, title="Report 2017", author="The committee")
    assert report.review.kind == "monitoring_report"
    assert report.review.received_on is not None
    assert report.counts == [
        {"is_company": True, "is_key": True, "owners": 5, "all": 10}
        | {"met": 10, "partly": 0, "not_met": 0, "not_shown": 0},
        {"is_company": True, "is_key": False, "owners": 5, "all": 10}
        | {"met": 10, "partly": 0, "not_met": 0, "not_shown": 0},
        {"is_company": False, "is_key": True, "owners": 1, "all": 1}
        | {"met": 1, "partly": 0, "not_met": 0, "not_shown": 0},
        {"is_company": False, "is_key": False, "owners": 1, "all": 1}
        | {"met": 1, "partly": 0, "not_met": 0, "not_shown": 0},
    ]
    assert told(lines_of(minister, asked, 2017)) == [("Ministry of Trade", "met")] * 2
    assert told(own_lines(bankers[1])) == [("Bank of Breda", "met")] * 4


def test_each_reader_sees_its_own_and_parties_those_of_parties(
    person, adviser, asked, bankers, minister, monitor
):
    assert {name for name, _ in told(lines_of(minister, asked, 2017))} == {"Ministry of Trade"}
    assert {name for name, _ in told(own_lines(bankers[0]))} == {"Bank of Assen"}
    assert len(lines_of(monitor, asked, 2017)) == len(lines_of(adviser, asked, 2017)) == 22
    assert lines_of(bankers[0], asked, 2017) == [
        each for each in lines_of(adviser, asked, 2017) if each.deliverable.owner.name == "Bank of Assen"
    ]
    assert lines_of(actor_of(person(Role.MONITOR)), asked, 2017) == []


def test_judgement_is_told_with_the_report_and_fixed_then(adviser, asked, banks, bankers, monitor):
    judge_all(monitor, Verdict.PARTLY)
    assert {verdict for _, verdict in told(own_lines(bankers[0]))} == {None}
    assert {verdict for _, verdict in told(lines_of(adviser, asked, 2017))} == {None}
    assert {verdict for _, verdict in told(lines_of(monitor, asked, 2017))} == {"partly"}
    write_monitoring_report(monitor, asked, 2017, text="Partly.")
    hand_in_monitoring_report(monitor, asked, 2017, title="Report", author="Committee")
    assert {verdict for _, verdict in told(own_lines(bankers[0]))} == {"partly"}
    own = Deliverable.objects.filter(owner=banks[0]).first()
    for late in (
        lambda: judge(monitor, own, Verdict.MET, reason="No.", entry=uuid4()),
        lambda: show(bankers[0], own, Shown(text="Late"), entry=uuid4()),
        lambda: write_monitoring_report(monitor, asked, 2017, text="Other"),
        lambda: hand_in_monitoring_report(monitor, asked, 2017, title="Other", author="Other"),
        lambda: ask_for_deliverables(adviser, asked, 2017),
    ):
        with pytest.raises(ReportHandedIn):
            late()


def test_report_waits_for_every_judgement_and_names_no_bank(asked, monitor):
    with pytest.raises(ReasonNeeded):
        hand_in_monitoring_report(monitor, asked, 2017, title="Report", author="Committee")
    write_monitoring_report(monitor, asked, 2017, text="Bank of Ede did well.")
    with pytest.raises(CompanyNamedInReport):
        hand_in_monitoring_report(monitor, asked, 2017, title="Report", author="Committee")
    write_monitoring_report(monitor, asked, 2017, text="One bank did well.")
    with pytest.raises(NotAllJudged):
        hand_in_monitoring_report(monitor, asked, 2017, title="Report", author="Committee")
    assert not MonitoringReport.objects.get().is_handed_in


def test_only_the_monitor_judges_and_only_the_owner_shows(adviser, asked, banks, bankers, minister, monitor):
    own = Deliverable.objects.filter(owner=banks[0]).first()
    for stranger in (adviser, minister, *bankers):
        with pytest.raises(NotAllowed):
            judge(stranger, own, Verdict.MET, reason="Mine.", entry=uuid4())
    for stranger in (adviser, minister, monitor, bankers[1]):
        with pytest.raises(NotAllowed):
            show(stranger, own, Shown(text="Theirs"), entry=uuid4())
    with pytest.raises(NothingShown):
        show(bankers[0], own, Shown(text=" "), entry=uuid4())
    with pytest.raises(NotAllowed):
        write_monitoring_report(adviser, asked, 2017, text="Ours")


def test_evidence_that_is_sent_twice_is_kept_once(banks, bankers, asked):
    own, entry = Deliverable.objects.filter(owner=banks[0]).first(), uuid4()
    for _ in range(2):
        show(bankers[0], own, Shown(filename="a.pdf", content=b"%PDF-"), entry=entry)
    evidence = Evidence.objects.get()
    assert [path.name for path in EVIDENCE.path_of("").iterdir()].count(evidence.stored_as) == 1


def test_asking_again_adds_who_came_in_meanwhile(adviser, asked):
    assert ask_for_deliverables(adviser, asked, 2017) == 0
    joins(asked, "Bank of Hoorn")
    assert ask_for_deliverables(adviser, asked, 2017) == 4


def test_nothing_is_asked_where_nothing_was_agreed(adviser, world):
    with pytest.raises(NotOnItsYear):
        ask_for_deliverables(adviser, world.agreement, 2017)


def test_one_party_is_asked_for_something_besides(adviser, asked, ministry, world):
    values = {"owner": ministry, "year": 2017, "name_en": "Report to Parliament", "name_nl": ""}
    assert not ask_for_one(adviser, asked, entry=uuid4(), values=values).is_company
    with pytest.raises(NotAllowed):
        ask_for_one(adviser, asked, entry=uuid4(), values={**values, "owner": world.company})


def test_fewer_than_five_companies_are_not_counted():
    four = [Judged(f"{each}", True, True, Verdict.NOT_MET) for each in range(4)]
    assert counts_of(four) == []
    (row,) = counts_of([*four, Judged("5", True, True, Verdict.MET)])
    assert (row["owners"], row["met"], row["not_met"]) == (5, 1, 4)


def test_agreement_without_a_monitor_has_no_deliverables(world):
    assert not Agreement.objects.get(pk=world.agreement.pk).is_monitored
