"""Moves, fingerprints and what a link may show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.desk.register.rules import (
    PROCESSES,
    PRODUCTS,
    CycleState,
    Disclosure,
    IllegalMove,
    SubmissionState,
    check_cycle_move,
    check_submission_move,
    codes_in,
    fingerprint,
    most_confidential,
    ordered,
    read_disclosure,
)


@pytest.mark.parametrize(
    ("old", "new"), [("draft", "open"), ("open", "closed"), ("closed", "open"), ("closed", "assessing")]
)
def test_cycle_move_that_is_legal(old, new):
    check_cycle_move(CycleState(old), CycleState(new))


@pytest.mark.parametrize(("old", "new"), [("draft", "closed"), ("open", "published"), ("archived", "open")])
def test_cycle_move_that_is_not(old, new):
    with pytest.raises(IllegalMove):
        check_cycle_move(CycleState(old), CycleState(new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("draft", "submitted"),
        ("submitted", "in_review"),
        ("in_review", "returned"),
        ("in_review", "accepted"),
    ],
)
def test_submission_move_that_is_legal(old, new):
    check_submission_move(SubmissionState(old), SubmissionState(new))


@pytest.mark.parametrize(
    ("old", "new"),
    [("draft", "accepted"), ("accepted", "submitted"), ("replaced", "draft"), ("returned", "accepted")],
)
def test_submission_move_that_is_not(old, new):
    with pytest.raises(IllegalMove):
        check_submission_move(SubmissionState(old), SubmissionState(new))


def test_fingerprint_is_stored_for_years_and_never_changes():
    assert fingerprint("Örüm Tekstil", "OSB 4. Cad. No 12", "TR") == "2a84b490ae03fcc273f667cfa9ba60dd"


@pytest.mark.parametrize(
    "same",
    [
        ("PADMA KNIT, LTD", "Plot 22;Kashimpur  Road", "BD"),
        ("Padma Knit Ltd.", "plot 22 kashimpur road ", "bd"),
    ],
)
def test_fingerprint_ignores_case_blanks_and_punctuation(same):
    assert fingerprint(*same) == fingerprint("Padma Knit Ltd", "Plot 22, Kashimpur Road", "BD")


@pytest.mark.parametrize(
    "other",
    [
        ("Padma Knit Ltd", "Plot 2 2 Kashimpur Road", "BD"),
        ("Padma Knit Ltd Plot", "22 Kashimpur Road", "BD"),
        ("Padma Knit Ltd", "Plot 22, Kashimpur Road", "IN"),
    ],
)
def test_fingerprint_keeps_what_is_said_apart(other):
    assert fingerprint(*other) != fingerprint("Padma Knit Ltd", "Plot 22, Kashimpur Road", "BD")


@given(st.text(st.characters(max_codepoint=127)))
def test_fingerprint_of_plain_letters_is_the_one_of_all_letters(name):
    assert fingerprint(name, "", "") == fingerprint(f"{name} \N{FULLWIDTH COMMA}", "", "")


@given(st.text(), st.text(), st.text(max_size=2))
def test_fingerprint_of_any_text(name, address, country):
    said = fingerprint(name, address, country)
    assert len(said) == 32
    assert said == fingerprint(f" {name} ", address, country)


@pytest.mark.parametrize(
    ("text", "disclosure"),
    [
        ("", "confidential"),
        ("public", "public"),
        ("Case peers", "case_peers"),
        ("publicly?", "confidential"),
        ("not public", "confidential"),
    ],
)
def test_read_disclosure_stays_confidential_unless_it_says_otherwise(text, disclosure):
    assert read_disclosure(text) == Disclosure(disclosure)


def test_most_confidential_of_the_rows_wins():
    assert most_confidential([Disclosure.PUBLIC, Disclosure.CASE_PEERS]) is Disclosure.CASE_PEERS
    assert most_confidential([]) is Disclosure.CONFIDENTIAL


def test_ordered_is_the_same_whoever_names_the_pair():
    assert ordered("b", "a") == ordered("a", "b") == ("a", "b")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("MK2 | DF4", ("MK2", "DF4")),
        ("Naaien; washing / sewing", ("MK2", "DF4")),
        ("Cut-Make-Trim", ("MK2",)),
        ("weven, something of our own", ("FB1",)),
        ("knitting", ()),
        ("", ()),
    ],
)
def test_codes_in_what_lists_write_of_processes(text, codes):
    assert codes_in(text, PROCESSES) == codes


def test_codes_in_what_lists_write_of_products():
    assert codes_in("Jeans, T-shirts\nschoenen", PRODUCTS) == ("PG02", "PG03", "PG10")
