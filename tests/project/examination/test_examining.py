"""Each part of an installation: what is said when it is sound, and when it is not."""

import dataclasses
import json
import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.desk.test_concurrency import line_of_the_test_database
from tests.project.backup.conftest import akkoord

from akkoord.cli.init import new_desk
from akkoord.desk.encrypted.keys import new_pair
from akkoord.engine.signing import new_secret
from akkoord.project.backup.places import PLAN
from akkoord.project.examination import machine
from akkoord.project.examination.backups import examine_backups
from akkoord.project.examination.configuration import examine_configuration
from akkoord.project.examination.database import examine_database
from akkoord.project.examination.editions import examine_editions
from akkoord.project.examination.examining import exit_code
from akkoord.project.examination.findings import Level, fine, look, wrong
from akkoord.project.examination.machine import examine_clock, examine_disk
from akkoord.project.examination.mail import examine_mail
from akkoord.project.examination.work import examine_work
from akkoord.project.settings.mail import mail_settings

REMINDERS_OF_TOMORROW = "akkoord.desk.duties.tasks.remind"


@pytest.fixture
def desk(tmp_path):
    return dataclasses.replace(new_desk(tmp_path), backup_recipients=new_pair().recipient)


def levels(findings):
    return [each.level for each in findings]


def test_exit_code_is_that_of_the_worst():
    findings = [fine("disk", ""), wrong("mail", "", ""), look("clock", "", "")]
    assert [exit_code(findings[:number]) for number in range(4)] == [0, 0, 2, 2]
    assert exit_code(findings[::2]) == 1


def test_backups_want_a_key_and_one_of_last_night(desk):
    (without_key,) = examine_backups(dataclasses.replace(desk, backup_recipients=""))
    assert without_key.level is Level.WRONG
    assert "akkoord backup-key" in without_key.sentence
    assert levels(examine_backups(desk)) == [Level.WRONG]

    desk.backup_dir.mkdir()
    file = desk.backup_dir / "akkoord-2018-02-16T021500Z.age"
    file.touch()
    assert list(examine_backups(desk)) == [fine("backups", "The newest of 1 backups is 0 hours old.")]
    for days, level in ((2, Level.LOOK), (8, Level.WRONG)):
        moment = (timezone.now() - timedelta(days=days)).timestamp()
        os.utime(file, (moment, moment))
        (finding,) = examine_backups(desk)
        assert (finding.level, finding.sentence) == (level, f"The newest of 1 backups is {days} days old.")


def test_interrupted_restore_is_told(desk, tmp_path, settings):
    settings.DEBUG = True  # needs no keys
    settings.PRIVATE_DIR = settings.EDITIONS_DIR = tmp_path
    assert levels(examine_configuration(tmp_path, desk)) == [Level.FINE]
    (tmp_path / PLAN).touch()
    assert "Run the same `akkoord restore` again." in [
        each.advice for each in examine_configuration(tmp_path, desk)
    ]


def test_disk_without_room_is_told(desk, monkeypatch):
    monkeypatch.setattr(machine, "LEAST_FREE", 0)
    monkeypatch.setattr(machine, "LITTLE_FREE", 0)
    assert levels(examine_disk(desk)) == [Level.FINE]
    monkeypatch.setattr(machine, "LITTLE_FREE", 1 << 60)
    assert set(levels(examine_disk(desk))) == {Level.LOOK}
    monkeypatch.setattr(machine, "LEAST_FREE", 1 << 60)
    assert set(levels(examine_disk(desk))) == {Level.WRONG}


@pytest.mark.django_db
def test_clock_that_went_back_is_told(monkeypatch):
    assert levels(examine_clock()) == [Level.FINE]
    monkeypatch.setattr(machine, "EARLIEST", timezone.now() + timedelta(hours=1))
    assert levels(examine_clock()) == [Level.WRONG]


@pytest.mark.django_db
def test_database_that_is_sound_newer_or_older():
    assert [each.sentence for each in examine_database() if each.level is not Level.FINE] == []
    recorder = MigrationRecorder(connection)
    recorder.record_applied("register", "9999_of_the_future")
    assert "newer version" in next(examine_database()).sentence
    recorder.record_unapplied("register", "9999_of_the_future")
    recorder.record_unapplied("sessions", "0001_initial")
    assert "older version" in next(examine_database()).sentence


def test_mail_into_a_folder_is_sent_to_nobody(settings, tmp_path):
    settings.LETTERS_DIR = tmp_path
    assert levels(examine_mail()) == [Level.LOOK]


def test_mail_server_that_does_not_answer_is_told(settings):
    mail = mail_settings("smtp://localhost:1")
    settings.LETTERS_DIR, settings.EMAIL_BACKEND = mail.folder, mail.backend
    settings.EMAIL_HOST, settings.EMAIL_PORT = mail.host, mail.port
    (finding,) = examine_mail()
    assert (finding.level, finding.sentence) == (
        Level.WRONG,
        "The mail server does not take letters (ConnectionRefusedError).",
    )


@pytest.mark.django_db(transaction=True)
def test_background_work_is_done_by_somebody_or_nobody(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    assert levels(examine_work(seconds=0.3)) == [Level.WRONG]

    environment = {
        **os.environ,
        "AKKOORD_DESK_DATABASE": line_of_the_test_database(),
        "AKKOORD_DESK_PRIVATE_DIR": str(settings.PRIVATE_DIR),
    }
    worker = subprocess.Popen([sys.executable, "-m", "akkoord", "work"], env=environment)
    try:
        assert levels(examine_work(seconds=60)) == [Level.FINE]
        assert [each.task_path for each in DBTaskResult.objects.all()] == [REMINDERS_OF_TOMORROW]
    finally:
        worker.kill()
        worker.wait()


def test_command_tells_what_to_do_and_ends_with_the_worst(tmp_path):
    akkoord("init", tmp_path)
    done = akkoord("check", "--config", tmp_path, "--json")
    findings = json.loads(done.stdout)
    assert done.returncode == 2
    wrong_parts = {each["part"] for each in findings if each["level"] == "wrong"}
    assert {"backups", "database"} <= wrong_parts
    assert all(each["advice"] for each in findings if each["level"] != "fine")


@pytest.mark.django_db
def test_editions_without_a_usable_key_are_reported(desk):
    unsigned = dataclasses.replace(desk, signing_key="")
    assert levels(examine_editions(unsigned)) == [Level.LOOK]
    assert levels(examine_editions(dataclasses.replace(desk, signing_key="no key"))) == [Level.WRONG]
    with_key = dataclasses.replace(desk, signing_key=new_secret())
    assert levels(examine_editions(with_key)) == [Level.FINE]
