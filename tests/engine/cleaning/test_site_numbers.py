import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.cleaning.site_numbers import SiteNumbers, site_numbers


def given_numbers(name, address=""):
    """The kinds of numbers that are given, without `every`."""
    numbers = site_numbers(name, address)
    kinds = ("unit", "building", "plot", "floor", "way", "house")
    return {kind: set(getattr(numbers, kind)) for kind in kinds if getattr(numbers, kind)}


@pytest.mark.parametrize(
    "name",
    ["Mochiko Shoes (Unit IV)", "Mochiko Shoes Unit-4", "Mochiko Shoes - Factory 04", "Mochiko 4th Factory",
     "Mochiko Shoes #4", "Mochiko Shoes 4 Pvt. Ltd.", "Mochiko Unit No. 4",
     "Mochiko No. 04 Factory", "Mochiko (Site: 04)", "Mochiko Reparto-IV"],
)  # fmt: skip
def test_unit_number_in_any_spelling(name):
    assert given_numbers(name) == {"unit": {"4"}}


@pytest.mark.parametrize(
    ("address", "numbers"),
    [
        ("Plot # 35, Sector # 4, Road # 4", {"plot": {"35"}, "way": {"4"}}),
        ("Block 4,5,7,8 Xinxing Zone", {"building": {"4", "5", "7", "8"}}),
        ("Plot # 1-3, Irbid", {"plot": {"1", "2", "3"}}),
        ("1st Floor, Chankya Palace", {"floor": {"1"}}),
        ("5/F, Wah Tat Centre", {"floor": {"5"}}),
        ("Lot H, An Nghiep", {"plot": {"h"}}),
        ("C-35 Sector 59", {"house": {"c35"}, "way": {"59"}}),
        ("A Blok No: 250, Namik Kemal Mah., Corlu, Tekirdag", {"building": {"a"}, "house": {"250"}}),
        ("A Blok N: 250, Namik Kemal Mah., Corlu, Tekirdag", {"building": {"a"}, "house": {"250"}}),
        ("Lot G2Mỹ Xuân KCN", {"plot": {"g2"}}),
        ("Jl. Pramuka No. 121RT 8/RW 13", {"way": {"8", "13"}, "house": {"121"}}),
        ("18#, Yongjiang Road", {"house": {"18"}}),
    ],
)
def test_numbers_in_an_address_by_kind(address, numbers):
    assert given_numbers("Name", address) == numbers


def test_unit_in_the_name_comes_before_one_in_the_address():
    assert given_numbers("Lousado, Unidade 2", "Rua da Fábrica 145") == {"unit": {"2"}}


@pytest.mark.parametrize(
    "address",
    ["Jinjiang 362000", "Savar, Dhaka-1340", "P.O. Box 54, Ramtha", "Tel: +86 595 8555 1234",
     "Granby, J2J 2B8", "Lot with area of 110,238.8 m2", "0, Phnom Penh"],
)  # fmt: skip
def test_codes_and_telephone_numbers_are_no_site_numbers(address):
    assert site_numbers("Name", address) == SiteNumbers()


@given(st.text(), st.text())
def test_site_numbers_of_any_text_never_fail(name, address):
    assert isinstance(site_numbers(name, address), SiteNumbers)
