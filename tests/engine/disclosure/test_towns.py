"""The town of an address."""

import pytest

from akkoord.engine.disclosure.towns import find_town


@pytest.mark.parametrize(
    ("country", "town", "address", "expected"),
    [
        ("BD", "", "Plot 5, Narayanganj 1704", "Narayanganj"),
        ("BD", "Dhaka", "Plot 5, Narayanganj 1704", "Dhaka"),
        ("CN", "", "No.38 Changsheng Road Zhong Shan City Guangdong Province, China", None),
        ("CN", "", "2nd Industrial Area, DONG GUAN CITY", "Dongguan"),
        ("CN", "", "FENGTING INDUSTRIAL AREA,XIANYOU,PUTIAN,FUJIAN,CHINA", "Putian"),
        ("IN", "", "A-5/1, EPIP SHASHTRIPURAM,AGRA-282007 (INDIA)", "Agra"),
        ("VN", "", "Tien phong, Me Linh, Ha Noi, Viet Nam", "Hanoi"),
        ("TR", "", "Organize Sanayi Bölgesi, Denizli", "Denizli"),
        ("XX", "", "Dhaka", None),
        ("BD", "", "", None),
    ],
)
def test_find_town(country, town, address, expected):
    found = find_town(country, town=town, region="", address=address)

    assert (found.name if found else None) == expected


def test_find_town_gives_its_centre():
    found = find_town("TR", town="", region="", address="Denizli")

    assert found is not None
    assert (round(found.lat, 1), round(found.lng, 1)) == (37.8, 29.1)


def test_find_town_prefers_a_town_over_the_region():
    address = "Plot 5, Savar, Dhaka"

    assert find_town("BD", town="", region="Dhaka", address=address).name == "Savar"
    assert find_town("BD", town="", region="", address=address).name == "Dhaka"
    assert find_town("BD", town="", region="Dhaka", address="Plot 5, Dhaka").name == "Dhaka"
    assert find_town("BD", town="Nowhere", region="Dhaka", address="Plot 5, Nowhere, Dhaka") is None
