import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.real_data import real_data

from akkoord.engine.cleaning.identifiers import (
    OS_ID_ALPHABET,
    Identifier,
    is_valid_os_id,
    os_id_check_character,
    read_identifier,
    suggested_os_id,
)

BODY = st.builds(
    "".join,
    st.tuples(
        st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=2),
        st.text("0123456789", min_size=7, max_size=7),
        st.text(OS_ID_ALPHABET, min_size=5, max_size=5),
    ),
)


@pytest.mark.parametrize(
    "os_id", ["AE20220878C91ZR", "AU2022087DFTS60", "BD20190852YM984", "BD2020021QK28YZ"]
)
def test_os_id_valid(os_id):
    assert is_valid_os_id(os_id)


@pytest.mark.parametrize(
    "os_id",
    [
        "AE20230878C91ZR",
        "AU2022187DFTS60",
        "BD2020021S6VGRE",
        "",
        "BD2020021QK28Y",
        "BD2020021QK28YZ9",
        "bd2020021qk28yz",
    ],
)
def test_os_id_invalid(os_id):
    assert not is_valid_os_id(os_id)


@pytest.mark.parametrize("os_id", ["AE2022087C891ZR", "AU2022087FDTS60", "BD2019085Y2M984"])
def test_os_id_swap_passes_the_check(os_id):
    assert is_valid_os_id(os_id)


def test_os_id_blanks_and_hyphens_do_not_matter():
    assert is_valid_os_id("BD 2020021-QK28YZ")


def test_os_id_look_alikes_are_only_suggested():
    assert not is_valid_os_id("bd202oo2iqk28yz")
    assert suggested_os_id("bd202oo2iqk28yz") == "BD2020021QK28YZ"
    assert suggested_os_id("BD2020021QK28YA") == ""


@given(BODY, st.integers(2, 13), st.sampled_from(OS_ID_ALPHABET))
def test_os_id_check_catches_every_substitution(body, position, replacement):
    whole = body + os_id_check_character(body)
    changed = whole[:position] + replacement + whole[position + 1 :]
    assert is_valid_os_id(whole)
    assert is_valid_os_id(changed) == (changed == whole)


def test_os_id_vectors():
    with real_data("vectors/os-id-vectors.csv").open(encoding="utf-8", newline="") as lines:
        vectors = list(csv.DictReader(lines))
    # The third kind of vector, a swap of neighbours, keeps the sum and so passes.
    wrong = [
        each for each in vectors if is_valid_os_id(each["os_id"]) == each["expect"].startswith("invalid")
    ]
    assert len(vectors) == 260
    assert wrong == []


@pytest.mark.parametrize(
    ("scheme", "text", "expected"),
    [
        ("gln", "87 12345 00000 4", Identifier("gln", "8712345000004", is_valid=True)),
        ("gln", "8712345000009", Identifier("gln", "8712345000009", is_valid=False)),
        ("lei", "7245 00PMK2A2M1SQQ228", Identifier("lei", "724500PMK2A2M1SQQ228", is_valid=True)),
        ("lei", "724500PMK2A2M1SQQ229", Identifier("lei", "724500PMK2A2M1SQQ229", is_valid=False)),
        ("duns", "15-048-3782", Identifier("duns", "150483782", is_valid=True)),
        ("duns", "5048378", Identifier("duns", "5048378", is_valid=False, suggestion="005048378")),
        ("kvk", "1234567", Identifier("kvk", "1234567", is_valid=False, suggestion="01234567")),
        ("vat", "NL4495445B01", Identifier("vat", "NL4495445B01", is_valid=True)),
        ("vat", "NL4495446B01", Identifier("vat", "NL4495446B01", is_valid=False)),
        ("uml_id", " PO1000000017 ", Identifier("uml_id", "PO1000000017", is_valid=True)),
    ],
)
def test_read_identifier(scheme, text, expected):
    assert read_identifier(scheme, text) == expected


@given(st.sampled_from(["os_id", "gln", "lei", "duns", "kvk", "vat", "other"]), st.text())
def test_read_identifier_takes_any_text(scheme, text):
    assert read_identifier(scheme, text).scheme == scheme
