"""What a company shows everybody of itself, and that the public list follows at once."""

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from akkoord.desk.agreements.models import OrganisationName, Participation
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Role
from akkoord.desk.publication.actions import show_to_everybody, take_off
from akkoord.desk.publication.folder import place_participants
from akkoord.desk.publication.queries import public_participants
from akkoord.engine.disclosure import Participant

STATEMENT = "https://www.weefhuis.example/chain"


@pytest.fixture
def admin(person):
    return person(Role.COMPANY_ADMIN)


@pytest.fixture
def participation(world):
    OrganisationName.objects.create(organisation=world.company, name="Geheim merk")
    OrganisationName.objects.create(organisation=world.company, name="Weefhuis Holding", kind="alias")
    return Participation.objects.select_related("agreement").get(organisation=world.company)


def browser_of(user):
    browser = Client()
    browser.force_login(user)
    return browser


def test_brands_and_statement_are_shown_only_when_the_company_says_so(world, admin, participation):
    before = {each.name: each for each in public_participants(world.agreement)}["Weefhuis"]
    assert before == Participant("Weefhuis", "participating company", "2016-07-04", group="company")
    show_to_everybody(actor_of(admin), participation, brands="Zon\nBloem", statement=STATEMENT)
    after = {each.name: each for each in public_participants(world.agreement)}["Weefhuis"]
    assert after == Participant(
        "Weefhuis",
        "participating company",
        "2016-07-04",
        group="company",
        brands=("Bloem", "Zon"),
        statement=STATEMENT,
    )
    show_to_everybody(actor_of(admin), participation, brands="Zon", statement="")
    assert {each.name: each for each in public_participants(world.agreement)}["Weefhuis"].brands == ("Zon",)
    assert OrganisationName.objects.filter(name="Bloem", is_public=False).exists()


def test_the_public_list_follows_at_once_and_only_where_one_stands(
    world, admin, participation, tmp_path, settings
):
    settings.EDITIONS_DIR = tmp_path
    settings.EDITIONS_DIR = tmp_path / "public"
    show_to_everybody(actor_of(admin), participation, brands="Zon", statement="")
    assert not settings.EDITIONS_DIR.exists()
    parent = settings.EDITIONS_DIR / world.agreement.slug
    place_participants(public_participants(world.agreement), parent)
    show_to_everybody(actor_of(admin), participation, brands="Maan", statement=STATEMENT)
    listed = (parent / "participants.csv").read_text()
    assert "Maan" in listed
    assert "Zon" not in listed
    assert STATEMENT in listed


@pytest.mark.parametrize(
    ("role", "own"),
    [(Role.COMPANY_USER, True), (Role.COMPANY_ADMIN, False), (Role.PARTY_REPRESENTATIVE, True)],
)
def test_nobody_but_the_own_admin_or_the_secretariat_changes_it(world, person, participation, role, own):
    organisation = world.company if own else world.other_company
    user = person(role, organisation=organisation)
    with pytest.raises(NotAllowed):
        show_to_everybody(actor_of(user), participation, brands="X", statement="")
    with pytest.raises(NotAllowed):
        take_off(actor_of(user), participation)


def test_the_page_says_exactly_what_the_public_sees(world, admin, participation):
    browser, address = browser_of(admin), reverse("publication:own")
    data = {"participation": participation.pk, "brands": "Zon", "statement": STATEMENT}
    page = browser.post(address, data, follow=True).content.decode()
    assert f'href="{STATEMENT}"' in page
    assert "<dd>Zon</dd>" in page
    assert "Geheim merk" not in page
    refused = browser.post(address, {**data, "statement": "http://weefhuis.example"}).content.decode()
    assert "This is not the address of a page." in refused
    assert Participation.objects.get(pk=participation.pk).statement == STATEMENT


def test_another_companys_participation_cannot_be_named(world, admin, participation):
    other = Participation.objects.get(organisation=world.other_company)
    data = {"participation": other.pk, "brands": "Zon", "statement": ""}
    assert browser_of(admin).post(reverse("publication:own"), data).status_code == 404


def test_the_secretariat_takes_a_statement_off(world, admin, participation, person):
    show_to_everybody(actor_of(admin), participation, brands="", statement=STATEMENT)
    browser = browser_of(person(Role.SECRETARIAT_ADVISER))
    page = browser.post(reverse("publication:remove_statement", args=[participation.pk]), follow=True)
    assert page.status_code == 200
    assert Participation.objects.get(pk=participation.pk).statement == ""


def test_whoever_left_is_named_no_more_from_the_next_morning_on(world, participation, tmp_path, settings):
    settings.EDITIONS_DIR, settings.PRIVATE_DIR = tmp_path / "public", tmp_path / "private"
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    parent = settings.EDITIONS_DIR / world.agreement.slug
    parent.mkdir(parents=True)
    place_participants(public_participants(world.agreement), parent)
    assert "Weefhuis" in (parent / "participants.csv").read_text()
    Participation.objects.filter(pk=participation.pk).update(state="withdrawn", until="2018-02-01")
    call_command("remind", verbosity=0)
    assert "Weefhuis" not in (parent / "participants.csv").read_text()
