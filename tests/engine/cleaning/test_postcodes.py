import pytest
from tests.engine.cleaning.told import hash_of, told


@pytest.mark.parametrize(
    ("country", "address", "code"),
    [
        ("IN", "Tirupur 641 603", "641603"),
        ("IN", "Tirupur-641603, India", "641603"),
        ("GB", "Leicester LE9 8GZ", "le98gz"),
        ("GB", "London SW1A 2AA", "sw1a2aa"),
        ("NL", "Keizersgracht 1, 1015 CC Amsterdam", "1015cc"),
        ("PL", "ul. Zakow 16A, 22-400 Zamosc", "22400"),
        ("BR", "Franca 14406-105", "14406105"),
        ("CN", "No. 362000, Jinjiang", ""),
        ("US", "13176 Valley Road, Olalla", ""),
        ("TR", "35100 Izmir", "35100"),
        ("BD", "Road 1234, Uttara, Dhaka, near the old bridge", ""),
        ("CN", "000000", ""),
        ("", "Granby, J2J 2B8", "j2j2b8"),
        ("", "Dhaka 1230", ""),
    ],
)
def test_postal_code_by_the_shapes_of_the_country(country, address, code):
    assert told(address=address, country=country).postcode == hash_of(code)
