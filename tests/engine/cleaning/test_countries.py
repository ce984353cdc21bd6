import csv

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.real_data import real_data

from akkoord.engine.cleaning.countries import (
    CountryFound,
    Evidence,
    country_in_address,
    country_of,
    name_of,
    suggested_country,
)

NOT_AS_IN_THE_VECTORS = {
    # The vectors have the two Congos the wrong way round.
    ("congo (brazzaville)", "CG"),
    ("congo, brazzaville", "CG"),
    ("congo (kinshasa)", "CD"),
    ("congo, kinshasa", "CD"),
    # Misspelt: suggested, not taken.
    ("indonega", ""),
    ("morocoo", ""),
    ("nicaragura", ""),
}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Bangladesh", "BD"),
        ("BGD", "BD"),
        ("bd", "BD"),
        ("C H I N A", "CN"),
        ("P.R.CHINA ", "CN"),
        ("CN - China", "CN"),
        ("Hong\nKong SAR ", "HK"),
        ("Macau (China)", "MO"),
        ("Taiwan, Province of China", "TW"),
        ("Korea, Republic of", "KR"),
        ("KOREA (SOUTH)", "KR"),
        ("Türki̇ye", "TR"),
        ("TURKIYE", "TR"),
        ("Tuerkei", ""),
        ("Republic of Moldova", "MD"),
        ("Bosnië & Herzegovina", "BA"),
        ("Pays-Bas", "NL"),
        ("Niederlande", "NL"),
        ("Việt Nam", "VN"),
        ("المغرب", "MA"),
        ("中国", "CN"),
        ("ベトナム", "VN"),
        ("Kosovo", "XK"),
        ("Niger", "NE"),
        ("Nigeria", "NG"),
        ("Guinea", "GN"),
        ("Dominica", "DM"),
        ("Asia", ""),
        ("", ""),
        ("12", ""),
    ],
)
def test_country_of(text, country):
    assert country_of(text) == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Bangaldesh", "BD"),
        ("Vietnem", "VN"),
        ("Itally", "IT"),
        ("indonega", "ID"),
        ("Tuerkei", "TR"),
        ("Asia", ""),
    ],
)
def test_suggested_country(text, country):
    assert suggested_country(text) == country


def test_country_of_vectors():
    with real_data("vectors/country-aliases.csv").open(encoding="utf-8", newline="") as lines:
        vectors = [(row["alias"], row["iso2"]) for row in csv.DictReader(lines)]
    other = {(alias, country_of(alias)) for alias, country in vectors if country_of(alias) != country}
    assert other == NOT_AS_IN_THE_VECTORS


@pytest.mark.parametrize("country", list(pycountry.countries), ids=lambda country: country.alpha_2)
def test_country_of_iso_names(country):
    names = [country.alpha_2, country.alpha_3, country.name, getattr(country, "official_name", country.name)]
    assert {country_of(name) for name in names} == {country.alpha_2}


@given(st.sampled_from(list(pycountry.countries)), st.randoms())
def test_country_of_case_and_blanks_do_not_matter(country, random):
    messy = "".join(
        random.choice([letter.upper(), letter.lower()]) + random.choice(["", "", " ", "\n"])
        for letter in country.name
    )
    assert country_of(messy) == country.alpha_2


@given(st.text())
def test_country_of_takes_any_text(text):
    assert len(country_of(text)) in (0, 2)


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("Plot 3, Anwara, Chittagong Bangladesh", CountryFound("BD", "Bangladesh", Evidence.NAME)),
        (
            "495 Kuliarchor Tower, Gazipur-1704 Bangladesh 1704",
            CountryFound("BD", "Bangladesh", Evidence.NAME),
        ),
        ("12 Rustaveli, Tbilisi, Georgia", CountryFound("GE", "Georgia", Evidence.NAME)),
        ("Building 5, Some road, Atlanta, Georgia", CountryFound("US", "Atlanta", Evidence.PLACE)),
        ("Yangzhou, Jiangsu Province", CountryFound("CN", "Jiangsu Province", Evidence.PLACE)),
        ("I-lan Hsing, Yilan County, 261, Taiwan", CountryFound("TW", "Taiwan", Evidence.NAME)),
        ("Kowloon, Hong Kong", CountryFound("HK", "Hong Kong", Evidence.NAME)),
        ("128 Hamayetpur PS-Savar Dhaka-1340", CountryFound("BD", "Dhaka", Evidence.PLACE)),
        ("Jordan Road 5", CountryFound("", "", Evidence.NOTHING)),
        ("", CountryFound("", "", Evidence.NOTHING)),
    ],
)
def test_country_in_address(address, found):
    assert country_in_address(address) == found


def test_country_in_address_agrees_with_the_country_column():
    right = wrong = 0
    for company in ("company-15", "nike", "adidas"):
        with real_data(f"lists/{company}.csv").open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                given_country = country_of(row.get("country") or row["country_code"])
                address = ", ".join(row[part] for part in ("address", "city", "province") if row.get(part))
                found = country_in_address(address).country
                right += found == given_country
                wrong += found not in ("", given_country)
    assert right / (right + wrong) > 0.98
    assert right > 1200


@given(st.text())
def test_country_in_address_takes_any_text(address):
    assert country_in_address(address).country == country_in_address(address).country


def test_name_of():
    assert [name_of(code) for code in ("VN", "XK", "??", "TW")] == ["Vietnam", "Kosovo", "??", "Taiwan"]
