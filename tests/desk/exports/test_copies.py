"""A company's copy: complete, its own only, asked for and fetched by its admin, gone in time."""

import csv
import io
import json
import uuid
import zipfile
from datetime import date, timedelta
from hashlib import sha256

import pytest
from django.test import Client
from django.utils import timezone
from tests.desk.register.handing_in import ORUM, PADMA, SCREEN, SCREEN_OTHERWISE, admin_of, live, person

from akkoord.desk.agreements.actions import change_participation_state
from akkoord.desk.agreements.models import Commitment, OrganisationName
from akkoord.desk.agreements.rules import ParticipationState
from akkoord.desk.duties.actions import Document, hand_in, set_duty
from akkoord.desk.duties.rules import DutyKind
from akkoord.desk.exports.actions import ask_for_copy, fetch_copy, make_copies, remove_old_copies
from akkoord.desk.exports.actions.copying import COPIES
from akkoord.desk.exports.models import CompanyCopy
from akkoord.desk.exports.queries.lists import tables_of_lists
from akkoord.desk.exports.rules import CopyNotThere
from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.models import AccessLogEntry, Letter
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Purpose
from akkoord.desk.register.actions import (
    accept,
    companies_behind,
    consolidate_cycle,
    look_at_submission,
    revise,
    submit,
)
from akkoord.desk.register.models import Location, Mention, PlaceQuestion, Submission

OTHERS_SECRET = "Zilverkanarie Mode"


@pytest.fixture
def canary(company, cycle, secretariat):
    """Another company at the same place, in a spelling, with people and papers of its own."""
    other = company(OTHERS_SECRET)
    OrganisationName.objects.create(organisation=other, name="Goudvinkje")
    live(secretariat, other, cycle, SCREEN_OTHERWISE, PADMA)
    return other


@pytest.fixture
def own(company, cycle, secretariat, textile, canary):
    """The company that asks, with something of everything."""
    own = company("Alpha Fashion")
    live(secretariat, own, cycle, SCREEN, ORUM)
    set_duty(secretariat, cycle, DutyKind.PLAN, due_on=date(2017, 5, 1))
    plan = Document("plan of action.txt", b"what we shall do")
    hand_in(actor_of(admin_of(own)), cycle, own, DutyKind.PLAN, plan, upload_token=uuid.uuid4())
    Commitment.objects.create(agreement=textile, what="Visit every site", owner=own)
    look_at_submission(
        secretariat, Submission.objects.get(organisation=own), purpose=Purpose("case", reference="12")
    )
    return own


@pytest.fixture
def compared(own, cycle, secretariat):
    """The lists are compared: both companies are at one location, and somebody looked behind it."""
    consolidate_cycle(cycle)
    shared = Location.objects.get(name__contains="Screen")
    companies_behind(secretariat, shared, purpose=Purpose("case", reference="13"))
    return shared


@pytest.fixture
def question(own, secretariat):
    """A question about the own row, asked because of another company's row beside it."""
    live_list = Submission.objects.get(organisation=own)
    mine = Mention.objects.get(name__startswith="S.T. Screen")
    other = Mention.objects.get(name__startswith="ST Screen")
    return PlaceQuestion.objects.create(
        submission=live_list,
        about=mine,
        beside=other,
        row=2,
        name=mine.name,
        question="Which unit is it?",
        asked_by_id=secretariat.user_id,
        asked_at=timezone.now(),
    )


@pytest.fixture
def admin(own):
    return actor_of(admin_of(own))


@pytest.fixture
def copied(own, admin):
    """The copy as files by name."""
    asked = ask_for_copy(admin, own, language="en")
    assert make_copies() == 1
    packed = zipfile.ZipFile(io.BytesIO(fetch_copy(admin, asked)))
    return {entry.filename: packed.read(entry) for entry in packed.infolist()}


def table(copied, name):
    return json.loads(copied[f"{name}.json"])


