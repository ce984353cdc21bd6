"""Train the shipped model: `cd benchmarks && ../.venv/bin/python -m training`."""

import sys
from pathlib import Path

from akkoord.engine.matching.learning.soundness import faults_of
from akkoord.engine.matching.model import model_json
from training.sources import sources

SHIPPED = Path(__file__).resolve().parents[2] / "src/akkoord/engine/matching/model.json"


def main() -> None:
    model = sources().model()
    if faults := faults_of(model):
        raise SystemExit(f"The model is not sound: {'; '.join(faults)}.")
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else SHIPPED
    target.write_text(model_json(model), encoding="utf-8")
    print(f"{target}: trained on {model.trained_on}")


if __name__ == "__main__":
    main()
