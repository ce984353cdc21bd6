import csv
import json
from collections import Counter
from datetime import date

import pytest
from django.contrib.auth import authenticate

from akkoord.desk.duties.actions import draft_letters
from akkoord.desk.duties.queries import year_overview
from akkoord.desk.duties.rules import DutyKind
from akkoord.desk.publication.models import Edition
from akkoord.desk.publication.queries import public_folder
from akkoord.desk.register.models import Cycle, ListRow, Location, Submission
from akkoord.engine.sample import Size, generate, write_sample
from akkoord.project.demonstration import play_year

PASSWORD = "a password for the demonstration"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def folder(tmp_path):
    write_sample(generate(7, Size(companies=14, locations=90, rows=130)), tmp_path / "sample")
    return tmp_path / "sample"


def figures():
    return {model.__name__: model.objects.count() for model in (Submission, ListRow, Location, Edition)}


def test_year_is_played_as_the_sample_says_and_only_once(folder):
    told = []
    visitors = play_year(folder, password=PASSWORD, tell=told.append)
    facts = json.loads((folder / "agreement.json").read_text())
    (year,) = facts["cycles"]
    wanted = Counter(each["state"] for each in year["submissions"] if each["file"])
    assert Counter(Submission.objects.values_list("state", flat=True)) == wanted
    days = {each["handed_in"] for each in year["submissions"] if each["file"]}
    assert {each.uploaded_at.date().isoformat() for each in Submission.objects.all()} == days
    assert len(told) == 10

    edition = Edition.objects.get()
    assert edition.state == "published"
    with (public_folder(edition) / "locations.csv").open(encoding="utf-8", newline="") as stream:
        published = {row["location_id"] for row in csv.DictReader(stream)}
    assert published <= set(Location.objects.values_list("pk", flat=True))
    assert len(published) == edition.report["locations"] > 0
    assert all(authenticate(username=each.email, password=PASSWORD) for each in visitors)

    before = figures()
    assert play_year(folder, password=PASSWORD, tell=told.append) == visitors
    assert figures() == before


def test_year_that_was_interrupted_is_completed(folder):
    def stop_after_the_lists(sentence):
        if "lists" in sentence:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        play_year(folder, password=PASSWORD, tell=stop_after_the_lists)
    before = figures()
    assert before["Edition"] == 0
    play_year(folder, password=PASSWORD, tell=lambda _: None)
    assert figures() == {**before, "Location": figures()["Location"], "Edition": 1}


def test_year_answers_as_the_minutes_do(tmp_path):
    folder = tmp_path / "sample"
    write_sample(generate(2018, Size(locations=150, rows=200)), folder)
    play_year(folder, password=PASSWORD, tell=lambda _: None)
    cycle = Cycle.objects.get()
    overview = year_overview(cycle, today=date(2018, 5, 11))
    assert [(each.duty.kind, each.handed_in, each.owed) for each in overview.counts] == [
        ("locations", 58, 65),
        ("self_evaluation", 58, 65),
        ("plan", 57, 65),
    ]
    assert len(overview.that_miss(DutyKind.LOCATIONS)) == 7
    assert len(overview.that_miss(DutyKind.PLAN)) == 8
    assert {each.days_late for each in overview.missing} == {40, 10}
    assert [each.company.organisation for each in draft_letters(cycle, overview.missing)] == [
        each.organisation for each in overview.missing
    ]
