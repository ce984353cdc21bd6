"""One box: everybody finds what they may open, in any spelling, and nothing tells of the rest."""

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from tests.desk.publication.conftest import hand_in, make_company, make_cycle
from tests.desk.register.handing_in import admin_of, person

from akkoord.desk.agreements.models import Agreement, Body, Commitment
from akkoord.desk.duties.models import DutySubmission, Talk
from akkoord.desk.people.actions import declare_conflict
from akkoord.desk.people.models import AccessLogEntry, Mandate, User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Role
from akkoord.desk.publication.models import Edition
from akkoord.desk.register.models import ListRow, Location, Submission
from akkoord.desk.search.queries import found_by
from akkoord.desk.search.queries.hits import is_meant
from akkoord.engine.cleaning.search_keys import search_key

ORUM = ("TR00000001X", "Örüm Tekstil San. ve Tic. Ltd. Şti.", "14 Sanayi Road, Denizli", "TR")
SCREEN = ("VN00000001X", "S.T. Screen Printing Co. Ltd.", "12 Hue Street", "VN")
SCREEN_OTHERWISE = ("VN00000001X", "ST Screen Printing Company Limited", "12 Hue Street", "VN")
PADMA = ("BD00000001X", "Padma Knit Composite Ltd", "Kashimpur Road, Gazipur", "BD")


@pytest.fixture
def textile(db):
    return Agreement.objects.create(
        slug="textile", name_en="Textile", name_nl="Textiel", phase="implementing"
    )


@pytest.fixture
def world(textile):
    """Two companies at one place in two spellings, a meeting, a promise of the first."""
    cycle = make_cycle(textile, 2017)
    first, second = make_company(textile, "Alpha Fashion"), make_company(textile, "Beta Kleding")
    hand_in(first, cycle, SCREEN, ORUM)
    hand_in(second, cycle, SCREEN_OTHERWISE, PADMA)
    for location in Location.objects.all():
        names = {search_key(each.name) for each in location.mentions.all()}
        location.search_text = "\n".join(sorted(names))
        location.save()
    body = Body.objects.create(agreement=textile, name="Steering group textile")
    meeting = body.meetings.create(number=3, on=date(2018, 2, 16))
    meeting.items.create(number=1, title="Living wage in Dhaka")
    Commitment.objects.create(agreement=textile, what="Visit the Örüm mill", owner=first)
    person("CA", organisation=first, name="Admin of Alpha Fashion")
    return first, second


@pytest.fixture
def secretariat(db):
    return actor_of(person("SA", name="Ada Adviser"))


def titles(actor, text):
    return {each.title: [hit.title for hit in each.hits] for each in found_by(actor, text)}


def test_adviser_finds_everything_by_kind(world, secretariat):
    assert titles(secretariat, "orum")["Locations"] == ["Örüm Tekstil San. ve Tic. Ltd. Şti."]
    assert titles(secretariat, "ÖRÜM")["Promises"] == ["Visit the Örüm mill"]
    assert set(titles(secretariat, "alpha")) == {"Companies and parties", "People", "Lists", "Promises"}
    assert titles(secretariat, "living WAGE") == {"Meetings": ["Living wage in Dhaka"]}
    assert titles(secretariat, "alpha 2017")["Lists"] == ["Alpha Fashion"]


@pytest.fixture
def together(world, textile):
    """A project of the first company, what it delivers, norms: one version adopted, one a draft."""
    first, second = world
    Agreement.objects.update(enforcement=[{"form": "independent_monitoring_committee"}])
    project = textile.projects.create(topic="Unions in the Marmara region", country="TR", by_id=None)
    project.members.create(organisation=first, state="joined", asked_on=date(2018, 2, 16))
    for owner in world:
        textile.deliverables_due.create(
            year=2018, owner=owner, is_company=True, code="policy", name_en=f"Policy of {owner.name}"
        )
    union = make_company(textile, "Union FNV")
    union.participations.update(role="signatory")
    textile.deliverables_due.create(
        year=2018, owner=union, is_company=False, code="teach", name_en="Teach about wages", name_nl="Lonen"
    )
    drafter, adopter = person("SA", name="Drafter"), person("PS", name="Adopter")
    item = textile.bodies.get().meetings.get().items.get()
    decision = item.decisions.create(object="the norms", wording="We adopt them.")
    norm = {
        "code": "living_wage",
        "name_en": "Living wage plan",
        "name_nl": "Leefbaar loon",
        "kind": "mandatory",
    }
    adopted = {"state": "adopted", "decision": decision, "adopted_by": adopter, "adopted_at": timezone.now()}
    textile.norm_sets.create(version=1, holds_from=2018, norms=[norm], by=drafter, **adopted)
    draft = norm | {"name_en": "Wages above the median"}
    textile.norm_sets.create(version=2, holds_from=2020, norms=[draft], by=drafter)
    return first, second


