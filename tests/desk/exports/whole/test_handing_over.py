"""A whole agreement is handed over: two people, one key, everything in it, nothing of another agreement."""

import csv
import io
import json
import os
import tarfile
import uuid
from datetime import date, timedelta
from pathlib import Path

import pyrage
import pytest
from click.testing import CliRunner
from django.apps import apps
from django.test import Client
from django.utils import timezone
from tests.desk.register.handing_in import ORUM, PADMA, SCREEN, SCREEN_OTHERWISE, admin_of, live, person

from akkoord.cli.export import command
from akkoord.desk.agreements.models import Agreement, Body, Organisation, Participation
from akkoord.desk.agreements.queries.papers import PAPERS
from akkoord.desk.agreements.rules import NotInThisPhase
from akkoord.desk.duties.actions import Document, hand_in, set_duty
from akkoord.desk.duties.rules import DutyKind
from akkoord.desk.encrypted.keys import new_pair
from akkoord.desk.exports.actions import (
    Request,
    confirm_export,
    fetch_export,
    make_exports,
    propose_export,
    remove_export,
    remove_old_exports,
    withdraw_export,
)
from akkoord.desk.exports.actions.handing_over import EXPORTS
from akkoord.desk.exports.models import AgreementExport
from akkoord.desk.exports.rules import CopyNotThere, ExportDecided, KeyNotUnderstood, ReceiverNeeded
from akkoord.desk.exports.whole import packing
from akkoord.desk.exports.whole.checking import ExportNotReadable, read_export
from akkoord.desk.exports.whole.describing import FILE, kept_back, tables_of_agreement
from akkoord.desk.people.actions import NotAllowed, declare_conflict
from akkoord.desk.people.models import AccessLogEntry, Letter, Mandate, User
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import Purpose
from akkoord.desk.register.actions import consolidate_cycle, look_at_submission, open_cycle
from akkoord.desk.register.models import Location, Mention, Submission
from akkoord.desk.retention.rules import LeadNeeded, SecondPersonNeeded

OTHERS = "Zilverkanarie Goud"


@pytest.fixture
def pair():
    return new_pair()


@pytest.fixture
def lead(db):
    user = person("SA", name="Lena Lead")
    Mandate.objects.filter(user=user).update(is_lead=True)
    return actor_of(user)


@pytest.fixture
def full(company, cycle, secretariat, textile):
    """An agreement at its end, with something of most kinds."""
    first, second = company("Alpha Fashion"), company("Beta Kleding")
    live(secretariat, first, cycle, SCREEN, ORUM)
    live(secretariat, second, cycle, SCREEN_OTHERWISE, PADMA)
    set_duty(secretariat, cycle, DutyKind.PLAN, due_on=date(2017, 5, 1))
    plan = Document("plan of action.txt", b"what we shall do")
    hand_in(actor_of(admin_of(first)), cycle, first, DutyKind.PLAN, plan, upload_token=uuid.uuid4())
    body = Body.objects.create(agreement=textile, name="Steering group")
    item = body.meetings.create(number=1, on=date(2018, 2, 16)).items.create(number=1, title="=1+1")
    paper = item.papers.create(code="1.1", title="Norms")
    content = b"%PDF-norms"
    paper.files.create(
        filename="norms.pdf", stored_as=PAPERS.keep(content), sha256=packing_sum(content), size=len(content)
    )
    textile.commitments.create(what="Visit every site", owner=first)
    look_at_submission(
        secretariat, Submission.objects.get(organisation=first), purpose=Purpose("case", reference="12")
    )
    consolidate_cycle(cycle)
    Agreement.objects.filter(pk=textile.pk).update(phase="closing")
    textile.refresh_from_db()
    return textile


def packing_sum(content):
    import hashlib  # noqa: PLC0415 - beside its only use

    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def gold(secretariat, textile):
    """Another agreement with a company of its own at a place of the first, in another spelling."""
    gold = Agreement.objects.create(slug="gold", name_en="Gold secret", name_nl="Goud", phase="implementing")
    other = Organisation.objects.create(name=OTHERS)
    Participation.objects.create(
        agreement=gold,
        organisation=other,
        role="participating_company",
        state="active",
        since=date(2016, 1, 1),
    )
    person("CA", organisation=other, name="Pieta Piepvogel")
    year = open_cycle(secretariat, gold, 2017, opens=date(2017, 1, 15), locations_due=date(2017, 4, 1))
    spelling = SCREEN.replace("S.T. Screen", "S. T. Screen Goudader")
    live(secretariat, other, year, spelling, PADMA.replace("Padma", "Goudmijn"))
    gold.commitments.create(what="Goudgeheim", owner=other)
    return gold


