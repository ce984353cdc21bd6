from pathlib import Path

import pytest

from akkoord.engine.matching import is_valid_location_id
from akkoord.engine.matching.files.errors import ListRefused
from akkoord.engine.matching.files.lists import list_names, read_named_list, read_register

LIST = "name,address,country,location_id\nOrum,12 Baris Road Bursa,Turkey,TR3JT8FPCDD\n"


@pytest.mark.parametrize(
    ("files", "names"),
    [
        (["a.csv", "b.xlsx"], ["a", "b"]),
        (["a.csv", "b.csv", "b.xls", "b.xlsx"], ["a", "b.csv", "b.xls", "b.xlsx"]),
        (["x/a.csv", "y/a.csv"], ["a.csv", "a.csv-2"]),
        (["register.csv"], ["register.csv"]),
        (["register"], ["register-2"]),
    ],
)
def test_list_names_are_unique(files, names):
    assert list_names([Path(file) for file in files]) == names


def test_read_named_list_ignores_identifiers_that_a_company_writes(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(LIST)

    assert read_named_list(path, "a").rows["location_id"].to_pylist() == [None]


def test_read_register_takes_its_identifiers_or_draws_them(tmp_path):
    path = tmp_path / "register.csv"
    path.write_text(LIST + "Deniz,7 Sea Street Izmir,Turkey,\n" * 2)
    given, drawn, other = read_register(path, key=b"")["location_id"].to_pylist()

    assert given == "TR3JT8FPCDD"
    assert is_valid_location_id(drawn)
    assert is_valid_location_id(other)
    assert drawn != other


def test_read_register_with_a_wrong_identifier_names_it(tmp_path):
    path = tmp_path / "register.csv"
    path.write_text(LIST.replace("TR3", "TR4"))

    with pytest.raises(ListRefused, match=r"register\.csv cannot be used.*TR4JT8FPCDD"):
        read_register(path, key=b"")


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n" + bytes(200), b"name,address,country\n"])
def test_a_list_that_cannot_be_read_says_why(tmp_path, content):
    path = tmp_path / "broken.xlsx"
    path.write_bytes(content)

    with pytest.raises(ListRefused, match=r"broken\.xlsx cannot be used: ."):
        read_named_list(path, "broken")
