"""Runs one system in a process of its own, and tells what it cost or why it did not end."""

import os
import resource
import signal
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from comparison.systems import PEERS, NotInstalled, System, python_of

MOST_MEGABYTES = 16_000
LOOKED_EVERY = 0.1
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
    """Run the system's script with `files` as its options, at most `limit` seconds."""
    try:
        python = python_of(system.peer)
    except NotInstalled as fault:
        return Cost(trouble=f"not installed: {fault}")
    command = [python, system.script, "--set-up", system.set_up, *files]
    path = os.pathsep.join(filter(None, [str(PEERS), os.environ.get("PYTHONPATH")]))
    environment = {**os.environ, "PYTHONPATH": path}
    with tempfile.TemporaryFile() as said:
        load, started = os.getloadavg()[0], time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command],
            stdout=said,
            stderr=subprocess.STDOUT,
            env=environment,
            start_new_session=True,
        )
        status, used, trouble = _waited(process.pid, started + limit)
        process.returncode, wall = status, time.perf_counter() - started
        said.seek(0)
        if status and not trouble:
            lines = said.read().decode("utf-8", "replace").strip().splitlines()
            trouble = f"failed: {lines[-1][:200] if lines else f'status {status}'}"
    return Cost(
        wall=round(wall, 2),
        cpu=round(used.ru_utime + used.ru_stime, 2),
        megabytes=round(used.ru_maxrss / 1024, 1),
        load=round(load, 1),
        trouble=trouble,
    )


def _waited(pid: int, until: float) -> tuple[int, resource.struct_rusage, str]:
    """Exit status, resources used, and why it was stopped."""
    trouble = ""
    while True:
        ended, status, used = os.wait4(pid, os.WNOHANG)
        if ended:
            return status, used, trouble
        if not trouble:
            if time.perf_counter() > until:
                trouble = "took too long"
            elif _megabytes(pid) > MOST_MEGABYTES:
                trouble = f"wanted more than {MOST_MEGABYTES / 1000:.0f} GB"
            if trouble:
                os.killpg(pid, signal.SIGKILL)
        time.sleep(LOOKED_EVERY)


def _megabytes(pid: int) -> float:
    """Memory in use now, where the system tells; 0 elsewhere."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
