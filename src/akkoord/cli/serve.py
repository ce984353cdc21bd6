"""`akkoord serve`: run the desk, its background work and the public site, each as a process of its own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import click

from akkoord.project.configuration import DeskConfiguration, PublicConfiguration, load_configuration

GRACE = 10
"""Seconds that a process gets to end before it is killed."""


def house_environment(house: type[DeskConfiguration | PublicConfiguration], config: Path) -> dict[str, str]:
    """This process's environment with the settings of one house only."""
    others = {DeskConfiguration.prefix, PublicConfiguration.prefix} - {house.prefix}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(tuple(others))}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    return {**kept, house.prefix + "CONFIG": str(config)}


def commands(config_dir: Path) -> dict[str, tuple[list[str], dict[str, str]]]:
    """What to run for an installation: name → (command line, environment)."""
    desk_file, public_file = config_dir / "desk.toml", config_dir / "public.toml"
    desk_env = house_environment(DeskConfiguration, desk_file)
    public_env = house_environment(PublicConfiguration, public_file)
    desk = load_configuration(DeskConfiguration, file=desk_file, environment=desk_env)
    public = load_configuration(PublicConfiguration, file=public_file, environment=public_env)
    return {
        "desk": (_web_server("desk", desk), desk_env),
        "public": (_web_server("public", public), public_env),
        "worker": ([sys.executable, "-m", "akkoord", "manage", "db_worker", "--verbosity", "0"], desk_env),
    }


def _web_server(house: str, configuration: DeskConfiguration | PublicConfiguration) -> list[str]:
    port = str(urlsplit(configuration.url).port or 8000)
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--log-level", "error"),
        *("--host", configuration.listen, "--port", port),
        *("--blocking-threads", "8", "--backpressure", "64"),
        f"akkoord.project.wsgi.{house}:application",
    ]


def run_together(wanted: Mapping[str, tuple[list[str], dict[str, str]]]) -> int:
    """Run all until one ends or somebody stops us; then stop the rest. Answers the exit code."""

    signal.signal(signal.SIGTERM, signal.default_int_handler)
    processes = {name: subprocess.Popen(line, env=env) for name, (line, env) in wanted.items()}
    try:
        while True:
            for name, process in processes.items():
                if process.poll() is not None:
                    click.echo(f"{name} ended by itself with exit code {process.returncode}.", err=True)
                    return 1
            time.sleep(0.5)
    except KeyboardInterrupt:
        return 0
    finally:
        _stop_all(list(processes.values()))


def _stop_all(processes: list[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        process.terminate()
    deadline = time.monotonic() + GRACE
    for process in processes:
        try:
            process.wait(timeout=max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()


@click.command()
@click.option(
    "--config",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("var"),
    show_default=True,
    help="The folder with desk.toml and public.toml.",
)
def command(config: Path) -> None:
    """Serve an installation until stopped: the desk, its background work and the public site.

    The public site runs as a process of its own that is never told the desk's database or keys.

    \b
    akkoord serve --config /srv/akkoord
    """
    wanted = commands(config)
    subprocess.run(
        [sys.executable, "-m", "akkoord", "manage", "migrate", "--verbosity", "0"],
        env=wanted["desk"][1],
        check=True,
    )
    sys.exit(run_together(wanted))
