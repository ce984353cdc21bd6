"""The pages of promises: what each sees, and what is written down there."""

from datetime import date
from uuid import uuid4

import pytest

from akkoord.desk.agreements.models import Body, Commitment
from akkoord.desk.people.rules import Role

LIST = "/agreements/promises/"


@pytest.fixture
def promises(world):
    def make(what, **values):
        return Commitment.objects.create(agreement=world.agreement, what=what, **values)

    return [
        make("Undated", owner_role="Insurers"),
        make("Late", owner=world.company, due=date(2018, 2, 16)),
        make("Coming", owner=world.other_company, due=date(2100, 1, 1)),
        make("Done", owner_role="Banks", due=date(2018, 1, 1), state="kept"),
    ]


@pytest.fixture
def adviser(signed_in):
    return signed_in(Role.SECRETARIAT_ADVISER)


def shown(browser, query=""):
    response = browser.get(f"{LIST}{query}")
    return [each.what for each in response.context["rows"]] if response.status_code == 200 else 404


def test_late_ones_come_first_and_what_has_no_date_is_shown(adviser, promises):
    assert shown(adviser) == ["Late", "Coming", "Undated", "Done"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?standing=no_date", ["Undated"]),
        ("?whom=bank", ["Done"]),
        ("?agreement=textile&standing=kept", ["Done"]),
        ("?standing=nonsense", ["Late", "Coming", "Undated", "Done"]),
    ],
)
def test_promises_are_filtered(adviser, promises, query, found):
    assert shown(adviser, query) == found


def test_long_list_is_shown_page_by_page_and_counted_as_a_whole(adviser, world):
    Commitment.objects.bulk_create(
        Commitment(agreement=world.agreement, what=f"{number:03}", owner_role="Banks") for number in range(60)
    )
    pages = [shown(adviser, f"?whom=bank&page={page}") for page in (1, 2)]
    assert [len(each) for each in pages] == [50, 10]
    assert len({*pages[0], *pages[1]}) == 60
    page = adviser.get(f"{LIST}?whom=bank")
    assert ("whom=bank&amp;page=2" in page.content.decode(), page.context["figures"][2][1]) == (True, 60)


def test_company_sees_its_own_promise_only(signed_in, world, promises):
    assert shown(signed_in(Role.COMPANY_USER)) == ["Late"]
    assert shown(signed_in(Role.SUPPORTER, organisation=world.other_company)) == ["Coming"]
    assert shown(signed_in(Role.SUPPORTER)) == 404
    assert signed_in(Role.COMPANY_ADMIN).get(f"{LIST}{promises[2].pk}/").status_code == 404


def test_promises_of_another_agreement_are_not_shown(signed_in, world, promises):
    assert shown(signed_in(Role.PARTY_REPRESENTATIVE, agreement=world.other_agreement)) == []


def test_decision_becomes_a_promise_that_is_kept(adviser, world):
    meeting = Body.objects.create(agreement=world.agreement, name="Group").meetings.create(
        number=1, on=date(2018, 2, 16)
    )
    item = meeting.items.create(number=1, title="Norms")
    decision = item.decisions.create(object="Norms of 2018", wording="Adopted.")
    page = f"/agreements/textile/meetings/{meeting.pk}/"
    follow_up = f"/agreements/textile/promises/new/?decision={decision.pk}"
    assert follow_up in adviser.get(page).content.decode()

    sent = {
        "entry": uuid4(),
        "what": "Publish the norms",
        "owner": str(world.company.pk),
        "due": "2018-03-01",
    }
    assert adviser.post(follow_up, sent).url == f"{page}#item-{item.pk}"
    assert "Publish the norms" in adviser.get(page).content.decode()

    promise = f"/agreements/promises/{Commitment.objects.get().pk}/"
    assert f'href="{page}"' in adviser.get(promise).content.decode()
    told = {"entry": uuid4(), "move": "kept", "on": "2018-02-28", "text": "On the site."}
    assert "On the site." in adviser.post(promise, told, follow=True).content.decode()
    assert Commitment.objects.get().state == "kept"
    adviser.post(f"{page}items/{item.pk}/decision/{decision.pk}/remove/")
    assert item.decisions.exists()


def test_promise_without_owner_is_asked_again(adviser, world):
    asked = adviser.post("/agreements/textile/promises/new/", {"entry": uuid4(), "what": "Something"})
    assert "Say who promised it." in asked.content.decode()


def test_meeting_shows_what_is_due_by_then(adviser, signed_in, world, promises):
    meeting = Body.objects.create(agreement=world.agreement, name="Group").meetings.create(
        number=1, on=date(2018, 3, 1)
    )
    told = adviser.get(f"/agreements/textile/meetings/{meeting.pk}/").context["due"]
    assert [each.what for each in told] == ["Undated", "Late"]


@pytest.mark.parametrize("rows", [1, 3])
def test_list_asks_a_fixed_number_of_queries(adviser, world, rows, django_assert_num_queries):
    for number in range(rows):
        Commitment.objects.create(agreement=world.agreement, what=str(number), owner_role="Banks")
    with django_assert_num_queries(6):
        adviser.get(LIST)


def test_promise_that_comes_back_is_written_and_leads_to_its_next_turn(adviser, world):
    sent = {"entry": str(uuid4()), "what": "Report", "owner_role": "All", "every_months": "3"}
    address = "/agreements/textile/promises/new/"
    assert "Give the first day" in adviser.post(address, sent).content.decode()
    adviser.post(address, {**sent, "due": "2018-05-16"})
    made = Commitment.objects.get()
    told = {"entry": str(uuid4()), "move": "kept", "text": "Here it is.", "on": "2018-05-14"}
    page = adviser.post(f"{LIST}{made.pk}/", told, follow=True).content.decode()
    assert "every 3 months" in page
    assert "The next one, 16 August 2018" in page
    assert "every 3 months" in adviser.get(LIST).content.decode()
