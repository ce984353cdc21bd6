"""The main job from end to end: lists in, one register, a public list that keeps the secret, and a look."""

import gzip
import uuid
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse

from akkoord.desk.agreements.models import Agreement, Organisation, Participation
from akkoord.desk.people.models import Mandate, User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.publication.actions import build_edition, publish_edition, sign_edition
from akkoord.desk.publication.queries import public_folder
from akkoord.desk.register.models import Location, SourcingLink, Submission
from akkoord.project.settings import public
from akkoord.public import editions

LISTS = {
    "Alfabet Mode B.V.": """Name,Address,City,Country
S.T. Screen Printing Co. Ltd.,12 Nguyen Hue Street,Ho Chi Minh City,Vietnam
Padma Knit Composite Ltd,Plot 22 Kashimpur Road,Gazipur,Bangladesh
""",
    "Bètamerk Kleding": """Fabriek;Adres;Plaats;Land
ST Screen Printing Company Limited;12 Nguyen Hue St.;Ho Chi Minh City;Viet Nam
Örüm Tekstil San. ve Tic. Ltd. Şti.;Organize Sanayi Bölgesi 3. Cadde No 14;Denizli;Turkije
""",
    "Gammaweef N.V.": """Factory name\tStreet\tTown\tCountry
Confecções Atlântico Lda\tRua da Indústria 41\tBarcelos\tPortugal
Minh Anh Garment JSC\tLot C3 Hoa Khanh Industrial Zone\tDa Nang\tVietnam
""",
}
PASSWORD = "a long password"
PURPOSE = {"purpose": "case", "reference": "2017-1", "note": "Dismissed union members"}
PUBLIC_SETTINGS = {
    name: getattr(public, name) for name in dir(public) if name.isupper() and name != "DATABASES"
}


def browser_of(user):
    browser = Client()
    browser.force_login(user)
    return browser


def person(name, role, organisation=None):
    user = User.objects.create_user(f"{uuid.uuid4().hex}@example.org", PASSWORD, name=name)
    Mandate.objects.create(user=user, role=role, organisation=organisation, starts=date(2016, 1, 1))
    return user


@pytest.fixture
def agreement(db, settings):
    settings.TASKS = {"default": {"BACKEND": "tests.desk.at_once.AtOnce"}}
    return Agreement.objects.create(
        slug="textile",
        name_en="Agreement on Textile",
        name_nl="Convenant Textiel",
        phase="implementing",
        publication_mode="full_list",
    )


@pytest.fixture
def companies(agreement):
    """Name → the browser of the company's admin."""
    browsers = {}
    for name in LISTS:
        organisation = Organisation.objects.create(name=name)
        Participation.objects.create(
            agreement=agreement,
            organisation=organisation,
            role="participating_company",
            state="active",
            since=date(2016, 7, 4),
        )
        browsers[name] = browser_of(person(f"Contact of {name}", "CA", organisation))
    return browsers


@pytest.fixture
def adviser(db):
    return person("Ada Adviser", "SA")


def upload_and_hand_in(browser, cycle, text):
    """What a company does: choose the file, look at what was understood, sign it."""
    form = {"file": SimpleUploadedFile("list.csv", text.encode()), "upload_token": str(uuid.uuid4())}
    page = browser.post(reverse("register:upload", args=[cycle.pk]), form)
    checked = browser.get(page.headers["Location"])
    submission = checked.context["submission"]
    assert submission.is_acceptable
    address = reverse("register:sign", args=[submission.public_id])
    revision = browser.get(address).context["submission"].revision
    signed = {"declared": "on", "seen_left_out": "on", "seen_public": "on", "password": PASSWORD}
    page = browser.post(address, {**signed, "revision": revision})
    assert page.headers["Location"] == reverse("register:receipt", args=[submission.public_id])


def open_and_accept(browser, submission):
    """What the secretariat does: open the list for a purpose, and accept it."""
    browser.post(
        reverse("register:open_submission", args=[submission.public_id]), {"purpose": "quality_check"}
    )
    browser.get(reverse("register:submission", args=[submission.public_id]))
    browser.post(reverse("register:decide", args=[submission.public_id]), {"decision": "accept"})


