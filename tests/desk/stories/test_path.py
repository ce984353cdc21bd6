"""The way of a story: written, agreed to, approved by somebody else, read by everybody, taken back."""

import json
import os
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.desk.stories.conftest import (
    CANARY,
    CONTACT,
    FACTS,
    TEXT,
    agree,
    bring,
    note_teller,
    publish,
)

from akkoord.cli.signing_key import _stories_after
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Role
from akkoord.desk.publication.actions import distrust
from akkoord.desk.publication.queries import key_list
from akkoord.desk.publication.rules import FilesChanged
from akkoord.desk.stories.actions.consent import withdraw_consent
from akkoord.desk.stories.actions.deciding import offer_story, publish_story, rewrite_story, take_off_story
from akkoord.desk.stories.actions.placing import renew_all, sweep_files
from akkoord.desk.stories.actions.writing import begin_story, write_text
from akkoord.desk.stories.models import Consent
from akkoord.desk.stories.morning import lines
from akkoord.desk.stories.queries.public import stories_folder
from akkoord.desk.stories.rules.consent import About, Medium
from akkoord.desk.stories.rules.states import OwnStory, StoryMoved, StoryNotReady, StoryNotTakenOff
from akkoord.engine.disclosure.public_story import GONE, STORY, STORY_SIGNATURE, PublicStory
from akkoord.engine.signing import new_secret, public_key, signer_of


def files_of(story):
    """Name → content of everything that stands outside."""
    folder = stories_folder(story.agreement)
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def test_story_is_read_by_everybody_once_two_people_agreed_to_it(published):
    files = files_of(published)

    assert set(files) == {f"{published.code}/{STORY}"}
    read = PublicStory.read(files[f"{published.code}/{STORY}"].decode())
    assert (read.code, read.texts["en"].title) == (published.code, "We are paid on time now")
    assert [(each.name, each.is_real_name) for each in read.told_by] == [("Rima", False)]
    assert read.month == f"{timezone.localdate():%Y-%m}"


def test_writer_does_not_approve(writer, agreed):
    offer_story(writer, agreed, revision=agreed.revision)

    with pytest.raises(OwnStory):
        publish_story(writer, agreed, revision=agreed.revision)


def test_story_without_consent_does_not_go_out(writer, teller):
    story = teller.story
    story.refresh_from_db()

    with pytest.raises(StoryNotReady):
        offer_story(writer, story, revision=story.revision)


def test_consent_for_print_alone_does_not_show_the_story(writer, teller):
    agree(writer, teller, media=(Medium.PRINT,))
    teller.story.refresh_from_db()

    with pytest.raises(StoryNotReady):
        offer_story(writer, teller.story, revision=teller.story.revision)


def test_consent_that_was_taken_back_before_the_approval_forbids_it(writer, approver, agreed):
    offer_story(writer, agreed, revision=agreed.revision)
    withdraw_consent(writer, agreed.people.get(), About.TEXT)
    agreed.refresh_from_db()

    assert agreed.state == "draft"
    with pytest.raises(StoryMoved):
        publish_story(approver, agreed, revision=agreed.revision)


def test_taking_back_leaves_nothing_outside_but_that_it_is_gone(writer, published):
    withdraw_consent(writer, published.people.get(), About.TEXT)

    published.refresh_from_db()
    assert published.state == "taken_off"
    assert files_of(published) == {GONE: (json.dumps([published.code]) + "\n").encode()}
    assert [each.move for each in published.events.all()][-1] == "withdrawn"


def test_taking_back_again_changes_nothing(writer, published):
    for _ in range(2):
        withdraw_consent(writer, published.people.get(), About.TEXT)

    assert [each.move for each in published.events.all()].count("withdrawn") == 1


