"""Letters as files in a folder: for a try-out, a demonstration and the tests of a server without mail."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone


class LetterFolder(BaseEmailBackend):
    """Writes each letter into `LETTERS_DIR` as an .eml file, which any mail program opens."""

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        options.pop("timeout", None)
        super().__init__(**options)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write them, for the owner only."""
        folder = Path(settings.LETTERS_DIR or "letters")
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for message in email_messages:
            name = f"{timezone.now():%Y%m%d-%H%M%S}-{uuid4().hex[:8]}.eml"
            with os.fdopen(os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(message.message().as_bytes())
        return len(email_messages)
