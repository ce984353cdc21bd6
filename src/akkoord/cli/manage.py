"""`akkoord manage`: Django's own commands for the desk or the public site."""

import os

import click


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
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def command(house: str, arguments: tuple[str, ...]) -> None:
    """Run a Django management command.

    Example: akkoord manage migrate
    """
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - only this command needs Django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"akkoord.project.settings.{house}")
    execute_from_command_line(["akkoord manage", *arguments])
