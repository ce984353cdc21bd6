import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engine.cleaning.told import told_numbers


def given_numbers(name, address=""):
    """The kinds of numbers that are given, without `every`."""
    return {kind: set(values) for kind, values in told_numbers(name, address).items() if kind != "every"}


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
        ("Building 3, No. 18 Baris Road", {"building": {"3"}, "house": {"18"}}),
        ("Workshop 7, No. 32, Baris Road", {"unit": {"7"}, "house": {"32"}}),
        ("No. 2 Building, No. 5 Baris Road", {"building": {"2"}, "house": {"5"}}),
        ("No. 8 Blok B 18", {"house": {"8"}, "building": {"b18"}}),
        ("No. 2 Industrial Zone, Orum", {}),
        ("4F, No. 9 Baris Road", {"floor": {"4"}, "house": {"9"}}),
        ("9km Baris Road", {"way": {"9"}}),
        ("Plot 72APhase II", {"plot": {"72a"}, "way": {"2"}}),
        ("Block HNO. 1618", {"house": {"1618"}}),
        ("F Blok N", {"building": {"f"}}),
        ("Deniz Apt. No:30 K:2", {"house": {"30"}, "floor": {"2"}}),
        ("Rua 25 de Abril", {}),
        ("Rua Nova 504 - Fracao E, Guimaraes", {"house": {"504"}}),
        ("Baris Allee 12-14, Orum", {"house": {"12", "13", "14"}}),
        ("No. 5, Deniz Nagar 4, Orum", {"house": {"5"}}),
        ("Deniz Industrial Park 4, Orum", {}),
        ("12 5th Ave. MEZ 1", {"house": {"12"}, "way": {"5"}}),
        ("2.5 KM, Off Orum Road, Deniz", {"way": {"2"}}),
        ("1/2 Km, Orum Road, Deniz", {}),
        ("Km 76 1/2 By Pass Norte, Orum", {"way": {"76"}}),
        ("Jl. Raya Orum KM. 18.8, Deniz", {"way": {"18"}}),
        ("37, KM, Orum Road, Deniz", {"way": {"37"}}),
        ("9 Km No. 178, Deniz", {"way": {"9"}, "house": {"178"}}),
        ("3rd & 4th Floor, Orum Centre", {"floor": {"3", "4"}}),
        ("Orum Tower (6th Floor), 13-14, Baris Road", {"floor": {"6"}, "house": {"13", "14"}}),
        ("1st Floor No. 7 Baris Road", {"floor": {"1"}, "house": {"7"}}),
        ("2/F, 1# Building, No. 318 Baris Road", {"floor": {"2"}, "building": {"1"}, "house": {"318"}}),
        ("3-4 Bldg, Orum", {"building": {"3", "4"}}),
        ("No: 14 K: 3 D: 4, Orum", {"house": {"14"}, "floor": {"3"}, "room": {"4"}}),
        ("Merkez Mah. No: 15 İç Kapı No: 25, Orum", {"house": {"15"}, "room": {"25"}}),
        ("943/3 Sokak No: 1, Orum", {"way": {"943", "3"}, "house": {"1"}}),
        ("No. 5 Baris Road, Site IV, Orum", {"house": {"5"}, "way": {"4"}}),
        ("F-352/A S.I.T.E, Orum", {"house": {"f352"}}),
        ("Near Gate No. 8, Baris Road, Orum", {}),
        ("D1 Street, Orum Zone", {"way": {"d1"}}),
        ("39 Baris 1 Rd, Orum", {"house": {"39"}, "way": {"1"}}),
        ("No. 12 Street, Orum", {"way": {"12"}}),
        ("No. 18 Street Baris, Orum", {"house": {"18"}}),
        ("Via Baris 16 Orum", {"house": {"16"}}),
        ("Orumstr. 120, Deniz", {"house": {"120"}}),
        ("Baris Cad. 48, 3. Blok, Orum", {"house": {"48"}, "building": {"3"}}),
        ("Rua 31 de Maio, Orum", {}),
        ("Phum Orum 3, Sangkat Deniz 2", {}),
        ("Hamlet 4, Orum Commune", {}),
        ("84-86 Baris Street, Orum", {"house": {"84", "86"}}),
        ("C-77 & 78, Orum", {"house": {"c77", "c78"}}),
        ("G - 10, Sector 11", {"house": {"g10"}, "way": {"11"}}),
        ("4-12-17, Orum", {"house": {"4"}}),
        ("No. 24 Baris Road, Orum, 504", {"house": {"24"}}),
        ("Plot 12/A&B, Orum", {"plot": {"12a", "12b"}}),
        ("348-A, Baris Road", {"house": {"348a"}}),
        ("Plot 12-A Block, Orum", {"plot": {"12"}, "building": {"a"}}),
        ("No. 5 B.K. Road, Orum", {"house": {"5"}}),
        ("Lote 48 R/C, Orum", {"plot": {"48"}}),
        ("Rua Baris 130, 3º andar, Orum", {"house": {"130"}, "floor": {"3"}}),
        ("Lot 85, Map No. 44, Orum", {"plot": {"85"}, "way": {"44"}}),
    ],
)
def test_numbers_in_an_address_by_kind(address, numbers):
    assert given_numbers("Name", address) == numbers


