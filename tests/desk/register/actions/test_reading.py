"""Reading a list: received first, read once, again when it changes, and never lost."""

import uuid

import pytest
from tests.desk.register.handing_in import ORUM, SCREEN, admin_of, content_of, upload

from akkoord.desk.people.queries import actor_of
from akkoord.desk.register import tasks
from akkoord.desk.register.actions import change_mapping, read_all_waiting, submit, submit_list
from akkoord.desk.register.actions import reading as reading_room
from akkoord.desk.register.models import ListRow, Submission
from akkoord.desk.register.rules import StillBeingRead
from akkoord.engine.intake import ColumnMapping


@pytest.fixture
def alpha(company):
    return company("Alpha Fashion")


@pytest.fixture
def long_list(alpha, cycle, monkeypatch):
    """A list that is too long to be read while its sender waits."""
    monkeypatch.setattr(reading_room, "READ_AT_ONCE_BYTES", 10)
    return upload(alpha, cycle, SCREEN, ORUM).submission


def test_long_list_is_received_and_read_in_the_background(long_list, alpha):
    assert (long_list.is_read, ListRow.objects.count()) == (False, 0)
    with pytest.raises(StillBeingRead):
        submit(actor_of(admin_of(alpha)), long_list)
    tasks.read_lists.enqueue()
    long_list.refresh_from_db()
    assert (long_list.is_read, long_list.is_acceptable, long_list.rows.count()) == (True, True, 2)
    assert read_all_waiting() == 0


def test_rows_keep_their_keys_when_the_list_is_read_again(alpha, cycle):
    draft = upload(alpha, cycle, SCREEN, ORUM).submission
    before = dict(draft.rows.values_list("row", "pk"))
    mapping = ColumnMapping.from_dict(draft.mapping).as_dict()
    mapping["sheets"][0]["columns"] = {"name": ["Name"], "address": ["City"], "country": ["Country"]}
    change_mapping(actor_of(admin_of(alpha)), draft, ColumnMapping.from_dict(mapping))
    assert dict(draft.rows.values_list("row", "pk")) == before
    assert draft.rows.get(row=2).address == "Ho Chi Minh City"


def test_columns_are_remembered_by_company_and_headers(alpha, company, cycle, next_cycle):
    admin = actor_of(admin_of(alpha))
    draft = upload(alpha, cycle, SCREEN).submission
    mapping = ColumnMapping.from_dict(draft.mapping).as_dict()
    mapping["sheets"][0]["columns"] = {"name": ["Name"], "address": ["City"], "country": ["Country"]}
    mapping["countries"] = {"Bengalen-Ost": "BD"}
    change_mapping(admin, draft, ColumnMapping.from_dict(mapping))
    again = upload(alpha, next_cycle, SCREEN, "Padma,22 Kashimpur Road,Gazipur,Bengalen-Ost").submission
    assert again.columns_from == "remembered"
    assert list(again.rows.values_list("address", "country")) == [
        ("Ho Chi Minh City", "VN"),
        ("Gazipur", "BD"),
    ]
    theirs = upload(company("Beta Kleding"), cycle, SCREEN).submission
    assert (theirs.columns_from, theirs.rows.get().address) == (
        "proposed",
        "12 Nguyen Hue Street, Ho Chi Minh City",
    )


def test_other_headers_are_proposed_anew(alpha, cycle):
    admin = actor_of(admin_of(alpha))
    draft = upload(alpha, cycle, SCREEN).submission
    change_mapping(admin, draft, ColumnMapping.from_dict(draft.mapping))
    content = content_of(SCREEN).replace(b"City", b"Town")
    other = submit_list(admin, cycle, alpha, filename="b.csv", content=content, upload_token=uuid.uuid4())
    assert other.submission.columns_from == "proposed"


def test_list_on_which_reading_breaks_is_kept_and_told(alpha, cycle, monkeypatch, caplog):
    def broken(*_args, **_options):
        raise RuntimeError("12 Nguyen Hue Street")

    with monkeypatch.context() as changed:
        changed.setattr("akkoord.desk.register.queries.reading.read_files", broken)
        draft = upload(alpha, cycle, SCREEN).submission
    assert (draft.could_not_be_read, draft.is_read) == (True, False)
    assert "Nguyen" not in caplog.text
    assert read_all_waiting() == 0
    reading_room.ask_to_read(actor_of(admin_of(alpha)), draft)
    assert read_all_waiting() == 1
    assert Submission.objects.get().is_acceptable