def test_adviser_finds_projects_deliverables_and_norms(together, secretariat):
    assert titles(secretariat, "marmara") == {"Projects": ["Unions in the Marmara region"]}
    assert titles(secretariat, "türkiye")["Projects"] == ["Unions in the Marmara region"]
    assert titles(secretariat, "policy")["Deliverables"] == [
        "Policy of Alpha Fashion",
        "Policy of Beta Kleding",
    ]
    assert titles(secretariat, "living wage")["Norms"] == ["Living wage plan"]
    assert titles(secretariat, "median") == {"Norms": ["Wages above the median"]}


def test_company_finds_its_own_projects_deliverables_and_norms_that_hold(together):
    person("CA", organisation=together[1])
    first, second = (actor_of(admin_of(each)) for each in together)
    assert titles(first, "marmara") == {"Projects": ["Unions in the Marmara region"]}
    assert titles(second, "marmara") == {}, "a project it was not asked for"
    assert titles(first, "policy") == {"Deliverables": ["Policy of Alpha Fashion"]}
    assert titles(second, "policy") == {"Deliverables": ["Policy of Beta Kleding"]}
    assert titles(first, "teach") == {}
    assert titles(first, "living wage plan") == {"Norms": ["Living wage plan"]}
    assert titles(first, "median") == {}, "a draft"


def test_party_finds_what_parties_deliver_and_no_company(together, textile):
    party = actor_of(person("PS"))
    assert titles(party, "teach") == {"Deliverables": ["Teach about wages"]}
    assert titles(party, "policy") == {}
    assert set(titles(party, "alpha")) == {"Promises"}, "what it delivers is not there"
    assert titles(party, "marmara") == {"Projects": ["Unions in the Marmara region"]}


@pytest.fixture
def learnt(world, textile):
    """A review with what it recommends to the first company, and a training."""
    review = textile.reviews.create(kind="midterm_review", title="Halfway there", author="Bureau Zicht")
    for text, addressee in (("Pay in time", world[0]), ("Meet in Dhaka", None)):
        textile.recommendations.create(
            review=review,
            text=text,
            addressee=addressee,
            addressee_role="" if addressee else "the secretariat",
        )
    textile.trainings.create(title="Talking with unions", about="Freedom of association")
    return world


def test_adviser_finds_reviews_recommendations_and_trainings(learnt, secretariat):
    assert titles(secretariat, "zicht") == {"Reviews": ["Halfway there"]}
    assert titles(secretariat, "pay time") == {"Recommendations": ["Pay in time"]}
    assert titles(secretariat, "freedom") == {"Trainings": ["Talking with unions"]}


def test_company_finds_trainings_and_nothing_of_reviews(learnt):
    own = actor_of(admin_of(learnt[0]))
    assert titles(own, "freedom") == {"Trainings": ["Talking with unions"]}
    for secret in ("halfway", "zicht", "pay in time", "dhaka"):
        assert titles(own, secret) == {}, secret


def test_supporter_finds_what_is_recommended_to_it_only(learnt):
    first, _ = learnt
    supporter = actor_of(person("SU", organisation=first))
    assert titles(supporter, "pay") == {"Recommendations": ["Pay in time"]}
    for secret in ("halfway", "meet in dhaka", "freedom"):
        assert titles(supporter, secret) == {}, secret


