"""`akkoord work`: do the background work of an installation."""

import logging
import os
from pathlib import Path

import click
import django
from django.core.management import call_command


@click.command()
@click.option(
    "--config",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder with desk.toml; without it, the environment tells.",
)
def command(config: Path | None) -> None:
    """Do what waits in the queue, until stopped; `akkoord serve` runs this beside the desk.

    \b
    akkoord work --config /srv/akkoord

    What a worker that was killed had begun is done again, and the reminders of the day are written.
    """
    if config:
        os.environ["AKKOORD_DESK_CONFIG"] = str(config / "desk.toml")
    os.environ["DJANGO_SETTINGS_MODULE"] = "akkoord.project.settings.desk"
    django.setup()
    from akkoord.project.unfinished_work import living_worker, put_back_unfinished  # noqa: PLC0415 - needs the desk

    with living_worker() as name:
        if again := put_back_unfinished():
            logging.getLogger("akkoord.work").warning("work put back", extra={"facts": {"tasks": again}})
        call_command("remind", verbosity=0)
        call_command("db_worker", worker_id=name, verbosity=0, interval=0.5, reload=False)
