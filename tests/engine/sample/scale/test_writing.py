"""Lists of any length: the same bytes for the same plan, and a truth that fits the rows."""

import hashlib

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from akkoord.engine.matching import is_valid_location_id
from akkoord.engine.rows import ROW_SCHEMA
from akkoord.engine.sample import FolderIsNoSample, FolderNotEmpty
from akkoord.engine.sample.scale import plan as planning
from akkoord.engine.sample.scale import plan_for, write_rows
from akkoord.engine.sample.scale.chunks import TRUTH_SCHEMA


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rows") / "sample"
    write_rows(plan_for(1500, seed=3), folder, processes=1)
    return folder


@pytest.fixture(scope="module")
def with_register(tmp_path_factory):
    folder = tmp_path_factory.mktemp("register") / "sample"
    write_rows(plan_for(300, seed=3, register=800, lists=5), folder, processes=1)
    return folder


def rows_of(folder, name="rows"):
    return pa.concat_tables([pq.read_table(part) for part in sorted((folder / name).iterdir())])


def digests(folder):
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_write_rows_same_plan_same_bytes(written, tmp_path):
    write_rows(plan_for(1500, seed=3), tmp_path / "again", processes=1)
    assert digests(tmp_path / "again") == digests(written)


def test_write_rows_other_seed_differs(written, tmp_path):
    write_rows(plan_for(1500, seed=4), tmp_path / "other", processes=1)
    assert digests(tmp_path / "other").keys() == digests(written).keys()
    assert digests(tmp_path / "other") != digests(written)


def test_write_rows_over_processes_same_bytes(tmp_path, monkeypatch):
    monkeypatch.setattr(planning, "CHUNK", 200)
    plan = plan_for(500, seed=3, register=300)
    write_rows(plan, tmp_path / "one", processes=1)
    write_rows(plan, tmp_path / "two", processes=2)
    assert digests(tmp_path / "two") == digests(tmp_path / "one")
    assert len(list((tmp_path / "one/rows").iterdir())) == 3


def test_rows_have_the_schema_and_a_key_each(written):
    rows = rows_of(written)
    assert rows.schema.equals(ROW_SCHEMA)
    assert (rows.num_rows, len(set(rows["row_key"].to_pylist()))) == (1500, 1500)
    assert rows["location_id"].null_count == 1500
    assert rows["row_key"].to_pylist() == [
        f"{name}:{row}" for name, row in zip(rows["list"].to_pylist(), rows["row"].to_pylist(), strict=True)
    ]


def test_truth_has_every_row_once_in_the_order_of_the_rows(written):
    truth = pq.read_table(written / "truth.parquet")
    assert truth.schema.equals(TRUTH_SCHEMA)
    assert truth["row_key"].to_pylist() == rows_of(written)["row_key"].to_pylist()


def test_rows_of_one_location_share_country_and_true_name(written):
    truth = pq.read_table(written / "truth.parquet")
    facts = zip(
        truth["location"].to_pylist(),
        truth["name"].to_pylist(),
        truth["address"].to_pylist(),
        rows_of(written)["country"].to_pylist(),
        strict=True,
    )
    by_location = {}
    for location, *fact in facts:
        by_location.setdefault(location, set()).add(tuple(fact))
    assert {len(each) for each in by_location.values()} == {1}
    assert 1500 / 5 < len(by_location) < 1500 / 2


def test_rows_of_one_list_stand_spread_over_the_file(written):
    lists = rows_of(written)["list"].to_pylist()
    longest = max(set(lists), key=lists.count)
    places = [at for at, name in enumerate(lists) if name == longest]
    assert places[0] < 500
    assert places[-1] > 1000


def test_lists_that_have_one_unit_of_a_firm_often_have_another(tmp_path):
    write_rows(plan_for(6000, seed=3, lists=400), tmp_path / "sample", processes=1)
    truth = pq.read_table(tmp_path / "sample/truth.parquet").to_pylist()
    units = {}
    for line in truth:
        if line["kin"] == "unit":
            units.setdefault(line["row_key"].split(":")[0], []).append(line["location"])
    neighbours = sum(location + 1 in set(each) for each in units.values() for location in each)
    assert neighbours > 0.15 * sum(map(len, units.values()))


def test_register_has_an_identifier_for_each_location(with_register):
    register = rows_of(with_register, "register")
    identifiers = register["location_id"].to_pylist()
    assert (register.num_rows, len(set(identifiers))) == (800, 800)
    assert all(is_valid_location_id(each) for each in identifiers)
    assert set(register["list"].to_pylist()) == {"register"}


def test_most_rows_beside_a_register_are_about_its_locations(with_register):
    truth = pq.read_table(with_register / "truth.parquet")
    is_row = pc.is_in(truth["row_key"], rows_of(with_register)["row_key"].combine_chunks())
    locations = truth.filter(is_row)["location"].to_pylist()
    registered = truth.filter(pc.invert(is_row))["location"].to_pylist()
    assert sorted(registered) == list(range(800))
    assert (len(locations), sum(location < 800 for location in locations)) == (300, 210)


def test_identifier_that_is_taken_is_drawn_again(with_register, tmp_path, monkeypatch):
    monkeypatch.setattr("akkoord.engine.matching.identifiers.DRAWN", 2)
    write_rows(plan_for(50, seed=3, register=800), tmp_path / "crowded", processes=1)
    identifiers = rows_of(tmp_path / "crowded", "register")["location_id"].to_pylist()
    assert len(set(identifiers)) == 800


def test_write_rows_refuses_a_folder_in_use(written, tmp_path):
    with pytest.raises(FolderNotEmpty):
        write_rows(plan_for(20, seed=3), written)
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FolderIsNoSample):
        write_rows(plan_for(20, seed=3), tmp_path, replaces=True)


def test_write_rows_tells_how_far_it_is(tmp_path):
    standing = []
    write_rows(plan_for(40, seed=3), tmp_path / "sample", processes=1, progress=standing.append)
    assert standing == [40]
