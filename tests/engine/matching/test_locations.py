import numpy as np
import pyarrow as pa
from tests.engine.matching.rows import row, table

from akkoord.engine.matching.locations import locations_of


def test_locations_of_rows_show_the_name_that_most_give_and_the_fullest_address():
    rows = table(
        row("a:1", name="ORUM TEKSTIL", address="12 BARIS ROAD, BURSA, 16374, TURKEY"),
        row("b:1", name="Örüm Tekstil", address="12 Baris Road", lat=40.2, lng=29.1),
        row(
            "c:1", name="Örüm Tekstil", address="12 Baris Road, Bursa", identifiers=["os_id:BD2020021QK28YZ"]
        ),
    )

    assert locations_of(rows, np.zeros(3, dtype=np.int32), pa.array(["TR3JT8FPCDD"])).to_pylist() == [
        {
            "location_id": "TR3JT8FPCDD",
            "name": "Örüm Tekstil",
            "address": "12 Baris Road, Bursa",
            "country": "TR",
            "lat": 40.2,
            "lng": 29.1,
            "identifiers": ["os_id:BD2020021QK28YZ"],
            "rows": 3,
        }
    ]


def test_locations_of_rows_show_the_name_that_most_give_in_any_case():
    rows = table(
        row("a:1", name="Orum Mills"),
        row("b:1", name="STRASSE DEKİMA"),
        row("c:1", name="Straße Deki\u0307ma"),
    )

    shown = locations_of(rows, np.zeros(3, dtype=np.int32), pa.array(["TR3JT8FPCDD"]))
    assert shown["name"].to_pylist() == ["Straße Deki\u0307ma"]
