"""The desk that the journeys find.

The agreement on textile: three lists accepted, three companies yet to hand in. The agreement on carpets:
for those who join, meet and leave, so that they disturb nobody in the other. Hoofd and Naast keep the
secretariat of every agreement, so that they can begin one. The agreement on mattresses: for those who merge.

Run by `akkoord manage shell`, so it needs no set-up of its own.
"""

from datetime import date, timedelta
from uuid import uuid4

from akkoord.desk.agreements.actions.meetings import call_meeting, found_body
from akkoord.desk.agreements.loading import load_agreement
from akkoord.desk.agreements.models import Organisation
from akkoord.desk.people.actions import give_role
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import HeldRole, Role
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
CARPETS = {
    "gaat-en": """Name;Address;City;Country
Bhadohi Carpet Weavers;Station Road 14;Bhadohi;India
Panipat Home Furnishings;GT Road 88;Panipat;India
""",
    "gaat-nl": """Name;Address;City;Country
Kathmandu Rug House;Boudha Marg 7;Kathmandu;Nepal
Uşak Halı Sanayi;Ankara Yolu 21;Uşak;Turkey
""",
    "blijft": """Name;Address;City;Country
Balta Tapijt;Wakkensteenweg 2;Sint-Baafs-Vijve;Belgium
""",
    "blijft-ook": """Name;Address;City;Country
Cairo Weaving Mill;Industrial Zone B3;6th of October City;Egypt
""",
    "blijft-mee": """Name;Address;City;Country
Lahore Looms;Ferozepur Road 21;Lahore;Pakistan
""",
}
"""Nothing alike in them, so that no pair of theirs comes into the review queue."""
COMPANIES = {
    "noord": "Noorderlicht Mode B.V.",
    "zuid": "Zuiderkleding N.V.",
    "oost": "Oosterhout Textiel B.V.",
    "west-en": "Westerhaven Fashion B.V.",
    "west-nl": "Westkapelle Mode B.V.",
    "klein": "Kleine Winkel VOF",
}
NEWCOMER = "Nieuwkomer Kleding B.V."


def person(name, role, organisation=None, language="en"):
    held = {"role": role, "organisation": organisation, "starts": BEGIN.isoformat(), "ends": None}
    email = f"{name}@example.org"
    return {"email": email, "name": name.capitalize(), "language": language, "roles": [held]}


def of_both(first, second):
    """Somebody with the roles of two."""
    return {**first, "roles": first["roles"] + second["roles"]}


def company(key, name, kind="company"):
    return {
        "key": key,
        "name": name,
        "kind": kind,
        "country": "NL",
        "kvk": "",
        "website": "",
        "names": [],
    }


def participation(key, role="participating_company"):
    facts = {"organisation": key, "role": role, "state": "active", "size_class": ""}
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
            person("keurder", "AS"),
            person("verslag-en", "SA"),
            person("verslag-nl", "SA", language="nl"),
            person("partij", "PS", language="nl"),
            person("nieuw", "CA", "nieuw"),
            *(person(key, "CA", key) for key in COMPANIES),
            of_both(person("beide", "CU", "oost"), person("", "CU", "klein")),
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
for key in ("west-en", "west-nl"):
    own = actor_of(loaded.people[f"{key}@example.org"])
    organisation = Organisation.objects.get(name=COMPANIES[key])
    earlier = submit_list(
        own,
        last_year,
        organisation,
        filename=f"{key}.csv",
        content=LAST_YEAR.encode(),
        upload_token=uuid4(),
    )
    accept(adviser, submit(own, earlier.submission))

