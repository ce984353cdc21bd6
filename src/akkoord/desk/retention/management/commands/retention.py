"""`akkoord manage retention`: the dry run, and the completion of what was interrupted."""

from typing import Any

from django.core.management.base import BaseCommand

from akkoord.desk.agreements.models import Agreement
from akkoord.desk.retention.actions import carry_out_confirmed
from akkoord.desk.retention.queries import things_with_a_term


class Command(BaseCommand):
    """Tell what may go and when, without names, and carry out what two people confirmed on the page.

    Nothing goes by this command alone.
    """

    help = "Show what may be destroyed and when, and complete what two people confirmed."

    def handle(self, *_args: Any, **_options: Any) -> None:  # noqa: ANN401 - Django's signature
        """Complete first, then tell what is left."""
        for each in carry_out_confirmed():
            self.stdout.write(f"done: {each.subject}, certificate {each.number}")
        agreements = Agreement.objects.values_list("pk", flat=True)
        for thing in things_with_a_term(agreements, of_the_desk=True):
            state = "held" if thing.is_held else "due" if thing.is_due else "kept"
            causes = f", held by {'; '.join(thing.held_by)}" if thing.held_by else ""
            self.stdout.write(f"{thing.due_on} {state}: {thing.subject}, {thing.size} things{causes}")
