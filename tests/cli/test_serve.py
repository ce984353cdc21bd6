import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from akkoord.cli import serve
from akkoord.cli.init import installation_configuration, write_installation
from akkoord.cli.serve import Service, house_environment, run_together, services
from akkoord.project.configuration import ConfigurationError, DeskConfiguration, PublicConfiguration

pytestmark = pytest.mark.long


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@pytest.fixture
def installation(tmp_path):
    """An installation on two free ports, with the addresses of its houses."""
    files = installation_configuration(tmp_path)
    desk, public = (f"http://127.0.0.1:{free_port()}" for _ in range(2))
    files["desk.toml"] = files["desk.toml"].replace("http://localhost:8000", desk)
    files["public.toml"] = files["public.toml"].replace("http://localhost:8001", public)
    write_installation(tmp_path, files)
    return tmp_path, desk, public


def answer_of(url, *, seconds=60):
    deadline = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(url) as answer:  # noqa: S310 - our own server
                return answer.status
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def test_public_process_is_told_nothing_of_the_desk(installation, monkeypatch):
    monkeypatch.setenv("AKKOORD_DESK_SECRET_KEY", "canary")
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "akkoord.project.settings.desk")
    home, _, _ = installation
    public = next(each for each in services(home) if each.name == "public")
    told = {
        name: value for name, value in public.environment.items() if "AKKOORD" in name or "DJANGO" in name
    }
    assert told == {"AKKOORD_PUBLIC_CONFIG": str(home / "public.toml")}
    assert "desk" not in " ".join(public.line[1:])


def test_what_carries_editions_is_started_where_a_store_is_set_and_told_its_credentials(
    installation, monkeypatch
):
    home, _, _ = installation
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "canary")
    assert [each.name for each in services(home)] == ["desk", "public", "worker"]
    for name in ("desk.toml", "public.toml"):
        text = (home / name).read_text().replace('editions_store = ""', 'editions_store = "s3://bucket"')
        (home / name).write_text(text)
    told = {each.name: "canary" in each.environment.values() for each in services(home)}
    assert told == {"desk": False, "public": False, "worker": False, "ship": True, "fetch": True}


def test_house_environment_leaves_the_rest_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("AKKOORD_PUBLIC_CONTACT", "us@example.org")
    for house, sees in ((DeskConfiguration, False), (PublicConfiguration, True)):
        environment = house_environment(house, tmp_path)
        assert ("AKKOORD_PUBLIC_CONTACT" in environment) is sees
        assert environment["PATH"] == os.environ["PATH"]


def test_serve_refuses_a_bad_configuration_before_it_starts_anything(installation):
    home, _, _ = installation
    (home / "public.toml").write_text("databse = 'x'\n")
    with pytest.raises(ConfigurationError, match="databse"):
        services(home)


def test_serve_answers_on_both_houses_and_ends_when_asked(installation):
    home, desk, public = installation
    server = subprocess.Popen([sys.executable, "-m", "akkoord", "serve", "--config", str(home)])
    try:
        assert answer_of(f"{public}/en/") == 200
        assert answer_of(f"{desk}/") == 200
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=30) == 0
    finally:
        server.kill()
        server.wait()
    for url in (desk, public):
        with pytest.raises(OSError, match="refused"):
            answer_of(url, seconds=0)


WORKS_TWICE = """
import pathlib, sys, time
starts = pathlib.Path(sys.argv[1])
starts.open("a").write("x")
time.sleep(0 if len(starts.read_text()) > 2 else 1)
"""


def test_service_that_ends_is_started_again_and_one_that_cannot_start_ends_all(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(serve, "STEADY", 0.8)
    monkeypatch.setattr(serve, "PAUSE", 0.05)
    starts = tmp_path / "starts"
    line = (sys.executable, "-c", WORKS_TWICE, str(starts))
    handler = signal.getsignal(signal.SIGTERM)
    try:
        assert run_together([Service("worker", line, {**os.environ})]) == 1
    finally:
        signal.signal(signal.SIGTERM, handler)
    assert starts.read_text() == "xxx"
    assert capsys.readouterr().err.splitlines() == ["worker ended by itself with exit code 0."] * 3


def command_lines():
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            yield (process / "cmdline").read_text()


def test_service_that_cannot_be_started_leaves_no_other_behind(tmp_path):
    handler = signal.getsignal(signal.SIGTERM)
    one = Service("one", (sys.executable, "-c", "import time; time.sleep(60)", str(tmp_path)), {**os.environ})
    try:
        with pytest.raises(FileNotFoundError):
            run_together([one, Service("two", (str(tmp_path / "missing"),), {})])
    finally:
        signal.signal(signal.SIGTERM, handler)
    assert [line for line in command_lines() if str(tmp_path) in line] == []
