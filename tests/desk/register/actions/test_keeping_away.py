"""Somebody who keeps away from a company: its lists, its rows in pairs, and own work."""

import pytest
from tests.desk.register.handing_in import (
    MEGHNA,
    MEGHNA_ABROAD,
    ORUM,
    admin_of,
    live,
    person,
    upload,
)

from akkoord.desk.people.actions import NotAllowed, declare_conflict, give_role
from akkoord.desk.people.models import AccessLogEntry, Mandate, PartTaken
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import HeldRole, OwnWork, PartsApart, Purpose, Role
from akkoord.desk.register.actions import (
    accept,
    ask_company,
    companies_behind,
    consolidate_cycle,
    judge_pair,
    lend_pairs,
    look_at_submission,
    submit,
)
from akkoord.desk.register.models import Location
from akkoord.desk.register.queries import review_queue
from akkoord.desk.register.queries.review import Batch, waiting_pairs
from akkoord.desk.register.rules import PairChanged
from akkoord.engine.matching import Verdict

CHECK = Purpose("quality_check")


@pytest.fixture
def alpha(company):
    return company("Alpha")


@pytest.fixture
def unsure(company, alpha, cycle, secretariat):
    """Alpha's row beside one of Beta's."""
    live(secretariat, alpha, cycle, MEGHNA, ORUM)
    live(secretariat, company("Beta Kleding"), cycle, MEGHNA_ABROAD)
    consolidate_cycle(cycle)
    return review_queue().pairs[0]


@pytest.fixture
def keeps_away(unsure, alpha):
    user = person("SA", name="Cas Colleague")
    declare_conflict(user, alpha.pk, reason="Shares.", by_id=user.pk)
    return actor_of(user)


def test_pair_with_a_row_of_the_company_is_neither_shown_nor_counted_nor_judged(keeps_away, unsure):
    batch = Batch(without=keeps_away.recused_from)
    assert (waiting_pairs(), waiting_pairs(without=keeps_away.recused_from)) == (1, 0)
    assert review_queue(batch).pairs == ()
    assert lend_pairs(keeps_away, batch) == []
    with pytest.raises(PairChanged):
        judge_pair(keeps_away, unsure.pk, Verdict.SAME)
    with pytest.raises(PairChanged):
        ask_company(keeps_away, unsure.pk, unsure.left.fingerprint, "Which unit?")


def test_company_is_not_among_those_behind_a_location(keeps_away, alpha, colleague):
    place = Location.objects.get(name__startswith="Meghna", country="BD")
    assert [each.organisation for each in companies_behind(colleague, place, purpose=CHECK)] == ["Alpha"]
    looked = AccessLogEntry.objects.filter(organisation=alpha).count()
    assert companies_behind(keeps_away, place, purpose=CHECK) == []
    assert AccessLogEntry.objects.filter(organisation=alpha).count() == looked


def test_list_of_the_company_is_not_there(keeps_away, alpha, cycle):
    found = cycle.submissions.get(organisation=alpha)
    with pytest.raises(NotAllowed):
        look_at_submission(keeps_away, found, purpose=CHECK)


def test_who_handed_a_list_in_does_not_accept_it_even_after_leaving_the_company(alpha, cycle, secretariat):
    admin = admin_of(alpha)
    handed_in = submit(actor_of(admin), upload(alpha, cycle, ORUM).submission)
    Mandate.objects.filter(user=admin).update(ends="2018-01-01")
    give_role(admin, HeldRole(Role.SECRETARIAT_ADVISER), starts=cycle.opens)
    with pytest.raises(OwnWork):
        accept(actor_of(admin), handed_in)
    accept(secretariat, handed_in)


def test_who_accepts_a_list_advises_the_company_that_year(alpha, cycle, secretariat, adviser):
    live(secretariat, alpha, cycle, ORUM)
    assert list(PartTaken.objects.values_list("user", "organisation", "year", "part")) == [
        (adviser.pk, alpha.pk, 2017, "advised")
    ]


def test_assessor_of_the_company_does_not_accept_its_list(alpha, cycle, secretariat, adviser):
    assigned = HeldRole(Role.ASSESSOR, alpha.pk, cycle.agreement_id)
    give_role(adviser, assigned, starts=cycle.opens)
    handed_in = submit(actor_of(admin_of(alpha)), upload(alpha, cycle, ORUM).submission)
    with pytest.raises(PartsApart):
        accept(actor_of(adviser), handed_in)
