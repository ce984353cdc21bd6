"""The pages of stories: written and agreed to by a union, approved by the secretariat, taken back."""

import uuid

import pytest
from django.test import Client
from tests.desk.stories.conftest import CANARY, FACTS, TEXT, agree, bring, note_teller, publish

from akkoord.desk.agreements.models import Organisation, Participation
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Role
from akkoord.desk.stories.actions.companies import answer_for_company, ask_company
from akkoord.desk.stories.actions.writing import begin_story
from akkoord.desk.stories.models import Story, StoryPerson
from akkoord.desk.stories.rules.states import StoryNotReady


@pytest.fixture
def browser(textile, union, person):
    """Somebody of a union that signed."""
    user = person(Role.PARTY_REPRESENTATIVE, organisation=union)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def secretary(textile, signed_in):
    return signed_in(Role.SECRETARIAT_ADVISER)


def filled(**values):
    return {"entry": str(uuid.uuid4()), **values}


def begin(browser, textile):
    browser.post(f"/agreements/{textile.slug}/stories/new/", filled(**FACTS))
    return Story.objects.get()


def page_of(browser, story):
    return browser.get(f"/stories/{story.code}/").content.decode()


def note_all(browser, story):
    """Text, person and consent, as the forms ask for them."""
    story.refresh_from_db()
    at = f"/stories/{story.code}"
    browser.post(f"{at}/texts/en/", {**TEXT, "revision": story.revision})
    person = {"shown_as": "Rima", "part": "worker", "real_name": CANARY, "contact": "the union"}
    browser.post(f"{at}/people/new/", filled(**person))
    consent = {
        "about": ["text"],
        "shown_where": ["site"],
        "way": "signed",
        "language": "bn",
        "taken_by": "Anna",
        "taken_on": "2018-02-16",
        "is_understood": "on",
    }
    return browser.post(f"{at}/people/{StoryPerson.objects.get().pk}/consent/", filled(**consent))


def step(browser, story, name, **more):
    story.refresh_from_db()
    sent = {"step": name, "revision": story.revision, **more}
    return browser.post(f"/stories/{story.code}/step/", sent)


def test_union_writes_and_the_secretariat_lets_it_out(browser, secretary, textile):
    story = begin(browser, textile)
    assert str(story.organisation) == "FNV"
    assert note_all(browser, story).status_code == 302
    assert step(browser, story, "offer").status_code == 302

    assert "Approve and show it to everybody" in page_of(secretary, story)
    assert step(secretary, story, "publish").status_code == 302

    story.refresh_from_db()
    assert story.state == "published"
    browser.post(f"/stories/{story.code}/people/{StoryPerson.objects.get().pk}/withdraw/", {"about": "all"})
    story.refresh_from_db()
    assert story.state == "taken_off"


def test_page_never_shows_who_it_is_and_a_look_is_written_down(browser, textile):
    story = begin(browser, textile)
    note_all(browser, story)
    assert CANARY not in page_of(browser, story)
    at = f"/stories/{story.code}/people/{StoryPerson.objects.get().pk}/identity/"
    assert CANARY not in browser.get(at).content.decode()
    assert CANARY not in browser.post(at, {"why": ""}).content.decode()

    assert CANARY in browser.post(at, {"why": "to ask again"}).content.decode()

    assert [each.note for each in story.events.filter(move="looked")] == ["Rima: to ask again"]


def test_consent_that_was_not_understood_is_told_beside_its_field(browser, textile):
    story = begin(browser, textile)
    note_all(browser, story)
    person = StoryPerson.objects.get()
    consent = {
        "about": ["text"],
        "shown_where": ["site"],
        "way": "signed",
        "language": "bn",
        "taken_by": "Anna",
        "taken_on": "2018-02-16",
    }
    answer = browser.post(f"/stories/{story.code}/people/{person.pk}/consent/", filled(**consent))

    assert answer.status_code == 422
    assert "Read the story to the person" in answer.content.decode()
    assert person.consents.count() == 1


