"""Who lets a reviewer in, what the reviewer opens, what companies read of it, and that it ends."""

import io
import zipfile
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from akkoord.desk.agreements.models import Recommendation
from akkoord.desk.agreements.models.reviews import Review
from akkoord.desk.agreements.rules.meetings import CompanyNamedInReport
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.models import AccessLogEntry, Letter, Mandate
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Role
from akkoord.desk.retention.rules import LeadNeeded, SecondPersonNeeded
from akkoord.desk.reviewing import actions
from akkoord.desk.reviewing.models import Appointment, DataSet, ProposedRecommendation, Reviewer
from akkoord.desk.reviewing.rules import (
    FILE_KEPT,
    AppointmentStands,
    BuilderSigns,
    EndBeforeStart,
    SetNotThere,
    SignedBefore,
    has_access,
)

PERSON = actions.Person("rev@bureau.example", "Rita", "en")


def browser_of(user):
    browser = Client()
    browser.force_login(user)
    return browser


def opens(browser, review, data_set):
    """Which of the reviewer's addresses answer."""
    return [
        browser.get(address).status_code
        for address in (
            reverse("reviewing:review", args=[review.pk]),
            reverse("reviewing:looks", args=[review.pk]),
            reverse("reviewing:fetch", args=[data_set.public_id]),
        )
    ]


def test_the_lead_asks_and_a_second_person_lets_in(reviewed, appointment):
    lead, second = actor_of(reviewed.lead), actor_of(reviewed.second)
    with pytest.raises(LeadNeeded):
        actions.ask_for_reviewer(second, appointment, PERSON)
    asked = actions.ask_for_reviewer(lead, appointment, PERSON)
    assert actions.ask_for_reviewer(lead, appointment, PERSON) == asked
    with pytest.raises(SecondPersonNeeded):
        actions.let_in(lead, asked)
    assert not Mandate.objects.filter(role=Role.MONITOR).exists()
    let_in = actions.let_in(second, asked)
    assert actions.let_in(second, asked) == let_in
    mandate = Mandate.objects.get(role=Role.MONITOR)
    assert (mandate.review, mandate.starts, mandate.ends) == (
        reviewed.review,
        appointment.starts,
        appointment.ends,
    )
    assert (let_in.email, let_in.name, str(let_in)) == ("", "", "Rita")
    assert actions.ask_for_reviewer(lead, appointment, PERSON) == let_in
    assert Letter.objects.filter(receiver=let_in.user, key__startswith="invitation/").count() == 1


def test_whoever_is_not_let_in_is_forgotten(reviewed, appointment):
    asked = actions.ask_for_reviewer(actor_of(reviewed.lead), appointment, PERSON)
    actions.do_not_let_in(actor_of(reviewed.second), asked)
    assert not Reviewer.objects.exists()


def test_only_the_lead_appoints(reviewed):
    values = reviewed.values
    with pytest.raises(LeadNeeded):
        actions.appoint(actor_of(reviewed.second), reviewed.review, entry=uuid4(), values=values)
    with pytest.raises(NotAllowed):
        actions.appoint(actor_of(reviewed.assessor), reviewed.review, entry=uuid4(), values=values)
    wrong = {**values, "ends": values["starts"] - timedelta(days=1)}
    with pytest.raises(EndBeforeStart):
        actions.appoint(actor_of(reviewed.lead), reviewed.review, entry=uuid4(), values=wrong)
    assert not Appointment.objects.exists()


def test_two_people_sign_and_none_of_them_had_it_built(reviewed, reviewer, data_set):
    review = reviewed.review
    with pytest.raises(BuilderSigns):
        actions.sign_set(actor_of(reviewed.lead), data_set)
    actions.sign_set(actor_of(reviewed.second), data_set)
    with pytest.raises(SignedBefore):
        actions.sign_set(actor_of(reviewed.second), data_set)
    assert opens(browser_of(reviewer), review, data_set) == [200, 404, 404]
    actions.sign_set(actor_of(reviewed.third), data_set)
    assert opens(browser_of(reviewer), review, data_set) == [200, 200, 200]
    assert Letter.objects.filter(receiver=reviewer, key__startswith="data-set/").count() == 1
    with pytest.raises(SetNotThere):
        actions.sign_set(actor_of(reviewed.assessor), data_set)


def test_a_file_that_changed_is_neither_signed_nor_handed_over(reviewed, data_set):
    actions.DATA_SETS.path_of(data_set.stored_as).write_bytes(b"something else")
    with pytest.raises(SetNotThere):
        actions.sign_set(actor_of(reviewed.second), data_set)


