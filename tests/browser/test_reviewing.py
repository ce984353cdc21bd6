"""A reviewer from outside: appointed, let in, given a data set that two signed, and out again at the end."""

import re
import zipfile
from datetime import date

import pytest

from .conftest import run, words_of

TODAY = date.today()  # noqa: DTZ011 - the desk of the journeys lives by the machine's calendar


def moved_to_yesterday(title):
    """As a day passes: what ended today has ended."""
    return f"""
from datetime import timedelta
from django.db.models import F
from akkoord.desk.people.models import Mandate
from akkoord.desk.reviewing.models import Appointment
day = timedelta(days=1)
of = Appointment.objects.filter(review__title={title!r})
Mandate.objects.filter(review__in=of.values("review")).update(starts=F("starts") - day, ends=F("ends") - day)
of.update(starts=F("starts") - day, ends=F("ends") - day)
"""


@pytest.mark.parametrize("language", ["en", "nl"])
def test_review_from_appointment_to_its_end(houses, sign_in, is_sound_once, language, tmp_path):
    said, title = words_of(language), f"Halfway in {language}"
    lead = sign_in("dekenleider", language=language)
    second = sign_in(f"dekentweede-{language}", language=language)
    third = sign_in(f"dekenderde-{language}", language=language)
    reviewer = f"evaluator-{language}"

    lead.goto(f"{houses.desk}/agreements/blankets/reviews/")
    lead.get_by_role("link", name=title).click()
    lead.get_by_role("link", name=said("Reviewer and data set")).click()
    address = lead.url
    lead.get_by_label(said("By which decision")).select_option(index=1)
    lead.get_by_label(said("Access from")).fill(TODAY.isoformat())
    lead.get_by_label(said("Access until")).fill(TODAY.isoformat())
    lead.get_by_label(str(TODAY.year)).check()
    lead.get_by_role("button", name=said("Save")).click()
    lead.get_by_label(said("E-mail address")).fill(f"{reviewer}@example.org")
    lead.get_by_label(said("Name"), exact=True).fill("Rita")
    lead.get_by_role("button", name=said("Ask"), exact=True).click()
    lead.get_by_text(said("A colleague confirms.")).wait_for()
    lead.get_by_role("button", name=said("Build the data set")).click()
    is_sound_once(lead)

    second.goto(address)
    second.get_by_role("button", name=said("Confirm: let in")).click()
    second.get_by_text(said("has access"), exact=True).wait_for()
    for signer in (second, third):
        signer.goto(address)
        signer.get_by_role("button", name=said("Sign: it tells nobody's name")).click(timeout=60_000)
    third.get_by_text(said("open to the reviewer")).wait_for()

    outside = sign_in(reviewer, language=language)
    outside.get_by_role("link", name=said("Fetch the data set")).wait_for()
    is_sound_once(outside)
    own = outside.url
    outside.goto(own)
    with outside.expect_download() as fetched:
        outside.get_by_role("link", name=said("Fetch the data set")).click()
    file = tmp_path / "set.zip"
    fetched.value.save_as(file)
    with zipfile.ZipFile(file) as archive:
        assert re.search(r"C-[A-Z2-7]{10}", archive.read("links.csv").decode())
        assert not any(b"Deken" in archive.read(name) for name in archive.namelist())
    outside.goto(own)
    outside.get_by_role("link", name=said("Who looked at whose links")).click()
    outside.get_by_role("heading", name=said("For this review")).wait_for()
    is_sound_once(outside)

    run(houses.folder, "manage", "shell", "--verbosity", "0", text=moved_to_yesterday(title))
    assert outside.goto(own).status == 404
    assert outside.goto(f"{own}looks/").status == 404