def bring_out(adviser, cycle):
    """Build, have it signed by two others, publish."""
    edition = build_edition(actor_of(adviser), cycle, dated=date(2017, 7, 4))
    assert edition.state == "checked", edition.report
    for number in range(2):
        signer = actor_of(person(f"Signer {number}", "SA"))
        sign_edition(signer, edition, accepted=[each["key"] for each in edition.report["findings"]])
    return publish_edition(actor_of(adviser), edition)


def every_byte_in(folder):
    """The bytes of all files, and of all files inside them, with the name of the file."""
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            yield path.name, content
            if content[:2] == b"\x1f\x8b":
                yield path.name, gzip.decompress(content)
            if zipfile.is_zipfile(path):
                with zipfile.ZipFile(path) as archive:
                    yield from ((path.name, archive.read(name)) for name in archive.namelist())


def test_main_job(agreement, companies, adviser, settings, monkeypatch, django_capture_on_commit_callbacks):
    desk = browser_of(adviser)
    year = {"year": "2017", "opens": "2017-01-15", "locations-asked": "on", "locations-due_on": "2017-04-01"}
    desk.post(reverse("duties:open_year", args=["textile"]), year)
    cycle = agreement.cycles.get()

    for name, browser in companies.items():
        upload_and_hand_in(browser, cycle, LISTS[name])
    for submission in Submission.objects.all():
        open_and_accept(desk, submission)
    desk.post(reverse("register:consolidate", args=[cycle.pk]))

    # Two rows of different spelling became one location.
    assert SourcingLink.objects.count() == 6
    assert Location.objects.count() == 5
    screen = Location.objects.get(name__contains="Screen")
    assert sorted(screen.sourcing_links.values_list("organisation__name", flat=True)) == [
        "Alfabet Mode B.V.",
        "Bètamerk Kleding",
    ]

    # The edition shows it once and names no company, in no file and on no page.
    with django_capture_on_commit_callbacks(execute=True):
        edition = bring_out(adviser, cycle)
    folder = public_folder(edition)
    lines = (folder / "locations.csv").read_text(encoding="utf-8").splitlines()
    assert sum("Screen" in line for line in lines) == 1
    assert len(lines) == 1 + 5
    assert len(list(folder.iterdir())) > 5
    for secret in (*LISTS, "Contact of", "Ada Adviser", "list.csv"):
        assert [name for name, content in every_byte_in(folder) if secret.encode() in content] == []
    monkeypatch.setattr(editions, "SECONDS_BETWEEN_LOOKS", 0.0)
    with override_settings(
        **PUBLIC_SETTINGS | {"EDITIONS_DIR": settings.EDITIONS_DIR, "ALLOWED_HOSTS": ["*"]}
    ):
        site = Client()
        for query in ("ST Screen", "s.t. screen printing"):
            found = site.get("/en/locations/", {"q": query}).content.decode()
            assert f"/en/locations/{screen.pk}/" in found
        page = site.get(f"/en/locations/{screen.pk}/").content.decode()
        assert "Nguyen Hue" in page
        for name in LISTS:
            assert name not in found + page

    # Given the location, the secretariat finds both companies, for a purpose.
    behind = reverse("register:behind", args=[screen.pk])
    assert "Alfabet" not in desk.get(behind).content.decode()
    shown = desk.post(behind, PURPOSE).content.decode()
    assert [name in shown for name in LISTS] == [True, True, False]

    # Each of the two sees that look in its log; the third does not; none sees another company.
    for name, browser in companies.items():
        log = browser.get(reverse("people:access_log")).content.decode()
        assert ("2017-1" in log) == (name != "Gammaweef N.V.")
        pages = log + "".join(
            browser.get(reverse(address)).content.decode()
            for address in ("register:company_home", "register:company_locations")
        )
        assert [other for other in LISTS if other in pages and other != name] == []
        assert browser.get(behind).status_code == 404
        assert browser.get(reverse("register:location", args=[screen.pk])).status_code == 404
