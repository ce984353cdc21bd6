"""What an earlier version wrote, this one goes on with: its backup is put back and brought up to date."""

from pathlib import Path

import pytest
from django.db import connection
from tests.project.backup.conftest import akkoord, other_database  # noqa: F401 - a fixture
from tests.project.backup.restored import RERUN, content_of

from akkoord.cli.installation import desk_of

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]
UPGRADES = Path(__file__).parent / "upgrades"
VERSIONS = sorted(path.stem for path in UPGRADES.glob("*.age"))
FIGURES = {"first": {"register_listrow": 90, "register_location": 58, "publication_edition": 1}}
"""What was played with each version."""
PAGES = """
import os, sys
os.environ["AKKOORD_DESK_CONFIG"] = sys.argv.pop()
os.environ["AKKOORD_DESK_SECOND_FACTOR"] = "nobody"
os.environ["DJANGO_SETTINGS_MODULE"] = "akkoord.project.settings.desk"
import django
django.setup()
from django.test import Client
from django.urls import reverse
from akkoord.desk.people.models import User
from akkoord.desk.register.models import Cycle, Location, Submission
browser = Client(headers={"host": "localhost"})
browser.force_login(User.objects.filter(mandates__role="SA").first())
for page in (
    reverse("register:secretariat_home"),
    reverse("duties:year", args=[Cycle.objects.get().pk]),
    reverse("register:review"),
    reverse("register:location", args=[Location.objects.first().pk]),
    reverse("publication:overview"),
):
    print(browser.get(page).status_code, end=" ")
raise SystemExit
"""


@pytest.mark.parametrize("version", VERSIONS)
def test_data_of_an_earlier_version_go_on(version, tmp_path, request):
    folder, key = tmp_path / "anew", UPGRADES / "key.txt"
    from_there = ["restore", UPGRADES / f"{version}.age", "--key", key, "--config", folder]
    if connection.vendor == "postgresql":
        from_there += ["--database", request.getfixturevalue("other_database")]
    done = akkoord(*from_there)
    assert done.returncode == 0, done.stderr
    before = content_of(desk_of(folder).database)
    assert {name: before[name]["rows"] for name in FIGURES[version]} == FIGURES[version]

    pages = akkoord(folder / "desk.toml", before=PAGES)
    assert pages.stdout.split() == ["200"] * 5, pages.stderr
    again = akkoord(folder / "desk.toml", before=RERUN)
    assert again.returncode == 0, again.stderr
    after = content_of(desk_of(folder).database)
    same = ("register_location", "register_mention", "register_locationevent")
    assert {name: after[name] for name in same} == {name: before[name] for name in same}
    # Links follow from rows, and a later version may read more of a row than an earlier one kept.
    assert after["register_sourcinglink"]["rows"] == before["register_sourcinglink"]["rows"]
