"""Measures each system on each data set once, and keeps the result for the table."""

import hashlib
import json
import platform
import shutil
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
from comparison.anew import write_model
from comparison.dataset import FOLDS, Dataset
from comparison.datasets import DATASETS, GENERATED
from comparison.evaluation import evaluated, said_of
from comparison.runs import Cost, run
from comparison.systems import BENCHMARKS, OURS, System
from real_lists import REAL_DATA

RESULTS = BENCHMARKS / ".results"
LIMITS = ((20_000, 600.0), (200_000, 1200.0), (2_000_000, 3600.0))
"""Up to so many rows: CPU seconds that a system may take."""
WARM_UP = 200
"""Rows of a first, uncounted run of ours, so that its kernels are compiled as after an installation."""

Result = dict[str, Any]


def limit_for(rows: int) -> float:
    return next(seconds for most, seconds in LIMITS if rows <= most)


def prepared(name: str) -> Dataset:
    """The data set, its rows written where the scripts find them."""
    dataset = DATASETS[name]()
    folder = RESULTS / "data" / name
    folder.mkdir(parents=True, exist_ok=True)
    pq.write_table(dataset.rows, folder / "rows.parquet")
    pq.write_table(dataset.rows.slice(0, WARM_UP), folder / "few.parquet")
    return dataset


def kept(dataset: str, system: str) -> Result | None:
    """The result of an earlier run."""
    path = RESULTS / dataset / system / "result.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else None


def measure(dataset: Dataset, system: System, *, fresh: bool, tell: Callable[[str], None]) -> Result:
    """The kept result when neither rows nor script have changed, else a new one."""
    made_of = {"data": dataset.fingerprint(), "system": system.fingerprint()}
    folder = RESULTS / dataset.name / system.name
    found = kept(dataset.name, system.name)
    if fresh or not found or {name: found["made_of"][name] for name in made_of} != made_of:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        tell(f"{dataset.name}: {system.title} …")
        cost = _run(dataset, system, folder)
        found = {"cost": cost.figures(), "made_of": made_of, "made": _now(), "rows": len(dataset.rows)}
    if found["made_of"].get("measures") != _measures() and not found["cost"]["trouble"]:
        found |= _evaluated(dataset, system, folder)
    found["made_of"]["measures"] = _measures()
    (folder / "result.json").write_text(json.dumps(found, indent=1), encoding="utf-8")
    tell(f"{dataset.name}: {system.title}: {found['cost']['trouble'] or found['pairs']}")
    return found


def _measures() -> str:
    """Changes with the way in which answers are measured; they are then measured again, not made again."""
    sources = [BENCHMARKS / "comparison" / f"{name}.py" for name in ("evaluation", "measures")]
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:16]


def _now() -> dict[str, str]:
    when = datetime.now(UTC).isoformat(timespec="minutes")
    return {"when": when, "machine": platform.machine(), "python": platform.python_version()}


def _run(dataset: Dataset, system: System, folder: Path) -> Cost:
    """Every run that the system needs: one, or one a fold."""
    if trouble := _too_large(dataset.name, system):
        return Cost(trouble=trouble)
    if system.peer == OURS:
        few = ["--rows", RESULTS / "data" / dataset.name / "few.parquet", "--out", folder / "warm-up"]
        run(_without_labels(system), few, limit=limit_for(WARM_UP))
    costs = []
    for fold, out in enumerate(_answers(dataset, system, folder)):
        costs.append(run(system, _files(dataset, system, out, fold), limit=limit_for(len(dataset.rows))))
        if costs[-1].trouble:
            return costs[-1]
    return _mean(costs)


def _has_folds(dataset: Dataset, system: System) -> bool:
    return dataset.has_folds and (system.learns or dataset.name in system.trained_anew)


def _answers(dataset: Dataset, system: System, folder: Path) -> list[Path]:
    """Where the answers of the runs lie."""
    return [folder / f"run-{fold}" for fold in range(FOLDS if _has_folds(dataset, system) else 1)]


def _evaluated(dataset: Dataset, system: System, folder: Path) -> Result:
    """What the answers say of themselves, and what they are worth."""
    folders = _answers(dataset, system, folder)
    said = [said_of(each) for each in folders]
    stages = {name: float(np.mean([each["seconds"][name] for each in said])) for name in said[0]["seconds"]}
    seen = dataset.labels() if system.learns and not _has_folds(dataset, system) else None
    about = {"seconds": stages, "threshold": said[0]["threshold"], "version": said[0]["version"]}
    return about | evaluated(dataset, folders, seen=seen)


def _without_labels(system: System) -> System:
    return System(**{**asdict(system), "set_up": "shipped"})


def _files(dataset: Dataset, system: System, out: Path, fold: int) -> Iterator[object]:
    """The options of one run."""
    yield from ("--rows", RESULTS / "data" / dataset.name / "rows.parquet", "--out", out)
    if system.learns:
        out.mkdir(parents=True, exist_ok=True)
        pq.write_table(dataset.labels(fold), out / "labels.parquet")
        yield from ("--labels", out / "labels.parquet")
    if dataset.name in system.trained_anew:
        out.mkdir(parents=True, exist_ok=True)
        write_model(out / "model.json", without=dataset.measured_rows(fold))
        yield from ("--model", out / "model.json")
    if system.training:
        yield from ("--training", REAL_DATA / system.training)


def _mean(costs: list[Cost]) -> Cost:
    """One run's cost as the mean over folds; of memory the most."""
    return Cost(
        wall=float(np.mean([cost.wall for cost in costs])),
        cpu=float(np.mean([cost.cpu for cost in costs])),
        megabytes=max(cost.megabytes for cost in costs),
        load=max(cost.load for cost in costs),
    )


def _too_large(name: str, system: System) -> str:
    """Why a system is not tried on generated rows: a tenth of them took so long already."""
    if name not in GENERATED:
        return ""
    smaller = next((each for each, rows in GENERATED.items() if 10 * rows == GENERATED[name]), None)
    before = kept(smaller, system.name) if smaller else None
    if before is None:
        return ""
    if before["cost"]["trouble"]:
        return f"not tried: {GENERATED[name] // 10:,} rows were too many"
    if before["cost"]["cpu"] * 10 > limit_for(GENERATED[name]):
        return f"not tried: {GENERATED[name] // 10:,} rows took {before['cost']['cpu']:.0f} CPU seconds"
    return ""
