"""Train the shipped model: `cd benchmarks && ../.venv/bin/python -m training`."""

import json
import sys
from pathlib import Path

from real_lists import real_data

from akkoord.engine.intake import read_list, to_matching_rows
from training.fitting import as_model, fit
from training.generated_pairs import Generator, measured

SHIPPED = Path(__file__).resolve().parents[2] / "src/akkoord/engine/matching/model.json"
REGISTER = "register/oar-2022.csv"
SEED = 1
VERSION = "2026.2"


def json_text(model: dict) -> str:
    """Readable JSON: one line a curve."""
    text = json.dumps(model, indent=2)
    for name, curve in model["curves"].items():
        text = text.replace(
            f'"{name}": ' + json.dumps(curve, indent=2).replace("\n", "\n    "),
            f'"{name}": {json.dumps(curve)}',
        )
    return text + "\n"


def main() -> None:
    path = real_data(REGISTER)
    register = to_matching_rows(read_list(path, filename=path.name), "register")
    labelled = measured(Generator(register, seed=SEED).pairs())
    intercept, sizes = fit(labelled)
    trained_on = (
        f"{len(labelled.is_same)} pairs generated from a public register of {register.num_rows} facilities "
        "(benchmarks/training); no pair that a person has judged"
    )
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else SHIPPED
    target.write_text(
        json_text(as_model(intercept, sizes, version=VERSION, trained_on=trained_on)), encoding="utf-8"
    )
    print(f"{target}: trained on {trained_on}")


if __name__ == "__main__":
    main()
