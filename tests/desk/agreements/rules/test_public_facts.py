"""What may stand as the address of a statement, and as brands."""

import pytest

from akkoord.desk.agreements.rules.public_facts import (
    StatementNotUnderstood,
    TooManyBrands,
    brands_in,
    statement_address,
)


@pytest.mark.parametrize(
    "text",
    [
        "https://www.example.com/our-chain?year=2018#top",
        " https://example.com ",
        "https://a-b.example.co.uk/",
    ],
)
def test_an_address_on_the_own_site_is_taken(text):
    assert statement_address(text) == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        "http://www.example.com",
        "javascript:alert(1)",
        "https://",
        "https://localhost/x",
        "https://127.0.0.1/x",
        "https://[::1]/",
        "https://user@example.com/",
        "https://example.com:8443/",
        "https://example.com/a b",
        'https://example.com/"onmouseover="x',
        "https://exämple.com/",
        "https://example.com/" + "x" * 300,
        "https://example.com:x/",
        "//example.com",
        "www.example.com",
    ],
)
def test_what_is_no_address_of_a_page_is_refused(text):
    with pytest.raises(StatementNotUnderstood):
        statement_address(text)


def test_no_address_is_none():
    assert statement_address("  ") == ""


def test_brands_stand_once_in_the_order_of_the_alphabet():
    assert brands_in(" Zon  & Zee\n\nbloem\nBloem\n") == ["Bloem", "Zon & Zee"]


@pytest.mark.parametrize("text", ["\n".join(f"brand {number}" for number in range(101)), "x" * 101])
def test_too_many_or_too_long_brands_are_refused(text):
    with pytest.raises(TooManyBrands):
        brands_in(text)
