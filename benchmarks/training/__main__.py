"""Train the shipped model: `cd benchmarks && ../.venv/bin/python -m training`."""

import sys
from dataclasses import replace
from pathlib import Path

from real_lists import real_data

from akkoord.engine.intake import read_list, to_matching_rows
from akkoord.engine.matching.learning.soundness import faults_of
from akkoord.engine.matching.model import Model, model_json
from training.fitting import fit
from training.generated_pairs import Generator, measured
from training.places import Place, places_in

SHIPPED = Path(__file__).resolve().parents[2] / "src/akkoord/engine/matching/model.json"
REGISTER = "register/oar-2022.csv"
SEED = 1
VERSION = "2026.3"


def register_places() -> list[Place]:
    """The places of the register that pairs are generated from."""
    path = real_data(REGISTER)
    return places_in(to_matching_rows(read_list(path, filename=path.name), "register"))


def trained(seed: int = SEED) -> Model:
    """The model that the generated pairs give."""
    places = register_places()
    pairs = Generator(places, seed=seed).pairs()
    trained_on = (
        f"{len(pairs)} pairs generated from a public register of {len(places)} facilities "
        "(benchmarks/training); no pair that a person has judged"
    )
    return replace(fit(measured(pairs)), version=VERSION, trained_on=trained_on)


def main() -> None:
    model = trained()
    if faults := faults_of(model):
        raise SystemExit(f"The model is not sound: {'; '.join(faults)}.")
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else SHIPPED
    target.write_text(model_json(model), encoding="utf-8")
    print(f"{target}: trained on {model.trained_on}")


if __name__ == "__main__":
    main()