def handed_over(lead, colleague, agreement, pair):
    """Propose, confirm and make; answers the export."""
    request = Request("Successor secretariat", "decision 12", pair.recipient)
    confirm_export(colleague, propose_export(lead, agreement, request, language="nl"))
    (made,) = make_exports()
    return made


def read(made, pair):
    identity = pyrage.x25519.Identity.from_str(pair.identity)
    packed = pyrage.decrypt(EXPORTS.path_of(made.stored_as).read_bytes(), [identity])
    with tarfile.open(fileobj=io.BytesIO(packed), mode="r:gz") as archive:
        return {entry.name: archive.extractfile(entry).read() for entry in archive}


def checked(made, pair):
    return read_export(EXPORTS.path_of(made.stored_as), [pyrage.x25519.Identity.from_str(pair.identity)])


def test_every_table_of_the_desk_is_in_the_export_or_kept_back_with_a_reason():
    exported = {table.model._meta.label for table in tables_of_agreement()}
    back = set(kept_back())
    everything = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    assert {
        name for name in everything if name not in exported and not {name, name.split(".")[0]} & back
    } == set()
    assert exported & back == set()


@pytest.mark.django_db(transaction=True)
def test_everything_of_the_agreement_arrives_and_agrees(full, lead, colleague, pair):
    """Where there is one agreement only, no row of any table is left behind, and no value is another one."""
    found = read(made := handed_over(lead, colleague, full, pair), pair)
    report = checked(made, pair)
    assert report.faults == []
    for table in tables_of_agreement():
        rows = json.loads(found[f"tables/{table.name}.json"])
        sheet = list(csv.DictReader(io.StringIO(found[f"tables/{table.name}.csv"].decode("utf-8-sig"))))
        assert len(sheet) == len(rows) == report.rows[table.name], table.name
        left_behind = table.model._base_manager.count() - len(rows)
        if table.name not in {"letters", "handovers"}:  # other letters are of the desk; it is ready by now
            assert left_behind == 0, table.name
        for row, stands in zip(rows, table.model._base_manager.order_by("pk"), strict=False):
            for column in table.columns:
                if column.name == FILE or table.name == "handovers" or column.name == "judged_by":
                    continue
                value = getattr(stands, column.field.attname)
                assert row[column.name] == as_json(value), (table.name, column.name)


def as_json(value):
    if value is None or isinstance(value, bool | int | float | str | list | dict):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


@pytest.mark.django_db(transaction=True)
def test_files_are_those_that_were_handed_in(full, lead, colleague, pair):
    found = read(handed_over(lead, colleague, full, pair), pair)
    names = {row["filename"]: row[FILE] for row in json.loads(found["tables/documents.json"])}
    assert found[names["plan of action.txt"]] == b"what we shall do"
    (paper,) = json.loads(found["tables/paper_files.json"])
    assert found[paper[FILE]] == b"%PDF-norms"
    assert b"'=1+1" in found["tables/agenda_items.csv"]
    assert json.loads(found["tables/agenda_items.json"])[0]["title"] == "=1+1"
    assert "Rijen van de lijsten" in found["index.html"].decode()


@pytest.mark.django_db(transaction=True)
def test_nothing_of_another_agreement_is_in_it(full, gold, secretariat, lead, colleague, pair):
    consolidate_cycle(gold.cycles.get())
    shared = Location.objects.filter(sourcing_links__cycle__agreement=full).filter(
        sourcing_links__cycle__agreement=gold
    )
    assert shared.exists(), "it could leak"
    Location.objects.filter(pk__in=shared).update(
        name="Goudspelling", identifiers=["goud:1"], lat=1.0, lng=2.0
    )
    other = Organisation.objects.get(name=OTHERS)
    ours = {row.mention_id for each in full.cycles.all() for row in rows_of_year(each)}
    secrets = [
        *(OTHERS, str(other.pk), "Pieta Piepvogel", admin_of(other).email, "Goudgeheim", "Goudspelling"),
        *("goud:1", "Goudmijn", "Goudader", "Gold secret"),
        *Mention.objects.exclude(pk__in=ours).values_list("pk", flat=True),
    ]
    found = read(handed_over(lead, colleague, full, pair), pair)
    everything = "\n".join(f"{name}\n{content.decode('utf-8', 'replace')}" for name, content in found.items())
    assert [each for each in secrets if each in everything] == []


def rows_of_year(cycle):
    return [row for each in cycle.submissions.all() for row in each.rows.all()]


@pytest.mark.django_db(transaction=True)
def test_nothing_unencrypted_stands_on_the_disk(full, lead, colleague, pair, private_dir):
    made = handed_over(lead, colleague, full, pair)
    (file,) = (private_dir / "exports").iterdir()
    assert file.name == made.stored_as
    assert file.read_bytes().startswith(b"age-encryption.org/v1\n")
    assert b"Alpha Fashion" not in file.read_bytes()


