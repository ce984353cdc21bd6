"""`akkoord manage load_agreement`: an agreement as it comes ready, or with its parties from a file."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from akkoord.desk.agreements.loading import Facts, load_agreement
from akkoord.desk.agreements.rules import ready_configurations


class Command(BaseCommand):
    """Load an agreement; loading the same one again adds nothing."""

    help = (
        "Load an agreement: --ready NAME takes a ready configuration, a file in the shape of the sample's "
        "agreement.json brings organisations, participations and accounts as well. Accounts get no password: "
        "`changepassword` gives one."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file or the ready configuration."""
        parser.add_argument("file", type=Path, nargs="?")
        parser.add_argument("--ready", choices=list(ready_configurations()), help="a ready configuration")

    def handle(self, *_args: Any, file: Path | None, ready: str | None, **_given: Any) -> None:  # noqa: ANN401 - Django's signature
        """Load it, all or nothing."""
        if file is None and ready is None:
            raise CommandError("Give a file, or --ready with the name of a ready configuration.")
        try:
            loaded = load_agreement(_facts(file, ready))
        except KeyError as fault:
            raise CommandError(f"{file} is not an agreement: {fault} is missing.") from fault
        self.stdout.write(
            f"{loaded.agreement.name_en}: {len(loaded.organisations)} organisations, "
            f"{len(loaded.people)} accounts."
        )


def _facts(file: Path | None, ready: str | None) -> Facts:
    if file is None:
        agreement = {"slug": str(ready).replace("_", "-"), "ready": ready}
        return {"agreement": agreement, "organisations": [], "participations": [], "people": []}
    try:
        facts: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as fault:
        raise CommandError(f"{file} cannot be read: {fault}") from fault
    return {**facts, "agreement": {**facts["agreement"], "ready": ready}} if ready else facts
