"""The pages of norms: a version is written, put forward, adopted by another, and read by companies."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from akkoord.desk.agreements.models import Body, NormSet
from akkoord.desk.people.rules import Role

OF = "/agreements/textile/norms/"
LINE = {"code": "plan", "name_en": "a plan", "kind": "mandatory", "year_1": "yes", "shown_by": "plan"}


def lines(**line):
    sent = {f"row-0-{name}": value for name, value in line.items()}
    return {"row-TOTAL_FORMS": "1", "row-INITIAL_FORMS": "0", **sent}


@pytest.fixture
def adviser(signed_in):
    return signed_in(Role.SECRETARIAT_ADVISER)


def test_norms_are_written_put_forward_adopted_and_read(adviser, signed_in, world):
    body = Body.objects.create(agreement=world.agreement, name="Steering group")
    meeting = body.meetings.create(number=1, on=timezone.localdate())
    sent = {"entry": uuid4(), "label": "Our norms", "holds_from": "2018", **lines(**LINE)}
    page = adviser.post(f"{OF}new/", sent).url
    company, member = signed_in(Role.COMPANY_USER), signed_in(Role.PARTY_REPRESENTATIVE)
    assert company.get(page).status_code == 404
    adviser.post(f"{page}forward/", {"entry": uuid4(), "meeting": meeting.pk})
    assert adviser.get(f"{page}change/").status_code == 404
    decision = meeting.items.get().decisions.create(object="Norms", wording="They hold.")
    assert adviser.post(f"{page}adopt/", {"decision": decision.pk}).status_code == 404
    assert 'name="decision"' in member.get(page).content.decode()
    member.post(f"{page}adopt/", {"decision": decision.pk})
    shown = company.get(page).content.decode()
    assert all(word in shown for word in ("Our norms", "a plan", "They hold."))
    assert "version 1 holds" in company.get(OF).content.decode()


def test_first_version_begins_with_the_example(adviser, world):
    type(world.agreement).objects.update(year_norms=[LINE], year_norms_label="example")
    shown = adviser.get(f"{OF}new/").content.decode()
    assert 'value="example"' in shown
    assert 'value="a plan"' in shown
    assert "holds for nobody" in adviser.get(OF).content.decode()


def test_names_in_german_and_french_are_kept_where_they_are_given(adviser):
    named = {**LINE, "name_de": "ein Plan"}
    adviser.post(f"{OF}new/", {"entry": uuid4(), "holds_from": "2018", **lines(**named, name_fr="")})
    written = NormSet.objects.get()
    assert written.norms == [named]
    page = f"{OF}{written.pk}/"
    assert "ein Plan" in adviser.get(f"{page}change/").content.decode()
    assert "ein Plan" in adviser.get(page, headers={"accept-language": "de"}).content.decode()


def test_version_without_a_norm_is_refused(adviser):
    sent = {"entry": uuid4(), "holds_from": "2018", **lines()}
    adviser.post(f"{OF}new/", sent)
    assert not NormSet.objects.exists()


@pytest.mark.parametrize("versions", [1, 3])
def test_list_asks_the_same_number_of_queries(adviser, world, versions):
    for number in range(versions):
        world.agreement.norm_sets.create(version=number + 1, holds_from=2018, norms=[LINE])
    adviser.get(OF)
    with CaptureQueriesContext(connection) as asked:
        assert adviser.get(OF).status_code == 200
    assert len(asked) == 6