@pytest.mark.django_db(transaction=True)
def test_what_was_interrupted_leaves_no_half_file(full, lead, colleague, pair, private_dir, monkeypatch):
    """The file comes to stand under its name only when it is whole; the next try begins anew."""
    request = Request("Successor", "decision 12", pair.recipient)
    export = confirm_export(colleague, propose_export(lead, full, request, language="en"))

    def stop(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(packing.Packing, "_editions", stop)
        with pytest.raises(BaseException):  # noqa: B017, PT011 - whatever stops it
            make_exports()
    export.refresh_from_db()
    assert (export.state, export.stored_as) == ("confirmed", "")
    assert [each for each in (private_dir / "exports").iterdir() if each.suffix != ".part"] == []
    (made,) = make_exports()
    assert checked(made, pair).faults == []
    assert [each.name for each in (private_dir / "exports").iterdir()] == [made.stored_as]


@pytest.mark.django_db(transaction=True)
def test_long_table_is_cut_into_parts_that_agree(full, lead, colleague, pair, monkeypatch):
    monkeypatch.setattr("akkoord.desk.exports.whole.parts.LARGEST", 400)
    found = read(made := handed_over(lead, colleague, full, pair), pair)
    assert "tables/rows-002.json" in found
    assert checked(made, pair).faults == []


@pytest.mark.django_db(transaction=True)
def test_check_says_in_words_what_is_in_it(full, lead, colleague, pair, tmp_path):
    made = handed_over(lead, colleague, full, pair)
    key = tmp_path / "receiver.key"
    key.write_text(pair.identity)
    file = str(EXPORTS.path_of(made.stored_as))
    done = CliRunner().invoke(command, ["check", file, "--key", str(key)])
    assert done.exit_code == 0, done.output
    assert "4  Rows of the lists (rows)" in done.output
    assert "All of it arrived" in done.output


def remade(made, pair, change):
    """The export with one member changed, encrypted again."""
    members = read(made, pair)
    change(members)
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    recipient = pyrage.x25519.Recipient.from_str(pair.recipient)
    EXPORTS.path_of(made.stored_as).write_bytes(pyrage.encrypt(packed.getvalue(), [recipient]))


def take_a_company_away(members):
    rows = json.loads(members["tables/organisations.json"])
    members["tables/organisations.json"] = json.dumps(rows[1:]).encode()


def change_a_file(members):
    name = next(each for each in members if each.endswith("norms.pdf"))
    members[name] = b"%PDF-others"


def take_a_file_away(members):
    del members[next(each for each in members if each.endswith("norms.pdf"))]


def add_a_file(members):
    members["files/papers/99-more.pdf"] = b"more"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (take_a_company_away, "rows of organisations that are not there"),
        (change_a_file, "norms.pdf is not the file that was handed in"),
        (take_a_file_away, "norms.pdf is named in a table and not there"),
        (add_a_file, "was not there when the export was made"),
    ],
)
def test_check_finds_what_was_changed(change, said, full, lead, colleague, pair):
    made = handed_over(lead, colleague, full, pair)
    members = read(made, pair)
    manifest = members.pop("manifest.json")
    remade(made, pair, change)
    assert any(said in fault for fault in checked(made, pair).faults), checked(made, pair).faults
    assert manifest


@pytest.mark.django_db(transaction=True)
def test_check_refuses_what_is_cut_off_or_for_somebody_else(full, lead, colleague, pair, tmp_path):
    made = handed_over(lead, colleague, full, pair)
    file = EXPORTS.path_of(made.stored_as)
    half = tmp_path / "half.age"
    half.write_bytes(file.read_bytes()[:-200])
    identity = pyrage.x25519.Identity.from_str(pair.identity)
    with pytest.raises(ExportNotReadable):
        read_export(half, [identity])
    with pytest.raises(ExportNotReadable, match="another key"):
        read_export(file, [pyrage.x25519.Identity.from_str(new_pair().identity)])
    remade(made, pair, lambda members: members.pop("manifest.json"))
    with pytest.raises(ExportNotReadable, match="cut off"):
        read_export(file, [identity])


def test_two_people_decide_and_the_lead_proposes(full, lead, colleague, secretariat, pair):
    request = Request("Successor", "decision 12", pair.recipient)
    with pytest.raises(LeadNeeded):
        propose_export(secretariat, full, request, language="en")
    export = propose_export(lead, full, request, language="en")
    assert propose_export(lead, full, request, language="en") == export
    with pytest.raises(SecondPersonNeeded):
        confirm_export(lead, export)
    confirm_export(colleague, export)
    with pytest.raises(ExportDecided):
        confirm_export(secretariat, export)
    with pytest.raises(ExportDecided):
        withdraw_export(secretariat, export)


