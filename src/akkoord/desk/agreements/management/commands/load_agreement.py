"""`akkoord manage load_agreement`: an agreement with its parties and accounts from a file."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from akkoord.desk.agreements.loading import load_agreement


class Command(BaseCommand):
    """Load an agreement; loading the same file again adds nothing."""

    help = (
        "Load an agreement with its organisations, participations and accounts from a file in the shape of "
        "the sample's agreement.json. Accounts get no password: `changepassword` gives one."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file."""
        parser.add_argument("file", type=Path)

    def handle(self, *_args: Any, file: Path, **_given: Any) -> None:  # noqa: ANN401 - Django's signature
        """Load it, all or nothing."""
        try:
            facts = json.loads(file.read_text(encoding="utf-8"))
            loaded = load_agreement(facts)
        except (OSError, UnicodeDecodeError, json.JSONDecodeError) as fault:
            raise CommandError(f"{file} cannot be read: {fault}") from fault
        except KeyError as fault:
            raise CommandError(f"{file} is not an agreement: {fault} is missing.") from fault
        self.stdout.write(
            f"{loaded.agreement.name_en}: {len(loaded.organisations)} organisations, "
            f"{len(loaded.people)} accounts."
        )
