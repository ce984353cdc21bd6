"""Can letters be handed to the mail server?"""

import os
import smtplib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.mail import get_connection

from akkoord.project.examination.findings import Finding, fine, look, wrong

SECONDS = 10


def examine_mail() -> Iterator[Finding]:
    """Sign in at the mail server and send nothing; or look whether the folder of letters can be written."""
    if settings.LETTERS_DIR is not None:
        yield _folder(Path(settings.LETTERS_DIR))
        return
    server = get_connection(timeout=SECONDS)
    try:
        server.open()
        server.close()
    except (OSError, smtplib.SMTPException) as fault:
        yield wrong(
            "mail",
            f"The mail server does not take letters ({type(fault).__name__}).",
            "See the setting `mail`: host, port, user and password.",
        )
    else:
        yield fine("mail", "The mail server lets us in.")


def _folder(folder: Path) -> Finding:
    standing = next(each for each in (folder, *folder.parents) if each.exists())
    if not os.access(standing, os.W_OK):
        return wrong("mail", f"Letters cannot be written into {folder}.", "Create it for the desk's user.")
    return look("mail", f"Letters are kept in {folder} and sent to nobody.", "Set `mail` to a mail server.")
