"""Last year's sites: none disappears by itself."""

from datetime import date

import pytest
from tests.desk.register.handing_in import ORUM, PADMA, SCREEN, SCREEN_OTHERWISE, admin_of, live, upload

from akkoord.desk.people.queries import actor_of
from akkoord.desk.register.actions import (
    accept,
    confirm_sites,
    consolidate_cycle,
    decide_again,
    end_sites,
    refuse_proposal,
    start_from_last_year,
    submit,
    take_over_sites,
)
from akkoord.desk.register.actions.last_year import Ending
from akkoord.desk.register.models import Submission
from akkoord.desk.register.queries.last_year import comparison_of
from akkoord.desk.register.rules import EndReason, NothingOfLastYear, SitesUndecided

CLOSED = Ending(date(2017, 12, 31), EndReason.CLOSED)


@pytest.fixture
def alpha(company):
    return company("Alpha Fashion")


@pytest.fixture
def admin(alpha):
    return actor_of(admin_of(alpha))


@pytest.fixture
def last(alpha, cycle, secretariat):
    return live(secretariat, alpha, cycle, SCREEN, ORUM, PADMA)


def states(draft):
    draft = Submission.objects.select_related("cycle").get(pk=draft.pk)
    return {each.site.name.split()[0]: each.state for each in comparison_of(draft).sites}


def sites(draft, *beginnings):
    return [
        each.site.fingerprint for each in comparison_of(draft).sites if each.site.name.startswith(beginnings)
    ]


def test_every_site_is_found_again_or_missing(alpha, last, next_cycle):
    draft = upload(alpha, next_cycle, SCREEN_OTHERWISE, PADMA).submission
    comparison = comparison_of(draft)
    assert states(draft) == {"S.T.": "changed", "Örüm": "missing", "Padma": "confirmed"}
    assert (comparison.undecided, comparison.counts["added"]) == (1, 0)


def test_list_is_not_signed_while_a_site_is_undecided(alpha, admin, last, next_cycle):
    draft = upload(alpha, next_cycle, SCREEN, PADMA).submission
    with pytest.raises(SitesUndecided):
        submit(admin, draft)
    assert end_sites(admin, draft, sites(draft, "Örüm"), CLOSED) == 1
    assert states(draft)["Örüm"] == "ended"
    assert submit(admin, draft).state == "submitted"


def test_decision_holds_for_later_versions_and_can_be_taken_back(alpha, admin, last, next_cycle):
    draft = upload(alpha, next_cycle, SCREEN, PADMA).submission
    end_sites(admin, draft, sites(draft, "Örüm"), None)
    again = upload(alpha, next_cycle, PADMA, SCREEN).submission
    assert states(again)["Örüm"] == "unknown"
    decide_again(admin, again, sites(again, "Örüm"))
    assert states(again)["Örüm"] == "missing"


def test_decision_about_a_site_that_is_there_again_does_not_count(alpha, admin, last, next_cycle):
    draft = upload(alpha, next_cycle, SCREEN, PADMA).submission
    end_sites(admin, draft, sites(draft, "Örüm"), CLOSED)
    assert states(upload(alpha, next_cycle, SCREEN, ORUM, PADMA).submission)["Örüm"] == "confirmed"


def test_found_again_is_refused_and_confirmed(alpha, admin, last, next_cycle):
    draft = upload(alpha, next_cycle, SCREEN_OTHERWISE, ORUM, PADMA).submission
    site = sites(draft, "S.T.")
    assert refuse_proposal(admin, draft, site) == 1
    assert states(draft)["S.T."] == "missing"
    decide_again(admin, draft, site)
    assert states(draft)["S.T."] == "changed"


@pytest.mark.parametrize("count", [1, 3])
def test_many_sites_are_decided_with_as_many_questions_as_one(
    alpha, admin, last, next_cycle, count, django_assert_num_queries
):
    draft = start_from_last_year(admin, next_cycle, alpha)
    chosen = sites(draft, "S.T.", "Örüm", "Padma")[:count]
    with django_assert_num_queries(11):
        assert confirm_sites(admin, draft, chosen) == count


def test_missing_site_is_taken_over(alpha, admin, last, next_cycle):
    draft = upload(alpha, next_cycle, SCREEN, PADMA).submission
    assert take_over_sites(admin, draft, sites(draft, "Örüm")) == 1
    assert states(draft)["Örüm"] == "confirmed"
    row = draft.rows.get(origin="last_year")
    assert (row.name, row.country, row.mention_id) == (
        last.rows.get(row=3).name,
        "TR",
        last.rows.get(row=3).mention_id,
    )


def test_beginning_with_last_years_list_confirms_nothing_by_itself(alpha, admin, last, next_cycle):
    draft = start_from_last_year(admin, next_cycle, alpha)
    assert start_from_last_year(admin, next_cycle, alpha) == draft
    assert set(states(draft).values()) == {"taken_over"}
    confirm_sites(admin, draft, sites(draft, "S.T.", "Padma"))
    end_sites(admin, draft, sites(draft, "Örüm"), CLOSED)
    draft.refresh_from_db()
    assert states(draft) == {"S.T.": "confirmed", "Örüm": "ended", "Padma": "confirmed"}
    signed = submit(admin, draft)
    assert signed.receipt.counts["locations"] == 2


def test_beginning_without_any_earlier_list(alpha, admin, cycle):
    with pytest.raises(NothingOfLastYear):
        start_from_last_year(admin, cycle, alpha)


def test_added_rows_go_along_with_a_new_file(alpha, admin, last, next_cycle):
    draft = upload(alpha, next_cycle, SCREEN).submission
    take_over_sites(admin, draft, sites(draft, "Örüm"))
    again = upload(alpha, next_cycle, SCREEN, PADMA).submission
    assert set(states(again).values()) == {"confirmed"}


def test_accepting_ends_the_links_of_last_year(alpha, admin, last, next_cycle, secretariat):
    consolidate_cycle(last.cycle)
    draft = upload(alpha, next_cycle, SCREEN, PADMA).submission
    end_sites(admin, draft, sites(draft, "Örüm"), CLOSED)
    accept(secretariat, submit(admin, draft))
    ended = alpha.sourcing_links.exclude(ended_on=None).get()
    assert (ended.cycle, ended.end_reason) == (last.cycle, "closed")


def test_comparison_does_not_depend_on_other_companies(alpha, company, last, next_cycle, secretariat):
    draft = upload(alpha, next_cycle, SCREEN_OTHERWISE, PADMA).submission
    before = states(draft)
    live(secretariat, company("Beta Kleding"), last.cycle, ORUM.replace("Cadde", "Cad."), SCREEN_OTHERWISE)
    consolidate_cycle(last.cycle)
    again = upload(alpha, next_cycle, PADMA, SCREEN_OTHERWISE).submission
    assert states(again) == before
