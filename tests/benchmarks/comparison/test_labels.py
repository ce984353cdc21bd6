import pyarrow as pa
from benchmarks.comparison.labels import labels_of


def invented(count=10):
    """Locations of two rows each; those of one firm follow each other."""
    lines = [
        {
            "row_key": f"{list_}:{at:02}",
            "country": "TR",
            "name": f"Firm {at // 2}",
            "address": f"{at} {'abc' * at}",
        }
        for list_ in "xy"
        for at in range(count)
    ]
    return pa.Table.from_pylist(lines), {line["row_key"]: line["row_key"][2:] for line in lines}


def test_labels_are_all_pairs_of_some_locations_and_those_most_alike():
    rows, truth = invented(60)
    labels = labels_of(rows, truth, seed=1).to_pylist()
    same = [line for line in labels if line["is_same"]]
    apart = [line for line in labels if not line["is_same"]]

    assert len(same) == 6
    assert all(truth[line["left"]] == truth[line["right"]] for line in same)
    assert all(truth[line["left"]] != truth[line["right"]] for line in apart)
    assert {truth[line[side]] for line in apart for side in ("left", "right")} == {
        truth[line["left"]] for line in same
    }


def test_labels_do_not_depend_on_the_order_of_rows():
    rows, truth = invented(60)

    assert labels_of(rows, truth, seed=1) == labels_of(
        rows.sort_by([("row_key", "descending")]), truth, seed=1
    )
