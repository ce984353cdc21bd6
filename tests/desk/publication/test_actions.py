"""Building, signing, refusing and publishing an edition."""

import csv
import hashlib
import os
import signal
import subprocess
import sys
import time
from datetime import date
from importlib import import_module

import pyarrow.parquet as pq
import pytest
from django.apps import apps
from tests.desk.publication.conftest import (
    DAY,
    bring_out,
    hand_in,
    make_company,
    make_cycle,
    make_person,
    place,
)

from akkoord.desk.agreements.models import OrganisationName
from akkoord.desk.people.actions import NotAllowed, declare_conflict
from akkoord.desk.people.models import AccessLogEntry
from akkoord.desk.people.queries import actor_of
from akkoord.desk.publication.actions import build_edition, publish_edition, refuse_edition, sign_edition
from akkoord.desk.publication.models import Edition
from akkoord.desk.publication.queries import public_folder, report_hash, report_text, staging_folder
from akkoord.desk.publication.queries.private_notes import PrivateNote, private_notes
from akkoord.desk.publication.rules import (
    BuilderCannotSign,
    BuilderKeepsAway,
    EarlierEditionMissing,
    EditionIsSigned,
    EditionNotThere,
    FilesChanged,
    FilesNotWritten,
    FindingsNotAccepted,
    SignedAlready,
)
from akkoord.desk.register.actions import Fact, write_fact
from akkoord.desk.register.models import ListRow, Location
from akkoord.desk.register.rules.facts import FactKind
from akkoord.engine.disclosure.edition_folder import BrokenEdition, verify_folder


def published_names(edition):
    with (public_folder(edition) / "locations.csv").open(encoding="utf-8", newline="") as stream:
        return [row["name"] for row in csv.DictReader(stream)]


def test_build_edition_makes_files_that_the_gate_lets_pass(edition):
    assert (edition.number, edition.state, edition.report["locations"]) == (1, "checked", 9)
    assert verify_folder(staging_folder(edition)) == edition.folder_hash
    assert not public_folder(edition).exists()


def test_build_edition_is_seen_by_every_company_whose_links_it_reads(edition, four_companies):
    entries = AccessLogEntry.objects.filter(purpose="release", reference="1")

    assert {entry.organisation_id for entry in entries} == {company.pk for company in four_companies}


def test_build_edition_reads_no_list_of_a_company_from_which_the_builder_keeps_away(cycle, four_companies):
    builder = make_person("Bea Builder")
    declare_conflict(builder, four_companies[0].pk, reason="Shares.", by_id=builder.pk)
    with pytest.raises(BuilderKeepsAway):
        build_edition(actor_of(builder), cycle, dated=DAY)
    assert not Edition.objects.exists()
    assert not AccessLogEntry.objects.exists()


def test_build_edition_needs_the_right(cycle, four_companies):
    with pytest.raises(NotAllowed):
        build_edition(actor_of(make_person("Steering", role="PS")), cycle)


def test_build_edition_refuses_too_few_companies(builder, textile, cycle):
    for name in ("Weefhuis", "Naaldwerk"):
        hand_in(make_company(textile, name), cycle, place(len(name)))

    edition = build_edition(builder, cycle, dated=DAY)

    assert edition.state == "blocked"
    assert [each["code"] for each in edition.report["findings"]] == ["too_few_companies"]
    assert edition.folder_hash == ""


def test_build_edition_twice_gives_the_same_bytes(builder, cycle, edition):
    again = build_edition(builder, cycle, dated=DAY)

    assert (again.pk, again.build) == (edition.pk, 2)
    assert again.folder_hash == edition.folder_hash