@pytest.fixture
def year(world, textile):
    """Of each company a talk, of which the first has its report, and a plan; and an edition."""
    cycle = textile.cycles.get()
    for company, state in zip(world, ("report_sent", "held"), strict=True):
        Talk.objects.create(
            cycle=cycle,
            organisation=company,
            on=date(2018, 9, 12),
            state=state,
            place="Zutphen",
            report="Cotton was discussed",
            secretariat_notes="Doubtful",
        )
        DutySubmission.objects.create(
            cycle=cycle,
            organisation=company,
            kind="plan",
            version=1,
            upload_token=uuid4(),
            filename="improvements.pdf",
            submitted_by=User.objects.first(),
            submitted_at=timezone.now(),
            first_submitted_at=timezone.now(),
        )
    Edition.objects.create(
        agreement=textile,
        cycle=cycle,
        number=4,
        dated=date(2018, 7, 4),
        correction="Gazipur misspelt",
        mode="full_list",
        k=3,
        licence="CC0-1.0",
        state="published",
        supporters={"BD00000001X": ["Wardrobe"]},
    )
    return world


def test_adviser_finds_talks_documents_and_editions(year, secretariat):
    companies = ["Alpha Fashion", "Beta Kleding"]
    assert titles(secretariat, "cotton") == {"Yearly talks": companies}
    assert titles(secretariat, "doubtful") == {"Yearly talks": companies}
    assert titles(secretariat, "yearly talk alpha") == {"Yearly talks": ["Alpha Fashion"]}
    assert titles(secretariat, "plan of action") == {"Documents handed in": companies}
    assert titles(secretariat, "misspelt") == {"Editions": ["Edition 4"]}
    assert titles(secretariat, "edition 4") == {"Editions": ["Edition 4"]}
    assert titles(secretariat, "wardrobe") == {}, "who stands behind a row"
    assert titles(secretariat, "improvements") == {}, "a document that not every adviser may read"


def test_company_finds_its_own_talk_and_documents(year):
    person("CA", organisation=year[1])
    first, second = (actor_of(admin_of(each)) for each in year)
    talk = {"Your yearly talks": ["Textile, 2017"]}
    assert titles(first, "cotton") == talk
    assert titles(second, "cotton") == {}, "a report that it was not sent"
    assert titles(first, "zutphen") == titles(second, "zutphen") == talk
    assert titles(first, "improvements") == {"Your documents": ["Plan of action, Textile, 2017"]}
    for secret in ("doubtful", "misspelt", "beta"):
        assert titles(first, secret) == {}, secret


def test_adviser_who_keeps_away_finds_no_talk_nor_document_of_the_company(year, secretariat):
    adviser = User.objects.get(pk=secretariat.user_id)
    declare_conflict(adviser, year[0].pk, reason="Shares.", by_id=adviser.pk)
    assert titles(actor_of(adviser), "cotton") == {"Yearly talks": ["Beta Kleding"]}
    assert titles(actor_of(adviser), "plan of action") == {"Documents handed in": ["Beta Kleding"]}


def test_party_finds_no_talk_document_or_edition_in_the_house(year):
    party = actor_of(person("PS"))
    for secret in ("cotton", "zutphen", "plan of action", "improvements", "misspelt", "edition 4"):
        assert titles(party, secret) == {}, secret


def test_adviser_who_keeps_away_finds_no_deliverable_of_the_company(together, secretariat):
    adviser = User.objects.get(pk=secretariat.user_id)
    declare_conflict(adviser, together[0].pk, reason="Shares.", by_id=adviser.pk)
    assert titles(actor_of(adviser), "policy") == {"Deliverables": ["Policy of Beta Kleding"]}


def test_adviser_finds_a_location_by_identifier(world, secretariat):
    found = Location.objects.order_by("pk").first()
    assert titles(secretariat, found.pk.lower())["Locations"] == [found.name]
    Location.objects.filter(pk=found.pk).update(identifiers=["os_id:BD2020021QK28YZ"])
    assert titles(secretariat, "BD2020021QK28YZ")["Locations"] == [found.name]


def test_company_finds_its_own_words_only(world, secretariat):
    """The other company's spelling of the shared place, its list, people and name are not there."""
    first, _ = world
    own = actor_of(admin_of(first))
    assert titles(own, "screen printing co")["Your locations"] == ["S.T. Screen Printing Co. Ltd."]
    assert titles(own, "st screen")["Your locations"] == ["S.T. Screen Printing Co. Ltd."]
    assert titles(own, "orum")["Promises"] == ["Visit the Örüm mill"]
    for secret in ("Company Limited", "Padma", "Beta", "Living wage", "Steering"):
        assert titles(secretariat, secret), f"{secret} is there to be found"
        assert titles(own, secret) == {}, secret


