"""What somebody in a story can ask: a file of what is kept about them, and to be erased by two people."""

import io
import json
import uuid
import zipfile

import pytest
from django.utils import timezone
from tests.desk.stories.conftest import CANARY, CONTACT, FACTS, agree, bring, photo, publish

from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Role
from akkoord.desk.retention.actions import carry_out_confirmed, confirm, propose
from akkoord.desk.retention.queries import thing_now
from akkoord.desk.retention.queries.page import planned_counts
from akkoord.desk.retention.rules import NotDue, SecondPersonNeeded
from akkoord.desk.stories.actions.consent import withdraw_consent
from akkoord.desk.stories.actions.deciding import rewrite_story
from akkoord.desk.stories.actions.people import leave_out, look_at_identity, note_person
from akkoord.desk.stories.actions.placing import renew_all
from akkoord.desk.stories.actions.rights import (
    ask_to_be_erased,
    hand_out,
    keep_after_all,
    leave_out_of_texts,
)
from akkoord.desk.stories.actions.writing import begin_story, write_text
from akkoord.desk.stories.models import Consent, StoryPerson, StoryPicture
from akkoord.desk.stories.queries.identity import Identity
from akkoord.desk.stories.queries.public import stories_folder
from akkoord.desk.stories.rules.consent import About
from akkoord.desk.stories.rules.rights import ErasureAsked
from akkoord.desk.stories.rules.states import StoryMoved
from akkoord.engine.disclosure.public_story import GONE

OTHER, OTHER_CONTACT = "Bulbul Otherbird", "through her sister, +880 9999 000000"
TEXT = {
    "title": "We are paid on time now",
    "text": "Rima asked first.\n\nThen Kamala asked too.\n\nRima and Kamala went together.\n\nIt helped.",
    "translated_by": "",
}


def note(actor, story, name, identity):
    """Somebody in the story, with a signed paper."""
    values = {"shown_as": name, "part": "worker", "is_real_name": False, "is_minor": False}
    person = note_person(actor, story, entry=uuid.uuid4(), values=values, identity=identity)
    document = ("signed.pdf", f"signed by {identity.name}".encode())
    agree(actor, person, About.TEXT, About.PICTURE, document=document)
    return person


@pytest.fixture
def both(writer, approver, textile):
    """A published story of two, each in a picture of her own and both in one."""
    story = begin_story(writer, textile, entry=uuid.uuid4(), values=FACTS, organisation=None)
    write_text(writer, story, "en", values=TEXT, revision=story.revision)
    rima = note(writer, story, "Rima", Identity(CANARY, CONTACT))
    kamala = note(writer, story, "Kamala", Identity(OTHER, OTHER_CONTACT))
    bring(writer, story, people=[rima], content=photo(size=(300, 200)))
    bring(writer, story, people=[kamala], content=photo(size=(200, 300)))
    bring(writer, story, people=[rima, kamala])
    look_at_identity(writer, rima, why="Kamala asked for her")
    publish(writer, approver, story)
    return rima, kamala


def fresh(person):
    return StoryPerson.objects.select_related("story__agreement").get(pk=person.pk)


