"""How letters leave the desk, from one line of configuration."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from akkoord.engine.text import gettext_noop
from akkoord.project.configuration import ConfigurationError

PORTS = {"smtp": 587, "smtps": 465}
THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


class UnknownMailError(ConfigurationError):
    """The line names neither a mail server nor a folder."""

    sentence = gettext_noop(
        "The setting `mail` must be `smtp://USER:PASSWORD@HOST:PORT`, `smtps` alike, or `folder:PATH`."
    )


@dataclass(frozen=True, slots=True)
class MailSettings:
    """What Django wants to know; `folder` is where letters are written that nobody sends."""

    backend: str
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    starts_encrypted: bool = False
    becomes_encrypted: bool = False
    folder: Path | None = None


def mail_settings(line: str) -> MailSettings:
    """The settings for `smtp://…`, `smtps://…` or `folder:PATH`.

    `smtps` is encrypted from the first byte; `smtp` becomes encrypted before anything is said
    (STARTTLS), except with a mail server on this machine. Raises `UnknownMailError`, which never
    shows the line: it may hold a password.
    """
    address = urlsplit(line)
    if address.scheme == "folder" and address.path:
        return MailSettings("akkoord.project.letter_folder.LetterFolder", folder=Path(address.path).resolve())
    try:
        port = address.port
    except ValueError:
        raise UnknownMailError from None
    if address.scheme not in PORTS or not address.hostname:
        raise UnknownMailError
    return MailSettings(
        "django.core.mail.backends.smtp.EmailBackend",
        host=address.hostname,
        port=port or PORTS[address.scheme],
        user=unquote(address.username or ""),
        password=unquote(address.password or ""),
        starts_encrypted=address.scheme == "smtps",
        becomes_encrypted=address.scheme == "smtp" and address.hostname not in THIS_MACHINE,
    )