def test_copy_holds_everything_that_was_handed_in(question, copied):
    listed = table(copied, "lists/textile-2017-version-1/rows")
    assert [row["name"] for row in listed] == [SCREEN.split(",")[0], ORUM.split(",")[0]]
    assert copied["lists/textile-2017-version-1/original-list.csv"].decode().count("\n") == 2
    assert copied["documents/textile-2017-plan-version-1-plan-of-action.txt"] == b"what we shall do"
    assert table(copied, "promises")[0]["what"] == "Visit every site"
    assert table(copied, "questions")[0]["question"] == "Which unit is it?"
    assert table(copied, "people")[0]["name"] == "Admin of Alpha Fashion"
    assert {row["why"] for row in table(copied, "who_looked")} >= {"case number 12"}
    assert "Alpha Fashion" in copied["index.html"].decode()


def test_tables_say_the_same_in_both_forms(copied):
    tables = [each.removesuffix(".json") for each in copied if f"{each.removesuffix('.json')}.csv" in copied]
    for name in tables:
        rows = list(csv.DictReader(io.StringIO(copied[f"{name}.csv"].decode("utf-8-sig"))))
        assert len(rows) == len(table(copied, name)), name


def test_manifest_has_the_checksum_of_every_file(copied):
    sums = dict(reversed(line.split("  ")) for line in copied.pop("SHA256SUMS").decode().splitlines())
    assert sums == {name: sha256(content).hexdigest() for name, content in copied.items()}


def test_nothing_of_another_company_is_in_the_copy(compared, question, canary, copied):
    """Neither names, people, spellings and identifiers, nor in the names of files."""
    assert canary.sourcing_links.filter(location=compared).exists(), "it could leak"
    of_other = Submission.objects.get(organisation=canary)
    secrets = [
        *(
            OTHERS_SECRET,
            "Goudvinkje",
            str(canary.pk),
            canary.pk.hex,
            admin_of(canary).email,
            admin_of(canary).name,
        ),
        *(SCREEN_OTHERWISE.split(",")[0], PADMA.split(",")[0]),
        *(of_other.files.get().stored_as, str(of_other.public_id)),
        *Location.objects.values_list("pk", flat=True),
        *Mention.objects.values_list("pk", flat=True),
    ]
    everything = "\n".join(
        f"{name}\n{content.decode('utf-8', 'replace')}" for name, content in copied.items()
    )
    assert "Ada Adviser" not in everything
    assert [secret for secret in secrets if secret.casefold() in everything.casefold()] == []


def test_copy_is_the_same_with_and_without_others(compared, own, admin, canary, copied):
    """Had nobody else been at the place, the copy would be the same but for its own traces."""
    changing = {"who_looked", "copies", "letters", "index", "SHA256SUMS"}
    Submission.objects.filter(organisation=canary).update(state="replaced")
    again = ask_for_copy(admin, own, language="en")
    make_copies()
    packed = zipfile.ZipFile(io.BytesIO(fetch_copy(admin, again)))
    assert {
        entry.filename: packed.read(entry)
        for entry in packed.infolist()
        if entry.filename.split(".")[0] not in changing
    } == {name: content for name, content in copied.items() if name.split(".")[0] not in changing}


def test_asking_and_fetching_stand_in_the_own_log(own, copied):
    looks = AccessLogEntry.objects.filter(organisation=own, purpose="own_copy").order_by("pk")
    assert [(each.reader_role, each.thing_id) for each in looks] == [("CA", "asked"), ("CA", "fetched")]


def test_asking_twice_is_asking_once(own, admin):
    assert ask_for_copy(admin, own, language="en") == ask_for_copy(admin, own, language="nl")
    assert (make_copies(), make_copies()) == (1, 0)
    assert Letter.objects.filter(key__startswith="copy/").count() == 1


def test_copy_is_for_the_admin_of_the_company_only(own, admin, canary, secretariat):
    asked = ask_for_copy(admin, own, language="en")
    make_copies()
    for other in (secretariat, actor_of(admin_of(canary)), actor_of(person("CU", organisation=own))):
        with pytest.raises(NotAllowed):
            ask_for_copy(other, own, language="en")
        with pytest.raises(NotAllowed):
            fetch_copy(other, asked)


