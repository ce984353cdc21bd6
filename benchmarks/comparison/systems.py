"""What is compared: scripts and their set-ups, and an environment of its own for each peer."""

import hashlib
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

BENCHMARKS = Path(__file__).resolve().parent.parent
PEERS = BENCHMARKS / "peers"
ENVIRONMENTS = BENCHMARKS.parent / ".venv-peers"
ENGINE = BENCHMARKS.parent / "src" / "akkoord" / "engine"
OURS = "ours"


class NotInstalled(Exception):
    """The environment of a peer could not be made."""


@dataclass(frozen=True, slots=True)
class System:
    """One line of the comparison."""

    name: str
    title: str
    peer: str
    set_up: str
    done: str
    """What was done, in words."""
    learns: bool = False
    """Whether it reads the labelled pairs of the data."""
    training: str | None = None
    """A file of the real data that it is trained on."""
    trained_anew: tuple[str, ...] = ()
    """The data sets that the shipped model has learned from: there each fold has a model that has not."""
    data: tuple[str, ...] = ()
    """The data sets that it runs on; all when empty."""

    @property
    def script(self) -> Path:
        return PEERS / self.peer / "match.py"

    def fingerprint(self) -> str:
        """Changes with the script, its requirements, and for ours with the engine."""
        digest = hashlib.sha256(self.set_up.encode())
        for path in self._sources():
            digest.update(path.read_bytes())
        return digest.hexdigest()[:16]

    def _sources(self) -> Iterator[Path]:
        yield from sorted(PEERS.glob("*.py"))
        yield from sorted(path for path in self.script.parent.iterdir() if path.is_file())
        if self.learns:
            yield BENCHMARKS / "comparison" / "labels.py"
        if self.peer == OURS:
            yield from sorted(path for path in ENGINE.rglob("*") if path.suffix in {".py", ".json", ".yaml"})
            yield from sorted((BENCHMARKS / "training").glob("*.*"))


def systems() -> dict[str, System]:
    """All systems by name, in the order of the table."""
    described = yaml.safe_load((PEERS / "systems.yaml").read_text(encoding="utf-8"))
    for given in described.values():
        given |= {each: tuple(given.get(each, ())) for each in ("data", "trained_anew")}
    return {name: System(name, **given) for name, given in described.items()}


def python_of(peer: str) -> Path:
    """The interpreter of a peer's environment, made when it is not there yet; raises NotInstalled."""
    if peer == OURS:
        return Path(sys.executable)
    folder = ENVIRONMENTS / peer
    requirements = PEERS / peer / "requirements.txt"
    wanted, stamp = requirements.read_text(encoding="utf-8"), folder / "installed.txt"
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
        _quietly([sys.executable, "-m", "venv", str(folder)])
        _quietly([str(folder / "bin" / "pip"), "install", "--quiet", "--requirement", str(requirements)])
        stamp.write_text(wanted, encoding="utf-8")
    return folder / "bin" / "python"


def _quietly(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotInstalled((done.stderr.strip() or done.stdout.strip()).splitlines()[-1][:200])
