"""One year of the agreement of the minutes, the same for the same seed."""

from collections import Counter
from datetime import date
from itertools import pairwise

from akkoord.desk.agreements.rules import NEXT_STATES, ParticipationState
from akkoord.desk.people.rules import Role
from akkoord.engine.sample import Size, generate


def test_sample_same_seed_same_bytes():
    size = Size(companies=20, locations=150, rows=220)
    assert generate(7, size) == generate(7, size)


def test_sample_other_seed_differs(small_sample):
    other = generate(8, Size(companies=20, locations=150, rows=220))
    assert other.lists[0].content != small_sample.lists[0].content


def test_rows_and_locations_as_in_the_minutes(sample):
    rows = [placed for entry in sample.lists for placed in entry.placed]
    assert (len(rows), len(sample.locations)) == (4500, 3200)
    assert {placed.mention.location_id for placed in rows} == {p.location_id for p in sample.locations}


def test_locations_lie_in_many_countries(sample):
    by_country = Counter(location.country for location in sample.locations)
    assert len(by_country) >= 15
    assert by_country.most_common(1)[0][0] == "CN"


def test_most_locations_have_one_company_and_some_have_many(sample):
    users = {}
    for entry in sample.lists:
        for placed in entry.placed:
            users.setdefault(placed.mention.location_id, set()).add(entry.path)
    shared = Counter(len(lists) for lists in users.values())
    assert shared[1] > 0.7 * len(users)
    assert shared[2] > shared[3] > shared[8] > 0
    assert max(shared) <= 8


def test_three_companies_share_a_location_in_turkey(sample):
    turkish = {location.location_id for location in sample.locations if location.country == "TR"}
    users = Counter(
        place for entry in sample.lists for place in {p.mention.location_id for p in entry.placed} & turkish
    )
    assert 3 in users.values()


def test_companies_are_in_all_states(sample):
    states = Counter(p.state for p in sample.year.participations if p.role == "participating_company")
    assert set(states) == {state.value for state in ParticipationState}
    assert states["active"] + states["suspended"] + states["admitted"] == 66


def test_eleven_signatories_and_thirteen_supporters(sample):
    roles = Counter(p.role for p in sample.year.participations)
    assert (roles["signatory"], roles["supporter"]) == (11, 13)


def test_every_company_came_to_its_state_by_legal_moves(sample):
    for participation in sample.year.participations:
        states = [ParticipationState(event.to_state) for event in participation.events]
        assert states[-1] == participation.state
        if participation.role == "participating_company":
            assert states[0] == ParticipationState.APPLIED
        assert all(after in NEXT_STATES[before] for before, after in pairwise(states))
        assert [e.from_state for e in participation.events] == ["", *states[:-1]]
        days = [date.fromisoformat(event.on) for event in participation.events]
        assert days == sorted(days)


def test_58_of_65_have_handed_in(sample):
    submissions = sample.year.cycles[0].submissions
    handed_in = [s for s in submissions if s.file]
    assert (len(handed_in), len(submissions)) == (58, 65)
    assert {s.file for s in handed_in} == {entry.path for entry in sample.lists}
    assert {s.is_late for s in handed_in} == {True, False}
    assert [len(s.uploads) for s in handed_in].count(2) == 1
    states = Counter(s.state for s in submissions)
    assert states == {"accepted": 55, "returned": 1, "in_review": 1, "submitted": 1, "not_started": 7}


def test_people_have_known_roles_and_their_own_address(sample):
    people = sample.year.people
    assert len({person.email for person in people}) == len(people)
    assert all(person.email.endswith("@example.org") for person in people)
    held = Counter(role.role for person in people for role in person.roles)
    assert set(held) <= {role.value for role in Role}
    assert held["SA"] == 3
    assert held["CA"] == len([p for p in sample.year.participations if p.size_class]) - 2


def test_names_of_companies_and_brands_are_told_apart(sample):
    companies = [o for o in sample.year.organisations if o.kind == "company"]
    names = [o.name for o in companies] + [n.name for o in companies for n in o.names]
    assert len(set(names)) == len(names)


def test_organisations_do_not_pretend_to_exist(sample):
    companies = [o for o in sample.year.organisations if o.kind == "company"]
    assert all(o.kvk.startswith("00") and o.website.endswith(".example") for o in companies)
    assert all("(voorbeeld)" in o.name for o in sample.year.organisations if o.kind != "company")


def test_sample_of_another_size_has_that_size(small_sample):
    rows = sum(len(entry.placed) for entry in small_sample.lists)
    assert rows == 220
    assert len(small_sample.locations) == 150
