"""The command `akkoord`: one file per command."""

import importlib

import click

from akkoord.engine.errors import AkkoordError

COMMANDS = {
    "match": "akkoord.cli.match",
    "index": "akkoord.cli.index",
    "train": "akkoord.cli.train",
    "sample": "akkoord.cli.sample",
    "init": "akkoord.cli.init",
    "intake": "akkoord.cli.intake",
    "demo": "akkoord.cli.demo",
    "serve": "akkoord.cli.serve",
    "work": "akkoord.cli.work",
    "ship": "akkoord.cli.ship",
    "fetch": "akkoord.cli.fetch",
    "check": "akkoord.cli.check",
    "backup-key": "akkoord.cli.backup_key",
    "backup": "akkoord.cli.backup",
    "restore": "akkoord.cli.restore",
    "signing-key": "akkoord.cli.signing_key",
    "report-key": "akkoord.cli.report_key",
    "export": "akkoord.cli.export",
    "manage": "akkoord.cli.manage",
}
"""Command → the module whose `command` it is; imported only when called, so that
`akkoord match` needs no Django."""


class CommandsOnDemand(click.Group):
    """A group that imports a command's module when somebody calls it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return sorted(COMMANDS)

    def invoke(self, ctx: click.Context) -> object:
        """Say in one sentence what cannot be done, or which file or folder is in the way."""
        try:
            return super().invoke(ctx)
        except AkkoordError as fault:
            raise click.ClickException(str(fault)) from fault
        except OSError as fault:
            if fault.filename is None:
                raise
            raise click.ClickException(f"{fault.filename}: {fault.strerror}.") from fault

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in COMMANDS:
            return None
        try:
            command: click.Command = importlib.import_module(COMMANDS[cmd_name]).command
        except ModuleNotFoundError as missing:
            if missing.name is None or missing.name.startswith("akkoord"):
                raise
            return _needs_the_desk(cmd_name)
        return command


def _needs_the_desk(name: str) -> click.Command:
    @click.command(name, help="(Needs the web application: pip install 'akkoord[desk]'.)")
    def command() -> None:
        raise click.ClickException(f"akkoord {name} needs the web application: pip install 'akkoord[desk]'")

    return command


@click.command(cls=CommandsOnDemand)
@click.version_option(package_name="akkoord")
def main() -> None:
    """The trusted secretariat for multi-party agreements."""
