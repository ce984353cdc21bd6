"""Several writers at once: every transaction that reads and then writes lands, on both databases."""

import os
import subprocess
import sys
from urllib.parse import quote

import pytest
from django.db import connection

from akkoord.desk.agreements.models import Agreement, Organisation

WRITERS, TRANSACTIONS = 4, 60
PROGRAM = """
import sys
import django
django.setup()
from django.db import transaction
from akkoord.desk.agreements.models import Agreement, Organisation
sys.stdin.readline()
for turn in range(int(sys.argv[2])):
    with transaction.atomic():
        agreement = Agreement.objects.select_for_update().get(slug="textile")
        agreement.k_threshold += 1
        Organisation.objects.create(name=f"{sys.argv[1]}.{turn}")
        agreement.save(update_fields=["k_threshold"])
"""


def line_of_the_test_database():
    """The test database as one line of configuration, for another process."""
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:{settings['NAME']}"
    return f"postgresql://{settings['USER']}:@/{settings['NAME']}?host={quote(settings['HOST'])}"


@pytest.fixture
def start_writer(transactional_db):
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "akkoord.project.settings.desk",
        "AKKOORD_DESK_DATABASE": line_of_the_test_database(),
    }
    started = []

    def start(name):
        line = [sys.executable, "-c", PROGRAM, str(name), str(TRANSACTIONS)]
        process = subprocess.Popen(
            line, env=environment, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_all_transactions_of_four_writers_land(start_writer):
    Agreement.objects.create(slug="textile", name_en="Textile", name_nl="Textiel", k_threshold=2)
    writers = [start_writer(number) for number in range(WRITERS)]
    for writer in writers:
        writer.stdin.write("go\n")
        writer.stdin.flush()
    faults = [writer.communicate(timeout=120)[1] for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * WRITERS, faults
    assert Agreement.objects.get().k_threshold == 2 + WRITERS * TRANSACTIONS
    assert set(Organisation.objects.values_list("name", flat=True)) == {
        f"{writer}.{turn}" for writer in range(WRITERS) for turn in range(TRANSACTIONS)
    }
