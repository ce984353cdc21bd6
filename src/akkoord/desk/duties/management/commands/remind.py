"""`akkoord manage remind`: write the automatic reminders of today."""

from typing import Any

from django.core.management.base import BaseCommand

from akkoord.desk.duties.actions import remind_by_itself
from akkoord.desk.duties.tasks import keep_reminding


class Command(BaseCommand):
    """Write the automatic reminders of today; doing it again writes nothing twice.

    `akkoord serve` does it when it starts, and the background work does it every morning.
    """

    help = "Write today's reminders to companies that have not handed in everything."

    def handle(self, *_args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Write, and see to it that the background work goes on tomorrow."""
        number = remind_by_itself()
        keep_reminding()
        if options["verbosity"]:
            self.stdout.write(f"{number} companies reminded.")
