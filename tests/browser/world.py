"""The desk that the journeys find: an agreement, three lists accepted, two companies yet to hand in.

Run by `akkoord manage shell`, so it needs no set-up of its own.
"""

from datetime import date, timedelta
from uuid import uuid4

from akkoord.desk.agreements.loading import load_agreement
from akkoord.desk.agreements.models import Organisation
from akkoord.desk.people.queries import actor_of
from akkoord.desk.register.actions import accept, consolidate_cycle, open_cycle, submit, submit_list

PASSWORD = "correct horse battery"
TODAY = date.today()  # noqa: DTZ011 - mandates are dated by the calendar of the machine
BEGIN = TODAY - timedelta(days=200)

LISTS = {
    "noord": """Factory name;Address;City;Country
ÖRÜM TEKSTİL SAN. VE TİC. A.Ş.;Organize Sanayi Bölgesi 4. Cadde No: 12;Çerkezköy;Turkey
Sunrise Garments Ltd.;Plot 12, Road 3, DEPZ, Savar;Dhaka;Bangladesh
Minh Anh Garment Joint Stock Company;Lot C3, Hoa Khanh Industrial Zone;Da Nang;Vietnam
Confecções Atlântico Lda;Rua da Indústria 41;Barcelos;Portugal
Shree Balaji Knitwear Pvt Ltd;SF No. 128/2, Kangeyam Road;Tiruppur;India
Green Valley Textiles;Plot 7, Sector 21, Korangi Industrial Area;Karachi;Pakistan
Lotus Knit Composite Ltd;Kashimpur;Gazipur;Bangladesh
Malhas do Ave;Rua Nova 12;Guimarães;Portugal
Tricotaje Someș;Str. Fabricii 3;Cluj-Napoca;Romania
Guangzhou Meihua Garment Factory;Xintang Town, Zengcheng;Guangzhou;China
Surya Exports;SF 45 Avinashi Road;Tiruppur;India
Hoang Long Garment Co;Thuan An;Binh Duong;Vietnam
Pearl Fashion Industries;House 12, Road 5, Uttara;Dhaka;Bangladesh
""",
    "zuid": """Fabriek;Adres;Plaats;Land
Orum Tekstil Sanayi ve Ticaret AS;OSB 4. Cad. No 12;Cerkezkoy;Turkije
Sunrise Garments Limited (Unit 2);Plot 12-14, Road No. 3, Dhaka EPZ, Savar;Dhaka;Bangladesh
Minh Anh Garment JSC - Branch 2;Lot C5, Hoa Khanh IZ, Lien Chieu;Da Nang;Vietnam
Atlantico Confeccoes;R. da Industria, 41;Barcelos;Portugal
Ningbo Hailong Fashion Co., Ltd.;No. 88 Xingye Road, Yinzhou District;Ningbo;China
Green Valley Textile Mills;Plot 7-A, Sector 21, Korangi;Karachi;Pakistan
Lotus Knitting Mills;Kashimpur, Gazipur Sadar;Gazipur;Bangladesh
Malhas Ave Lda;;Guimarães;Portugal
Tricotaje Somes SA;Strada Fabricii 5;Cluj;Roemenië
Meihua Garments Co., Ltd.;Xintang, Zengcheng District;Guangzhou;China
Surya Knit Exports;Avinashi Road;Tiruppur;India
Hoang Long Textile Company;Thuan An Town;Binh Duong Province;Vietnam
Pearl Fashions Ltd.;Road 5, Uttara Sector 3;Dhaka;Bangladesh
""",
    "oost": """Name,Address,City,Country
Örüm Tekstil,4. Cadde 12 OSB,Çerkezköy,TR
Sunrise Garment,Savar,Dhaka,BD
Shri Balaji Knit Wear,128/2 Kangayam Rd,Tirupur,IN
Ningbo Hailong Garments,88 Xingye Rd,Ningbo,CN
Sabrina Manufacture SRL,Strada Fabricii 14,Cluj-Napoca,RO
Shree Balaji Knits Unit II,Kangeyam Road,Tiruppur,IN
""",
}
LAST_YEAR = """Fabriek;Adres;Plaats;Land
Sunrise Garments Ltd;Plot 12, Road 3, DEPZ;Savar, Dhaka;Bangladesh
Ningbo Hailong Fashion Company Limited;No. 88 Xingye Road, Yinzhou;Ningbo;China
Malhas do Ave Lda;Rua Nova 12 e 14;Guimarães;Portugal
"""
COMPANIES = {
    "noord": "Noorderlicht Mode B.V.",
    "zuid": "Zuiderkleding N.V.",
    "oost": "Oosterhout Textiel B.V.",
    "west": "Westerhaven Fashion B.V.",
    "klein": "Kleine Winkel VOF",
}
NEWCOMER = "Nieuwkomer Kleding B.V."


def person(name, role, organisation=None, language="en"):
    held = {"role": role, "organisation": organisation, "starts": BEGIN.isoformat(), "ends": None}
    email = f"{name}@example.org"
    return {"email": email, "name": name.capitalize(), "language": language, "roles": [held]}


def company(key, name):
    return {
        "key": key,
        "name": name,
        "kind": "company",
        "country": "NL",
        "kvk": "",
        "website": "",
        "names": [],
    }


def participation(key):
    facts = {"organisation": key, "role": "participating_company", "state": "active", "size_class": "small"}
    return {**facts, "since": BEGIN.isoformat(), "until": None, "events": []}


loaded = load_agreement(
    {
        "agreement": {
            "slug": "textile",
            "name_en": "Agreement on sustainable garments and textile",
            "name_nl": "Convenant duurzame kleding en textiel",
            "phase": "implementing",
            "publication_mode": "full_list",
            "k_threshold": 3,
            "starts": BEGIN.isoformat(),
            "ends": None,
        },
        "organisations": [
            *(company(key, name) for key, name in COMPANIES.items()),
            company("nieuw", NEWCOMER),
        ],
        "participations": [participation(key) for key in COMPANIES],
        "people": [
            person("adviser", "SA"),
            person("adviseur", "SA", language="nl"),
            person("beoordelaar", "SA", language="nl"),
            person("reviewer", "SA"),
            person("assessor", "AS"),
            person("partij", "PS", language="nl"),
            person("nieuw", "CA", "nieuw"),
            *(person(key, "CA", key) for key in COMPANIES),
        ],
    },
    password=PASSWORD,
)
adviser = actor_of(loaded.people["adviser@example.org"])
cycle = open_cycle(
    adviser, loaded.agreement, TODAY.year, opens=BEGIN, locations_due=TODAY + timedelta(days=30)
)
for key, text in LISTS.items():
    own = actor_of(loaded.people[f"{key}@example.org"])
    organisation = Organisation.objects.get(name=COMPANIES[key])
    upload = submit_list(
        own, cycle, organisation, filename=f"{key}.csv", content=text.encode(), upload_token=uuid4()
    )
    accept(adviser, submit(own, upload.submission))
consolidate_cycle(cycle)
last_year = open_cycle(
    adviser,
    loaded.agreement,
    TODAY.year - 1,
    opens=BEGIN - timedelta(days=365),
    locations_due=BEGIN - timedelta(days=300),
)
west = actor_of(loaded.people["west@example.org"])
earlier = submit_list(
    west,
    last_year,
    Organisation.objects.get(name=COMPANIES["west"]),
    filename="west.csv",
    content=LAST_YEAR.encode(),
    upload_token=uuid4(),
)
accept(adviser, submit(west, earlier.submission))
