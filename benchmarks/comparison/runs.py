"""Runs one system in a process of its own, and tells what it cost or why it did not end."""

import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from comparison.systems import PEERS, NotInstalled, System, python_of

LAUNCH = Path(__file__).with_name("launch.py")
MOST_MEGABYTES = 16_000
MOST_PATIENCE = 6
"""Times the limit of CPU seconds that a run may take by the clock, for instance on a busy machine."""
KEPT_COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}
"""Modules are compiled once, as an installation does it, wherever the comparison runs."""
LOOKED_EVERY = 0.25
"""Seconds between two looks at a running process."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run cost; `trouble` says why there is no result."""

    wall: float = 0.0
    cpu: float = 0.0
    """User and system seconds of all its processes."""
    megabytes: float = 0.0
    """The most memory of its largest process."""
    load: float = 0.0
    """Processes that wanted to run when it began: above 1 it had to share the machine."""
    trouble: str = ""

    def figures(self) -> dict[str, object]:
        return asdict(self)


def run(system: System, files: Sequence[object], *, limit: float) -> Cost:
    """Run the system's script with `files` as its options, at most `limit` seconds of CPU time."""
    try:
        python = python_of(system.peer)
    except NotInstalled as fault:
        return Cost(trouble=f"not installed: {fault}")
    path = os.pathsep.join(filter(None, [str(PEERS), os.environ.get("PYTHONPATH")]))
    with tempfile.TemporaryDirectory() as folder:
        used, said = Path(folder) / "used.json", Path(folder) / "said.txt"
        command = [
            sys.executable,
            "-S",
            LAUNCH,
            used,
            python,
            system.script,
            "--set-up",
            system.set_up,
            *files,
        ]
        load, started = os.getloadavg()[0], time.perf_counter()
        with said.open("wb") as out:
            process = subprocess.Popen(
                [str(part) for part in command],
                stdout=out,
                stderr=subprocess.STDOUT,
                env={**os.environ, "PYTHONPATH": path, **KEPT_COMPILED},
                start_new_session=True,
            )
            try:
                trouble = _waited(process, limit)
            finally:
                _end(process)
        wall = time.perf_counter() - started
        if process.returncode and not trouble:
            reason = _reason(said.read_text(encoding="utf-8", errors="replace"))
            trouble = f"failed: {reason or f'status {process.returncode}'}"
        figures = json.loads(used.read_text(encoding="ascii")) if used.exists() else {}
    rounded = {name: round(figure, 2) for name, figure in figures.items()}
    return Cost(wall=round(wall, 2), load=round(load, 1), trouble=trouble, **rounded)


def _reason(said: str) -> str:
    """The error in what a process said: the last line that names one, else the last line."""
    lines = said.strip().splitlines()
    errors = [line for line in lines if "Error" in line or "Exception" in line]
    said_last = (errors or lines or [""])[-1].strip()
    return re.sub(r"^[\w.]+\.(?=\w+(Error|Exception))", "", said_last)[:160]


def _waited(process: subprocess.Popen[bytes], limit: float) -> str:
    """Why the process was stopped; nothing when it came to an end by itself."""
    until = time.perf_counter() + MOST_PATIENCE * limit
    while True:
        with suppress(subprocess.TimeoutExpired):
            process.wait(LOOKED_EVERY)
            return ""
        trouble = ""
        cpu, megabytes = _in_use(process.pid)
        if cpu > limit or time.perf_counter() > until:
            trouble = f"took more than {limit / 60:.0f} minutes of CPU time"
        elif megabytes > MOST_MEGABYTES:
            trouble = f"wanted more than {MOST_MEGABYTES / 1000:.0f} GB"
        if trouble:
            return trouble


def _end(process: subprocess.Popen[bytes]) -> None:
    """Stop what still runs of it, too when the comparison itself is interrupted."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _in_use(group: int) -> tuple[float, float]:
    """CPU seconds and megabytes of all processes of a group, where the system tells; 0 elsewhere."""
    ticks, pages = 0, 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        if int(fields[2]) == group:
            ticks += sum(int(field) for field in fields[11:15])
            pages += int(fields[21])
    return ticks / os.sysconf("SC_CLK_TCK"), pages * os.sysconf("SC_PAGE_SIZE") / 1e6
