"""A list in several files: nothing lost, nothing doubled, whoever uploads what at the same time."""

import io
import json
import uuid
from datetime import date

import openpyxl
import pytest
from tests.desk.register.handing_in import (
    MEGHNA,
    ORUM,
    PADMA,
    SCREEN,
    admin_of,
    content_of,
    live,
    person,
    settle,
    upload,
)

from akkoord.desk.people.actions import NotAllowed
from akkoord.desk.people.queries import actor_of
from akkoord.desk.people.rules import OwnWork
from akkoord.desk.register import private_files
from akkoord.desk.register.actions import (
    FileSent,
    accept,
    add_file,
    change_mapping,
    mend_row,
    replace_file,
    revise,
    say_brand,
    submit,
    take_file_out,
)
from akkoord.desk.register.actions.files import MOST_FILES
from akkoord.desk.register.actions.mending import Written
from akkoord.desk.register.actions.uploads import UploadOutcome
from akkoord.desk.register.models import ListFile, ListRow, RememberedColumns
from akkoord.desk.register.queries.files import annotated_of, files_shown
from akkoord.desk.register.queries.last_year import comparison_of
from akkoord.desk.register.queries.signing import is_unchanged, kept_files
from akkoord.desk.register.rules import FileGone, IllegalMove, TooManyFiles
from akkoord.engine.intake import ColumnMapping

NAMELESS = ",Rua da Industria 12 e 43 a 45,Porto,PT"


@pytest.fixture
def alpha(company):
    return company("Alpha Fashion")


@pytest.fixture
def admin(alpha):
    return actor_of(admin_of(alpha))


@pytest.fixture
def draft(alpha, cycle):
    """A list of one file with a fault in its second row."""
    return upload(alpha, cycle, SCREEN, NAMELESS, filename="north.csv").submission


def sent(*rows, filename="south.csv", brand="South", token=None):
    return FileSent(filename, content_of(*rows), token or uuid.uuid4(), brand)


def facts(submission):
    columns = submission.rows.order_by("sheet", "row").values_list("sheet", "row", "name", "fields__brand")
    return [(sheet, row, name[:5], brand) for sheet, row, name, brand in columns]


def names(submission):
    return [(each.file.name, each.file.brand, each.rows) for each in files_shown(submission)]


def mend(admin, draft, text="Fabrica do Porto"):
    row = draft.rows.get(name="")
    mend_row(admin, draft, row, {"name": Written(text, "")})
    return row


def file_of(draft, name):
    return draft.files.get(name=name).pk


def test_second_file_stands_beside_the_first_and_mended_cells_stay(admin, draft):
    mend(admin, draft)
    say_brand(admin, draft, draft.files.get().pk, "North")
    keys = set(draft.rows.values_list("pk", flat=True))
    assert add_file(admin, draft, sent(ORUM)) is UploadOutcome.NEW
    assert facts(draft) == [
        ("north.csv", 2, "S.T. ", "North"),
        ("north.csv", 3, "Fabri", "North"),
        ("south.csv", 2, "Örüm ", "South"),
    ]
    assert keys <= set(draft.rows.values_list("pk", flat=True))
    draft.refresh_from_db()
    assert (draft.version, draft.filename, draft.is_acceptable) == (1, "north.csv, south.csv", True)
    assert names(draft) == [("north.csv", "North", 2), ("south.csv", "South", 1)]


def test_same_form_or_same_file_twice_adds_nothing(admin, draft, private_dir):
    token = uuid.uuid4()
    outcomes = [add_file(admin, draft, sent(ORUM, token=token)) for _ in range(2)]
    outcomes.append(add_file(admin, draft, sent(ORUM)))
    assert outcomes == [UploadOutcome.NEW, UploadOutcome.SAME_FORM, UploadOutcome.SAME_FILE]
    assert draft.rows.count() == 3
    assert {each.name for each in (private_dir / "submissions").iterdir()} == kept_files()


def test_same_file_for_another_brand_and_same_name_with_other_rows(admin, draft):
    add_file(admin, draft, sent(ORUM))
    add_file(admin, draft, sent(ORUM, brand="East"))
    assert [each[:2] for each in names(draft)[1:]] == [("south.csv", "South"), ("south.csv (2)", "East")]
    assert draft.rows.filter(sheet="south.csv (2)", fields__brand="East").count() == 1