JOINING = {"komt-en": "Comes Carpets B.V.", "komt-nl": "Komt Tapijten B.V."}
LEAVING = {"gaat-en": "Leaves Carpets B.V.", "gaat-nl": "Gaat Tapijten B.V."}
STAYING = {
    "blijft": "Blijvend Tapijt B.V.",
    "blijft-ook": "Vloer en Kleed B.V.",
    "blijft-mee": "Karpet en Co B.V.",
}
"""As many as an edition needs to hide who produces where."""
UNIONS = {"bond-en": "Union of Carpet Weavers", "bond-nl": "Bond van Tapijtwevers"}
carpets = load_agreement(
    {
        "agreement": {
            "slug": "carpets",
            "name_en": "Agreement on carpets",
            "name_nl": "Tapijtconvenant",
            "phase": "implementing",
            "publication_mode": "full_list",
            "k_threshold": 3,
            "documents": [{"kind": "covenant", "version": "1"}],
            "starts": BEGIN.isoformat(),
            "ends": None,
        },
        "organisations": [
            *(company(key, name) for key, name in (JOINING | LEAVING | STAYING).items()),
            *(company(key, name, "union") for key, name in UNIONS.items()),
        ],
        "participations": [
            *(participation(key) for key in LEAVING | STAYING),
            *(participation(key, "signatory") for key in UNIONS),
        ],
        "people": [
            person("tweede", "SA"),
            *(person(key, "PS", key) for key in UNIONS),
            *(person(key, "CA", key) for key in JOINING | LEAVING | STAYING),
            {**person("leider", "SA"), "roles": []},
            {**person("hoofd", "SA"), "roles": []},
            {**person("naast", "SA"), "roles": []},
        ],
    },
    password=PASSWORD,
)
lead = HeldRole(Role.SECRETARIAT_ADVISER, agreement_id=carpets.agreement.pk, is_lead=True)
give_role(carpets.people["leider@example.org"], lead, starts=BEGIN)
for name, is_lead in (("hoofd", True), ("naast", False)):
    everywhere = HeldRole(Role.SECRETARIAT_ADVISER, is_lead=is_lead)
    give_role(carpets.people[f"{name}@example.org"], everywhere, starts=BEGIN)
leader = actor_of(carpets.people["leider@example.org"])
carpet_year = open_cycle(
    leader, carpets.agreement, TODAY.year, opens=BEGIN, locations_due=TODAY + timedelta(days=30)
)
for key in LEAVING | STAYING:
    own = actor_of(carpets.people[f"{key}@example.org"])
    upload = submit_list(
        own,
        carpet_year,
        carpets.organisations[key],
        filename=f"{key}.csv",
        content=CARPETS[key].encode(),
        upload_token=uuid4(),
    )
    accept(leader, submit(own, upload.submission))
consolidate_cycle(carpet_year)

FLOWERS = {
    "vraagt-en": "Asks Flowers B.V.",
    "vraagt-nl": "Vraagt Bloemen B.V.",
}
"""Companies that are asked for a project, each in its language."""
flowers = load_agreement(
    {
        "agreement": {
            "slug": "flowers",
            "name_en": "Agreement on flowers",
            "name_nl": "Bloemenconvenant",
            "phase": "implementing",
            "insight_units": [],
            "publication_mode": "none",
            "themes": [{"code": "4", "name_en": "freedom of association", "name_nl": "vakbondsvrijheid"}],
            "enforcement": [{"form": "independent_monitoring_committee"}],
            "deliverables": [
                {"owes": "companies", "code": "water", "key": True, "name_en": "Water", "name_nl": "Water"},
                {"owes": "parties", "code": "teach", "name_en": "Lessons", "name_nl": "Lessen"},
            ],
            "year_norms": [
                {"code": "list", "name_en": "Growers known", "name_nl": "Telers bekend", "kind": "scored"},
            ],
            "starts": BEGIN.isoformat(),
            "ends": None,
        },
        "organisations": [
            *(company(key, name) for key, name in FLOWERS.items()),
            company("bloemenbond", "Union of Growers", "union"),
        ],
        "participations": [
            *(participation(key) for key in FLOWERS),
            participation("bloemenbond", "signatory"),
        ],
        "people": [
            person("bloemen", "SA"),
            person("bloemenbond", "PS", "bloemenbond"),
            {**person("bloemenkijker", "MO"), "roles": []},
            *(person(key, "CA", key) for key in FLOWERS),
        ],
    },
    password=PASSWORD,
)
florist = actor_of(flowers.people["bloemen@example.org"])
outside = HeldRole(Role.MONITOR, agreement_id=flowers.agreement.pk)
give_role(flowers.people["bloemenkijker@example.org"], outside, starts=BEGIN)
group = found_body(florist, flowers.agreement, name="Flower group", values={"kind": "steering_group"})
call_meeting(florist, group, number=1, values={"on": TODAY, "place": "Aalsmeer"})

