"""The access log can only grow, by the program and by the database."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError

from akkoord.desk.agreements.models import Organisation
from akkoord.desk.people import append_only
from akkoord.desk.people.models import AccessLogEntry, AppendOnly, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry():
    return AccessLogEntry.objects.create(
        reader=User.objects.create_user("anna@secretariat.example", name="Anna"),
        reader_role="SA",
        purpose="quality_check",
        organisation=Organisation.objects.create(name="Weefhuis"),
        thing_kind="own_links",
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda entry: entry.save(),
        lambda entry: entry.delete(),
        lambda _: AccessLogEntry.objects.update(purpose="statistics"),
        lambda _: AccessLogEntry.objects.all().delete(),
        lambda entry: AccessLogEntry.objects.bulk_update([entry], ["purpose"]),
        lambda entry: AccessLogEntry.objects.update_or_create(pk=entry.pk, defaults={"note": ""}),
        lambda entry: entry.organisation.looks.all().delete(),
    ],
)
def test_program_refuses_change(entry, change):
    with pytest.raises(AppendOnly):
        change(entry)


@pytest.mark.parametrize("account_or_company", ["reader", "organisation"])
def test_log_keeps_whom_it_names(entry, account_or_company):
    with pytest.raises(ProtectedError):
        getattr(entry, account_or_company).delete()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE people_accesslogentry SET purpose = 'statistics'",
        "UPDATE people_accesslogentry SET thing_id = 'another place'",
        "UPDATE people_accesslogentry SET thing_id = '', reader_role = 'CH'",
        "DELETE FROM people_accesslogentry",
    ],
)
def test_database_refuses_change(entry, statement):
    append_only.install(connection)
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert AccessLogEntry.objects.get().purpose == "quality_check"


def test_database_lets_a_line_lose_its_place(entry):
    """The one change that passes: destroying a company's links takes the location out of its looks."""
    append_only.install(connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_accesslogentry SET thing_id = ''")
    assert AccessLogEntry.objects.get().purpose == "quality_check"