def test_file_is_replaced_alone(admin, draft):
    mend(admin, draft)
    add_file(admin, draft, sent(ORUM, PADMA))
    other = draft.rows.get(sheet="south.csv", row=2)
    mend_row(admin, draft, other, {"name": Written("Mended", other.name)})
    outcome = replace_file(admin, draft, file_of(draft, "south.csv"), sent(MEGHNA, filename="better.csv"))
    assert outcome is UploadOutcome.NEW
    assert facts(draft) == [
        ("north.csv", 2, "S.T. ", None),
        ("north.csv", 3, "Fabri", None),
        ("south.csv", 2, "Meghn", "South"),
    ]
    aside = draft.files.get(left_at__isnull=False)
    assert draft.mended_cells.get(sheet=aside.name).text == "Mended"
    assert aside.stored_as in kept_files()


def test_replacing_twice_and_after_a_colleague(admin, draft, alpha):
    add_file(admin, draft, sent(ORUM))
    pk, again = file_of(draft, "south.csv"), sent(MEGHNA)
    outcomes = [replace_file(admin, draft, pk, again), replace_file(admin, draft, pk, again)]
    assert outcomes == [UploadOutcome.NEW, UploadOutcome.SAME_FORM]
    colleague = actor_of(person("CU", organisation=alpha))
    before = facts(draft)
    with pytest.raises(FileGone):
        replace_file(colleague, draft, pk, sent(PADMA))
    with pytest.raises(FileGone):
        say_brand(colleague, draft, pk, "West")
    assert (facts(draft), len(kept_files())) == (before, 3)


def test_only_file_is_replaced_and_the_list_reads_as_before(admin, draft):
    mend(admin, draft)
    replace_file(admin, draft, draft.files.get().pk, sent(SCREEN, NAMELESS, ORUM, filename="north.csv"))
    assert [each[:3] for each in facts(draft)] == [("", 2, "S.T. "), ("", 3, ""), ("", 4, "Örüm ")]


def test_file_is_taken_out_with_its_rows_only(admin, draft):
    mend(admin, draft)
    add_file(admin, draft, sent(ORUM))
    pk = file_of(draft, "south.csv")
    for _ in range(2):
        take_file_out(admin, draft, pk)
    assert [each[:3] for each in facts(draft)] == [("north.csv", 2, "S.T. "), ("north.csv", 3, "Fabri")]
    draft.refresh_from_db()
    assert (draft.filename, draft.sha256) == ("north.csv", draft.files.get(name="north.csv").sha256)


def test_file_that_cannot_be_read_is_named_and_replaced(admin, draft):
    take_file_out(admin, draft, draft.files.get().pk)
    draft.refresh_from_db()
    assert (draft.rows.count(), draft.is_acceptable, draft.sha256) == (0, False, "")
    add_file(admin, draft, sent(SCREEN))
    add_file(admin, draft, FileSent("scan.pdf", b"%PDF-1.7", uuid.uuid4()))
    draft.refresh_from_db()
    assert not draft.is_acceptable
    assert [(each.code, each.sheet) for each in draft.problems.all()] == [("wrong_file_type", "scan.pdf")]
    replace_file(admin, draft, file_of(draft, "scan.pdf"), sent(ORUM, filename="scan.csv"))
    draft.refresh_from_db()
    assert (draft.is_acceptable, draft.rows.count()) == (True, 2)


def test_each_file_has_its_own_columns_and_they_are_remembered(admin, draft, alpha, next_cycle):
    other = b"Fabriek,Waar,Land\nPadma Knit,Plot 22 Kashimpur Road Gazipur,Bengalen-Ost\n"
    add_file(admin, draft, FileSent("other.csv", other, uuid.uuid4(), "South"))
    draft.refresh_from_db()
    mapping = ColumnMapping.from_dict(draft.mapping).as_dict()
    mapping["sheets"][1]["columns"] = {"name": ["Fabriek"], "address": ["Waar"], "country": ["Land"]}
    mapping["countries"] = {"Bengalen-Ost": "BD"}
    change_mapping(admin, draft, ColumnMapping.from_dict(mapping))
    assert draft.rows.get(sheet="other.csv").country == "BD"
    assert RememberedColumns.objects.filter(organisation=alpha).count() == 2
    later = upload(alpha, next_cycle, SCREEN).submission
    add_file(
        admin, later, FileSent("other.csv", other + b"Meghna,Kashimpur Road 22 Gazipur,BD\n", uuid.uuid4())
    )
    assert [row.country for row in later.rows.filter(sheet="other.csv")] == ["BD", "BD"]


