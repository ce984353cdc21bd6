"""`akkoord manage remind`: write the automatic reminders of today."""

from typing import Any

from django.core.management.base import BaseCommand

from akkoord.desk.duties.tasks import remind_everybody


class Command(BaseCommand):
    """Write the automatic reminders of today; doing it again writes nothing twice.

    `akkoord serve` does it when it starts, and the background work does it every morning.
    """

    help = "Write today's reminders: to companies that miss something, to who owes a promise or an answer."

    def handle(self, *_args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Write, and see to it that the background work goes on tomorrow."""
        companies, promises, recommendations = remind_everybody()
        if options["verbosity"]:
            told = f"{companies} companies reminded, {promises} letters about promises"
            self.stdout.write(f"{told}, {recommendations} about recommendations stand.")
