"""`akkoord manage consolidate`: compare all live lists now, in this process."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext

from akkoord.desk.register import private_files
from akkoord.desk.register.actions import consolidate_cycle, note_towns
from akkoord.desk.register.models import Cycle
from akkoord.desk.register.queries import current_cycle
from akkoord.desk.register.queries.signing import kept_files
from akkoord.engine.errors import AkkoordError


class Command(BaseCommand):
    """Compare all live lists and write locations, links and the review queue."""

    help = (
        "Compare all accepted lists: writes locations, sourcing links and the pairs to judge. Running again "
        "changes nothing, and completes what was interrupted."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The year, the newest open one by default."""
        parser.add_argument(
            "--year", type=int, help="the year in whose name it is done (default: the newest)"
        )

    def handle(self, *_args: Any, **options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Run it and say in one line what came out."""
        year = options["year"]
        cycle = Cycle.objects.filter(year=year).first() if year else current_cycle()
        if cycle is None:
            raise CommandError("There is no such year; open one first.")
        private_files.sweep(kept_files())
        try:
            run = consolidate_cycle(cycle)
        except AkkoordError as refused:
            raise CommandError(gettext(refused.sentence) % refused.details) from refused
        note_towns()
        figures = run.figures
        self.stdout.write(
            f"{figures['rows']} rows, {figures['locations']} locations, {figures['asked']} pairs to judge, "
            f"{figures['moved']} texts moved"
        )
