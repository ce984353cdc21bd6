"""Withdrawing an edition that everybody could read."""

import json

import pytest
from django.test import Client
from tests.desk.publication.conftest import DAY, bring_out, make_person

from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.models import User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.publication.actions import (
    ask_to_withdraw,
    build_edition,
    keep_published,
    publish_edition,
    withdraw_edition,
)
from akkoord.desk.publication.models import Edition
from akkoord.desk.publication.queries import public_folder, staging_folder
from akkoord.desk.publication.rules import EditionNotThere, FilesChanged, NobodyAsked, WithdrawnByOne
from akkoord.doors.keeping import look

WHY = "A home stood on the list."


@pytest.fixture
def asked(signers, published):
    return ask_to_withdraw(signers[0], published, reason=WHY)


def test_edition_leaves_the_site_and_its_reason_takes_its_place(signers, asked):
    withdrawn = withdraw_edition(signers[1], asked)

    assert (withdrawn.state, withdrawn.withdrawn_by_id) == ("withdrawn", signers[1].user_id)
    assert not public_folder(withdrawn).exists()
    note = json.loads((public_folder(withdrawn).parent / "withdrawn-1.json").read_text())
    assert note["reason"] == WHY
    assert withdraw_edition(signers[1], withdrawn).withdrawn_at == withdrawn.withdrawn_at


def test_later_editions_are_still_judged_by_it(builder, signers, cycle, asked, four_companies):
    """What everybody could read is known, also when it is not there any more."""
    before = asked.supporters
    withdraw_edition(signers[1], asked)
    four_companies[0].participations.update(until="2018-01-01")

    later = build_edition(builder, cycle, dated=DAY)

    assert (later.number, later.supporters) == (2, before)
    assert len(later.report["kept"]) == 2


def test_edition_before_is_the_newest_again(builder, signers, cycle, published):
    second = bring_out(build_edition(builder, cycle, dated=DAY, correction="A town."), builder, signers)
    withdraw_edition(signers[1], ask_to_withdraw(signers[0], second, reason=WHY))

    assert list(Edition.objects.order_by("number").values_list("state", flat=True)) == [
        "published",
        "withdrawn",
    ]
    with pytest.raises(EditionNotThere):
        publish_edition(builder, second)
    assert not public_folder(second).exists()


def test_one_person_does_not_withdraw_alone(signers, asked):
    with pytest.raises(WithdrawnByOne):
        withdraw_edition(signers[0], asked)
    assert public_folder(asked).exists()


def test_nothing_is_withdrawn_that_nobody_asks_for(signers, asked):
    keep_published(signers[1], asked)
    with pytest.raises(NobodyAsked):
        withdraw_edition(signers[1], asked)


def test_only_a_published_edition_is_withdrawn(signers, edition):
    with pytest.raises(EditionNotThere):
        ask_to_withdraw(signers[0], edition, reason=WHY)


def test_withdrawing_needs_the_copy_of_the_desk(signers, asked):
    (staging_folder(asked) / "locations.csv").write_text("damaged")
    with pytest.raises(FilesChanged):
        withdraw_edition(signers[1], asked)
    assert public_folder(asked).exists()


def test_what_was_stopped_between_record_and_files_is_finished(signers, asked):
    Edition.objects.update(
        state="withdrawn", withdrawn_by=signers[1].user_id, withdrawn_at="2018-03-01T12:00Z"
    )
    asked.refresh_from_db()

    withdraw_edition(signers[1], asked)

    assert not public_folder(asked).exists()


def test_steering_group_may_not(published):
    with pytest.raises(NotAllowed):
        ask_to_withdraw(actor_of(make_person("Steering", role="PS")), published, reason=WHY)


def test_whole_way_through_the_pages(signers, published):
    first, second = (Client(), Client())
    for browser, signer in zip((first, second), signers, strict=True):
        browser.force_login(User.objects.get(pk=signer.user_id))
    page = "/publication/textile/1/"

    assert "nothing recalls what is out" in first.get(page).content.decode()
    first.post(f"{page}withdrawal/", {"step": "ask", "reason": ""})
    assert Edition.objects.get().withdrawal_asked_at is None
    first.post(f"{page}withdrawal/", {"step": "ask", "reason": WHY})
    assert "Confirm: withdraw it" not in first.get(page).content.decode()
    assert first.post(f"{page}withdrawal/", {"step": "confirm"}).status_code == 409
    second.post(f"{page}withdrawal/", {"step": "keep"})
    first.post(f"{page}withdrawal/", {"step": "ask", "reason": WHY})
    assert "Confirm: withdraw it" in second.get(page).content.decode()
    second.post(f"{page}withdrawal/", {"step": "confirm"})

    assert Edition.objects.get().state == "withdrawn"
    assert WHY in second.get(page).content.decode()


def test_page_says_while_another_machine_may_still_show_it(signers, published, settings):
    browser = Client()
    browser.force_login(User.objects.get(pk=signers[0].user_id))
    page = "/publication/textile/1/"
    assert "another machine" not in browser.get(page).content.decode()

    settings.SHIPS_EDITIONS = True
    assert "this edition is on its way there" in browser.get(page).content.decode()
    look(settings.EDITIONS_DIR, list)
    assert "another machine" not in browser.get(page).content.decode()
    withdraw_edition(signers[1], ask_to_withdraw(signers[0], published, reason=WHY))
    assert "its withdrawal is on its way" in browser.get(page).content.decode()
    look(settings.EDITIONS_DIR, list)
    assert "another machine" not in browser.get(page).content.decode()
