"""A year whose web process and worker are killed at random moments ends in the same register.

Two seeds by default; `AKKOORD_KILLED_YEARS=20` plays as many.
"""

import json
import os
import random
import signal
import subprocess
import sys
import uuid
from datetime import date

import pytest
from django.core.management import call_command
from tests.desk.register.handing_in import MEGHNA, ORUM, PADMA, SCREEN, SCREEN_OTHERWISE, content_of, person
from tests.desk.test_concurrency import line_of_the_test_database

from akkoord.desk.agreements.models import Agreement, Organisation, Participation
from akkoord.desk.people.queries import actor_of
from akkoord.desk.register.actions import open_cycle
from akkoord.desk.register.models import (
    ConsolidationRun,
    ListRow,
    Location,
    LocationEvent,
    Mention,
    SourcingLink,
    Submission,
)

pytestmark = [pytest.mark.long, pytest.mark.django_db(transaction=True)]
SEEDS = range(int(os.environ.get("AKKOORD_KILLED_YEARS", "2")))
MOST_KILLS = 6
LISTS = {
    "Alpha Fashion": [SCREEN, ORUM],
    "Beta Kleding": [SCREEN_OTHERWISE, PADMA],
    "Gamma Weef": [PADMA, MEGHNA],
}
PROGRAM = """
import json, os, signal, sys, uuid
import django
django.setup()
from django.db import connection
left = int(sys.argv[1])

def die(execute, sql, params, many, context):
    global left
    answer = execute(sql, params, many, context)
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return answer

connection.execute_wrappers.append(die)
"""
WEB = """
from akkoord.desk.agreements.models import Organisation
from akkoord.desk.people.models import User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.register import tasks
from akkoord.desk.register.actions import accept, request_consolidation, submit, submit_list
from akkoord.desk.register.models import ConsolidationRun, Cycle, Submission

facts = json.loads(sys.argv[2])
cycle = Cycle.objects.get()
adviser = actor_of(User.objects.get(pk=facts["adviser"]))
for each in facts["lists"]:
    company, admin = Organisation.objects.get(pk=each["company"]), User.objects.get(pk=each["admin"])
    taken = submit_list(actor_of(admin), cycle, company, filename="list.csv",
                        content=each["content"].encode(), upload_token=uuid.UUID(each["token"]))
    if not taken.submission.is_read:
        tasks.read_lists.enqueue()
        sys.exit(3)
    submission = Submission.objects.select_related("cycle").get(pk=taken.submission.pk)
    if submission.state == "draft":
        submission = submit(actor_of(admin), submission)
    if submission.state == "submitted":
        accept(adviser, submission)
if not ConsolidationRun.objects.filter(state="done").exists():
    tasks.consolidate.enqueue(request_consolidation(adviser, cycle).pk)
"""
WORKER = """
from django.core.management import call_command
from akkoord.project.unfinished_work import living_worker, put_back_unfinished
with living_worker() as name:
    put_back_unfinished()
    call_command("db_worker", worker_id=name, verbosity=0, batch=True, reload=False, startup_delay=False)
"""


def run(part, die_at, facts, private_dir):
    """One process of the installation, killed after so many statements; answers how it ended."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "akkoord.project.settings.desk",
        "AKKOORD_DESK_DATABASE": line_of_the_test_database(),
        "AKKOORD_DESK_PRIVATE_DIR": str(private_dir),
    }
    line = [sys.executable, "-c", PROGRAM + part, str(die_at), json.dumps(facts)]
    done = subprocess.run(line, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode in {0, 3, -signal.SIGKILL}, done.stderr
    return done.returncode


def play(facts, private_dir, chance=None):
    """Web and worker in turns until the year is done; answers how often one of them was killed."""
    kills = 0
    while not ConsolidationRun.objects.filter(state="done").exists():
        for part, statements in ((WEB, 120), (WORKER, 160)):
            die_at = chance.randint(1, statements) if chance and kills < MOST_KILLS else 0
            kills += run(part, die_at, facts, private_dir) == -signal.SIGKILL
    return kills


def register():
    """All that the year came to, without numbers that count what was tried."""
    return {
        "lists": sorted(Submission.objects.values_list("organisation__name", "version", "state", "sha256")),
        "rows": sorted(ListRow.objects.values_list("submission__organisation__name", "row", "name")),
        "locations": sorted(Location.objects.values_list("pk", "name", "country")),
        "mentions": sorted(Mention.objects.values_list("fingerprint", "location")),
        "links": sorted(SourcingLink.objects.values_list("organisation__name", "location", "tier")),
        "events": sorted(LocationEvent.objects.values_list("location", "kind")),
    }


def begin():
    """The companies with their lists, as facts for another process."""
    textile = Agreement.objects.create(
        slug="textile", name_en="Textile", name_nl="Textiel", phase="implementing"
    )
    adviser = person("SA", name="Ada Adviser")
    day = date(2017, 1, 15)
    open_cycle(actor_of(adviser), textile, 2017, opens=day, locations_due=date(2017, 4, 1))
    return {"adviser": adviser.pk, "lists": [_company(textile, name) for name in LISTS]}


def _company(textile, name):
    company = Organisation.objects.create(name=name)
    Participation.objects.create(
        agreement=textile,
        organisation=company,
        role="participating_company",
        state="active",
        since=date(2016, 7, 4),
    )
    return {
        "company": str(company.pk),
        "admin": person("CA", organisation=company).pk,
        "content": content_of(*LISTS[name]).decode(),
        "token": str(uuid.uuid5(uuid.NAMESPACE_URL, name)),
    }


@pytest.mark.parametrize("seed", SEEDS)
def test_year_of_killed_processes_ends_in_the_same_register(seed, tmp_path):
    in_peace, killed = tmp_path / "in peace", tmp_path / "killed"
    for folder in (in_peace, killed):
        folder.mkdir()
    assert play(begin(), in_peace) == 0
    expected = register()
    assert (len(expected["lists"]), len(expected["rows"]), len(expected["links"])) == (3, 6, 6)

    call_command("flush", interactive=False, verbosity=0)
    assert play(begin(), killed, random.Random(seed)) >= 2
    assert register() == expected
