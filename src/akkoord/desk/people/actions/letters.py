"""Writing a letter to somebody, inside the transaction of what it tells about."""

from collections.abc import Mapping
from typing import cast

from django.conf import settings
from django.db import transaction
from django.template import Context
from django.template.backends.django import Template
from django.template.loader import get_template
from django.utils import timezone
from django.utils.translation import override as in_language

from akkoord.desk.people.actions.sending import queue_sending
from akkoord.desk.people.models import Letter, User


@transaction.atomic
def write_letter(
    receiver: User,
    template: str,
    *,
    key: str,
    context: Mapping[str, object] | None = None,
    holds_secret: bool = False,
    address: str = "",
) -> Letter:
    """Write a letter in the receiver's language and queue its sending; nothing leaves before the commit.

    `template` extends `desk/letter.txt` and may use `receiver` and `desk`, the address of the desk, beside
    `context`. `key` says what is told to whom ("reminder/7/locations/2"): a letter that was written once
    is returned as it stands, so that nobody gets it twice. A letter carries no confidential
    content, only a link into the desk. With `holds_secret` its text is erased once it is sent or given up.
    It goes to `address` where that is given, else to the receiver's own.
    """
    written = Letter.objects.filter(key=key).first()
    if written:
        return written
    subject, body = _text(receiver, template, context or {})
    values = {
        "receiver": receiver,
        "language": receiver.language,
        "subject": subject,
        "body": body,
        "holds_secret": holds_secret,
        "address": address,
    }
    letter, is_new = Letter.objects.get_or_create(key=key, defaults=values)
    if is_new:
        queue_sending(timezone.now())
    return letter


def _text(receiver: User, template: str, context: Mapping[str, object]) -> tuple[str, str]:
    """Subject and body; the first paragraph of the template is the subject."""
    values = {**context, "receiver": receiver, "desk": settings.DESK_URL}
    with in_language(receiver.language):
        # It is plain text: an apostrophe stays one.
        written = cast("Template", get_template(template)).template.render(Context(values, autoescape=False))
    subject, _, body = written.strip().partition("\n\n")
    return " ".join(subject.split()), body.strip() + "\n"