def test_copy_ends_with_its_file(own, admin):
    asked = ask_for_copy(admin, own, language="en")
    with pytest.raises(CopyNotThere):
        fetch_copy(admin, asked)
    make_copies()
    file = COPIES.path_of(CompanyCopy.objects.get().stored_as)
    CompanyCopy.objects.update(ends_at=timezone.now() - timedelta(minutes=1))

    with pytest.raises(CopyNotThere):
        fetch_copy(admin, asked)
    assert file.exists()
    import os  # noqa: PLC0415 - the file must look old

    os.utime(file, (0, 0))
    assert remove_old_copies() == 1
    assert not file.exists()


def test_formula_of_a_cell_is_no_formula_in_the_spreadsheet(own, admin, copied):
    assert "=1+1" not in [row["what"] for row in table(copied, "promises")]
    Commitment.objects.filter(owner=own).update(what="=1+1")
    again = ask_for_copy(admin, own, language="en")
    make_copies()
    packed = zipfile.ZipFile(io.BytesIO(fetch_copy(admin, again)))
    assert b",'=1+1," in packed.read("promises.csv")


def test_page_leads_from_asking_to_fetching(own):
    browser = Client()
    browser.force_login(admin_of(own))
    assert "No copy was asked for yet." in browser.get("/company/data/").content.decode()

    browser.post("/company/data/ask/")

    page = browser.get("/company/data/").content.decode()
    assert f"/company/data/{CompanyCopy.objects.get().public_id}/" in page
    answer = browser.get(f"/company/data/{CompanyCopy.objects.get().public_id}/")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="akkoord-copy.zip"'
    assert zipfile.is_zipfile(io.BytesIO(answer.content))


def test_page_and_file_want_the_password_again(own, settings):
    from akkoord.desk.people.rules import AskedOf  # noqa: PLC0415 - beside its only use

    browser = Client()
    browser.force_login(admin_of(own))
    settings.SECOND_FACTOR = AskedOf.PRIVILEGED
    assert "/again/" in browser.post("/company/data/ask/").url
    assert not CompanyCopy.objects.exists()


@pytest.mark.parametrize("looks", [1, 3])
def test_page_asks_the_same_of_the_database_for_many(own, admin, looks, django_assert_num_queries):
    for _ in range(looks):
        ask_for_copy(admin, own, language="en")
        make_copies()
    browser = Client()
    browser.force_login(admin_of(own))
    browser.get("/company/data/")
    with django_assert_num_queries(5):
        browser.get("/company/data/")


@pytest.fixture
def heir(own, company, cycle, secretariat):
    """The company into which the own one was merged; it corrected and signed its list."""
    heir = company("Gamma Groep")
    live(secretariat, heir, cycle, PADMA)
    part = own.participations.get()
    change_participation_state(secretariat, part, ParticipationState.MERGED, "Merged.", successor=heir)
    acting = actor_of(admin_of(heir))
    submit(acting, revise(acting, own.submissions.get()))
    return heir


def lists_of(organisation):
    """Its lists and those that it signed for others, as the copy has them."""
    found = {each.name: each for each in tables_of_lists(organisation.pk)}
    return [
        [dict(zip(found[name].columns, row, strict=True)) for row in found[name].rows]
        for name in ("lists", "lists_for_others")
    ]


def test_copy_says_which_company_answered_for_a_merged_one(own, heir, canary):
    signed = own.submissions.get(version=2)
    lists, for_others = lists_of(own)
    assert [(each["version"], each["answered_by"]) for each in lists] == [(1, ""), (2, "Gamma Groep")]
    assert for_others == []

    lists, for_others = lists_of(heir)
    assert [each["answered_by"] for each in lists] == [""]
    assert for_others == [
        {
            "company": "Alpha Fashion",
            "agreement": str(signed.cycle.agreement),
            "year": 2017,
            "version": 2,
            "handed_in": signed.submitted_at.astimezone().isoformat(timespec="seconds"),
            "receipt": signed.receipt.number,
        }
    ]
    assert "Gamma Groep" not in str(lists_of(canary))


def test_copy_does_not_tell_of_a_draft_that_was_only_begun_for_another(own, heir, secretariat):
    accepted = accept(secretariat, own.submissions.get(version=2))
    draft = revise(actor_of(admin_of(heir)), accepted)
    assert draft.answered_by == heir, "it could be told"
    assert [each["version"] for each in lists_of(heir)[1]] == [2]