def test_companies_read_that_the_reviewer_had_their_data(reviewed, reviewer, handed_over, person):
    browser = browser_of(reviewer)
    response = browser.get(reverse("reviewing:fetch", args=[handed_over.public_id]))
    assert "companies.csv" in zipfile.ZipFile(io.BytesIO(response.content)).namelist()
    browser.get(reverse("reviewing:looks", args=[reviewed.review.pk]))
    browser.get(reverse("reviewing:looks", args=[reviewed.review.pk]))
    entries = AccessLogEntry.objects.filter(reader=reviewer)
    assert {(each.reader_role, each.purpose, each.reference) for each in entries} == {
        ("MO", "review", str(reviewed.review.pk))
    }
    assert entries.count() == 2 * 9, "each company twice: for the set, and once a day for the log"
    company = browser_of(person(Role.COMPANY_ADMIN, organisation=reviewed.companies[0]))
    page = company.get(reverse("people:access_log")).content.decode()
    assert f"External review {reviewed.review.pk}" in page
    assert "External monitor" in page
    assert "Rita" not in page
    left_out = browser_of(person(Role.COMPANY_ADMIN, organisation=reviewed.companies[9]))
    assert "External review" not in left_out.get(reverse("people:access_log")).content.decode()


def test_the_log_of_the_reviewer_names_nobody(reviewed, reviewer, handed_over):
    page = browser_of(reviewer).get(reverse("reviewing:looks", args=[reviewed.review.pk])).content.decode()
    assert page.count("C-") == 9
    assert [each for each in ("Kraaiennest", "Merk", "Anna") if each in page] == []


@pytest.mark.parametrize(
    ("on", "received", "is_open"),
    [
        (-1, None, False),
        (0, None, True),
        (30, None, True),
        (31, None, False),
        (10, 10, True),
        (11, 10, False),
    ],
)
def test_access_lasts_from_the_first_day_to_the_last_or_to_the_report(on, received, is_open):
    first = timezone.localdate()
    last = first + timedelta(days=30)
    came = first + timedelta(days=received) if received else None
    today = first + timedelta(days=on)
    assert has_access(first, last, received_on=came, ends_on_receipt=True, today=today) is is_open
    assert has_access(first, last, received_on=came, ends_on_receipt=False, today=today) is (0 <= on <= 30)


def everything_sent(response):
    return response.status_code, dict(response.headers), response.content


def test_after_the_last_day_nothing_exists_any_more(reviewed, reviewer, handed_over, appointment):
    yesterday = timezone.localdate() - timedelta(days=1)
    earlier = {**reviewed.values, "starts": yesterday - timedelta(days=9), "ends": yesterday}
    actions.appoint(actor_of(reviewed.lead), reviewed.review, entry=uuid4(), values=earlier)
    browser = browser_of(reviewer)
    assert opens(browser, reviewed.review, handed_over) == [404, 404, 404]
    ended = everything_sent(browser.get(reverse("reviewing:review", args=[reviewed.review.pk])))
    assert ended == everything_sent(browser.get(reverse("reviewing:review", args=[987654])))
    assert browser.get(reverse("home"), follow=True).status_code == 200


def test_the_report_ends_the_access_where_the_lead_said_so(reviewed, reviewer, handed_over, appointment):
    day = timezone.localdate() - timedelta(days=1)
    values = {**reviewed.values, "starts": day - timedelta(days=5), "ends_on_receipt": True}
    actions.appoint(actor_of(reviewed.lead), reviewed.review, entry=uuid4(), values=values)
    browser = browser_of(reviewer)
    assert opens(browser, reviewed.review, handed_over) == [200, 200, 200]
    Review.objects.filter(pk=reviewed.review.pk).update(received_on=day)
    assert opens(browser, reviewed.review, handed_over) == [404, 404, 404]
    assert browser.get(reverse("home"), follow=True).status_code == 200


def test_the_lead_ends_the_access_at_once(reviewed, reviewer, handed_over):
    with pytest.raises(LeadNeeded):
        actions.end_access(actor_of(reviewed.second), Reviewer.objects.get())
    actions.end_access(actor_of(reviewed.lead), Reviewer.objects.get())
    reviewer.refresh_from_db()
    assert not reviewer.is_active