@pytest.mark.parametrize("name", ["Mochiko B Unit", "Mochiko Site B", "Mochiko Unit-B Pvt. Ltd."])
def test_unit_that_goes_by_a_letter(name):
    assert given_numbers(name) == {"unit": {"b"}}


@pytest.mark.parametrize(
    "name", ["Mochiko (A unit of Orum)", "Mochiko Fabrika A S", "Mochiko S Factory", "Mochiko S A Fabrika"]
)
def test_letters_beside_a_unit_that_are_none(name):
    assert given_numbers(name) == {}


@pytest.mark.parametrize(
    "name", ["Mochiko (MSH 17)", "Mochiko(Msh17)", "Mochiko [MSH-17]", "Mochiko (MSH 17)^"]
)
def test_code_in_brackets_is_told_from_a_unit(name):
    assert given_numbers(name) == {"code": {"17"}}


@pytest.mark.parametrize("name", ["Mochiko Shoes (Mill 2)", "Mochiko Shoes (Orumi 2)", "Suraj Knit (Knit 2)"])
def test_name_of_a_unit_in_brackets_is_no_code(name):
    assert given_numbers(name) == {"unit": {"2"}}


@pytest.mark.parametrize("name", ["Mochiko (Code 12)", "Mochiko Ltd Vendor 12"])
def test_number_of_a_list_is_no_unit(name):
    assert given_numbers(name) == {}


def test_postal_code_that_is_given_twice_is_no_house_number():
    assert told_numbers("Name", "30020 Meolo, Venezia, 30020", "IT") == {}


def test_unit_in_the_name_comes_before_one_in_the_address():
    found = given_numbers("Lousado, Unidade 2", "Rua da Fábrica 145")

    assert found == {"unit": {"2"}, "house": {"145"}}


@pytest.mark.parametrize(
    "address",
    ["Jinjiang 362000", "Savar, Dhaka-1340", "P.O. Box 54, Ramtha", "Apartado 135, Orum", "BP 7, Orum",
     "Tel: +86 595 8555 1234", "Granby, J2J 2B8", "Lot with area of 110,238.8 m2", "0, Phnom Penh"],
)  # fmt: skip
def test_codes_and_telephone_numbers_are_no_site_numbers(address):
    assert told_numbers("Name", address) == {}


@given(st.text(), st.text())
def test_numbers_of_any_text_stand_once_in_the_order_of_the_alphabet(name, address):
    assert all(values == sorted(set(values)) for values in told_numbers(name, address).values())


@given(st.text("0123456789abfnot #-/,.&", max_size=30), st.integers(1, 9))
def test_what_a_plot_is_called_stands_among_all_numbers(address, number):
    found = told_numbers("Name", f"Plot {number}; {address}")

    assert str(number) in found["plot"]
    assert {value for value in found["plot"] if not value.isalpha()} <= set(found["every"])
