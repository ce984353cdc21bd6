"""The lists are invented: what they name exists nowhere but by chance."""

import csv

from tests.engine.cleaning.told import all_told
from tests.real_data import real_data

from akkoord.engine.sample.scale import plan_for
from akkoord.engine.sample.scale.chunks import generate_chunk


def names_of(pairs):
    rows = [(name, "", country, ()) for country, name in pairs]
    named = zip(rows, all_told(rows), strict=True)
    return {(country, " ".join(told.name)) for (_, _, country, _), told in named if len(told.name) > 1}


def test_generated_firms_are_not_those_of_a_real_register():
    with real_data("register/oar-2022.csv").open(encoding="utf-8", newline="") as file:
        real = names_of((line["country_code"], line["name"]) for line in csv.DictReader(file))
    plan = plan_for(3000, seed=11)
    rows = generate_chunk(plan, next(plan.chunks())).rows
    invented = names_of(zip(rows["country"].to_pylist(), rows["name"].to_pylist(), strict=True))
    assert len(real) > 4000
    assert len(invented & real) <= 0.001 * len(invented)
