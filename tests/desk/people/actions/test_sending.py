"""Letters reach the mail server once, are tried again with growing pauses, and are given up in the end."""

import logging
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.desk.people.mail_server import serving

from akkoord.desk.people.actions import send_letters, send_waiting_letters, try_letters_again
from akkoord.desk.people.models import Letter, User
from akkoord.desk.people.queries import LetterFigures, letter_figures
from akkoord.desk.people.rules.letters import PAUSES


@pytest.fixture
def mail_server(settings):
    with serving() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.DEFAULT_FROM_EMAIL, settings.DESK_URL = "secretariat@example.org", "https://desk.example"
        yield server


@pytest.fixture
def letter(db):
    def make(name="anna", **fields):
        receiver = User.objects.filter(name=name).first() or User.objects.create_user(
            f"{name}@example.org", name=name, language="nl"
        )
        values = {"language": "nl", "subject": "Uw lijst – 2017", "body": "Beste Anna,\nÉén zin.\n"}
        return Letter.objects.create(
            receiver=receiver, key=f"list/{Letter.objects.count()}", **values | fields
        )

    return make


def figures(**expected):
    return LetterFigures(**{"waiting": 0, "failing": 0, "given_up": 0, "sent": 0} | expected)


def state():
    now = letter_figures()
    return figures(
        waiting=now.waiting, failing=now.failing, given_up=now.given_up, sent=now.sent, waiting_since=None
    )


def let_time_pass():
    Letter.objects.update(next_attempt_at=timezone.now())


def test_waiting_letters_are_sent_once(mail_server, letter):
    first = letter()
    letter("bert")
    assert (send_waiting_letters(), send_waiting_letters()) == (2, 0)
    assert [each["To"] for each in mail_server.letters] == ["anna@example.org", "bert@example.org"]
    taken = mail_server.letters[0]
    assert {name: taken[name] for name in ("From", "Subject", "Message-ID", "Auto-Submitted")} == {
        "From": "secretariat@example.org",
        "Subject": "Uw lijst – 2017",
        "Message-ID": f"<{first.pk}@desk.example>",
        "Auto-Submitted": "auto-generated",
    }
    assert taken.get_content().replace("\r\n", "\n") == "Beste Anna,\nÉén zin.\n"
    assert state() == figures(sent=2, waiting_since=None)


def test_text_with_a_secret_is_erased_when_sent(mail_server, letter):
    letter(holds_secret=True)
    letter("bert")
    send_waiting_letters()
    assert list(Letter.objects.values_list("body", flat=True)) == ["", "Beste Anna,\nÉén zin.\n"]


def test_nothing_is_sent_to_somebody_who_left(mail_server, letter):
    letter()
    User.objects.update(is_active=False)
    send_waiting_letters()
    assert (mail_server.letters, state()) == ([], figures(given_up=1, waiting_since=None))


def test_address_that_does_not_exist_is_given_up_at_once_and_the_others_are_sent(mail_server, letter, caplog):
    mail_server.refused = {b"anna@example.org": b"550 anna@example.org unknown"}
    letter()
    letter("bert")
    send_waiting_letters()
    assert [each["To"] for each in mail_server.letters] == ["bert@example.org"]
    assert state() == figures(given_up=1, sent=1, waiting_since=None)
    assert Letter.objects.get(given_up_at__isnull=False).fault == "SMTP 550"
    assert caplog.messages == ["A letter was not taken: SMTP 550"]


def test_refusal_for_now_is_tried_again_with_growing_pauses_until_it_is_given_up(mail_server, letter):
    mail_server.refused = {b"anna@example.org": b"451 later"}
    letter()
    pauses = []
    for _ in PAUSES:
        before = timezone.now()
        send_waiting_letters()
        pauses.append(Letter.objects.get().next_attempt_at - before)
        let_time_pass()
    assert [round(each / timedelta(minutes=1)) for each in pauses] == [2, 10, 60, 240, 720, 1440, 2880]
    assert state() == figures(given_up=1, waiting_since=None)
    mail_server.refused = {}
    assert (send_waiting_letters(), try_letters_again(), send_waiting_letters()) == (0, 1, 1)


def test_mail_server_that_does_not_answer_uses_up_no_attempt(mail_server, letter, settings, caplog):
    settings.EMAIL_PORT = 1
    letter()
    letter("bert")
    send_waiting_letters()
    assert list(Letter.objects.values_list("attempts", "fault")) == [(0, "ConnectionRefusedError")] * 2
    assert state() == figures(waiting=2, failing=2, waiting_since=None)
    assert caplog.messages == ["The mail server cannot be used: ConnectionRefusedError"]
    assert caplog.records[0].levelno == logging.ERROR
    settings.EMAIL_PORT = mail_server.port
    assert send_waiting_letters() == 0
    let_time_pass()
    assert send_waiting_letters() == 2
    assert Letter.objects.exclude(fault="").count() == 0


def test_task_looks_again_as_long_as_letters_wait(mail_server, letter):
    mail_server.refused = {b"anna@example.org": b"451 later"}
    letter()
    send_letters.func()
    look = DBTaskResult.objects.get()
    assert look.run_after == Letter.objects.get().next_attempt_at
    mail_server.refused = {}
    let_time_pass()
    DBTaskResult.objects.update(run_after=timezone.now())
    DBTaskResult.objects.get().task.call()
    assert (state(), len(mail_server.letters)) == (figures(sent=1, waiting_since=None), 1)


def test_operator_sees_numbers_but_neither_content_nor_address(mail_server, letter, capsys):
    mail_server.refused = {b"anna@example.org": b"550 no"}
    letter()
    send_waiting_letters()
    letter("bert")
    call_command("letters")
    shown = capsys.readouterr().out
    assert shown.splitlines()[0] == "waiting 1, failing 0, given up 1, sent 0"
    assert shown.splitlines()[2] == "  SMTP 550"
    assert not {"anna", "bert", "lijst", "@"} & set(shown.lower().replace(",", " ").split())
    call_command("letters", again=True)
    assert capsys.readouterr().out.splitlines()[:2] == [
        "1 letters wait anew.",
        "waiting 2, failing 1, given up 0, sent 0",
    ]
