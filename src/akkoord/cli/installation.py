"""The installation that a command works on: its configuration, and Django set up for its desk."""

import logging.config
import os
from pathlib import Path

import click
import django

from akkoord.project.configuration import DeskConfiguration, load_configuration
from akkoord.project.log_lines import logging_settings

config_option = click.option(
    "--config",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("var"),
    show_default=True,
    help="The folder with desk.toml and public.toml.",
)


def desk_of(folder: Path) -> DeskConfiguration:
    """The desk's configuration in `folder`, with what the environment says."""
    return load_configuration(DeskConfiguration, file=folder / "desk.toml", environment=os.environ)


def set_up_desk(folder: Path) -> DeskConfiguration:
    """Let this process work on the desk of the installation; answers its configuration."""
    configuration = desk_of(folder)
    os.environ["AKKOORD_DESK_CONFIG"] = str(folder / "desk.toml")
    os.environ["DJANGO_SETTINGS_MODULE"] = "akkoord.project.settings.desk"
    django.setup()
    return configuration


def log_lines() -> None:
    """Let this process log as the houses do."""
    logging.config.dictConfig(logging_settings(log_answers=False))