def test_consent_that_ends_takes_the_story_off_the_next_morning(writer, approver, teller, time_machine_day):
    today = timezone.localdate()
    agree(writer, teller, until=today)
    story = publish(writer, approver, teller.story)
    read = PublicStory.read(files_of(story)[f"{story.code}/{STORY}"].decode())
    assert read.is_shown(timezone.now())
    assert not read.is_shown(timezone.now() + timedelta(days=1))

    time_machine_day(today + timedelta(days=1))
    renew_all()

    story.refresh_from_db()
    assert (story.state, story.off_since) == ("taken_off", today + timedelta(days=1))
    assert set(files_of(story)) == {GONE}


def test_longer_consent_lets_it_stay(writer, approver, teller):
    today = timezone.localdate()
    agree(writer, teller, until=today)
    story = publish(writer, approver, teller.story)

    agree(writer, teller, until=today + timedelta(days=30))

    read = PublicStory.read(files_of(story)[f"{story.code}/{STORY}"].decode())
    assert read.until.startswith(f"{today + timedelta(days=31):%Y-%m-%d}")


def test_picture_leaves_alone_where_only_the_picture_is_taken_back(writer, approver, agreed):
    person = agreed.people.get()
    bring(writer, agreed, people=[person])
    agree(writer, person, About.PICTURE)
    story = publish(writer, approver, agreed)
    assert len(files_of(story)) == 3

    withdraw_consent(writer, person, About.PICTURE)

    story.refresh_from_db()
    assert story.state == "published"
    assert set(files_of(story)) == {f"{story.code}/{STORY}"}
    assert PublicStory.read(files_of(story)[f"{story.code}/{STORY}"].decode()).pictures == ()


def test_whoever_has_the_real_name_in_the_story_agrees_to_that_apart(writer, approver, story):
    person = note_teller(writer, story, is_real_name=True, shown_as=CANARY)
    agree(writer, person, About.TEXT)
    story.refresh_from_db()
    with pytest.raises(StoryNotReady):
        offer_story(writer, story, revision=story.revision)

    agree(writer, person, About.NAME)
    shown = publish(writer, approver, story)
    withdraw_consent(writer, person, About.NAME)

    assert set(files_of(shown)) == {GONE}


@pytest.mark.parametrize("consents", [(About.TEXT, About.NAME)])
def test_minor_is_never_named(writer, story, consents):
    person = note_teller(writer, story, is_real_name=True, is_minor=True)
    agree(writer, person, *consents)
    story.refresh_from_db()

    with pytest.raises(StoryNotReady):
        offer_story(writer, story, revision=story.revision)


def test_minor_is_never_shown_in_a_picture(writer, story):
    person = note_teller(writer, story, is_minor=True)
    agree(writer, person, About.TEXT, About.PICTURE)
    bring(writer, story, people=[person])
    story.refresh_from_db()

    with pytest.raises(StoryNotReady):
        offer_story(writer, story, revision=story.revision)


def test_taken_off_story_is_written_in_and_approved_anew(writer, approver, published):
    take_off_story(writer, published)
    assert set(files_of(published)) == {GONE}

    published.refresh_from_db()
    rewrite_story(writer, published, revision=published.revision)
    publish(writer, approver, published)

    assert set(files_of(published)) == {GONE, f"{published.code}/{STORY}"}
    assert json.loads(files_of(published)[GONE]) == []


def test_disk_that_refuses_is_told_and_the_next_attempt_goes_on(writer, published, monkeypatch):
    def refuse(*_):
        raise OSError("no")

    with monkeypatch.context() as broken:
        broken.setattr("pathlib.Path.rename", refuse)
        with pytest.raises(StoryNotTakenOff):
            withdraw_consent(writer, published.people.get(), About.TEXT)
    assert (stories_folder(published.agreement) / published.code).exists()
    assert Consent.objects.get().withdrawn_at is not None

    renew_all()

    assert set(files_of(published)) == {GONE}


def test_what_a_killed_process_left_goes_with_the_next_change(published):
    folder = stories_folder(published.agreement)
    (folder / ".unfinished-1").mkdir()
    (folder / "aaaaaaaaaa").mkdir()
    (folder / "aaaaaaaaaa" / STORY).write_text("{}")

    renew_all()

    assert set(files_of(published)) == {f"{published.code}/{STORY}"}
    assert [each.name for each in folder.iterdir()] == [published.code]