def unpacked(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def private_files(settings):
    return sorted(each.name for each in settings.PRIVATE_DIR.rglob("*") if each.is_file())


def test_file_holds_everything_of_one_person_and_nothing_of_the_other(approver, both):
    files = unpacked(hand_out(approver, fresh(both[0])))
    whole = b"\n".join(files.values()).decode("utf-8", "replace")
    told = json.loads(files["about-you.json"])

    assert (told["real_name"], told["contact"]) == (CANARY, CONTACT)
    assert told["texts"] == {"en": ["Rima asked first."]}
    assert told["paragraphs_with_others"] == 4
    assert [each["about"] for each in told["consents"]] == ["the text", "the picture"]
    assert told["looked_at_on"] == [f"{timezone.localdate()}"]
    assert [files[name] for name in files if name.startswith("consents/")] == [f"signed by {CANARY}".encode()]
    assert len([name for name in files if name.startswith("pictures/")]) == 1
    assert told["pictures_with_others"] == 1
    assert CANARY in files["about-you.txt"].decode()
    for other in (OTHER, OTHER_CONTACT, "Kamala", "Anna", "Wanda"):
        assert other not in whole


def test_other_person_could_have_been_told(approver, both):
    whole = b"\n".join(unpacked(hand_out(approver, fresh(both[1]))).values()).decode("utf-8", "replace")

    assert OTHER in whole
    assert OTHER_CONTACT in whole
    assert CANARY not in whole


def test_whoever_is_alone_in_a_story_is_handed_all_of_it(approver, published):
    told = json.loads(unpacked(hand_out(approver, published.people.get()))["about-you.json"])

    assert len(told["texts"]["en"]) == 3
    assert told["paragraphs_with_others"] == 0
    assert [each.move for each in published.events.all()][-1] == "handed_out"


def test_company_hands_out_and_erases_nobody(person, published, world):
    published.organisation = world.company
    published.save()
    company, teller = actor_of(person(Role.COMPANY_ADMIN)), published.people.get()

    for act in (hand_out, ask_to_be_erased, keep_after_all):
        with pytest.raises(NotAllowed):
            act(company, teller)
    with pytest.raises(NotAllowed):
        leave_out_of_texts(company, teller, revision=0)


def test_asking_takes_the_story_off_before_it_answers_and_no_consent_follows(writer, approver, both):
    for _ in range(2):
        ask_to_be_erased(approver, fresh(both[0]))

    story = fresh(both[0]).story
    assert story.state == "taken_off"
    assert {each.name for each in stories_folder(story.agreement).iterdir()} == {GONE}
    assert [each.move for each in story.events.all()].count("wish") == 1
    assert Consent.objects.filter(person=both[1], withdrawn_at__isnull=False).count() == 0
    with pytest.raises(ErasureAsked):
        agree(writer, fresh(both[0]))


def test_two_people_erase_whoever_is_alone_with_the_whole_story(
    writer, approver, published, settings, lead, second
):
    teller = published.people.get()
    bring_document = agree(writer, teller, document=("signed.pdf", CANARY.encode()))[0]
    assert bring_document.stored_as in private_files(settings)
    ask_to_be_erased(approver, fresh(teller))
    (proposed,) = propose(lead, [f"tellers/{teller.pk}"])
    assert [number for _, number in planned_counts(proposed)] == [1]
    with pytest.raises(SecondPersonNeeded):
        confirm(lead, proposed)

    confirm(second, proposed)
    (done,) = carry_out_confirmed()

    assert done.counts == {"stories": 1}
    assert "as soon as the person asks for it" in done.certificate
    assert all(each not in done.certificate for each in (CANARY, "Rima", "Overtime", published.code))
    published.refresh_from_db()
    assert (published.texts.count(), published.people.count(), published.name) == (0, 0, f"#{published.pk}")
    assert private_files(settings) == []
    assert {each.move for each in published.events.all()} >= {"publish", "wish", "erased"}


def test_story_goes_on_without_the_one_who_asked(writer, approver, both, settings, lead, second):
    rima, kamala = both
    subject, agreement = f"tellers/{rima.pk}", fresh(rima).story.agreement_id
    ask_to_be_erased(approver, fresh(rima))
    with pytest.raises(NotDue):
        propose(lead, [subject])
    story = fresh(rima).story
    rewrite_story(writer, story, revision=story.revision)
    with pytest.raises(ErasureAsked):
        leave_out(writer, fresh(rima))
    with pytest.raises(StoryMoved):
        leave_out_of_texts(approver, fresh(rima), revision=story.revision - 1)
    leave_out_of_texts(approver, fresh(rima), revision=story.revision)
    assert "the name of this person still stands" in thing_now(subject, agreement).held_by[0]
    shorter = {**TEXT, "text": "Then Kamala asked too.\n\nIt helped."}
    write_text(writer, story, "en", values=shorter, revision=story.revision)
    before = private_files(settings)

    (proposed,) = propose(lead, [subject])
    confirm(second, proposed)
    (done,) = carry_out_confirmed()

    assert done.counts == {"tellers": 1}
    assert not StoryPerson.objects.filter(pk=rima.pk).exists()
    assert [each.people.get() for each in StoryPicture.objects.all()] == [kamala]
    assert len(before) - len(private_files(settings)) == 5  # one paper, two pictures in two sizes
    story = fresh(kamala).story
    assert "Rima" not in " ".join(each.note for each in story.events.all())
    assert look_at_identity(writer, kamala, why="to ask again").name == OTHER
    shown = publish(writer, approver, story)
    assert (stories_folder(shown.agreement) / shown.code).exists()


def test_wish_that_is_taken_back_leaves_the_person_and_no_consent(approver, both, lead, second):
    ask_to_be_erased(approver, fresh(both[0]))

    kept = keep_after_all(approver, fresh(both[0]))

    assert (kept.erasure_asked_on, kept.is_out_of_texts) == (None, False)
    assert thing_now(f"tellers/{kept.pk}", kept.story.agreement_id) is None
    assert Consent.objects.filter(person=kept, withdrawn_at__isnull=True).count() == 0


def test_confirmed_and_then_taken_back_destroys_nothing(approver, published, lead, second):
    teller = published.people.get()
    ask_to_be_erased(approver, teller)
    (proposed,) = propose(lead, [f"tellers/{teller.pk}"])
    confirm(second, proposed)
    keep_after_all(approver, teller)

    assert carry_out_confirmed() == []

    proposed.refresh_from_db()
    assert proposed.state == "withdrawn"
    assert fresh(teller).sealed_identity


def test_page_of_a_proposed_story_says_how_much_would_go(writer, published, lead):
    withdraw_consent(writer, published.people.get(), About.TEXT)
    published.refresh_from_db()
    published.off_since = published.off_since.replace(year=2010)
    published.save()
    (proposed,) = propose(lead, [f"stories/{published.pk}"])

    assert [number for _, number in planned_counts(proposed)] == [1]


def test_secretariat_answers_on_the_page(signed_in, both):
    browser, (rima, _) = signed_in(Role.SECRETARIAT_ADVISER), both
    at = f"/stories/{rima.story.code}/people/{rima.pk}/rights/"
    assert at in browser.get(f"/stories/{rima.story.code}/").content.decode()
    assert "written anew without this person" in browser.get(at).content.decode()
    assert CANARY not in browser.get(at).content.decode()

    answer = browser.post(f"{at}export/")
    assert answer["Content-Disposition"] == 'attachment; filename="akkoord-about-you.zip"'
    assert "about-you.txt" in unpacked(answer.content)
    browser.post(f"{at}wish/", {"wish": "erase"})
    assert "Asked on" in browser.get(at).content.decode()
    assert "asked to be erased" in browser.get(f"/stories/{rima.story.code}/").content.decode()
    assert browser.post(f"{at}wish/", {"wish": "else"}).status_code == 404
    renew_all()
