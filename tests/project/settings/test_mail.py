"""One line of configuration says how letters leave."""

from pathlib import Path

import pytest

from akkoord.project.settings.mail import MailSettings, UnknownMailError, mail_settings

SMTP = "django.core.mail.backends.smtp.EmailBackend"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "smtp://anna:p%40ss@mail.example:2525",
            MailSettings(SMTP, "mail.example", 2525, "anna", "p@ss", becomes_encrypted=True),
        ),
        ("smtp://mail.example", MailSettings(SMTP, "mail.example", 587, becomes_encrypted=True)),
        ("smtp://localhost:25", MailSettings(SMTP, "localhost", 25)),
        ("smtps://mail.example", MailSettings(SMTP, "mail.example", 465, starts_encrypted=True)),
        (
            "folder:letters",
            MailSettings("akkoord.project.letter_folder.LetterFolder", folder=Path("letters").resolve()),
        ),
    ],
)
def test_line_is_read(line, expected):
    assert mail_settings(line) == expected


@pytest.mark.parametrize(
    "line",
    ["", "mail.example", "folder:", "smtp://", "imap://anna:secret@mail.example", "smtp://a:secret@b:port"],
)
def test_other_lines_are_refused_without_showing_them(line):
    with pytest.raises(UnknownMailError) as refused:
        mail_settings(line)
    assert "secret" not in str(refused.value)
