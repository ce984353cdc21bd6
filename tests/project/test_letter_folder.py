"""Letters that nobody sends stand in a folder that only its owner reads."""

from email import message_from_bytes
from email.policy import default

from django.core.mail import EmailMessage

from akkoord.project.letter_folder import LetterFolder


def test_letter_becomes_a_file_for_the_owner_only(settings, tmp_path):
    settings.LETTERS_DIR = tmp_path / "letters"
    message = EmailMessage("Uw lijst – 2017", "Één zin.\n", "a@example.org", ["b@example.org"])
    assert LetterFolder(timeout=30).send_messages([message]) == 1
    (file,) = settings.LETTERS_DIR.iterdir()
    read = message_from_bytes(file.read_bytes(), policy=default)
    assert (read["To"], read["Subject"], read.get_content()) == (
        "b@example.org",
        "Uw lijst – 2017",
        "Één zin.\n",
    )
    assert (oct(settings.LETTERS_DIR.stat().st_mode & 0o777), oct(file.stat().st_mode & 0o777)) == (
        "0o700",
        "0o600",
    )