def test_answer_is_the_same_for_what_is_hidden_and_what_does_not_exist(world):
    browser = Client()
    browser.force_login(admin_of(world[0]))
    hidden = browser.get("/search/", {"q": "Padma"}).content.decode()
    missing = browser.get("/search/", {"q": "Qadma"}).content.decode()
    assert _without_tokens(hidden) == _without_tokens(missing.replace("Qadma", "Padma"))


def _without_tokens(page):
    """Every page carries a token of its own against forged forms."""
    return [line for line in page.splitlines() if "csrf" not in line.lower()]


def test_adviser_of_another_agreement_finds_no_company_of_this_one(world, db):
    other = Agreement.objects.create(slug="gold", name_en="Gold", name_nl="Goud", phase="implementing")
    user = person("SA")
    Mandate.objects.filter(user=user).update(agreement=other)
    found = titles(actor_of(user), "alpha")
    assert not {"Companies and parties", "Lists", "Promises", "Meetings"} & set(found)


def test_adviser_who_keeps_away_finds_nothing_of_the_company(world, secretariat):
    adviser = User.objects.get(pk=secretariat.user_id)
    declare_conflict(adviser, world[0].pk, reason="Shares.", by_id=adviser.pk)
    found = titles(actor_of(adviser), "alpha")
    assert not {"Companies and parties", "Lists", "Promises"} & set(found)


def test_every_hit_leads_somewhere_for_its_finder(world, together, year):
    nowhere = []
    for role in [each for each in Role if each is not Role.PUBLIC_VISITOR]:
        of_a_company = role in {Role.COMPANY_ADMIN, Role.COMPANY_USER}
        user = person(role, organisation=world[0] if of_a_company else None)
        browser = Client(raise_request_exception=False)
        browser.force_login(user)
        texts = ("orum", "alpha", "beta", "screen", "textile", "2017", "living", "policy", "marmara", "teach")
        texts += ("cotton", "zutphen", "improvements", "plan of action", "misspelt")
        found = [each for text in texts for each in found_by(actor_of(user), text)]
        addresses = {hit.address for each in found for hit in each.hits} | {each.more for each in found}
        nowhere += [(role, each) for each in addresses - {""} if browser.get(each).status_code != 200]
    assert nowhere == []


def test_search_is_no_look_and_leaves_nothing(world, secretariat):
    before = AccessLogEntry.objects.count()
    browser = Client()
    browser.force_login(User.objects.get(pk=secretariat.user_id))
    page = browser.get("/search/", {"q": "screen"}).content.decode()
    assert AccessLogEntry.objects.count() == before
    assert "Alpha Fashion" not in page, "who produces there is asked for with a purpose"
    assert "Beta Kleding" not in page


@pytest.mark.parametrize("text", ["", " ", "a", "%", "_", "'", "\\"])
def test_too_little_finds_nothing(world, secretariat, text):
    assert found_by(secretariat, text) == []


def test_page_says_what_can_be_found(world, secretariat):
    browser = Client()
    browser.force_login(User.objects.get(pk=secretariat.user_id))
    assert "Type at least two letters." in browser.get("/search/").content.decode()
    assert "Nothing was found." in browser.get("/search/?q=qqqq").content.decode()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("st screen", "S.T. Screen"),
        ("orum", "ÖRÜM"),
        ("sti", "Şti."),
        ("oreilly", "O'Reilly"),
        ("12 hue", "Hue 12"),
    ],
)
def test_is_meant_in_any_spelling(text, written):
    assert is_meant(text.split(), written)
    assert not is_meant([*text.split(), "else"], written)


@pytest.mark.parametrize("copies", [1, 3])
def test_page_asks_the_same_of_the_database_for_many(world, secretariat, copies, django_assert_num_queries):
    live = Submission.objects.get(organisation=world[0])
    for number in range(copies):
        ListRow.objects.create(submission=live, sheet="more", row=number, name=f"Screen {number}")
        Location.objects.create(
            location_id=f"XX{number}", name=f"Screen {number}", search_text=f"screen {number}"
        )
    browser = Client()
    browser.force_login(User.objects.get(pk=secretariat.user_id))
    browser.get("/search/?q=screen")
    with django_assert_num_queries(33):
        browser.get("/search/?q=screen")
