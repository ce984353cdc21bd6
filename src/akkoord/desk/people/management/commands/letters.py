"""`akkoord manage letters`: how many letters wait or failed, and another try for them."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from akkoord.desk.people.actions import try_letters_again
from akkoord.desk.people.models import Letter
from akkoord.desk.people.queries import letter_figures


class Command(BaseCommand):
    """Tell the state of the letters; neither what they say nor to whom."""

    help = "How many letters wait, failed or were given up; with --again those given up wait anew."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Another try."""
        parser.add_argument("--again", action="store_true", help="try the letters that were given up again")

    def handle(self, *_args: Any, again: bool, **_given: Any) -> None:  # noqa: ANN401 - Django's signature
        """Count them."""
        if again:
            self.stdout.write(f"{try_letters_again()} letters wait anew.")
        now = letter_figures()
        self.stdout.write(
            f"waiting {now.waiting}, failing {now.failing}, given up {now.given_up}, sent {now.sent}"
        )
        if now.waiting_since:
            since = timezone.localtime(now.waiting_since)
            self.stdout.write(f"The oldest waits since {since:%Y-%m-%d %H:%M}.")
        for fault in (
            Letter.objects.exclude(fault="").order_by("fault").values_list("fault", flat=True).distinct()
        ):
            self.stdout.write(f"  {fault}")
