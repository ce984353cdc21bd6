"""The wall on the disk: the public process answers everything while it cannot read one file of the desk."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

import pytest
from tests.cli.test_serve import free_port
from tests.desk.publication.edition_content import CONTENT, PARTICIPANTS
from tests.engine.disclosure.figures import FIGURES_OF_YEARS, REPORT
from tests.public.conftest import place_story
from tests.public.test_permission_matrix import ADDRESSES

from akkoord.cli.init import installation_configuration, write_installation
from akkoord.cli.serve import services
from akkoord.desk.publication.folder import place_participants, place_text, write_edition
from akkoord.engine.disclosure.edition_folder import CHECKSUMS, KEY_LIST, SIGNATURE
from akkoord.engine.disclosure.yearly_figures import FIGURES
from akkoord.engine.disclosure.yearly_report import REPORTS
from akkoord.engine.signing import sign
from akkoord.project.configuration import DeskConfiguration, load_configuration

BOUND_BY_RIGHTS = """
import ctypes, os, sys
if os.getuid() == 0:  # root reads everything, unless these two powers are taken from it and its children
    for power in (CAP_DAC_OVERRIDE := 1, CAP_DAC_READ_SEARCH := 2):
        if ctypes.CDLL(None, use_errno=True).prctl(PR_CAPBSET_DROP := 24, power, 0, 0, 0):
            sys.exit("cannot give up the powers of root")
os.execv(sys.argv[1], sys.argv[1:])
"""
NOTING = """
import os, sys

def note(event, arguments):
    if event in {"open", "sqlite3.connect", "os.listdir", "os.scandir"} and arguments:
        with_path = str(arguments[0])
        if os.environ["DESK_OF_THE_TEST"] in with_path:
            os.write(int(os.environ["NOTES_OF_THE_TEST"]), (with_path + "\\n").encode())

sys.addaudithook(note)
"""
"""Read by every Python as it starts: notes each try to open something of the desk."""
CURIOUS = """
import os
from akkoord.project.wsgi.public import application as public

def application(environ, start_response):
    with open(os.environ["DESK_OF_THE_TEST"] + "/desk.sqlite3", "rb"):
        return public(environ, start_response)
"""
SECRETS = ("desk.toml", "desk/desk.sqlite3", "desk/files", "desk/letters", "desk")


@pytest.fixture
def installation(tmp_path):
    """A whole installation with an edition, and the desk's files closed to everybody."""
    files = installation_configuration(tmp_path)
    address = f"http://127.0.0.1:{free_port()}"
    files["public.toml"] = files["public.toml"].replace("http://localhost:8001", address)
    write_installation(tmp_path, files)
    (tmp_path / "desk" / "files" / "list.xlsx").write_text("who produces where")
    desk = load_configuration(DeskConfiguration, file=tmp_path / "desk.toml", environment={})
    place_edition(tmp_path / "editions" / "textile", key=desk.signing_key)
    public = next(each for each in services(tmp_path) if each.name == "public")
    for name in SECRETS:
        (tmp_path / name).chmod(0)
    yield tmp_path, address, public
    for name in reversed(SECRETS):
        (tmp_path / name).chmod(0o700)


def place_edition(folder, *, key):
    write_edition(CONTENT, folder / "3")
    signature = sign((folder / "3" / CHECKSUMS).read_bytes(), key)
    (folder / "3" / SIGNATURE).write_text(signature, encoding="ascii")
    place_text("the keys of the secretariat\n", folder.parent / KEY_LIST)
    place_participants(PARTICIPANTS, folder)
    place_text(FIGURES_OF_YEARS.as_json(), folder / FIGURES)
    place_text(REPORT.as_json(), folder / REPORTS / REPORT.file_name)
    place_story(folder.parent, secret=key)


@contextmanager
def running(installation, notes, *, line=None, **settings):
    """The public process as `akkoord serve` starts it, bound by the rights of files; yields its address."""
    home, address, public = installation
    python = home / "python"
    python.mkdir()
    (python / "sitecustomize.py").write_text(NOTING)
    (python / "curious.py").write_text(CURIOUS)
    environment = {
        **public.environment,
        "PYTHONPATH": os.pathsep.join([str(python), os.environ.get("PYTHONPATH", "")]),
        "DESK_OF_THE_TEST": str(home / "desk"),
        "NOTES_OF_THE_TEST": str(notes.fileno()),
        **settings,
    }
    program = [sys.executable, "-c", BOUND_BY_RIGHTS, *(line or public.line)]
    log = (home / "editions.log").open("wb")
    process = subprocess.Popen(
        program, env=environment, pass_fds=[notes.fileno()], cwd=home, stdout=log, stderr=log
    )
    try:
        wait_for(f"{address}/static/akkoord/images/mark.svg", process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)
        log.close()


