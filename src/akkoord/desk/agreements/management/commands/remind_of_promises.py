"""`akkoord manage remind_of_promises`: letters about what falls due soon or is late."""

from typing import Any

from django.core.management.base import BaseCommand

from akkoord.desk.agreements.actions.commitments import remind_of_promises


class Command(BaseCommand):
    """Write the letters of today; run it once a day."""

    help = "Write to the owners of promises that fall due within two weeks or are late; nobody gets it twice."

    def handle(self, *_args: Any, **_given: Any) -> None:  # noqa: ANN401 - Django's signature
        """Write them."""
        self.stdout.write(f"{remind_of_promises()} letters about promises stand.")
