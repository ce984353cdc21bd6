"""One training on files: rows and answers in; a better model and a report out, or neither."""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from akkoord.engine.matching.files.errors import FileNotWritten, ModelRefused
from akkoord.engine.matching.files.judgement_file import read_judgements
from akkoord.engine.matching.files.training_rows import read_training_rows
from akkoord.engine.matching.learning.answers import answers_of
from akkoord.engine.matching.learning.errors import ModelMeasuresWorse
from akkoord.engine.matching.learning.fitting import PRIOR_PAIRS
from akkoord.engine.matching.learning.thresholds import Costs
from akkoord.engine.matching.learning.training import Training, train
from akkoord.engine.matching.model import Model, model_json, read_model, shipped_model


@dataclass(frozen=True, slots=True)
class TrainingOrder:
    """What to learn from and where to put the model."""

    rows: Sequence[Path]
    judgements: Path
    out: Path
    register: Path | None = None
    start: Path | None = None
    """The model to start from; the shipped one when not given."""
    report: Path | None = None
    costs: Costs | None = None
    """Other ones than those under which the thresholds of the model one starts from are right."""
    prior_pairs: float = PRIOR_PAIRS


def train_files(order: TrainingOrder) -> Training:
    """Learn, write the report, and the model when it measures better.

    Raises ModelMeasuresWorse when it does not; then a report is still written, and no model.
    """
    start = model_in(order.start)
    rows = read_training_rows(order.rows, order.register)
    answers = answers_of(rows, read_judgements(order.judgements, rows))
    training = train(start, answers, costs=order.costs, prior_pairs=order.prior_pairs)
    if order.report:
        _write(order.report, report_json(start, training, order))
    if training.worse:
        raise ModelMeasuresWorse(training)
    _write(order.out, model_json(training.model))
    return training


def model_in(path: Path | None) -> Model:
    """The model in the file, or the shipped one; raises ModelRefused when the file holds none."""
    if path is None:
        return shipped_model()
    try:
        return read_model(path)
    except (OSError, KeyError, TypeError, ValueError) as fault:
        raise ModelRefused(file=path, reason=str(fault)) from fault


def report_json(start: Model, training: Training, order: TrainingOrder) -> str:
    """What was measured, as readable JSON."""
    report = {
        "started_from": start.version,
        "model": training.model.version,
        "is_written": not training.worse,
        "worse": list(training.worse),
        "prior_pairs": order.prior_pairs,
        "costs": asdict(order.costs or Costs.of(start)),
        "thresholds": {
            "before": {"same": start.same, "ask": start.ask},
            "after": {"same": training.model.same, "ask": training.model.ask},
        },
        "before": asdict(training.before),
        "after": asdict(training.after),
        "reliability": [asdict(each) for each in training.reliability],
    }
    return json.dumps(report, indent=2) + "\n"


def _write(path: Path, text: str) -> None:
    """The file as a whole or not at all."""
    new = path.with_name(f".{path.name}.new-{os.getpid()}")
    try:
        new.write_text(text, encoding="utf-8")
        new.replace(path)
    except OSError as fault:
        new.unlink(missing_ok=True)
        raise FileNotWritten(file=path, reason=fault.strerror or str(fault)) from fault