def test_a_reviewer_opens_no_other_review_and_nothing_of_the_agreement(reviewed, reviewer, handed_over):
    other = reviewed.agreement.reviews.create(kind="final_evaluation", title="At the end", author="Other")
    actions.appoint(actor_of(reviewed.lead), other, entry=uuid4(), values=reviewed.values)
    browser, slug = browser_of(reviewer), reviewed.agreement.slug
    for address in (
        reverse("reviewing:review", args=[other.pk]),
        reverse("agreements:review", args=[slug, reviewed.review.pk]),
        reverse("agreements:reviews_of", args=[slug]),
        reverse("agreements:parties", args=[slug]),
        reverse("agreements:meetings_of", args=[slug]),
        reverse("agreements:new_recommendation", args=[slug]),
        reverse("reviewing:page", args=[slug, reviewed.review.pk]),
    ):
        assert browser.get(address).status_code == 404, address


def test_a_monitor_of_the_agreement_opens_no_data_set(reviewed, person, handed_over):
    assert opens(browser_of(person(Role.MONITOR)), reviewed.review, handed_over) == [404, 404, 404]


def test_years_and_decision_stand_once_a_set_was_handed_over(reviewed, handed_over):
    changed = {**reviewed.values, "years": [2016, 2017]}
    with pytest.raises(AppointmentStands):
        actions.appoint(actor_of(reviewed.lead), reviewed.review, entry=uuid4(), values=changed)


def test_a_reviewer_proposes_and_the_secretariat_writes_it_down(reviewed, reviewer, handed_over):
    browser, entry = browser_of(reviewer), str(uuid4())
    address = reverse("reviewing:propose", args=[reviewed.review.pk])
    for _ in range(2):
        browser.post(address, {"entry": entry, "text": "Help small companies.", "to_whom": "all parties"})
    proposed = ProposedRecommendation.objects.get()
    with pytest.raises(NotAllowed):
        actions.write_down(actor_of(reviewer), proposed)
    actions.write_down(actor_of(reviewed.second), proposed)
    made = Recommendation.objects.get()
    assert (made.text, made.addressee_role, made.review) == (
        "Help small companies.",
        "all parties",
        reviewed.review,
    )
    page = browser.get(reverse("reviewing:review", args=[reviewed.review.pk])).content.decode()
    assert "Help small companies." in page


def test_a_proposal_that_names_a_company_is_not_written_down(reviewed, reviewer, handed_over):
    appointment = Appointment.objects.select_related("review").get()
    text = f"Look at {reviewed.companies[0].name}."
    proposed = actions.propose(actor_of(reviewer), appointment, entry=uuid4(), text=text, to_whom="all")
    with pytest.raises(CompanyNamedInReport):
        actions.write_down(actor_of(reviewed.second), proposed)
    actions.take_back(actor_of(reviewer), proposed)
    assert not Recommendation.objects.exists()


def test_a_newer_set_takes_the_place_of_the_one_before(reviewed, handed_over, appointment, reviewer):
    newer = actions.ask_for_set(actor_of(reviewed.lead), appointment)
    actions.build_sets()
    for signer in (reviewed.second, reviewed.assessor):
        actions.sign_set(actor_of(signer), newer)
    assert list(DataSet.objects.values_list("number", "state")) == [(2, "handed_over"), (1, "replaced")]
    assert opens(browser_of(reviewer), reviewed.review, handed_over) == [200, 200, 404]


def test_file_and_key_go_half_a_year_after_the_access(reviewed, handed_over, appointment):
    assert actions.remove_old_sets() == 0
    ended = timezone.localdate() - FILE_KEPT - timedelta(days=1)
    Appointment.objects.update(starts=ended - timedelta(days=9), ends=ended)
    path = actions.DATA_SETS.path_of(handed_over.stored_as)
    assert actions.remove_old_sets() == 1
    handed_over.refresh_from_db()
    assert (handed_over.state, handed_over.stored_as, handed_over.companies) == ("gone", "", [])
    assert handed_over.sha256
    assert Appointment.objects.get().sealed_key == ""
    assert path.exists(), "swept an hour later, as all files that nothing refers to"


def test_the_page_of_the_secretariat(reviewed, handed_over):
    address = reverse("reviewing:page", args=[reviewed.agreement.slug, reviewed.review.pk])
    for user in (reviewed.lead, reviewed.second, reviewed.assessor):
        page = browser_of(user).get(address).content.decode()
        assert "open to the reviewer" in page
        assert "Kraaiennest" not in page
