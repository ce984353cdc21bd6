import shutil

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.engine.matching.hard_rows import hard_judgements, hard_rows

from akkoord.engine.matching.consolidate import Consolidation, consolidate
from akkoord.engine.matching.identifiers import minting_for

pytest.importorskip("pyspark", reason="needs pip install 'akkoord[spark]'")
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs a Java machine"),
    # What is collected comes over a socket that Spark leaves to garbage collection (pyspark/util.py).
    pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"),
]

KEY = b"secret"
SMALL = {"rows_in_block": 60, "keys_in_block": 2_000}


@pytest.fixture(scope="module")
def session():
    from akkoord.engine.matching.spark.session import spark_session  # noqa: PLC0415 - only with Spark

    session = spark_session("local[2]", **{"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2"})
    yield session
    session.stop()


def _quiet(step: str, share: float) -> None:
    """No progress shown."""


def _matched(session, rows, judgements, folder) -> tuple[dict[str, pa.Table], dict[str, object]]:
    from akkoord.engine.matching.spark.run import Order, match_directories  # noqa: PLC0415

    (folder / "rows").mkdir(parents=True)
    half = len(rows) // 2
    pq.write_table(rows.slice(0, half), folder / "rows" / "one.parquet")
    pq.write_table(rows.slice(half), folder / "rows" / "two.parquet")
    order = Order((str(folder / "rows"),), str(folder / "out"), tuple(judgements), KEY, parts=3, layout=SMALL)
    report = match_directories(session, order, _quiet)
    names = sorted(path.name for path in (folder / "out").iterdir())
    return {name: pq.read_table(folder / "out" / name) for name in names}, report


def _expected(result: Consolidation) -> dict[str, pa.Table]:
    redirects = sorted(result.redirects.items())
    return {
        "assignments": result.assignments,
        "locations": result.locations,
        "pairs": result.pairs,
        "redirects": pa.table(
            {"location_id": [old for old, _ in redirects], "leads_to": [new for _, new in redirects]}
        ),
        "review": result.review,
    }


def _lines(tables: dict[str, pa.Table]) -> dict[str, list[dict[str, object]]]:
    return {name: sorted(table.to_pylist(), key=str) for name, table in tables.items()}


def test_spark_gives_what_one_machine_gives(session, tmp_path):
    rows = hard_rows(400, seed=1)
    judgements = hard_judgements(rows, 40, seed=1)
    ordered = rows.sort_by("row_key")
    local = consolidate(ordered, judgements=judgements, mint=minting_for(ordered, key=KEY))

    tables, report = _matched(session, rows, judgements, tmp_path)

    assert _lines(tables) == _lines(_expected(local))
    assert local.redirects
    assert len(local.review) > 10
    assert report["judgements_set_aside"] == len(local.set_aside)
    assert report["identifiers_not_believed"] == [
        {"list": each.list, "scheme": each.scheme, "rows_looked_at": each.rows} for each in local.doubts
    ]
    assert local.doubts


def test_repeated_row_keys_are_refused(session, tmp_path):
    rows = hard_rows(20, seed=3)
    with pytest.raises(ValueError, match="Row keys must be unique"):
        _matched(session, pa.concat_tables([rows, rows.slice(0, 1)]), [], tmp_path)
