"""`akkoord manage`: Django's own commands for the desk or the public site."""

import os
from pathlib import Path

import click
from django.core.management import execute_from_command_line


@click.command(
    name="manage",
    context_settings={"ignore_unknown_options": True, "allow_interspersed_args": False},
    add_help_option=False,
)
@click.option(
    "--house",
    type=click.Choice(["desk", "public"]),
    default="desk",
    show_default=True,
    help="Which house the command is for.",
)
@click.option(
    "--config",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder with desk.toml and public.toml; without it, the environment tells.",
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def command(house: str, config: Path | None, arguments: tuple[str, ...]) -> None:
    """Run a Django management command.

    Example: akkoord manage --config /srv/akkoord migrate
    """
    if config:
        os.environ[f"AKKOORD_{house.upper()}_CONFIG"] = str(config / f"{house}.toml")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"akkoord.project.settings.{house}")
    execute_from_command_line(["akkoord manage", *arguments])
