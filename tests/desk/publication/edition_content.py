"""A small edition for the tests of publication and of the public site."""

from dataclasses import replace
from datetime import date

from akkoord.desk.publication.folder import EditionContent
from akkoord.engine.disclosure import (
    CellCount,
    CellKind,
    CountryCount,
    LocationStatus,
    Participant,
    Precision,
    PublicationMode,
    PublicLocation,
    Redirect,
)

SCREEN = PublicLocation(
    location_id="BD7K2M9PQ4A",
    name="S.T. Screen Printing Ltd.",
    local_name="এস টি স্ক্রিন",
    other_names=("ST Print House",),
    address="Plot 12, Mirpur Road, Dhaka 1216",
    town="Dhaka",
    region="Dhaka Division",
    country="BD",
    lat=23.811,
    lng=90.411,
    precision=Precision.SITE,
    os_id="BD2019083XA3M0V",
    status=LocationStatus.ACTIVE,
    processes=("DF3", "S1"),
    products=("PG02",),
)
ORUM = PublicLocation(
    location_id="TR3F8H1JXN5",
    name="ÖRÜM TEKSTİL SAN. VE TİC. LTD. ŞTİ.",
    local_name="",
    other_names=(),
    address="Atatürk Cad. 5, Bağcılar",
    town="Istanbul",
    region="",
    country="TR",
    lat=41.01,
    lng=28.95,
    precision=Precision.TOWN,
    os_id="",
    status=LocationStatus.ACTIVE,
)
NO_POINT = replace(
    SCREEN,
    location_id="VN5T6W7RY2C",
    name="=Formula & Sons",
    local_name="",
    other_names=(),
    address="+84 Ward, Hà Nội",
    town="Hà Nội",
    region="",
    country="VN",
    lat=None,
    lng=None,
    precision=Precision.NONE,
    os_id="",
    processes=(),
    products=(),
)
CONTENT = EditionContent(
    agreement="textile",
    agreement_name="Agreement on Textile",
    agreement_name_nl="Convenant textiel",
    units=("production_location",),
    number=3,
    dated=date(2018, 2, 16),
    year=2017,
    mode=PublicationMode.FULL_LIST,
    licence="CC-BY-SA-4.0",
    locations=(SCREEN, ORUM, NO_POINT),
    countries=(CountryCount("BD", 1), CountryCount("TR", 1), CountryCount("VN", 1)),
    cells=(
        CellCount(CellKind.COUNTRY, "", "BD", 1),
        CellCount(CellKind.PROCESS, "", "DF3", 1),
        CellCount(CellKind.REGION, "BD", "Dhaka Division", 1),
    ),
    redirects=(Redirect("BD0000000XX", "BD7K2M9PQ4A"),),
)

COUNTS = replace(
    CONTENT,
    mode=PublicationMode.COUNTRY_COUNTS,
    locations=(),
    redirects=(),
    countries=(CountryCount("BD", 12), CountryCount("TR", None)),
)
"""The same where only numbers are shown."""


def large_content(locations: int) -> EditionContent:
    """An edition of `locations` rows with made-up names, in public order."""
    first = [
        "Star",
        "Moon",
        "River",
        "Golden",
        "Silk",
        "Delta",
        "Pioneer",
        "Unique",
        "Royal",
        "Green",
        "Apex",
        "Nova",
    ]
    second = [
        "Knit",
        "Apparel",
        "Textile",
        "Garment",
        "Denim",
        "Fashion",
        "Washing",
        "Spinning",
        "Dyeing",
        "Screen",
    ]
    towns = ["Dhaka", "Narayanganj", "Chattogram", "Savar", "Bursa", "Izmir", "Tiruppur", "Shaoxing"]
    countries = ["BD", "CN", "IN", "TR", "VN"]
    rows = [
        replace(
            SCREEN,
            location_id=f"{countries[n % 5]}{n:09d}",
            name=f"{first[n % 12]}{first[(n // 7) % 12].lower()} {second[(n // 12) % 10]} {n % 97} Ltd.",
            local_name="",
            other_names=(),
            address=f"Plot {n % 300}, Road {n % 41}, {towns[n % 8]}",
            town=towns[n % 8],
            country=countries[n % 5],
            os_id="",
        )
        for n in range(locations)
    ]
    rows.sort(key=lambda row: (row.country, row.town, row.name, row.location_id))
    return replace(CONTENT, locations=tuple(rows), redirects=())


PARTICIPANTS = (
    Participant(
        "Brand One",
        "participating company",
        "2016-07-04",
        group="company",
        brands=("Bloem", "Zon & Zee"),
        statement="https://www.example.com/chain",
    ),
    Participant("Union of Weavers", "signatory", "2016-05-01", group="trade union"),
)