def test_signed_list_names_every_file_and_is_compared_as_one(admin, draft, alpha, secretariat, next_cycle):
    mend(admin, draft)
    add_file(admin, draft, sent(ORUM))
    signed = submit(admin, draft)
    frozen = json.loads(private_files.path_of(signed.receipt.stored_as).read_bytes())
    assert [(each["name"], each["brand"]) for each in frozen["files"]] == [
        ("north.csv", ""),
        ("south.csv", "South"),
    ]
    assert (frozen["file"]["sha256"], len(frozen["rows"])) == (signed.sha256, 3)
    assert is_unchanged(signed.receipt)
    accept(secretariat, signed)
    again = upload(alpha, next_cycle, SCREEN).submission
    add_file(admin, again, sent(ORUM))
    assert sorted(each.state for each in comparison_of(again).sites) == ["confirmed", "confirmed", "missing"]
    settle(alpha, again)
    assert submit(admin, again).state == "submitted"


def test_revised_version_has_every_file(admin, draft, alpha, secretariat):
    add_file(admin, draft, sent(ORUM))
    accepted = accept(secretariat, submit(admin, draft))
    again = revise(admin, accepted)
    assert names(again) == names(accepted)
    replace_file(admin, again, file_of(again, "south.csv"), sent(PADMA))
    assert (accepted.rows.count(), [each[2] for each in facts(again)]) == (3, ["S.T. ", "", "Padma"])
    assert {each.stored_as for each in ListFile.objects.filter(submission=accepted)} <= kept_files()


def test_new_upload_takes_the_place_of_all_files(admin, draft, alpha, cycle):
    add_file(admin, draft, sent(ORUM))
    whole = upload(alpha, cycle, PADMA).submission
    assert (whole.version, facts(whole)) == (2, [("", 2, "Padma", None)])


def test_annotated_file_holds_what_concerns_it(admin, draft):
    mend(admin, draft, "")
    add_file(admin, draft, sent(ORUM, ",Rua 12 da Industria 43,Porto,PT"))
    for name, theirs in (("north.csv", "Rua 12"), ("south.csv", "S.T. Screen")):
        texts = cells_of(annotated_of(draft.files.get(name=name)))
        assert any("empty" in each or "missing" in each for each in texts)
        assert not any(theirs in each for each in texts)


def cells_of(workbook):
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    return [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]


def test_who_may_not_changes_no_file(admin, draft, company, secretariat):
    other = actor_of(admin_of(company("Beta Kleding")))
    pk = draft.files.get().pk
    for stranger in (other, secretariat):
        for attempt in (
            lambda who: add_file(who, draft, sent(ORUM)),
            lambda who: replace_file(who, draft, pk, sent(ORUM)),
            lambda who: take_file_out(who, draft, pk),
            lambda who: say_brand(who, draft, pk, "x"),
        ):
            with pytest.raises(NotAllowed):
                attempt(stranger)
    assert (draft.files.count(), len(kept_files())) == (1, 1)


def test_file_of_another_list_is_not_touched(admin, draft, company, cycle):
    theirs = upload(company("Beta Kleding"), cycle, ORUM).submission
    pk = theirs.files.get().pk
    with pytest.raises(FileGone):
        replace_file(admin, draft, pk, sent(PADMA))
    take_file_out(admin, draft, pk)
    assert theirs.files.get().left_at is None


def test_list_that_is_signed_takes_no_file(admin, alpha, cycle, secretariat):
    accepted = live(secretariat, alpha, cycle, SCREEN)
    with pytest.raises(IllegalMove):
        add_file(admin, accepted, sent(ORUM))
    assert len(kept_files()) == 2  # the list and the signed copy


def test_more_files_than_a_list_may_have(admin, draft):
    ListFile.objects.bulk_create(
        ListFile(
            submission=draft,
            name=f"{number}",
            filename="x",
            stored_as="x",
            sha256=str(number),
            size=1,
            upload_token=uuid.uuid4(),
            uploaded_by_id=admin.user_id,
            uploaded_at=draft.uploaded_at,
        )
        for number in range(1, MOST_FILES)
    )
    with pytest.raises(TooManyFiles):
        add_file(admin, draft, sent(ORUM))


def test_who_uploaded_one_of_the_files_does_not_accept_the_list(admin, draft, alpha, adviser):
    both = person("CU", organisation=alpha)
    add_file(actor_of(both), draft, sent(ORUM))
    signed = submit(admin, draft)
    both.mandates.create(role="SA", starts=date(2016, 1, 1))
    with pytest.raises((OwnWork, NotAllowed)):
        accept(actor_of(both), signed)
    assert ListRow.objects.filter(submission=signed).count() == 3
