"""How many requests a second do the public site and its peer answer as the list grows?

python benchmarks/growth.py             # prints the section of benchmarks/README.md, in about three minutes
python benchmarks/growth.py --write     # puts it there
python benchmarks/growth.py --sizes 3200 --seconds 2

The lists are made once, the largest in about five minutes, and kept in `benchmarks/.results`; `--make` makes
them and measures nothing. The peer is a plain Datasette on the same table, in an environment of its own.
"""

import argparse
import asyncio
import json
import os
import random
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from comparison.systems import NotInstalled, python_of
from figures import measured_on, write_section
from large_list import LARGEST, edition_of
from load_client import Load, asked
from misspelling import misspelt

from akkoord.engine.disclosure.edition_folder import DATABASE, MAP_TILES

SEED = 2018
SIZES = (3_200, 100_000, LARGEST)
CONNECTIONS, SECONDS, WARM_UP = 8, 4.0, 1.0
VARIED = 400
"""Different addresses of a kind, so that no answer is one that was just given."""
LONGEST_START = 60
TILE = "bytes=0-16383"
TEXT = """
## As the list grows

`benchmarks/growth.py` serves a list with `granian` as `akkoord serve` does, one process with 8 threads, and
asks for {varied} different addresses of each kind over {connections} connections for {seconds:.0f} seconds.
Beside it, in the same run, a plain Datasette {version} serves the same table with a full-text index. The loop
that asks (`load_client.py`) shares the machine with both: {machine}; load before it
began: {load:.1f}.
A cell is requests a second, and within how many milliseconds 99 % are answered.

| locations | what | Akkoord | 99 % within | Datasette | 99 % within |
|---|---|---|---|---|---|
{lines}

Searches are beginnings of names, every other one misspelt: Akkoord finds these too, and counts them by
country, region, process and product; Datasette finds whole words. A part of the map is 16 kB of
`locations.pmtiles`. Editions never change, so that a cache in front can answer for both; here is none.
Faults: {faults}.
"""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of request."""

    name: str
    ours: list[str]
    theirs: list[str] = field(default_factory=list)
    headers: Mapping[str, str] = field(default_factory=dict)


def kinds_for(folder: Path) -> list[Kind]:
    """What is asked of a list."""
    chance = random.Random(SEED)  # noqa: S311 - repeatable
    connection = sqlite3.connect(f"{(folder / DATABASE).as_uri()}?mode=ro", uri=True)
    (last,) = connection.execute("SELECT max(number) FROM location").fetchone()
    numbers = sorted(chance.sample(range(1, last + 1), VARIED))
    sql = f"SELECT number, location_id, name FROM location WHERE number IN ({','.join(map(str, numbers))})"  # noqa: S608
    rows = connection.execute(sql).fetchall()
    connection.close()
    chance.shuffle(rows)
    searches = list(_searches([name for _, _, name in rows], chance))
    pages = [max(1, number // 25) for number in numbers]
    kinds = [
        Kind("first page", ["/en/"], ["/"]),
        Kind(
            "page of the list",
            [f"/en/locations/?page={page}" for page in pages],
            [f"/locations/location?_next={25 * page}&_size=25" for page in pages],
        ),
        Kind(
            "location page",
            [f"/en/locations/{location_id}/" for _, location_id, _ in rows],
            [f"/locations/location/{number}" for number, _, _ in rows],
        ),
        Kind(
            "search while typing",
            [f"/en/locations/found/?{urlencode({'q': text})}" for text in searches],
            [f"/locations/location?{urlencode({'_search': text, '_size': 25})}" for text in searches],
        ),
        Kind("suggestions", [f"/en/locations/suggestions/?{urlencode({'q': text})}" for text in searches]),
        Kind(
            "search for programs",
            [
                f"/api/v1/editions/sample/1/production-locations?{urlencode({'q': text, 'size': 50})}"
                for text in searches
            ],
            [f"/locations/location.json?{urlencode({'_search': text, '_size': 50})}" for text in searches],
        ),
    ]
    if (folder / MAP_TILES).exists():
        kinds.append(Kind("part of the map", [f"/editions/sample/1/{MAP_TILES}"], headers={"Range": TILE}))
    return kinds


def _searches(names: Sequence[str], chance: random.Random) -> Iterator[str]:
    """Beginnings of names, three letters or longer; every other one misspelt."""
    wrong = misspelt(names, len(names), seed=SEED)
    for at, name in enumerate(names):
        text = wrong[at][2] if at % 2 else name
        yield text[: chance.randint(3, max(3, len(text)))]


def with_full_text(folder: Path) -> Path:
    """A copy of the table with a full-text index, as its peer likes it; made once."""
    path = folder.parent.parent / "datasette" / DATABASE
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        shutil.copyfile(folder / DATABASE, path)
        connection = sqlite3.connect(path)
        connection.executescript(
            "CREATE VIRTUAL TABLE location_fts USING fts5 "
            "(name, other_names, address, town, region, content='location', content_rowid='number');"
            "INSERT INTO location_fts (location_fts) VALUES ('rebuild');"
        )
        connection.close()
    return path


@contextmanager
def ours(folder: Path) -> Iterator[int]:
    """The public site on an edition; gives its port."""
    port = _free_port()
    environment = {
        **os.environ,
        "AKKOORD_PUBLIC_EDITIONS_DIR": str(folder.parent.parent),
        "AKKOORD_PUBLIC_URL": f"http://localhost:{port}",
        "AKKOORD_PUBLIC_REQUESTS_PER_MINUTE": "0",
    }
    line = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--log-level", "error"),
        *("--host", "127.0.0.1", "--port", str(port), "--blocking-threads", "8", "--backpressure", "64"),
        "akkoord.project.wsgi.public:application",
    ]
    with _running(line, environment, port, "/en/"):
        yield port


@contextmanager
def theirs(path: Path) -> Iterator[int]:
    """Datasette on the same table; gives its port. Raises `NotInstalled`."""
    port = _free_port()
    line = [str(python_of("datasette")), "-m", "datasette", "serve", "--immutable", str(path)]
    line += [
        "--port",
        str(port),
        "--setting",
        "sql_time_limit_ms",
        "5000",
        "--setting",
        "num_sql_threads",
        "8",
    ]
    with _running(line, dict(os.environ), port, "/"):
        yield port


@contextmanager
def _running(line: list[str], environment: Mapping[str, str], port: int, first: str) -> Iterator[None]:
    server = subprocess.Popen(line, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(server, port)
        asyncio.run(asked(port, [first], seconds=WARM_UP, connections=1, headers={}))
        yield
    finally:
        server.terminate()
        server.wait()


def _wait_for(server: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + LONGEST_START
    while time.monotonic() < until and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit(f"{server.args} does not answer")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def loads(port: int, kinds: Sequence[Kind], *, seconds: float, are_ours: bool) -> dict[str, Load]:
    """What came of each kind."""
    found = {}
    for kind in kinds:
        addresses = kind.ours if are_ours else kind.theirs
        if addresses:
            for time_ in (WARM_UP, seconds):
                found[kind.name] = asyncio.run(
                    asked(port, addresses, seconds=time_, connections=CONNECTIONS, headers=kind.headers)
                )
    return found


def measure(size: int, *, seconds: float) -> tuple[list[str], int]:
    """The lines of the table for a list of this size, and how many answers were faults."""
    folder = edition_of(size)
    kinds = kinds_for(folder)
    with ours(folder) as port:
        mine = loads(port, kinds, seconds=seconds, are_ours=True)
    try:
        with theirs(with_full_text(folder)) as port:
            other = loads(port, kinds, seconds=seconds, are_ours=False)
    except NotInstalled as fault:
        print(f"Datasette is left out, it cannot be installed: {fault}")
        other = {}
    lines = [
        f"| {size:,} | {kind.name} | {_cells(mine.get(kind.name))} | {_cells(other.get(kind.name))} |"
        for kind in kinds
    ]
    return lines, sum(load.faults for load in (*mine.values(), *other.values()))


def _cells(load: Load | None) -> str:
    return f"{load.per_second:,.0f} | {load.within(0.99):,.0f} ms" if load else "– | –"


def _version() -> str:
    try:
        line = [
            str(python_of("datasette")),
            "-c",
            "import importlib.metadata as m; print(m.version('datasette'))",
        ]
    except NotInstalled:
        return "(absent)"
    return subprocess.run(line, capture_output=True, text=True, check=True).stdout.strip()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="put the section into benchmarks/README.md")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="separated by commas")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="for each kind of request")
    parser.add_argument("--make", action="store_true", help="make the lists, measure nothing")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    if options.make:
        print(json.dumps([str(with_full_text(edition_of(size))) for size in sizes]))
        return
    load = os.getloadavg()[0]
    measured = [measure(size, seconds=options.seconds) for size in sizes]
    text = TEXT.format(
        varied=VARIED,
        connections=CONNECTIONS,
        seconds=options.seconds,
        version=_version(),
        machine=measured_on(),
        load=load,
        lines="\n".join(line for lines, _ in measured for line in lines),
        faults=sum(faults for _, faults in measured),
    )
    write_section("growth", text, into_readme=options.write)


if __name__ == "__main__":
    main()
