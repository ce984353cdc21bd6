"""`akkoord serve`: run the desk, its background work and the public site, each as a process of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import click

from akkoord.project.configuration import DeskConfiguration, PublicConfiguration, load_configuration

GRACE = 10
"""Seconds that a process gets to end before it is killed."""
STEADY = 10
"""Seconds after which a service counts as having started well."""
PAUSE = 0.5
"""Seconds between looks at the processes."""


def house_environment(house: type[DeskConfiguration | PublicConfiguration], config: Path) -> dict[str, str]:
    """This process's environment with the settings of one house only."""
    others = {DeskConfiguration.prefix, PublicConfiguration.prefix} - {house.prefix}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(tuple(others))}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    return {**kept, house.prefix + "CONFIG": str(config)}


@dataclass(frozen=True, slots=True)
class Service:
    """One process of an installation; `url` is where it answers, if it does."""

    name: str
    line: tuple[str, ...]
    environment: Mapping[str, str]
    url: str = ""


@dataclass(frozen=True, slots=True)
class Running:
    """A service's process, and when it was started (seconds of the monotonic clock)."""

    process: subprocess.Popen[bytes]
    since: float


def services(config_dir: Path) -> tuple[Service, ...]:
    """What an installation runs: the desk first, then the public site and the background work."""
    desk_file, public_file = config_dir / "desk.toml", config_dir / "public.toml"
    desk_env = house_environment(DeskConfiguration, desk_file)
    public_env = house_environment(PublicConfiguration, public_file)
    desk = load_configuration(DeskConfiguration, file=desk_file, environment=desk_env)
    public = load_configuration(PublicConfiguration, file=public_file, environment=public_env)
    worker = (sys.executable, "-m", "akkoord", "work")
    carriers = {"ship": desk.editions_store, "fetch": public.editions_store}
    return (
        Service("desk", _web_server("desk", desk), _without_store(desk_env), desk.url),
        Service("public", _web_server("public", public), _without_store(public_env), public.url),
        Service("worker", worker, _without_store(desk_env)),
        *(_carrier(name, config_dir) for name, store in carriers.items() if store),
    )


def _carrier(name: str, config_dir: Path) -> Service:
    """What brings editions to a store, or gets them from there."""
    house = DeskConfiguration if name == "ship" else PublicConfiguration
    environment = house_environment(house, config_dir)
    return Service(name, (sys.executable, "-m", "akkoord", name, "--config", str(config_dir)), environment)


def _without_store(environment: Mapping[str, str]) -> dict[str, str]:
    """Only what carries editions is told the credentials of their store."""
    return {name: value for name, value in environment.items() if not name.startswith("AWS_")}


def _web_server(house: str, configuration: DeskConfiguration | PublicConfiguration) -> tuple[str, ...]:
    return (
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--log-level", "error"),
        *("--host", configuration.listen, "--port", str(_port(configuration.url))),
        *("--blocking-threads", "8", "--backpressure", "64"),
        f"akkoord.project.wsgi.{house}:application",
    )


def _port(url: str) -> int:
    return urlsplit(url).port or 8000


def run_together(wanted: Sequence[Service], *, when_up: Callable[[], None] = lambda: None) -> int:
    """Run all until somebody stops us, then end them. Answers the exit code.

    A service that ends by itself is started again; one that cannot even start ends all.
    `when_up` is called once, as soon as every service that has an address answers there.
    """
    for each in wanted:
        if each.url and is_up(each.url):
            raise click.ClickException(
                f"Something answers at {each.url} already. Stop it, or set another url."
            )
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    running: dict[str, Running] = {}
    waiting = [each.url for each in wanted if each.url]
    try:
        for each in wanted:
            running[each.name] = _start(each)
        while True:
            for each in wanted:
                if not _is_kept_running(each, running):
                    return 1
            if waiting and not (waiting := [url for url in waiting if not is_up(url)]):
                when_up()
            time.sleep(PAUSE)
    except KeyboardInterrupt:
        return 0
    finally:
        _stop_all([each.process for each in running.values()])


def _start(service: Service) -> Running:
    return Running(subprocess.Popen(service.line, env=service.environment), time.monotonic())


def _is_kept_running(service: Service, running: dict[str, Running]) -> bool:
    """Start a service again that ended by itself; False when it did not even get going."""
    ended = running[service.name]
    if ended.process.poll() is None:
        return True
    click.echo(f"{service.name} ended by itself with exit code {ended.process.returncode}.", err=True)
    if time.monotonic() - ended.since < STEADY:
        return False
    running[service.name] = _start(service)
    return True


def is_up(url: str) -> bool:
    """Does something answer at the port of this address?"""
    try:
        socket.create_connection(("localhost", _port(url)), timeout=PAUSE).close()
    except OSError:
        return False
    return True


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
    wanted = services(config)
    migrate = [sys.executable, "-m", "akkoord", "manage", "migrate", "--verbosity", "0"]
    subprocess.run(migrate, env=wanted[0].environment, check=True)
    addresses = " and ".join(each.url for each in wanted if each.url)
    sys.exit(run_together(wanted, when_up=lambda: click.echo(f"Answering at {addresses}.")))
