"""`akkoord demo`: play an invented year from lists to edition, and serve it."""

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
import django
from django.core.management import call_command

from akkoord.cli.init import installation_configuration, write_installation
from akkoord.cli.serve import run_together, services
from akkoord.engine.sample import generate, write_sample
from akkoord.project.configuration import DeskConfiguration, load_configuration

if TYPE_CHECKING:
    from akkoord.project.demonstration import Visitor

PASSWORD = "akkoord-demo-2018"  # noqa: S105 - of accounts that exist in the demonstration only


@click.command()
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("var/demo"),
    show_default=True,
    help="The folder of the demonstration; an unfinished one is completed.",
)
@click.option("--seed", default=2018, show_default=True, help="Another seed invents another year.")
@click.option("--serve/--no-serve", default=True, show_default=True, help="Serve both houses until stopped.")
def command(out: Path, *, seed: int, serve: bool) -> None:
    """Play one invented year of a textile agreement, and serve desk and public site.

    66 companies in all states hand in messy lists; the register, an edition and the accounts
    to look at them with are made as people would make them.
    """
    began = time.monotonic()
    if not (out / "desk.toml").exists():
        write_installation(out, installation_configuration(out, second_factor="nobody"))
    os.environ["AKKOORD_DESK_CONFIG"] = str(out / "desk.toml")
    os.environ["DJANGO_SETTINGS_MODULE"] = "akkoord.project.settings.desk"
    for house in ("DESK", "PUBLIC"):
        os.environ[f"AKKOORD_{house}_LOG_ANSWERS"] = "false"

    def tell(sentence: str) -> None:
        click.echo(f"{time.monotonic() - began:5.0f} s  {sentence}")

    visitors = _play(out, seed, tell)
    if serve:
        raise SystemExit(run_together(services(out), when_up=lambda: _invite(out, visitors)))


def _play(out: Path, seed: int, tell: Callable[[str], None]) -> Sequence["Visitor"]:
    django.setup()
    from akkoord.project.demonstration import play_year  # noqa: PLC0415 - needs the desk to be set up

    call_command("migrate", verbosity=0)
    if not (out / "sample" / "agreement.json").exists():
        write_sample(generate(seed), out / "sample", replaces=True)
    return play_year(out / "sample", password=PASSWORD, tell=tell)


def _invite(out: Path, visitors: Sequence["Visitor"]) -> None:
    desk = load_configuration(DeskConfiguration, file=out / "desk.toml", environment={})
    accounts = "\n".join(f"    {each.email:<32} {each.sees}" for each in visitors)
    click.echo(
        f"""
  The desk           {desk.url}
  The public site    {desk.public_url}

  Sign in at the desk with the password {PASSWORD} as
{accounts}

  Stop with Ctrl-C. Run again to go on where you were; remove {out} to start anew.
"""
    )