def test_second_language_names_its_translator(browser, textile):
    story = begin(browser, textile)
    note_all(browser, story)
    story.refresh_from_db()

    answer = browser.post(f"/stories/{story.code}/texts/nl/", {**TEXT, "revision": story.revision})

    assert answer.status_code == 422
    assert "Say who translated this one" in answer.content.decode()


def test_text_of_a_colleague_is_not_overwritten(browser, textile):
    story = begin(browser, textile)
    answer = browser.post(f"/stories/{story.code}/texts/en/", {**TEXT, "revision": 0})

    assert "changed since you opened" in answer.content.decode()
    assert not story.texts.exists()


def test_form_sent_twice_begins_one_story(browser, textile):
    form = filled(**FACTS)
    for _ in range(2):
        browser.post(f"/agreements/{textile.slug}/stories/new/", form)

    assert Story.objects.count() == 1


def test_preview_shows_no_picture_without_consent(writer, secretary, story):
    teller = note_teller(writer, story)
    shown = bring(writer, story, people=[teller])
    at = f"/stories/{story.code}/preview/"
    assert f"/pictures/{shown.pk}/" not in secretary.get(at).content.decode()

    agree(writer, teller, "picture")

    assert f"/pictures/{shown.pk}/" in secretary.get(at).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_list_asks_the_same_of_the_database_for_many(
    secretary, writer, textile, number, django_assert_num_queries
):
    for _ in range(number):
        begin_story(writer, textile, entry=uuid.uuid4(), values=FACTS, organisation=None)
    with django_assert_num_queries(5):
        assert (
            secretary.get(f"/agreements/{textile.slug}/stories/").content.decode().count("Overtime") == number
        )


def test_story_of_others_is_not_there(browser, story, signed_in, textile):
    assert browser.get(f"/stories/{story.code}/").status_code == 404
    other = Organisation.objects.create(name="CNV", kind="union", country="NL")
    Participation.objects.create(agreement=textile, organisation=other, role="signatory", state="active")
    assert signed_in(Role.PARTY_REPRESENTATIVE, organisation=other).get("/stories/").status_code == 200


def test_company_reads_what_would_name_it_once_the_people_agreed(writer, approver, story, person, world):
    teller = note_teller(writer, story)
    with pytest.raises(StoryNotReady):
        ask_company(writer, story, world.company, entry=uuid.uuid4())
    story.texts.update(text="We sew for Weefhuis.")
    agree(writer, teller)
    story.refresh_from_db()
    asked = ask_company(writer, story, world.company, entry=uuid.uuid4())
    admin = person(Role.COMPANY_ADMIN)
    client = Client()
    client.force_login(admin)
    at = f"/stories/{story.code}/companies/{asked.pk}/"
    assert "We sew for Weefhuis." in client.get(at).content.decode()
    assert client.get(f"/stories/{story.code}/").status_code == 404

    client.post(at, {"answer": "yes", "revision": story.revision})
    shown = publish(writer, approver, story)
    asked.refresh_from_db()
    answer_for_company(actor_of(admin), asked, agrees=False, revision=0)

    shown.refresh_from_db()
    assert shown.state == "taken_off"


def test_search_finds_titles_and_nobody_who_is_in_them(browser, textile, secretary):
    story = begin(browser, textile)
    note_all(browser, story)

    assert story.code in browser.get("/search/", {"q": "overtime"}).content.decode()
    assert story.code in secretary.get("/search/", {"q": "paid on time"}).content.decode()
    assert story.code not in secretary.get("/search/", {"q": "Canarybird"}).content.decode()


@pytest.mark.parametrize(
    ("who", "back"), [("browser", "/stories/"), ("secretary", "/agreements/textile/stories/")]
)
def test_new_story_leads_back_to_a_page_that_its_writer_may_open(who, back, textile, request):
    client = request.getfixturevalue(who)
    assert f'href="{back}">' in client.get("/agreements/textile/stories/new/").content.decode()
    assert client.get(back).status_code == 200