def test_running_agreement_is_not_handed_over(textile, lead, pair):
    with pytest.raises(NotInThisPhase):
        propose_export(lead, textile, Request("Successor", "decision 12", pair.recipient), language="en")


@pytest.mark.parametrize(
    ("request_", "refusal"),
    [
        (Request("", "decision 12", "age1"), ReceiverNeeded),
        (Request("Successor", " ", "age1"), ReceiverNeeded),
        (Request("Successor", "decision 12", "age1nothing"), KeyNotUnderstood),
        (Request("Successor", "decision 12", ""), KeyNotUnderstood),
    ],
)
def test_request_is_whole(request_, refusal, textile, lead):
    Agreement.objects.update(phase="ended")
    with pytest.raises(refusal):
        propose_export(lead, textile, request_, language="en")


def test_whoever_keeps_away_from_one_company_keeps_away_from_the_whole(full, lead, colleague, pair):
    company = Organisation.objects.get(name="Alpha Fashion")
    declare_conflict(
        User.objects.get(pk=colleague.user_id), company.pk, reason="Shares.", by_id=colleague.user_id
    )
    recused = actor_of(User.objects.get(pk=colleague.user_id))
    export = propose_export(lead, full, Request("Successor", "decision 12", pair.recipient), language="en")
    for act in (confirm_export, withdraw_export, fetch_export):
        with pytest.raises(NotAllowed):
            act(recused, export)
    browser = Client()
    browser.force_login(User.objects.get(pk=colleague.user_id))
    assert browser.get("/agreements/textile/handover/").status_code == 404
    assert "handover" not in browser.get("/agreements/textile/phases/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_every_company_reads_in_its_log_who_received_it(full, lead, colleague, pair):
    made = handed_over(lead, colleague, full, pair)
    fetch_export(lead, made)
    looks = AccessLogEntry.objects.filter(purpose="handover").order_by("pk")
    assert {each.organisation.name for each in looks} == {"Alpha Fashion", "Beta Kleding"}
    assert [each.thing_id for each in looks] == ["confirmed", "confirmed", "fetched", "fetched"]
    assert {each.note for each in looks} == {"Successor secretariat: decision 12"}
    letters = Letter.objects.filter(key__startswith="export/")
    assert {each.receiver_id for each in letters} == {lead.user_id, colleague.user_id}
    assert not any("Successor" in each.body or "Textile" in each.body for each in letters)


@pytest.mark.django_db(transaction=True)
def test_file_ends_with_its_time_or_at_once(full, lead, colleague, pair):
    made = handed_over(lead, colleague, full, pair)
    file = EXPORTS.path_of(made.stored_as)
    AgreementExport.objects.update(ends_at=timezone.now() - timedelta(minutes=1))
    with pytest.raises(CopyNotThere):
        fetch_export(lead, made)
    os.utime(file, (0, 0))
    assert remove_old_exports() == 1
    assert not file.exists()
    again = handed_over(lead, colleague, full, pair)
    remove_export(colleague, again)
    assert not Path(EXPORTS.path_of(again.stored_as)).exists()


@pytest.mark.django_db(transaction=True)
def test_page_leads_from_proposing_to_fetching(full, lead, colleague, pair):
    browser, other = Client(), Client()
    browser.force_login(User.objects.get(pk=lead.user_id))
    other.force_login(User.objects.get(pk=colleague.user_id))
    assert "/agreements/textile/handover/" in browser.get("/agreements/textile/phases/").content.decode()
    page = "/agreements/textile/handover/"
    sent = {"receiver": "Successor", "reason": "decision 12", "recipient_key": pair.recipient}
    browser.post(f"{page}propose/", sent)
    export = AgreementExport.objects.get()
    assert 'value="confirm"' not in browser.get(page).content.decode()
    other.post(f"/agreements/handover/{export.public_id}/decide/", {"decision": "confirm"})
    answer = other.get(f"/agreements/handover/{export.public_id}/")
    content = b"".join(answer.streaming_content)
    assert answer.headers["Content-Disposition"].endswith(f'akkoord-textile-{export.pk}.tar.gz.age"')
    assert content.startswith(b"age-encryption.org/v1\n")


@pytest.mark.parametrize("number", [1, 3])
def test_page_asks_the_same_of_the_database_for_many(number, full, lead, pair, django_assert_num_queries):
    for each in range(number):
        AgreementExport.objects.create(
            agreement=full,
            receiver=f"Receiver {each}",
            reason="decision",
            recipient_key=pair.recipient,
            language="en",
            state="ended",
            proposed_by_id=lead.user_id,
            proposed_at=timezone.now(),
        )
    browser = Client()
    browser.force_login(User.objects.get(pk=lead.user_id))
    browser.get("/agreements/textile/handover/")
    with django_assert_num_queries(5):
        browser.get("/agreements/textile/handover/")
