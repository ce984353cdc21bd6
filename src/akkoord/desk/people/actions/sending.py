"""Sending the letters that wait: each is claimed, handed to the mail server, and noted as sent.

A claim sets the time of the next attempt before the mail server hears anything. So two workers never send
the same letter, and a worker that is killed leaves behind one letter at most of which nobody knows whether
it went out: that one is sent again after the pause, under the same Message-ID. The task stands here and not
in `tasks.py`, because it is queued in the transaction in which a letter is written.
"""

import logging
import smtplib
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Min, Q
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult, get_date_max

from akkoord.desk.people.models import Letter
from akkoord.desk.people.queries.letters import IS_WAITING
from akkoord.desk.people.rules.letters import MAIL_SECONDS, PAUSES, is_given_up_after, pause_after

LOG = logging.getLogger("akkoord.letters")
REFUSED_FOR_GOOD = range(500, 600)
"""Answers of a mail server that will be the same at the next attempt."""
RECEIVER_LEFT = "the receiver's account is closed"
INTERRUPTED = "interrupted"


@task()
def send_letters() -> None:
    """Send what waits, and look again as long as something is left."""
    send_waiting_letters()


def queue_sending(moment: datetime) -> None:
    """See that the worker looks at the letters at `moment` or before; to be called inside a transaction."""
    soon_enough = Q(run_after__lte=moment)
    if moment <= timezone.now():
        soon_enough |= Q(run_after=get_date_max())  # what is queued without a time is next
    queued = DBTaskResult.objects.filter(
        soon_enough, task_path=send_letters.module_path, status=TaskResultStatus.READY
    )
    # A look that another transaction holds may be under way already and miss what is written here.
    if queued.select_for_update(skip_locked=True).first() is None:
        send_letters.using(run_after=moment).enqueue()


def send_waiting_letters() -> int:
    """Send every letter that is due; answers how many the mail server took."""
    mail: BaseEmailBackend = get_connection(timeout=MAIL_SECONDS)
    sent = 0
    try:
        if _opens(mail):
            while letter := _claim():
                sent += _send(letter, mail)
    finally:
        mail.close()
        _look_again()
    return sent


def try_letters_again() -> int:
    """Let the letters that were given up wait anew; answers how many. A text that was erased stays so."""
    with transaction.atomic():
        given_up = Letter.objects.filter(given_up_at__isnull=False).exclude(body="")
        again = given_up.update(given_up_at=None, attempts=0, next_attempt_at=timezone.now())
        queue_sending(timezone.now())
    return again


def _opens(mail: BaseEmailBackend) -> bool:
    """Whether the mail server lets us in; if not, no letter has used up an attempt."""
    if not Letter.objects.filter(IS_WAITING, next_attempt_at__lte=timezone.now()).exists():
        return False
    try:
        mail.open()
    except (smtplib.SMTPException, OSError) as fault:
        LOG.error("The mail server cannot be used: %s", _kind(fault))  # noqa: TRY400 - a traceback names addresses
        due = Letter.objects.filter(IS_WAITING, next_attempt_at__lte=timezone.now())
        due.update(next_attempt_at=timezone.now() + PAUSES[0], fault=_kind(fault))
        return False
    return True


@transaction.atomic
def _claim() -> Letter | None:
    """The next letter that is due, from now on nobody else's; an attempt is used up."""
    due = Letter.objects.filter(IS_WAITING, next_attempt_at__lte=timezone.now())
    locked = due.select_for_update(skip_locked=True, of=("self",)).select_related("receiver")
    letter = locked.order_by("next_attempt_at", "written_at").first()
    if letter:
        letter.attempts += 1
        letter.next_attempt_at = timezone.now() + pause_after(letter.attempts)
        letter.save(update_fields=["attempts", "next_attempt_at"])
        queue_sending(letter.next_attempt_at)
    return letter


def _send(letter: Letter, mail: BaseEmailBackend) -> bool:
    """Hand one claimed letter to the mail server and note what came of it."""
    if not letter.receiver.is_active:
        _give_up(letter, RECEIVER_LEFT)
        return False
    if is_given_up_after(letter.attempts - 1):
        _give_up(letter, letter.fault or INTERRUPTED)
        return False
    try:
        mail.send_messages([_message(letter)])
    except (smtplib.SMTPException, OSError) as fault:
        mail.close()
        _note_fault(letter, fault)
        return False
    _finish(letter, sent_at=timezone.now(), fault="")
    return True


def _message(letter: Letter) -> EmailMessage:
    return EmailMessage(
        letter.subject,
        letter.body,
        to=[letter.address or letter.receiver.email],
        headers={
            "Message-ID": f"<{letter.pk}@{urlsplit(settings.DESK_URL).hostname}>",
            "Content-Language": letter.language,
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )


def _note_fault(letter: Letter, fault: Exception) -> None:
    kind = _kind(fault)
    LOG.error("A letter was not taken: %s", kind)
    if _answer(fault) in REFUSED_FOR_GOOD or is_given_up_after(letter.attempts):
        _give_up(letter, kind)
    else:
        Letter.objects.filter(pk=letter.pk).update(fault=kind)


def _give_up(letter: Letter, why: str) -> None:
    _finish(letter, given_up_at=timezone.now(), fault=why)


def _finish(letter: Letter, **noted: object) -> None:
    erased = {"body": ""} if letter.holds_secret else {}
    Letter.objects.filter(pk=letter.pk).update(**noted, **erased)


def _kind(fault: Exception) -> str:
    """What went wrong, without address or content: both stand in the messages of mail servers."""
    answer = _answer(fault)
    return f"SMTP {answer}" if answer else type(fault).__name__


def _answer(fault: Exception) -> int | None:
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        return next((code for code, _ in fault.recipients.values()), None)
    return fault.smtp_code if isinstance(fault, smtplib.SMTPResponseException) else None


@transaction.atomic
def _look_again() -> None:
    earliest = Letter.objects.filter(IS_WAITING).aggregate(at=Min("next_attempt_at"))["at"]
    if earliest:
        queue_sending(earliest)