def test_who_somebody_is_stands_nowhere_but_sealed(writer, published, settings):
    consent = agree(writer, published.people.get(), document=("signed.txt", CANARY.encode()))[0]
    outside = [each.read_bytes() for each in settings.EDITIONS_DIR.rglob("*") if each.is_file()]
    inside = [each.read_bytes() for each in settings.PRIVATE_DIR.rglob("*") if each.is_file()]

    assert consent.stored_as
    assert inside
    for secret in (CANARY, CONTACT):
        assert all(secret.encode() not in each for each in [*outside, *inside])
        assert secret not in published.people.get().sealed_identity


@pytest.mark.parametrize("number", [1, 3])
def test_renewing_asks_the_same_of_the_database_for_many(
    writer, approver, textile, number, django_assert_num_queries
):
    for _ in range(number):
        story = begin_story(writer, textile, entry=uuid.uuid4(), values=FACTS, organisation=None)
        write_text(writer, story, "en", values=TEXT, revision=story.revision)
        person = note_teller(writer, story)
        bring(writer, story, people=[person])
        agree(writer, person, About.TEXT, About.PICTURE)
        publish(writer, approver, story)

    with django_assert_num_queries(12):
        assert renew_all() == 0

    for each in stories_folder(textile).glob(f"*/{STORY}"):
        each.unlink()
    assert renew_all() == number


def test_stories_are_signed_anew_at_once_when_a_key_is_distrusted(settings, writer, approver, agreed, capsys):
    first, second = new_secret(), new_secret()
    settings.SIGNING_KEY = first
    folder = stories_folder(agreed.agreement) / publish(writer, approver, agreed).code
    settings.SIGNING_KEY = second

    distrust([public_key(first)])
    with pytest.raises(FilesChanged), _stories_after():
        raise FilesChanged(number=1)

    signature = (folder / STORY_SIGNATURE).read_text()
    trusted = key_list().trusted
    assert signer_of((folder / STORY).read_bytes(), signature, trusted=trusted) == public_key(second)
    assert trusted == {public_key(second)}
    assert capsys.readouterr().out == "Stories signed anew: 1.\n"


def test_other_organisations_do_not_write(published, person, world):
    company = actor_of(person(Role.COMPANY_ADMIN))

    with pytest.raises(NotAllowed):
        take_off_story(company, published)


def test_of_two_approvers_one_is_told_that_it_has_moved(writer, approver, agreed, person):
    other = actor_of(person(Role.SECRETARIAT_ADVISER))
    offer_story(writer, agreed, revision=agreed.revision)
    agreed.refresh_from_db()
    publish_story(approver, agreed, revision=agreed.revision)

    with pytest.raises(StoryMoved):
        publish_story(other, agreed, revision=agreed.revision)

    agreed.refresh_from_db()
    assert agreed.approved_by_id == approver.user_id
    assert [each.move for each in agreed.events.all()].count("publish") == 1


def test_consent_is_taken_back_also_where_the_key_is_lost(writer, published, settings):
    settings.SECRET_KEY = "another key"

    withdraw_consent(writer, published.people.get(), About.TEXT)

    assert set(files_of(published)) == {GONE}


def test_morning_tells_of_stories_to_those_who_can_approve_them(writer, approver, agreed, textile):
    offer_story(writer, agreed, revision=agreed.revision)

    told = [each.sentence for each in lines(approver, [textile])]

    assert told == ["Story “Overtime”: to be approved"]
    assert list(lines(writer, [textile])) == []


def test_files_that_nothing_refers_to_are_swept(writer, published, settings):
    agree(writer, published.people.get(), document=("signed.txt", b"signed"))
    folder = settings.PRIVATE_DIR / "consents"
    (kept,) = folder.iterdir()
    (folder / "left").write_bytes(b"left behind")
    for each in folder.iterdir():
        os.utime(each, (0, 0))

    assert sweep_files() == 1
    assert list(folder.iterdir()) == [kept]