def test_build_edition_keeps_the_files_of_the_last_build_only(
    builder, cycle, edition, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        again = build_edition(builder, cycle, dated=DAY)

    assert [folder.name for folder in staging_folder(again).parent.iterdir()] == ["1-2"]


def test_build_edition_after_a_stopped_build_finishes_the_work(builder, cycle, edition):
    Edition.objects.filter(pk=edition.pk).update(state="drafted", folder_hash="", report={})

    again = build_edition(builder, cycle, dated=DAY)

    assert (again.number, again.state) == (1, "checked")
    assert Edition.objects.count() == 1


def test_build_edition_leaves_a_signed_one_alone(builder, signers, cycle, edition):
    sign_edition(signers[0], edition, accepted=[each["key"] for each in edition.report["findings"]])

    with pytest.raises(EditionIsSigned):
        build_edition(builder, cycle)


def test_build_edition_leaves_out_a_company_that_left(builder, signers, textile, cycle, four_companies):
    gone = make_company(textile, "Vertrokken", state="withdrawn", until=date(2017, 12, 31))
    hand_in(gone, cycle, place(77))

    edition = bring_out(build_edition(builder, cycle, dated=DAY), builder, signers)

    assert "Factory 77" not in published_names(edition)
    listed = (public_folder(edition).parent / "participants.csv").read_text()
    assert "Vertrokken" not in listed


def test_name_of_an_organisation_in_a_row_must_be_accepted(builder, signers, textile, cycle, four_companies):
    OrganisationName.objects.create(organisation=four_companies[0], name="Mill Road")

    edition = build_edition(builder, cycle, dated=DAY)
    (finding,) = [each for each in edition.report["findings"] if each["code"] == "name_in_rows"]

    assert (finding["level"], finding["params"]["rows"]) == ("accept", 9)
    with pytest.raises(FindingsNotAccepted):
        sign_edition(signers[0], edition)
    assert sign_edition(signers[0], edition, accepted=[finding["key"]]).state == "signed_1"


def test_name_of_an_organisation_elsewhere_forbids_the_release(builder, textile, cycle, four_companies):
    OrganisationName.objects.create(organisation=four_companies[0], name="Agreement on Textile")

    edition = build_edition(builder, cycle, dated=DAY)

    assert edition.state == "blocked"
    assert {each["code"] for each in edition.report["findings"]} >= {"name_elsewhere"}


def test_internal_value_in_a_file_forbids_the_release(builder, textile, cycle, four_companies):
    hand_in(
        four_companies[0], cycle, ("BD00000055X", "See production sites.xlsx", "5 Mill Road, Dhaka", "BD")
    )

    edition = build_edition(builder, cycle, dated=DAY)

    assert edition.state == "blocked"
    assert "internal_value" in {each["code"] for each in edition.report["findings"]}


def test_two_others_sign_and_the_edition_is_published(published):
    assert published.state == "published"
    assert verify_folder(public_folder(published)) == published.folder_hash
    assert published_names(published) == [f"Factory {n}" for n in (1, 11, 12, 2, 21, 22, 31, 32, 99)]


def test_builder_cannot_sign(builder, edition):
    with pytest.raises(BuilderCannotSign):
        sign_edition(builder, edition)


def test_one_person_signs_once(signers, edition):
    signed = sign_edition(signers[0], edition)

    with pytest.raises(SignedAlready):
        sign_edition(signers[0], signed)


def test_signing_needs_the_right(edition):
    with pytest.raises(NotAllowed):
        sign_edition(actor_of(make_person("Handler", role="CH")), edition)


def test_files_that_were_altered_cannot_be_signed(signers, edition):
    (staging_folder(edition) / "locations.csv").write_text("other")

    with pytest.raises(FilesChanged):
        sign_edition(signers[0], edition)


def test_files_that_were_altered_after_signing_are_not_published(builder, signers, edition):
    for signer in signers:
        sign_edition(signer, edition)
    (staging_folder(edition) / "locations.csv").write_text("other")

    with pytest.raises(FilesChanged):
        publish_edition(builder, edition)
    assert not public_folder(edition).exists()


def test_one_signature_is_not_enough(builder, signers, edition):
    sign_edition(signers[0], edition)

    with pytest.raises(EditionNotThere):
        publish_edition(builder, edition)


def test_publishing_again_changes_nothing(builder, published):
    assert publish_edition(builder, published).published_at == published.published_at


def test_publishing_after_a_stop_finishes_the_work(builder, published):
    Edition.objects.filter(pk=published.pk).update(state="signed_2", published_at=None)

    assert publish_edition(builder, published).state == "published"
    assert {path.name for path in public_folder(published).parent.iterdir()} == {"1", "participants.csv"}


def test_refused_edition_can_be_built_again_under_its_number(builder, signers, cycle, edition):
    sign_edition(signers[0], edition)
    refused = refuse_edition(signers[1], edition, reason="An address is a home.")
    again = build_edition(builder, cycle, dated=DAY)

    assert refused.state == "blocked"
    assert (again.number, again.state) == (1, "checked")
    assert sign_edition(signers[0], again).state == "signed_1"


def test_next_year_holds_a_joiner_and_keeps_a_leaver(builder, signers, textile, published, four_companies):
    following = make_cycle(textile, 2018)
    for at, company in enumerate(four_companies[1:], start=1):
        hand_in(company, following, place(10 * at + 1), place(10 * at + 2), place(99))
    hand_in(make_company(textile, "Nieuwkomer"), following, place(55), place(99))

    second = bring_out(build_edition(builder, following, dated=date(2019, 2, 1)), builder, signers)

    assert published_names(second) == published_names(published)
    assert second.report["held"] == ["BD00000055X"]
    assert second.report["kept"] == ["BD00000001X", "BD00000002X"]
    assert {each.state for each in textile.editions.all()} == {"published", "superseded"}


def test_leaver_that_is_kept_is_heard_as_before(builder, signers, textile, cycle, four_companies):
    """Without its vote the longer name would stand there, and everybody would see why."""
    names = ("Mill", "Mill and More")
    shorter, longer = (("BD00000098X", name, "98 Mill Road, Dhaka", "BD") for name in names)
    for year, companies in ((cycle, four_companies), (make_cycle(textile, 2018), four_companies[1:])):
        for company in companies:
            named = [shorter] if company in four_companies[:2] else [longer] * (company == four_companies[2])
            hand_in(company, year, place(99), *named)
        dated = date(year.year + 1, 2, 16)
        edition = bring_out(build_edition(builder, year, dated=dated), builder, signers)
        assert set(names) & set(published_names(edition)) == {"Mill"}


def test_joiner_is_held_in_a_correction_of_the_same_year(builder, signers, textile, cycle, published):
    hand_in(make_company(textile, "Nieuwkomer"), cycle, place(55))

    for _ in range(2):
        later = bring_out(
            build_edition(builder, cycle, dated=DAY, correction="An address."), builder, signers
        )
        assert published_names(later) == published_names(published)


def test_counts_hold_a_joiner_and_keep_a_leaver_too(builder, signers, textile, cycle, four_companies):
    textile.publication_mode = "country_counts"
    textile.save()
    first = bring_out(build_edition(builder, cycle, dated=DAY), builder, signers)
    following = make_cycle(textile, 2018)
    for at, company in enumerate(four_companies[1:], start=1):
        hand_in(company, following, place(10 * at + 1), place(10 * at + 2), place(99))
    hand_in(make_company(textile, "Nieuwkomer"), following, place(55))

    second = bring_out(build_edition(builder, following, dated=date(2019, 2, 1)), builder, signers)

    assert (public_folder(first) / "countries.csv").read_text() == "country,locations\nBD,9\n"
    assert (public_folder(second) / "countries.csv").read_text() == "country,locations\nBD,9\n"
    assert not (public_folder(second) / "locations.csv").exists()


def test_edition_shows_what_k_companies_do_and_later_ones_know_who(
    builder, signers, textile, cycle, four_companies
):
    ListRow.objects.exclude(submission__organisation=four_companies[3]).update(
        fields={"processes": "Naaien", "products": "shoes"}
    )
    ListRow.objects.filter(submission__organisation=four_companies[3]).update(
        fields={"processes": "MK2 | weaving"}
    )

    first = bring_out(build_edition(builder, cycle, dated=DAY), builder, signers)

    rows = pq.read_table(public_folder(first) / "locations.parquet").to_pylist()
    assert {(*row["processes"], *row["products"]) for row in rows} == {("MK2",)}
    alone, *shared = str(four_companies[3].pk), *(str(each.pk) for each in four_companies[:3])
    assert first.work == {
        **{company: {"BD": ["MK2", "PG10", "S1"]} for company in shared},
        alone: {"BD": ["FB1", "MK2", "S1", "S3"]},
    }
    again = build_edition(builder, cycle, dated=DAY, correction="An address.")
    assert again.folder_hash != first.folder_hash
    assert again.report["locations"] == first.report["locations"]


def test_build_edition_needs_the_editions_before(builder, cycle, published):
    (public_folder(published) / "locations.csv").write_text("damaged")

    with pytest.raises(EarlierEditionMissing):
        build_edition(builder, cycle)


def test_disk_that_takes_no_edition_is_said_and_the_same_act_again_publishes(
    builder, signers, edition, settings
):
    accepted = [each["key"] for each in edition.report["findings"]]
    for signer in signers:
        edition = sign_edition(signer, edition, accepted=accepted)
    good, settings.EDITIONS_DIR = settings.EDITIONS_DIR, "/dev/null/editions"

    with pytest.raises(FilesNotWritten):
        publish_edition(builder, edition)

    settings.EDITIONS_DIR = good
    assert publish_edition(builder, edition).state == "published"


WRITE = """
import sys
from pathlib import Path
import django
django.setup()
from tests.desk.publication.edition_content import large_content
from akkoord.desk.publication.folder import write_edition
content = large_content(3000)
print("begin", flush=True)
write_edition(content, Path(sys.argv[1]))
"""


@pytest.mark.parametrize("seconds", [0.0, 0.1, 0.3, 0.6])
def test_killed_writer_leaves_nothing_or_a_whole_edition(tmp_path, seconds):
    target = tmp_path / "textile" / "1"
    writer = subprocess.Popen([sys.executable, "-c", WRITE, str(target)], stdout=subprocess.PIPE)
    writer.stdout.readline()
    time.sleep(seconds)
    writer.send_signal(signal.SIGKILL)
    writer.communicate()

    if target.exists():
        verify_folder(target)
    subprocess.run([sys.executable, "-c", WRITE, str(target)], check=True, stdout=subprocess.DEVNULL)
    assert verify_folder(target)


def test_half_an_edition_is_not_whole(tmp_path):
    (tmp_path / "1").mkdir()
    (tmp_path / "1" / "locations.csv").write_text("half")
    os.utime(tmp_path / "1", (0, 0))

    with pytest.raises(BrokenEdition):
        verify_folder(tmp_path / "1")


@pytest.mark.parametrize("state", ["applied", "refused"])
def test_build_edition_leaves_out_a_company_that_never_took_part(
    builder, textile, cycle, four_companies, state
):
    stranger = make_company(textile, "Vreemd", state=state)
    stranger.participations.update(since=None)
    hand_in(stranger, cycle, place(71))
    edition = build_edition(builder, cycle, dated=DAY)
    assert place(71)[0] not in edition.supporters
    assert edition.report["locations"] == 9


def test_correction_and_closing_reach_the_edition(builder, signers, cycle, four_companies):
    common, own = Location.objects.get(pk=place(99)[0]), Location.objects.get(pk=place(1)[0])
    write_fact(builder, common, Fact(FactKind.CORRECTED, "Visited.", name="Common Works", lat=23.7, lng=90.4))
    write_fact(builder, own, Fact(FactKind.CLOSED, "Empty.", on=DAY))
    bring_out(edition := build_edition(builder, cycle, dated=DAY), builder, signers)
    with (public_folder(edition) / "locations.csv").open(encoding="utf-8", newline="") as stream:
        rows = {row["location_id"]: row for row in csv.DictReader(stream)}
    shown = rows[common.pk]
    assert [shown[name] for name in ("name", "address", "lat", "precision", "status")] == [
        *("Common Works", "99 Mill Road, Dhaka", "23.7", "site", "active")
    ]
    assert rows[own.pk]["status"] == "closed"
    assert len(rows) == 9


def test_editions_from_before_say_who_stands_behind(textile, cycle, published):
    known = published.supporters
    old = textile.editions.create(
        cycle=cycle,
        number=2,
        dated=DAY,
        state="published",
        mode="full_list",
        k=3,
        licence="",
        report={"held": ["BD00000055X"], "kept": ["BD00000001X"]},
        supporters={"BD00000055X": ["new"], "BD00000099X": ["new", "stays"]},
    )
    migration = import_module("akkoord.desk.publication.migrations.0003_who_stands_behind")
    migration.say_who_stands_behind(apps, None)
    old.refresh_from_db()
    assert old.supporters == {"BD00000099X": ["stays"], "BD00000001X": known["BD00000001X"]}
    published.refresh_from_db()
    assert published.supporters == known


def test_company_that_is_the_remainder_reads_it_alone(builder, signers, textile, cycle, four_companies):
    for name in ("Open Een", "Open Twee"):
        hand_in(make_company(textile, name), cycle, place(1), disclosure="public")
    bring_out(build_edition(builder, cycle, dated=DAY), builder, signers)

    notes = [private_notes(each.pk) for each in four_companies]

    assert notes == [[PrivateNote(textile, 1, ((place(1)[0], "Factory 1"),), exposed=False)], [], [], []]


def test_signers_sign_the_report_that_they_read(signers, edition):
    with pytest.raises(FilesChanged):
        sign_edition(signers[0], edition, read="0" * 64)

    sign_edition(signers[0], edition, read=report_hash(edition))

    signature = edition.signatures.get()
    assert signature.report_hash == hashlib.sha256(report_text(edition).encode()).hexdigest()
    assert "Weefhuis" not in report_text(edition)
    edition.refresh_from_db()
    figures = edition.report["figures"]
    assert (figures["companies"], figures["rows"], figures["support"]) == (4, 9, {"1": 8, "4": 1})
    assert edition.report["inputs"]["included"] == 4