def wait_for(url, process):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        if status_of(url):
            return
        time.sleep(0.2)
    pytest.fail("the public process does not answer")


def status_of(url):
    """How the address is answered after all that it leads to; 0 while nobody answers."""
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310 - our own server
            answer.read()
            return answer.status
    except urllib.error.HTTPError as fault:
        with fault:
            return fault.code
    except OSError:
        return 0


def test_files_of_the_desk_are_closed_to_such_a_process(installation):
    """First of all: what the other tests take away could have been read."""
    home, *_ = installation
    reads = f"import pathlib; print(len(pathlib.Path({str(home / 'desk.toml')!r}).read_text()))"
    closed = [sys.executable, "-c", BOUND_BY_RIGHTS, sys.executable, "-c", reads]
    opened = [sys.executable, "-c", reads]

    assert "PermissionError" in subprocess.run(closed, capture_output=True, text=True, check=False).stderr
    (home / "desk.toml").chmod(0o600)
    assert int(subprocess.run(opened, capture_output=True, text=True, check=True).stdout) > 1000


def test_everything_is_answered_without_a_file_of_the_desk(installation, tmp_path_factory):
    with (tmp_path_factory.mktemp("notes") / "notes").open("w+") as notes:
        with running(installation, notes) as address:
            answers = {name: status_of(address + path) for name, path in ADDRESSES.items()}
        notes.seek(0)

        assert {name: status for name, status in answers.items() if status != 200} == {"api:api-root": 404}
        assert notes.read() == ""


def test_a_process_that_looks_at_the_desk_would_be_noticed(installation, tmp_path_factory):
    home, _, public = installation
    line = [*public.line[:-1], "curious:application"]
    with (tmp_path_factory.mktemp("notes") / "notes").open("w+") as notes:
        with running(installation, notes, line=line) as address:
            answers = {status_of(address + path) for path in ADDRESSES.values()}
        notes.seek(0)

        assert answers == {500}
        assert set(notes.read().split()) == {f"{home}/desk/desk.sqlite3"}


PRIVATE = "averyprivateword"
SEARCHES = [
    f"/en/locations/?q={PRIVATE}",
    f"/nl/participants/?name={PRIVATE}",
    f"/en/{PRIVATE}/",
    f"/api/v1/production-locations?q={PRIVATE}",
    f"/api/v1/production-locations?{PRIVATE}=1",
    f"/api/v1/editions/textile/3/production-locations/{PRIVATE.upper()}",
    f"/editions/textile/3/{PRIVATE}.csv",
]


@pytest.mark.parametrize("log_answers", ["true", "false"])
def test_what_somebody_searched_for_is_written_nowhere(installation, tmp_path_factory, log_answers):
    """Asked of the real server, also when the operator wants a line for each answer."""
    home, *_ = installation
    with (tmp_path_factory.mktemp("notes") / "notes").open("w+") as notes:
        settings = {"AKKOORD_PUBLIC_LOG_ANSWERS": log_answers, "TMPDIR": str(home / "editions")}
        with running(installation, notes, **settings) as address:
            answers = [status_of(address + path) for path in SEARCHES]
    written = {path: path.read_bytes() for path in home.rglob("*") if is_readable(path)}

    assert answers == [200, 200, 404, 200, 400, 404, 404]
    assert [path for path, content in written.items() if PRIVATE.encode() in content.lower()] == []
    lines = written[home / "editions.log"]
    assert (b'"event": "answer"' in lines) is (log_answers == "true")
    assert b"127.0.0.1" not in lines


def is_readable(path):
    return path.is_file() and path.stat().st_mode & 0o400


def test_secrets_of_an_installation_are_all_closed(installation):
    """A new secret that `akkoord init` writes must be closed in these tests too."""
    home, *_ = installation
    open_to_public = {"public.toml", "editions"}

    assert {path.name for path in home.iterdir()} == open_to_public | {"desk.toml", "desk"}
    assert (home / "desk").stat().st_mode & 0o777 == 0