BLANKETS = {f"deken{number}": f"Deken en Sprei {number} B.V." for number in range(6)}
"""As many as a data set needs so that each row fits several."""
BLANKET_LIST = """Name;Address;City;Country
Alashan Cashmere Works;Bayanhot Road 3;Alxa;Mongolia
"""
LANGUAGES = ("en", "nl")
blankets = load_agreement(
    {
        "agreement": {
            "slug": "blankets",
            "name_en": "Agreement on blankets",
            "name_nl": "Dekenconvenant",
            "phase": "implementing",
            "publication_mode": "full_list",
            "k_threshold": 3,
            "starts": BEGIN.isoformat(),
            "ends": None,
        },
        "organisations": [company(key, name) for key, name in BLANKETS.items()],
        "participations": [participation(key) for key in BLANKETS],
        "people": [
            {**person("dekenleider", "SA"), "roles": []},
            *(person(f"{name}-{each}", "SA") for name in ("dekentweede", "dekenderde") for each in LANGUAGES),
            *({**person(f"evaluator-{each}", "MO"), "roles": []} for each in LANGUAGES),
            *(person(key, "CA", key) for key in BLANKETS),
        ],
    },
    password=PASSWORD,
)
lead = HeldRole(Role.SECRETARIAT_ADVISER, agreement_id=blankets.agreement.pk, is_lead=True)
give_role(blankets.people["dekenleider@example.org"], lead, starts=BEGIN)
leader = actor_of(blankets.people["dekenleider@example.org"])
blanket_year = open_cycle(
    leader, blankets.agreement, TODAY.year, opens=BEGIN, locations_due=TODAY + timedelta(days=30)
)
for key in BLANKETS:
    own = actor_of(blankets.people[f"{key}@example.org"])
    upload = submit_list(
        own,
        blanket_year,
        blankets.organisations[key],
        filename=f"{key}.csv",
        content=BLANKET_LIST.encode(),
        upload_token=uuid4(),
    )
    accept(leader, submit(own, upload.submission))
consolidate_cycle(blanket_year)
council = blankets.agreement.bodies.create(name="Steering group")
item = council.meetings.create(number=1, on=BEGIN).items.create(number=1, title="Review")
item.decisions.create(object="the review", wording="A bureau reviews.")
for each in LANGUAGES:
    blankets.agreement.reviews.create(kind="midterm_review", title=f"Halfway in {each}", author="Bureau")

MATTRESSES = {
    "gaatop-en": """Name;Address;City;Country
Hästveda Foam Works;Industrigatan 9;Hästveda;Sweden
Lens Springs;Rue de Lille 40;Lens;France
""",
    "gaatop-nl": """Name;Address;City;Country
Oradea Latex;Calea Borșului 31;Oradea;Romania
Bursa Yatak;Mudanya Yolu 77;Bursa;Turkey
""",
}
"""Lists of companies that will be merged, one for each language."""
HEIRS = {"erft-en": "Heir Mattresses B.V.", "erft-nl": "Erft Matrassen B.V."}
TAKEN_OVER = {"gaatop-en": "Goes Under B.V.", "gaatop-nl": "Gaat Op B.V."}
mattresses = load_agreement(
    {
        "agreement": {
            "slug": "mattresses",
            "name_en": "Agreement on mattresses",
            "name_nl": "Matrassenconvenant",
            "phase": "implementing",
            "publication_mode": "full_list",
            "k_threshold": 3,
            "starts": BEGIN.isoformat(),
            "ends": None,
        },
        "organisations": [company(key, name) for key, name in (HEIRS | TAKEN_OVER).items()],
        "participations": [participation(key) for key in HEIRS | TAKEN_OVER],
        "people": [
            *(person(f"matras-{each}", "SA") for each in LANGUAGES),
            *(person(key, "CA", key) for key in HEIRS | TAKEN_OVER),
        ],
    },
    password=PASSWORD,
)
bedder = actor_of(mattresses.people["matras-en@example.org"])
mattress_year = open_cycle(
    bedder, mattresses.agreement, TODAY.year, opens=BEGIN, locations_due=TODAY + timedelta(days=30)
)
for key, text in MATTRESSES.items():
    own = actor_of(mattresses.people[f"{key}@example.org"])
    upload = submit_list(
        own,
        mattress_year,
        mattresses.organisations[key],
        filename=f"{key}.csv",
        content=text.encode(),
        upload_token=uuid4(),
    )
    accept(bedder, submit(own, upload.submission))
