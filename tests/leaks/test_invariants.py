"""What must always hold of an edition, whatever the confidential data are."""

import uuid
from datetime import UTC, datetime

import pytest
from tests.desk.publication.conftest import DAY, make_person
from tests.leaks.conftest import COMPANY

from akkoord.desk.agreements.models import Organisation
from akkoord.desk.people.queries import actor_of
from akkoord.desk.publication.actions import build_edition
from akkoord.desk.publication.folder import public_texts
from akkoord.desk.publication.queries import organisation_names
from akkoord.desk.register.models import ListRow, SourcingLink, Submission
from akkoord.engine.disclosure import names_in


@pytest.fixture
def hash_now(year):
    """The hash of an edition built from the data as they are."""
    builder = actor_of(make_person("Bea Builder"))
    return lambda: build_edition(builder, year, dated=DAY).folder_hash


def test_no_file_names_an_organisation_beside_a_location(published):
    """Invariant 1."""
    assert names_in(public_texts(published.folder), organisation_names()) == ()


def test_two_builds_from_the_same_data_are_the_same_bytes(hash_now):
    """Invariant 13."""
    first = hash_now()

    assert first != ""
    assert first == hash_now()


def _disclosure(links):
    links.update(disclosure="case_peers")


def _openness(links):
    links.update(disclosure="public")


def _details(links):
    links.update(tier="2", relation="agent", processes="dyeing", products="socks")


def _end(links):
    links.update(ended_on=DAY, end_reason="exit")


@pytest.mark.parametrize("change", [_disclosure, _openness, _details, _end])
def test_confidential_field_of_a_link_changes_no_public_byte(hash_now, change):
    """Invariant 14."""
    before = hash_now()

    change(SourcingLink.objects.filter(organisation__name=COMPANY))

    assert hash_now() == before


def test_who_handed_in_when_and_how_changes_no_public_byte(hash_now):
    before = hash_now()
    for submission in Submission.objects.all():
        submission.uploaded_at = datetime(2017, 5, 5, tzinfo=UTC)
        submission.filename = f"{uuid.uuid4()}.ods"
        submission.save()
    for row in ListRow.objects.all():
        row.row += 100
        row.fields = {"workers": "1200", "remark": "our best supplier", "parent_company": "Secret Holding"}
        row.cells = ["anything"]
        row.save()

    assert hash_now() == before


def test_which_company_it_is_changes_no_public_byte(hash_now):
    """Two companies change places: every link changes its owner, the list stays as it was."""
    before = hash_now()
    one, other = Organisation.objects.filter(name__in=["Weefhuis", "Naaldwerk"])
    between = Organisation.objects.create(name="Tussenpersoon")

    for former, owner in ((one, between), (other, one), (between, other)):
        former.submissions.update(organisation=owner)
        former.sourcing_links.update(organisation=owner)

    assert hash_now() == before
